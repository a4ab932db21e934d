/** The C library's words for what is wrong with an expression; clients see them. */
const faults = {
  parenthesis: 'Unmatched ( or \\(',
  bracket: 'Unmatched [, [^, [:, [., or [=',
  brace: 'Unmatched \\{',
  interval: 'Invalid content of \\{\\}',
  repetition: 'Invalid preceding regular expression',
  backslash: 'Trailing backslash',
  reference: 'Invalid back reference',
  className: 'Invalid character class name',
  rangeEnd: 'Invalid range end',
  collation: 'Invalid collation character',
  size: 'Regular expression too big',
} as const;

class PosixSyntaxError extends Error {}
const fail = (fault: keyof typeof faults): never => {
  throw new PosixSyntaxError(faults[fault]);
};

const classes = 'alpha digit alnum upper lower space blank punct print graph cntrl xdigit'.split(' ');
/** What the C library knows behind a backslash beyond POSIX. */
const extensions: Readonly<Record<string, string>> = {
  w: '[0-9A-Za-z_]',
  W: '[^0-9A-Za-z_]',
  s: '[[:space:]]',
  S: '[^[:space:]]',
  b: '\\b',
  B: '\\B',
  '`': '\\A',
  "'": '\\z',
};
const mostRepetitions = 1000;
const deepest = 100;

/**
 * A POSIX extended regular expression (bytes, C locale) in the syntax of RE2, which matches in linear time. References
 * back to groups are none of those. Throws with the C library's words for what is wrong.
 */
export const linearExpression = (source: string): string => new Translator(source).whole();

class Translator {
  readonly #source: string;
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  whole(): string {
    return `(?s)${this.#alternatives(false)}`;
  }

  #alternatives(inside: boolean): string {
    let result = '';
    for (; this.#at < this.#source.length; ) {
      const c = this.#source[this.#at] as string;
      if (c === ')' && inside) break;
      if (c === '|') {
        this.#at += 1;
        result += '|';
      } else result += this.#piece();
    }
    return result;
  }

  /** An atom with what repeats it. */
  #piece(): string {
    const c = this.#source[this.#at] as string;
    if (/[*+?{]/.test(c)) fail('repetition');
    if (c === '^' || c === '$') {
      // what comes behind an anchor does not repeat it
      this.#at += 1;
      return c === '^' ? '\\A' : '\\z';
    }
    let atom = this.#atom(c);
    for (;;) {
      const repeat = this.#repetition();
      if (repeat === undefined) return atom;
      atom = `(?:${atom}${repeat})`;
    }
  }

  #repetition(): string | undefined {
    const c = this.#source[this.#at];
    if (c === '*' || c === '+' || c === '?') {
      this.#at += 1;
      return c;
    }
    if (c !== '{') return undefined;
    const found = /^\{(\d*)(,?)(\d*)\}/.exec(this.#source.slice(this.#at));
    if (!found || (found[1] === '' && found[2] === ''))
      return fail(/^\{\d*,?\d*$/.test(this.#source.slice(this.#at)) ? 'brace' : 'interval');
    const [whole, low = '', comma, high = ''] = found;
    const [least, most] = [Number(low || '0'), high === '' ? undefined : Number(high)];
    if (most !== undefined && most < least) fail('interval');
    if (Math.max(least, most ?? 0) > mostRepetitions) fail('size');
    this.#at += whole.length;
    return `{${least}${comma}${most ?? ''}}`;
  }

  #atom(c: string): string {
    this.#at += 1;
    if (c === '(') return this.#group();
    if (c === '[') return this.#bracket();
    if (c === '.') return '.';
    if (c !== '\\') return literal(c);
    const escaped = this.#source[this.#at];
    if (escaped === undefined) return fail('backslash');
    this.#at += 1;
    if (/[1-9]/.test(escaped)) return fail('reference');
    return extensions[escaped] ?? literal(escaped);
  }

  #group(): string {
    this.#depth += 1;
    if (this.#depth > deepest) fail('size');
    const inner = this.#alternatives(true);
    if (this.#source[this.#at] !== ')') fail('parenthesis');
    this.#at += 1;
    this.#depth -= 1;
    return `(${inner})`;
  }

  #bracket(): string {
    const negated = this.#source[this.#at] === '^';
    if (negated) this.#at += 1;
    let members = '';
    for (let first = true; ; first = false) {
      const c = this.#source[this.#at];
      if (c === undefined) return fail('bracket');
      if (c === ']' && !first) break;
      members += this.#member();
    }
    this.#at += 1;
    return `[${negated ? '^' : ''}${members}]`;
  }

  #member(): string {
    const named = this.#delimited(':');
    if (named !== undefined) return classes.includes(named) ? `[:${named}:]` : fail('className');
    const low = this.#character();
    if (this.#source[this.#at] !== '-' || this.#source[this.#at + 1] === ']') return code(low);
    if (this.#source[this.#at + 1] === undefined) return code(low);
    this.#at += 1;
    const high = this.#character();
    return low > high ? fail('rangeEnd') : `${code(low)}-${code(high)}`;
  }

  /** One character within brackets, which may stand as `[.x.]` or `[=x=]`. */
  #character(): string {
    const collated = this.#delimited('.') ?? this.#delimited('=');
    if (collated !== undefined) return collated.length === 1 ? collated : fail('collation');
    const c = this.#source[this.#at];
    this.#at += 1;
    return c ?? fail('bracket');
  }

  #delimited(mark: string): string | undefined {
    if (!this.#source.startsWith(`[${mark}`, this.#at)) return undefined;
    const end = this.#source.indexOf(`${mark}]`, this.#at + 2);
    if (end < 0) return mark === ':' ? undefined : fail('bracket');
    const inner = this.#source.slice(this.#at + 2, end);
    this.#at = end + 2;
    return inner;
  }
}

const code = (character: string): string => `\\x{${character.charCodeAt(0).toString(16)}}`;
const literal = (character: string): string => (/[0-9A-Za-z_ ]/.test(character) ? character : code(character));
