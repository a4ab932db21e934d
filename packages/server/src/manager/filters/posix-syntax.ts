/**
 * POSIX extended regular expressions as glibc reads them (`regcomp` with REG_EXTENDED), which is what `eventfilter` of
 * manager.conf and the Filter action are written in. Text is a byte string: a character is one byte.
 */

export type Node =
  | { readonly kind: 'char'; readonly code: number }
  /** One byte out of a set: 256 flags. */
  | { readonly kind: 'set'; readonly members: Uint8Array }
  | { readonly kind: 'any' }
  | { readonly kind: 'start' | 'end' | 'boundary' | 'notBoundary' }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly branches: readonly Node[] }
  /** `max` is Infinity where there is no upper limit. */
  | { readonly kind: 'repeat'; readonly of: Node; readonly min: number; readonly max: number };

/** Why an expression cannot be used. */
export class ExpressionError extends Error {}

const BYTES = 256;
const MOST_REPEATS = 1000;

const range = (from: string, to: string): number[] => {
  const codes: number[] = [];
  for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) codes.push(code);
  return codes;
};
const codesOf = (text: string): number[] => Array.from(text, (char) => char.charCodeAt(0));
const upper = range('A', 'Z');
const lower = range('a', 'z');
const digits = range('0', '9');
const blanks = codesOf(' \t');
const spaces = codesOf(' \t\n\v\f\r');
const visible = range('!', '~');
const alphanumeric = [...upper, ...lower, ...digits];
const wordCodes = [...alphanumeric, ...codesOf('_')];

const classes: Readonly<Record<string, readonly number[]>> = {
  alpha: [...upper, ...lower],
  upper,
  lower,
  digit: digits,
  alnum: alphanumeric,
  blank: blanks,
  space: spaces,
  graph: visible,
  print: [...visible, 32],
  punct: visible.filter((code) => !alphanumeric.includes(code)),
  cntrl: [...Array.from({ length: 32 }, (_, code) => code), 127],
  xdigit: [...digits, ...range('A', 'F'), ...range('a', 'f')],
};

const setOf = (codes: readonly number[], negated = false): Node => {
  const members = new Uint8Array(BYTES).fill(negated ? 1 : 0);
  for (const code of codes) members[code] = negated ? 0 : 1;
  return { kind: 'set', members };
};

/** What a backslash and a letter stand for, in GNU's extension of the standard. */
const escapes: Readonly<Record<string, Node>> = {
  w: setOf(wordCodes),
  W: setOf(wordCodes, true),
  s: setOf(spaces),
  S: setOf(spaces, true),
  b: { kind: 'boundary' },
  B: { kind: 'notBoundary' },
  '`': { kind: 'start' },
  "'": { kind: 'end' },
};

class Parser {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  parse(): Node {
    return this.#choice(0);
  }

