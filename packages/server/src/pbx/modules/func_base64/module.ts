import { decodeBase64 } from '../../kernel/base64.js';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';

const BASE64_ENCODE: DialplanFunction = {
  name: 'BASE64_ENCODE',
  synopsis: 'A text in base64',
  syntax: 'BASE64_ENCODE(text)',
  read: (_scope, text) => Buffer.from(text, 'latin1').toString('base64'),
};

const BASE64_DECODE: DialplanFunction = {
  name: 'BASE64_DECODE',
  synopsis: 'The text that base64 stands for',
  syntax: 'BASE64_DECODE(text)',
  read: (_scope, text) => decodeBase64(text),
};

export const definition = defineModule({
  name: 'func_base64',
  description: 'base64 encode/decode dialplan functions',
  start: () => ({ functions: [BASE64_ENCODE, BASE64_DECODE] }),
});
