import { type LineContent, type OpenComments, readLine } from './conf-line.js';

/** The longest line that is read, in bytes, its line end counted. */
const longestLine = 8190;

/** One line of a file. `text` is exactly what stands there, with its line end. */
export interface Line {
  readonly text: string;
  readonly content: LineContent;
  /** Whether the line begins, and whether it ends, within a block comment. */
  readonly beginsInComment: boolean;
  readonly endsInComment: boolean;
}

const splitLines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** One file, line by line; joined again, the lines are the file, byte for byte. */
export class ConfFile {
  readonly lines: Line[];
  /** Where a block comment begins that has no end, as a line number. */
  readonly unclosedComment: number | undefined;
  /** It cannot be changed: there is no file, or the end of it is a comment, in which new lines would be lost. */
  readonly readOnly: boolean;
  readonly #lineEnd: string;
  #changed = false;

  constructor(
    readonly path: string,
    text: string,
    /** What a program printed (`#exec`): there is no file to write to. */
    isOutput = false,
  ) {
    const open: OpenComments = [];
    this.lines = splitLines(text).map((line, index) => {
      const beginsInComment = open.length > 0;
      const content = read(line, open, index + 1);
      return { text: line, content, beginsInComment, endsInComment: open.length > 0 };
    });
    this.unclosedComment = open[0];
    this.readOnly = isOutput || this.unclosedComment !== undefined;
    this.#lineEnd = this.lines[0]?.text.endsWith('\r\n') ? '\r\n' : '\n';
  }

  get changed(): boolean {
    return this.#changed;
  }

  text(): string {
    return this.lines.map(({ text }) => text).join('');
  }

  /** Puts another text, without line end, in the place of a line; gives the new line. */
  replace(line: Line, text: string, content: LineContent): Line {
    const lineEnd = /\r?\n$/.exec(line.text)?.[0] ?? '';
    const replaced = { ...line, text: text + lineEnd, content };
    this.lines[this.lines.indexOf(line)] = replaced;
    this.#changed = true;
    return replaced;
  }

  remove(line: Line): void {
    this.lines.splice(this.lines.indexOf(line), 1);
    this.#changed = true;
  }

  /** Inserts a line, above the whole block comment if there is one right before the place. */
  insertBefore(line: Line, text: string): Line {
    let index = this.lines.indexOf(line);
    while (this.lines[index]?.beginsInComment) index -= 1;
    return this.#insert(index, text);
  }

  /** Inserts a line, below the whole block comment if the line begins one. */
  insertAfter(line: Line, text: string): Line {
    let index = this.lines.indexOf(line);
    while (this.lines[index]?.endsInComment) index += 1;
    return this.#insert(index + 1, text);
  }

  append(text: string): Line {
    return this.#insert(this.lines.length, text);
  }

  #insert(index: number, text: string): Line {
    const above = this.lines[index - 1];
    if (above !== undefined && !above.text.endsWith('\n'))
      this.lines[index - 1] = Object.assign(above, { text: above.text + this.#lineEnd });
    const content = readLine(text, [], index + 1);
    const line = { text: text + this.#lineEnd, content, beginsInComment: false, endsInComment: false };
    this.lines.splice(index, 0, line);
    this.#changed = true;
    return line;
  }
}

const byteOrderMark = '\xef\xbb\xbf';

const read = (line: string, open: OpenComments, number: number): LineContent => {
  if (line.length > longestLine)
    return { kind: 'wrong', message: `the line is longer than ${longestLine} bytes and is skipped`, fatal: false };
  if (number > 1 || !line.startsWith(byteOrderMark)) return readLine(line, open, number);
  return readLine(`   ${line.slice(byteOrderMark.length)}`, open, number);
};
