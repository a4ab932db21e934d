const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/**
 * The character that stands at a place of a text, and where the next one begins. It may be written as `\n`, `\r`, `\t`,
 * `\x` with one or two hexadecimal digits, or `\0` with octal digits behind it; any other one behind a backslash stands
 * for itself. undefined for an `\x` without digits, and a
 * backslash at the end.
 */
export const encodedCharacter = (text: string, at: number): { character: string; next: number } | undefined => {
  if (text[at] !== '\\') return { character: text.charAt(at), next: at + 1 };
  const code = text.charAt(at + 1);
  if (code === '') return undefined;
  if (code === 'x') {
    const [digits] = /^[0-9a-fA-F]{1,2}/.exec(text.slice(at + 2, at + 4)) ?? [];
    if (digits === undefined) return undefined;
    return { character: byte(Number.parseInt(digits, 16)), next: at + 2 + digits.length };
  }
  if (code === '0') {
    const [digits = ''] = /^[0-7]*/.exec(text.slice(at + 2)) ?? [];
    return { character: byte(Number.parseInt(`0${digits}`, 8)), next: at + 2 + digits.length };
  }
  return { character: named[code] ?? code, next: at + 2 };
};

/** A text with its characters decoded, up to the first one that is wrong. */
export const decodedText = (text: string): string => {
  let decoded = '';
  for (let at = 0; at < text.length; ) {
    const found = encodedCharacter(text, at);
    if (!found) break;
    decoded += found.character;
    at = found.next;
  }
  return decoded;
};

const byte = (value: number): string => String.fromCharCode(value & 255);
