import { createCipheriv, createDecipheriv } from 'node:crypto';
import { splitArguments } from '../../kernel/arguments.js';
import { decodeBase64 } from '../../kernel/base64.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';

const blockBytes = 16;
const cipher = 'aes-128-ecb';

/** The key and the text, both there; undefined, which is logged, for others. */
const keyAndText = ({ kernel }: FunctionScope, name: string, args: string): readonly [Buffer, string] | undefined => {
  const [key = '', text = ''] = splitArguments(args, 2);
  if (key.length === blockBytes && text !== '') return [Buffer.from(key, 'latin1'), text];
  kernel.log.write('warning', 'func_aes', `${name} needs ${name}(key of ${blockBytes} characters,text)`);
  return undefined;
};

/** Bytes with as many zeros behind them as make whole blocks. */
const blocksOf = (bytes: Buffer): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((blockBytes - (bytes.length % blockBytes)) % blockBytes)]);

const AES_ENCRYPT: DialplanFunction = {
  name: 'AES_ENCRYPT',
  synopsis: 'A text encrypted by AES (128 bits, block by block) and written in base64',
  syntax: 'AES_ENCRYPT(key,text)',
  read: (scope, args) => {
    const given = keyAndText(scope, 'AES_ENCRYPT', args);
    if (!given) return undefined;
    const encryption = createCipheriv(cipher, given[0], null).setAutoPadding(false);
    return encryption.update(blocksOf(Buffer.from(given[1], 'latin1'))).toString('base64');
  },
};

const AES_DECRYPT: DialplanFunction = {
  name: 'AES_DECRYPT',
  synopsis: 'The text that AES_ENCRYPT has encrypted',
  syntax: 'AES_DECRYPT(key,text)',
  read: (scope, args) => {
    const given = keyAndText(scope, 'AES_DECRYPT', args);
    if (!given) return undefined;
    const decryption = createDecipheriv(cipher, given[0], null).setAutoPadding(false);
    const text = decryption.update(blocksOf(Buffer.from(decodeBase64(given[1]), 'latin1'))).toString('latin1');
    // the zeros that filled the last block
    return text.split('\0', 1)[0] ?? '';
  },
};

export const definition = defineModule({
  name: 'func_aes',
  description: 'AES dialplan functions',
  start: () => ({ functions: [AES_ENCRYPT, AES_DECRYPT] }),
});
