/** Option letters with their arguments: `gL(1000:500)r` is g, L with `1000:500`, and r. */
export const parseOptions = (text: string): ReadonlyMap<string, string> => {
  const options = new Map<string, string>();
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    let value = '';
    if (text.charAt(i + 1) === '(') {
      const close = closingBracket(text, i + 1);
      value = text.slice(i + 2, close);
      i = close;
    }
    if (/\S/.test(letter)) options.set(letter, value);
  }
  return options;
};

const closingBracket = (text: string, open: number): number => {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text.charAt(i) === '(') depth += 1;
    else if (text.charAt(i) === ')') {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return text.length;
};

/** Milliseconds of a time given in seconds, with fractions; undefined if it is not a number. */
export const secondsToMs = (text: string): number | undefined => {
  const seconds = Number.parseFloat(text);
  return Number.isNaN(seconds) ? undefined : Math.trunc(seconds * 1000);
};
