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