  #peek(): string {
    return this.#source.charAt(this.#at);
  }

  #choice(depth: number): Node {
    // Deep nesting would exhaust the stack of this parser and of the compiler behind it.
    if (depth > 200) throw new ExpressionError('too many groups inside each other');
    const branches = [this.#sequence(depth)];
    while (this.#peek() === '|') {
      this.#at++;
      branches.push(this.#sequence(depth));
    }
    return branches.length === 1 ? (branches[0] as Node) : { kind: 'choice', branches };
  }

  #sequence(depth: number): Node {
    const parts: Node[] = [];
    while (this.#at < this.#source.length && this.#peek() !== '|' && !(depth > 0 && this.#peek() === ')')) {
      const atom = this.#atom(depth);
      parts.push(atom.kind === 'start' || atom.kind === 'end' ? atom : this.#repeats(atom));
    }
    return parts.length === 1 ? (parts[0] as Node) : { kind: 'sequence', parts };
  }

  #atom(depth: number): Node {
    const char = this.#peek();
    this.#at++;
    switch (char) {
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '.':
        return { kind: 'any' };
      case '[':
        return this.#bracket();
      case '(':
        return this.#group(depth);
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
      case '{':
        throw new ExpressionError(`'${char}' has nothing before it to repeat`);
      default:
        return { kind: 'char', code: char.charCodeAt(0) };
    }
  }

  #group(depth: number): Node {
    const inner = this.#choice(depth + 1);
    if (this.#peek() !== ')') throw new ExpressionError("'(' without its ')'");
    this.#at++;
    return inner;
  }

  #escape(): Node {
    const char = this.#peek();
    if (char === '') throw new ExpressionError('a backslash at the end');
    this.#at++;
    if (char >= '1' && char <= '9') throw new ExpressionError(`back reference \\${char}: not in linear time`);
    if (char === '<' || char === '>') throw new ExpressionError(`\\${char} is not supported, \\b is`);
    return escapes[char] ?? { kind: 'char', code: char.charCodeAt(0) };
  }

  #repeats(atom: Node): Node {
    let node = atom;
    for (;;) {
      const char = this.#peek();
      if (char === '*') node = { kind: 'repeat', of: node, min: 0, max: Number.POSITIVE_INFINITY };
      else if (char === '+') node = { kind: 'repeat', of: node, min: 1, max: Number.POSITIVE_INFINITY };
      else if (char === '?') node = { kind: 'repeat', of: node, min: 0, max: 1 };
      else if (char === '{') node = this.#interval(node);
      else return node;
      this.#at++;
    }
  }

  /** `{2}`, `{2,}`, `{,3}`, `{2,3}`; leaves the place at the closing brace. */
  #interval(of: Node): Node {
    const found = /^\{(\d*)(,?)(\d*)\}/.exec(this.#source.slice(this.#at, this.#at + 20));
    if (!found || (found[1] === '' && found[2] === '')) throw new ExpressionError("'{' without a number and its '}'");
    const [whole, from = '', comma, to = ''] = found;
    const min = Number(from);
    const max = comma === '' ? min : to === '' ? Number.POSITIVE_INFINITY : Number(to);
    if (min > max) throw new ExpressionError(`the repeat ${whole} runs backwards`);
    if (min > MOST_REPEATS || (max !== Number.POSITIVE_INFINITY && max > MOST_REPEATS))
      throw new ExpressionError(`a repeat of more than ${MOST_REPEATS}`);
    this.#at += whole.length - 1;
    return { kind: 'repeat', of, min, max };
  }

  #bracket(): Node {
    const negated = this.#peek() === '^';
    if (negated) this.#at++;
    const codes: number[] = [];
    const first = this.#at;
    for (;;) {
      const char = this.#peek();
      if (char === '') throw new ExpressionError("'[' without its ']'");
      if (char === ']' && this.#at > first) break;
      if (char === '[' && this.#source.charAt(this.#at + 1) === ':') codes.push(...this.#className());
      else codes.push(...this.#bracketRange());
    }
    this.#at++;
    return setOf(codes, negated);
  }

  #className(): readonly number[] {
    const end = this.#source.indexOf(':]', this.#at + 2);
    const name = end < 0 ? '' : this.#source.slice(this.#at + 2, end);
    const codes = Object.hasOwn(classes, name) ? classes[name] : undefined;
    if (!codes) throw new ExpressionError(`no character class [:${name}:]`);
    this.#at = end + 2;
    return codes;
  }

  #bracketRange(): number[] {
    const from = this.#bracketMember();
    const isRange = this.#peek() === '-' && !['', ']'].includes(this.#source.charAt(this.#at + 1));
    if (!isRange) return [from];
    this.#at++;
    const to = this.#bracketMember();
    if (to < from) throw new ExpressionError('a range that runs backwards');
    return Array.from({ length: to - from + 1 }, (_, step) => from + step);
  }

  /** A plain byte, `[.x.]` or `[=x=]`; a backslash is a byte like any other. */
  #bracketMember(): number {
    const named = /^\[([.=])([\s\S])\1\]/.exec(this.#source.slice(this.#at, this.#at + 5));
    const text = named ? (named[2] as string) : this.#peek();
    if (text === '') throw new ExpressionError("'[' without its ']'");
    this.#at += named ? 5 : 1;
    return text.charCodeAt(0);
  }
}

/** Reads an expression. Throws an `ExpressionError` for one that glibc refuses, or that cannot run in linear time. */
export const parsePosix = (source: string): Node => new Parser(source).parse();
