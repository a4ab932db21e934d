/** The most words that a console line may have. */
const consoleWords = 64;

/**
 * Splits a console line into words. Double quotes keep blanks inside a word (and make an empty word possible), a
 * backslash takes the next character as it is.
 * @param mostWords what comes behind so many words is not looked at
 */
export const splitCommandLine = (line: string, mostWords = consoleWords): string[] => {
  const words: string[] = [];
  let word: string | undefined;
  let quoted = false;
  for (let at = 0; at < line.length && words.length < mostWords; at += 1) {
    const character = line[at] as string;
    if (character === '\\' && at + 1 < line.length) {
      at += 1;
      word = (word ?? '') + line[at];
    } else if (character === '"') {
      quoted = !quoted;
      word ??= '';
    } else if (!quoted && (character === ' ' || character === '\t')) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + character;
  }
  if (word !== undefined && words.length < mostWords) words.push(word);
  return words;
};
