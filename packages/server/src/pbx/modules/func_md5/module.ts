import { createHash } from 'node:crypto';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';

const MD5: DialplanFunction = {
  name: 'MD5',
  synopsis: 'The MD5 digest of a text, in hexadecimal digits',
  syntax: 'MD5(text)',
  read: (_scope, text) => (text === '' ? undefined : createHash('md5').update(text, 'latin1').digest('hex')),
};

export const definition = defineModule({
  name: 'func_md5',
  description: 'MD5 digest dialplan functions',
  start: () => ({ functions: [MD5] }),
});
