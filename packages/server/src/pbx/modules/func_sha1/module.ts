import { createHash } from 'node:crypto';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';

const SHA1: DialplanFunction = {
  name: 'SHA1',
  synopsis: 'The SHA-1 digest of a text, in hexadecimal digits',
  syntax: 'SHA1(text)',
  read: (_scope, text) => (text === '' ? undefined : createHash('sha1').update(text, 'latin1').digest('hex')),
};

export const definition = defineModule({
  name: 'func_sha1',
  description: 'SHA-1 computation dialplan function',
  start: () => ({ functions: [SHA1] }),
});
