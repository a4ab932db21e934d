/** Inside the server text is a byte string; people type and read UTF-8. */

/** What a person typed, as the server knows it. */
export const toByteString = (typed: string): string => Buffer.from(typed, 'utf8').toString('latin1');

/** What the server says, for a person to read. */
export const toCharacters = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

/** Lines as the bytes that they are, each ended. */
export const toBytes = (lines: readonly string[]): Buffer =>
  Buffer.from(lines.map((line) => `${line}\n`).join(''), 'latin1');
