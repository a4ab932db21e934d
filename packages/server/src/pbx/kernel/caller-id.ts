/** `"Name" <number>`, or what there is of it; '' if nothing is known, as `CallerID` headers and Dial write it. */
export const formatCallerId = (name: string, num: string): string => {
  if (name !== '' && num !== '') return `"${name}" <${num}>`;
  return name !== '' ? `"${name}"` : num;
};

/**
 * Splits what people write as a caller id (`Ann <100>`, `"Ann" <100>`, `100`, `<100>`, `Ann`). Text without brackets
 * is a number if it looks like a telephone number, else a name.
 */
export const parseCallerId = (text: string): { name: string; num: string } => {
  const written = text.trim();
  const whole = unquoted(written).trim();
  const open = whole.lastIndexOf('<');
  if (open >= 0) {
    const close = whole.lastIndexOf('>');
    const num = undressed(whole.slice(open + 1, close > open ? close : undefined));
    return { name: unescaped(unquoted(whole.slice(0, open).trim())), num };
  }
  const num = undressed(whole);
  const isNumber = whole === written && /^[0-9*#+]+$/.test(num);
  return isNumber ? { name: '', num } : { name: unescaped(unquoted(whole)), num: '' };
};

const unquoted = (text: string): string => text.replace(/^"(?:(.*)")?$/s, '$1');
const unescaped = (text: string): string => text.replace(/\\(.?)/gs, '$1');

/**
 * Takes the dressing of a telephone number (`(555) 123-4567`) out of a text; a dash between brackets and a dot at the
 * end belong to something else.
 */
const undressed = (text: string): string => {
  let depth = 0;
  let kept = '';
  for (let at = 0; at < text.length; at++) {
    const c = text.charAt(at);
    if (c === '[') depth += 1;
    else if (c === ']') depth -= 1;
    if (c === '(' || c === ')' || c === ' ') continue;
    if ((c === '-' && depth === 0) || (c === '.' && at < text.length - 1)) continue;
    kept += c;
  }
  return kept;
};
