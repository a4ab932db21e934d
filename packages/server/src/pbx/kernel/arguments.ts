/**
 * Splits an application's data at commas. Commas within brackets or quotes, or behind a backslash, belong to the
 * argument; quotes and backslashes are taken away, as in the reference.
 * @param most how many arguments there are: the last one takes all that is left
 */
export const separateArguments = (data: string, most = Number.POSITIVE_INFINITY, separator = ','): string[] => {
  const found: string[] = [];
  let current = '';
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < data.length; i++) {
    const c = data.charAt(i);
    if (c === separator && depth === 0 && !quoted && found.length + 1 < most) {
      found.push(current);
      current = '';
    } else if (c === '"') quoted = !quoted;
    else if (c === '\\') current += data.charAt(++i);
    else {
      if (c === '(' || c === '[') depth += 1;
      else if ((c === ')' || c === ']') && depth > 0) depth -= 1;
      current += c;
    }
  }
  found.push(current);
  return found;
};

/** Whether a condition of the dialplan holds: a number other than 0, or any other text but none. */
export const isTrue = (text: string): boolean => {
  if (text === '') return false;
  const number = leadingInteger(text);
  return /^[+-]?\d/.test(text) ? number !== 0 : true;
};

/** The whole number that a text begins with, as the C library reads it; undefined if it begins with none. */
export const leadingInteger = (text: string): number | undefined => {
  const found = /^\s*[+-]?\d+/.exec(text);
  return found ? Number.parseInt(found[0], 10) : undefined;
};

/** Whether a setting or a header says yes. */
export const isYes = (text: string): boolean => /^(yes|true|y|t|1|on)$/i.test(text.trim());

/** Whether a setting or a header says no. */
export const isNo = (text: string): boolean => /^(no|false|n|f|0|off)$/i.test(text.trim());

/**
 * Splits the arguments of a function as the reference does where it counts: the last one of `most` takes all that is left
 * as it is written, and the ones before it lose their quotes and backslashes (unless `raw`).
 */
export const splitArguments = (
  data: string,
  most: number,
  { separator = ',', raw = false }: { readonly separator?: string; readonly raw?: boolean } = {},
): string[] => {
  const found: string[] = [];
  let at = 0;
  while (at < data.length || at === 0) {
    if (found.length + 1 >= most) return [...found, data.slice(at)];
    const { text, end } = nextArgument(data, at, separator, raw);
    found.push(text);
    at = end + 1;
    // an argument that is empty at the very end counts where there is room for more
    if (end === data.length - 1) found.push('');
    if (end >= data.length - 1) break;
  }
  return found;
};

const nextArgument = (data: string, start: number, separator: string, raw: boolean): { text: string; end: number } => {
  let text = '';
  let [parentheses, brackets] = [0, 0];
  let quoted = false;
  let at = start;
  for (; at < data.length; at++) {
    const c = data.charAt(at);
    if (c === separator && parentheses === 0 && brackets === 0 && !quoted) break;
    if (c === '(') parentheses += 1;
    else if (c === ')') parentheses = Math.max(0, parentheses - 1);
    else if (c === '[') brackets += 1;
    else if (c === ']') brackets = Math.max(0, brackets - 1);
    else if (c === '"' && separator !== '"') {
      quoted = !quoted;
      if (!raw) continue;
    } else if (c === '\\') {
      if (raw) text += c;
      at += 1;
    }
    text += data.charAt(at);
  }
  return { text, end: at };
};
