import { type SliceDecoder, sliceDecoder } from './bytes.js';
import { Message } from './message.js';

const NUL = 0;
const LF = 10;
const CR = 13;

export interface FramerLimits {
  /** The most bytes of a line, its line end counted. */
  readonly lineBytes: number;
  /** The most lines of a message. */
  readonly lines: number;
}

/** The limits of Asterisk 20: its input buffer, and the lines that a message has room for. */
export const defaultFramerLimits: FramerLimits = { lineBytes: 1024, lines: 128 };

/**
 * A message that ended. Two kinds are answered with an error, under the ActionID of `message`, and not performed:
 * `tooManyLines` (`Too many lines in message or allocation failure`; `message` holds the lines that there was room for)
 * and `lineTooLong` (`Failed to parse message: line too long`; `message` is without that line's beginning).
 */
export interface Frame {
  readonly kind: 'message' | 'tooManyLines' | 'lineTooLong';
  readonly message: Message;
}

/**
 * Finds the messages in a stream of bytes that may be cut anywhere, as Asterisk 20 finds them:
 * - a line ends with CR LF or LF alone, a message with an empty line; a message may be empty;
 * - a NUL ends the text of a line, and what follows it up to the line end is lost;
 * - of `lineBytes` bytes without a line end all but the last are dropped, which begins a new line, and the message fails
 *   at its end;
 * - lines beyond `lines` are dropped, and the message fails at its end.
 *
 * What is kept of an unfinished message is bounded by both limits, and the work for each byte is constant.
 */
export class Framer {
  readonly #limits: FramerLimits;
  /** Complete lines of the message under way, out of earlier chunks. */
  #lines: string[] = [];
  /** Complete lines of it in this chunk, not decoded yet: begin and end of each. */
  #spans: number[] = [];
  /** The unfinished line, out of earlier chunks. */
  #partial = '';
  #heldBytes = 0;
  #tooManyLines = false;
  #lineTooLong = false;

  constructor(limits: Partial<FramerLimits> = {}) {
    this.#limits = { ...defaultFramerLimits, ...limits };
  }

  /** How many bytes of an unfinished message are held. */
  get pendingBytes(): number {
    return this.#heldBytes + this.#partial.length;
  }

  /**
   * Reads on. `take` is called for every message that ends in `bytes`, in order and synchronously; it must not throw.
   * The bytes are not kept.
   */
  push(bytes: Uint8Array, take: (frame: Frame) => void): void {
    const decode = sliceDecoder(bytes);
    let lineStart = 0;
    while (lineStart < bytes.length) {
      const room = this.#limits.lineBytes - this.#partial.length;
      const stop = Math.min(bytes.length, lineStart + room);
      let at = lineStart;
      let nul = -1;
      for (; at < stop; at++) {
        const byte = bytes[at] as number;
        if (byte === LF) break;
        if (byte === NUL && nul < 0) nul = at;
      }
      if (at < stop) {
        if (this.#endLine(bytes, decode, lineStart, at, nul)) take(this.#endMessage(decode));
        lineStart = at + 1;
      } else if (at - lineStart === room) {
        this.#partial = '';
        this.#lineTooLong = true;
        lineStart = at - 1;
      } else {
        this.#partial += decode(lineStart, at);
        break;
      }
    }
    this.#decodeSpans(decode);
  }

  /** Keeps the line that ends at `end`; says whether it is empty. */
  #endLine(bytes: Uint8Array, decode: SliceDecoder, start: number, end: number, nul: number): boolean {
    if (this.#partial !== '') return this.#endPartialLine(decode, start, end);
    let textEnd = end > start && bytes[end - 1] === CR ? end - 1 : end;
    if (nul >= 0 && nul < textEnd) textEnd = nul;
    if (textEnd === start) return true;
    if (this.#lines.length + this.#spans.length / 2 >= this.#limits.lines) this.#tooManyLines = true;
    else this.#spans.push(start, textEnd);
    return false;
  }

  #endPartialLine(decode: SliceDecoder, start: number, end: number): boolean {
    let line = this.#partial + decode(start, end);
    this.#partial = '';
    if (line.charCodeAt(line.length - 1) === CR) line = line.slice(0, -1);
    const nul = line.indexOf('\0');
    if (nul >= 0) line = line.slice(0, nul);
    if (line === '') return true;
    if (this.#lines.length >= this.#limits.lines) this.#tooManyLines = true;
    else this.#keep(line);
    return false;
  }

  #keep(line: string): void {
    this.#lines.push(line);
    this.#heldBytes += line.length;
  }

  /**
   * Decodes the lines found in this chunk. One call for all lines of a message is cheaper than one for each, and a value
   * that is kept for long then holds on to its message at most, not to the whole chunk.
   */
  #decodeSpans(decode: SliceDecoder): void {
    const spans = this.#spans;
    if (spans.length === 0) return;
    const base = spans[0] as number;
    const text = decode(base, spans[spans.length - 1] as number);
    for (let i = 0; i < spans.length; i += 2)
      this.#keep(text.slice((spans[i] as number) - base, (spans[i + 1] as number) - base));
    this.#spans = [];
  }

  #endMessage(decode: SliceDecoder): Frame {
    this.#decodeSpans(decode);
    const kind = this.#tooManyLines ? 'tooManyLines' : this.#lineTooLong ? 'lineTooLong' : 'message';
    const frame: Frame = { kind, message: new Message(this.#lines) };
    this.#lines = [];
    this.#heldBytes = 0;
    this.#tooManyLines = false;
    this.#lineTooLong = false;
    return frame;
  }
}
