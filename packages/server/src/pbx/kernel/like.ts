/** Lower case for ASCII letters alone, as SQL's LIKE has it. */
export const asciiLower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/**
 * A matcher for an SQL LIKE pattern: `%` stands for any text, `_` for any one byte, and the case of ASCII letters does
 * not matter. It takes no longer than text times pattern, whatever the pattern.
 */
export const likePattern = (pattern: string): ((text: string) => boolean) => {
  const wanted = asciiLower(pattern);
  return (text) => matches(wanted, asciiLower(text));
};

const matches = (pattern: string, text: string): boolean => {
  let at = 0;
  let from = 0;
  // where to go on after the last %, which takes one byte more each time
  let retryFrom = -1;
  let retryAt = 0;
  while (at < text.length) {
    if (pattern[from] === '%') {
      from += 1;
      retryFrom = from;
      retryAt = at;
    } else if (pattern[from] === '_' || pattern[from] === text[at]) {
      from += 1;
      at += 1;
    } else if (retryFrom >= 0) {
      retryAt += 1;
      from = retryFrom;
      at = retryAt;
    } else return false;
  }
  while (pattern[from] === '%') from += 1;
  return from === pattern.length;
};
