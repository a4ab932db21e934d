import { TextDecoder } from 'node:util';
import { splitArguments } from '../../kernel/arguments.js';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';

/** What becomes of a character that a charset does not have. */
type Missing = 'fail' | 'ignore' | 'similar';

/** The characters of a charset of single bytes, by their bytes. */
const singleBytes = new Map<string, ReadonlyMap<string, number> | undefined>();

/** What Windows adds to latin1 from 128 on; the decoders of the runtime do not tell the two apart. */
const windowsLatin = '€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ';
const isWindowsLatin = (charset: string): boolean => /^(cp|windows-)1252$/.test(charset);

const windowsByte = (character: string): number | undefined => {
  const at = character === '?' ? -1 : windowsLatin.indexOf(character);
  if (at >= 0) return 128 + at;
  const code = character.charCodeAt(0);
  return code < 128 || (code >= 160 && code < 256) ? code : undefined;
};

const fromWindows = (bytes: string): string | undefined => {
  let missing = false;
  const text = bytes.replace(/[\x80-\x9f]/g, (byte) => {
    const character = windowsLatin.charAt(byte.charCodeAt(0) - 128);
    missing ||= character === '?';
    return character;
  });
  return missing ? undefined : text;
};

const tableOf = (charset: string): ReadonlyMap<string, number> | undefined => {
  if (singleBytes.has(charset)) return singleBytes.get(charset);
  const table = new Map<string, number>();
  const decoder = decoderOf(charset);
  for (let byte = 0; decoder && byte < 256; byte++) {
    try {
      table.set(decoder.decode(Uint8Array.of(byte)), byte);
    } catch {
      // no character has this byte
    }
  }
  // in a charset of several bytes to a character, those above 127 are none by themselves
  const found = table.size > 128 ? table : undefined;
  if (singleBytes.size < 100) singleBytes.set(charset, found);
  return found;
};

const decoderOf = (charset: string): TextDecoder | undefined => {
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: true });
  } catch {
    return undefined;
  }
};

const isLatin1 = (charset: string): boolean => /^(latin-?1|iso_?-?8859-1|l1)$/.test(charset);
const isAscii = (charset: string): boolean => /^(us-)?ascii$|^ansi_x3\.4-1968$/.test(charset);

/** Text out of a byte string; undefined if it is none in that charset, or the charset is not known. */
const decode = (bytes: string, charset: string): string | undefined => {
  // what browsers call latin1 is another charset
  if (isLatin1(charset)) return bytes;
  if (isWindowsLatin(charset)) return fromWindows(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters of ASCII
  if (isAscii(charset)) return /^[\x00-\x7f]*$/.test(bytes) ? bytes : undefined;
  try {
    return decoderOf(charset)?.decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return undefined;
  }
};

const similar = (character: string): string => {
  const bare = character.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  return bare === character ? '?' : bare;
};

const encodeSingle = (text: string, byteOf: (character: string) => number | undefined, missing: Missing) => {
  let bytes = '';
  for (const character of text) {
    const byte = byteOf(character);
    if (byte !== undefined) bytes += String.fromCharCode(byte);
    else if (missing === 'fail') return undefined;
    else if (missing === 'similar')
      for (const other of similar(character)) bytes += String.fromCharCode(byteOf(other) ?? 0x3f);
  }
  return bytes;
};

const encode = (text: string, charset: string, missing: Missing): string | undefined => {
  const below = (limit: number) => (character: string) => {
    const code = character.codePointAt(0) as number;
    return code < limit ? code : undefined;
  };
  if (/^utf-?8$/.test(charset)) return Buffer.from(text).toString('latin1');
  if (/^(utf-?16|ucs-?2)le$/.test(charset)) return Buffer.from(text, 'utf16le').toString('latin1');
  if (/^utf-?16$/.test(charset)) return Buffer.from(`\ufeff${text}`, 'utf16le').toString('latin1');
  if (isLatin1(charset)) return encodeSingle(text, below(256), missing);
  if (isWindowsLatin(charset)) return encodeSingle(text, windowsByte, missing);
  if (isAscii(charset)) return encodeSingle(text, below(128), missing);
  const table = tableOf(charset);
  return table && encodeSingle(text, (character) => table.get(character), missing);
};

const ICONV: DialplanFunction = {
  name: 'ICONV',
  synopsis: 'A text in another charset; //TRANSLIT or //IGNORE behind its name says what becomes of what it lacks',
  syntax: 'ICONV(from,to,text)',
  read: ({ kernel }, args) => {
    const [from = '', to = '', text] = splitArguments(args, 3);
    const fail = (message: string): undefined => {
      kernel.log.write('warning', 'func_iconv', message);
      return undefined;
    };
    if (from === '' || to === '' || text === undefined) return fail('ICONV needs ICONV(from,to,text)');
    const [charset = '', ...options] = to.toLowerCase().split('//');
    const missing = options.includes('translit') ? 'similar' : options.includes('ignore') ? 'ignore' : 'fail';
    const decoded = decode(text, from.toLowerCase().split('//', 1)[0] ?? '');
    const encoded = decoded === undefined ? undefined : encode(decoded, charset, missing);
    // a character 0 ends a text
    return encoded === undefined
      ? fail(`ICONV cannot turn the text from ${from} into ${to}`)
      : encoded.split('\0', 1)[0];
  },
};

export const definition = defineModule({
  name: 'func_iconv',
  description: 'Charset conversions',
  start: () => ({ functions: [ICONV] }),
});
