import { type DialplanFunction, defineModule } from '../../kernel/module.js';

const BASE64_ENCODE: DialplanFunction = {
  name: 'BASE64_ENCODE',
  synopsis: 'A text in base64',
  syntax: 'BASE64_ENCODE(text)',
  read: (_scope, text) => Buffer.from(text, 'latin1').toString('base64'),
};

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Up to the first `=`. As in the reference, what is no character of base64 stands for six bits that are all set. */
const decode = (text: string): string => {
  let [bits, count] = [0, 0];
  let bytes = '';
  for (const character of text) {
    if (character === '=') break;
    const value = alphabet.indexOf(character);
    bits = ((bits << 6) | (value < 0 ? 63 : value)) & 0xffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes += String.fromCharCode((bits >> count) & 255);
    }
  }
  return bytes;
};

const BASE64_DECODE: DialplanFunction = {
  name: 'BASE64_DECODE',
  synopsis: 'The text that base64 stands for',
  syntax: 'BASE64_DECODE(text)',
  read: (_scope, text) => decode(text),
};

export const definition = defineModule({
  name: 'func_base64',
  description: 'base64 encode/decode dialplan functions',
  start: () => ({ functions: [BASE64_ENCODE, BASE64_DECODE] }),
});
