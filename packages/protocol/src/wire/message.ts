import type { Header } from './header.js';

const COLON = 58;
const SPACE = 32;

/** Whether `line` is the header `name`, whose name stands right before the first colon. Only ASCII letters are case blind. */
const isHeader = (line: string, name: string): boolean => {
  const length = name.length;
  if (line.length <= length || line.charCodeAt(length) !== COLON) return false;
  for (let at = 0; at < length; at++) {
    const a = line.charCodeAt(at);
    const b = name.charCodeAt(at);
    if (a === b) continue;
    const folded = a | 32;
    if (folded !== (b | 32) || folded < 97 || folded > 122) return false;
  }
  return true;
};

/** What stands behind the colon, without the blanks and control characters before it; those at the end are kept. */
const valueBehind = (line: string, colon: number): string => {
  let from = colon + 1;
  while (from < line.length && line.charCodeAt(from) <= SPACE) from++;
  return line.slice(from);
};

/**
 * One message of a client. Text is a byte string. Header names are case blind. The reference keeps a message as its
 * lines and looks a header up when it is asked for; so does this, since few of the headers are ever asked for.
 */
export class Message {
  /** The lines as they came, without line ends; among them those that are no headers, which only UserEvent passes on. */
  readonly lines: readonly string[];
  #headers: readonly Header[] | undefined;

  constructor(lines: readonly string[]) {
    this.lines = lines;
  }

  /** Every header in order, names as they came; a line without a name and a colon is left out. */
  get headers(): readonly Header[] {
    if (!this.#headers) {
      const headers: Header[] = [];
      for (const line of this.lines) {
        const colon = line.indexOf(':');
        if (colon > 0) headers.push([line.slice(0, colon), valueBehind(line, colon)]);
      }
      this.#headers = headers;
    }
    return this.#headers;
  }

  /** The value of a header, '' if it is not there. Of a header given twice the first counts, even if it is empty. */
  get(name: string): string {
    for (const line of this.lines) if (isHeader(line, name)) return valueBehind(line, name.length);
    return '';
  }

  /** The first value of a header that is not empty, or ''. The reference looks for `Action` in this way. */
  getFilled(name: string): string {
    for (const line of this.lines) {
      if (!isHeader(line, name)) continue;
      const value = valueBehind(line, name.length);
      if (value !== '') return value;
    }
    return '';
  }

  /** Whether the header is there, be it empty. */
  has(name: string): boolean {
    for (const line of this.lines) if (isHeader(line, name)) return true;
    return false;
  }

  /** The values of a header that may come several times, in order; empty ones too. */
  all(name: string): string[] {
    const values: string[] = [];
    for (const line of this.lines) if (isHeader(line, name)) values.push(valueBehind(line, name.length));
    return values;
  }
}
