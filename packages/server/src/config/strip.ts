/**
 * Takes blanks and control characters off both ends, as the .conf format does. (String.trim would also take the byte
 * 0xA0, which is the second half of 'à' in UTF-8.)
 */
export const strip = (text: string): string => {
  let from = 0;
  let to = text.length;
  while (from < to && text.charCodeAt(from) <= 0x20) from += 1;
  while (to > from && text.charCodeAt(to - 1) <= 0x20) to -= 1;
  return text.slice(from, to);
};
