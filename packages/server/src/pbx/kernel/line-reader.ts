/** The longest line, in bytes; what is longer comes in pieces, as from the reference's buffer. */
const longest = 8191;

/** Makes lines of the pieces of a stream. Text is a byte string. */
export class LineReader {
  #lines: string[] = [];
  #rest = '';

  push(text: string): void {
    this.#rest += text;
    for (;;) {
      const end = this.#rest.indexOf('\n');
      if (end < 0 && this.#rest.length <= longest) return;
      const isWhole = end >= 0 && end <= longest;
      this.#lines.push(this.#rest.slice(0, isWhole ? end : longest));
      this.#rest = this.#rest.slice(isWhole ? end + 1 : longest);
    }
  }

  /** The next line, without its line end. */
  take(): string | undefined {
    return this.#lines.shift();
  }

  /** How many lines wait. */
  get size(): number {
    return this.#lines.length;
  }
}
