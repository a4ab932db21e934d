/**
 * Between bytes and byte strings: text whose char codes are 0 to 255, one for each byte, so that whatever encoding a
 * client speaks passes untouched. `TextDecoder('latin1')` is no help: by its standard that is windows-1252.
 */

/** What is used of Node's Buffer; a browser has none. */
interface BufferLike extends Uint8Array {
  latin1Slice(from: number, to: number): string;
}
interface BufferConstructorLike {
  from(text: string, encoding: 'latin1'): BufferLike;
  from(memory: ArrayBufferLike, offset: number, length: number): BufferLike;
}
const nodeBuffer = (globalThis as unknown as { Buffer?: BufferConstructorLike }).Buffer;

/** Most engines take far more arguments in one call; this many are safe in all of them. */
const argumentsPerCall = 4096;

/** Gives the text of any piece of the bytes it was made for. */
export type SliceDecoder = (from: number, to: number) => string;

const decodeWithNode = (bytes: Uint8Array, node: BufferConstructorLike): SliceDecoder => {
  const view =
    'latin1Slice' in bytes
      ? (bytes as BufferLike)
      : node.from(bytes.buffer as ArrayBufferLike, bytes.byteOffset, bytes.byteLength);
  return (from, to) => view.latin1Slice(from, to);
};

/** The decoder of an engine that has no Buffer. */
export const decodePortably =
  (bytes: Uint8Array): SliceDecoder =>
  (from, to) => {
    let text = '';
    for (let at = from; at < to; at += argumentsPerCall)
      text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + argumentsPerCall)));
    return text;
  };

/** A decoder of pieces of `bytes`. */
export const sliceDecoder = (bytes: Uint8Array): SliceDecoder =>
  nodeBuffer ? decodeWithNode(bytes, nodeBuffer) : decodePortably(bytes);

/** The byte string of `bytes`. */
export const bytesToText = (bytes: Uint8Array): string => sliceDecoder(bytes)(0, bytes.length);

/** The encoder of an engine that has no Buffer. */
export const encodePortably = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
};

/** The bytes of a byte string. Of a char code above 255 only the low byte is kept: pass text through `safeValue` first. */
export const textToBytes = (text: string): Uint8Array =>
  nodeBuffer ? nodeBuffer.from(text, 'latin1') : encodePortably(text);
