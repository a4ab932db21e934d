/** A value of JSON; texts are byte strings in UTF-8. Numbers keep whether they were written as whole ones. */
export type JsonValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'real'; readonly value: number }
  | { readonly kind: 'word'; readonly word: 'true' | 'false' | 'null' }
  | { readonly kind: 'array'; readonly items: readonly JsonValue[] }
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, JsonValue> };

const deepest = 256;
const widest = 2n ** 63n;

class NoJson extends Error {}

/** Reads an array or an object; undefined for everything else. Of members of the same name the last one counts. */
export const parseJson = (source: string): JsonValue | undefined => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(source, 'latin1'));
    return new Reader(source).whole();
  } catch {
    return undefined;
  }
};

class Reader {
  readonly #source: string;
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  whole(): JsonValue {
    const value = this.#value();
    this.#blanks();
    if (this.#at < this.#source.length || (value.kind !== 'array' && value.kind !== 'object')) throw new NoJson();
    return value;
  }

  #blanks(): void {
    while (/[ \t\r\n]/.test(this.#source.charAt(this.#at))) this.#at += 1;
  }

  /** Takes a mark behind blanks, if it is there. */
  #takes(mark: string): boolean {
    this.#blanks();
    if (!this.#source.startsWith(mark, this.#at)) return false;
    this.#at += mark.length;
    return true;
  }

  #expect(mark: string): void {
    if (!this.#takes(mark)) throw new NoJson();
  }

  #value(): JsonValue {
    if (this.#takes('{')) return this.#nested(() => this.#object());
    if (this.#takes('[')) return this.#nested(() => this.#array());
    if (this.#takes('"')) return { kind: 'text', text: this.#text() };
    for (const word of ['true', 'false', 'null'] as const) if (this.#takes(word)) return { kind: 'word', word };
    return this.#number();
  }

  #nested(read: () => JsonValue): JsonValue {
    this.#depth += 1;
    if (this.#depth > deepest) throw new NoJson();
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #array(): JsonValue {
    const items: JsonValue[] = [];
    if (this.#takes(']')) return { kind: 'array', items };
    do items.push(this.#value());
    while (this.#takes(','));
    this.#expect(']');
    return { kind: 'array', items };
  }

  #object(): JsonValue {
    const members = new Map<string, JsonValue>();
    if (this.#takes('}')) return { kind: 'object', members };
    do {
      this.#expect('"');
      const name = this.#text();
      this.#expect(':');
      members.set(name, this.#value());
    } while (this.#takes(','));
    this.#expect('}');
    return { kind: 'object', members };
  }

  /** A text behind its first quote. */
  #text(): string {
    const end = /(?:[^"\\]|\\.)*"/sy;
    end.lastIndex = this.#at;
    const found = end.exec(this.#source)?.[0];
    if (found === undefined) throw new NoJson();
    this.#at += found.length;
    // control characters within it fail here
    const plain = JSON.parse(`"${Buffer.from(found, 'latin1').toString()}`) as string;
    // a character 0 cannot stand in a text of the dialplan
    if (plain.includes('\0')) throw new NoJson();
    return Buffer.from(plain).toString('latin1');
  }

  #number(): JsonValue {
    const pattern = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
    pattern.lastIndex = this.#at;
    const [whole, fraction, exponent] = pattern.exec(this.#source) ?? [];
    if (whole === undefined) throw new NoJson();
    this.#at += whole.length;
    if (fraction === undefined && exponent === undefined) {
      const value = BigInt(whole);
      if (value >= widest || value < -widest) throw new NoJson();
      return { kind: 'integer', value };
    }
    const value = Number(whole);
    if (!Number.isFinite(value)) throw new NoJson();
    return { kind: 'real', value };
  }
}

/** A number with 17 digits, as C prints it. */
export const realText = (value: number): string => {
  const [figures = '', power = '0'] = value.toExponential(16).split('e');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 17) {
    const digits = figures.replace(/\.?0+$/, '');
    return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  const fixed = value.toFixed(Math.min(100, Math.max(0, 16 - exponent)));
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
};

/** An array or an object on one line. */
export const jsonText = (value: JsonValue): string => {
  switch (value.kind) {
    case 'text':
      return quoted(value.text);
    case 'integer':
      return String(value.value);
    case 'real': {
      const text = realText(value.value).replace('e+', 'e');
      return /[.e]/.test(text) ? text : `${text}.0`;
    }
    case 'word':
      return value.word;
    case 'array':
      return `[${value.items.map(jsonText).join(',')}]`;
    case 'object':
      return `{${[...value.members].map(([name, one]) => `${quoted(name)}:${jsonText(one)}`).join(',')}}`;
  }
};

const quoted = (text: string): string =>
  // what is above ASCII stays as it is
  JSON.stringify(text).replace(/\\u00([0-9a-f]{2})/g, (_whole, code: string) => `\\u00${code.toUpperCase()}`);
