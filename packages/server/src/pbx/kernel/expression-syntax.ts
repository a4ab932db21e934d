/** The parts of a dialplan expression (`$[ ]`), as a tree. */
export type ExpressionNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unary'; readonly operator: '!' | '-'; readonly operand: ExpressionNode }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: ExpressionNode;
      readonly right: ExpressionNode;
    }
  | {
      readonly kind: 'choice';
      readonly condition: ExpressionNode;
      readonly yes: ExpressionNode;
      readonly no: ExpressionNode;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly ExpressionNode[] };

interface Token {
  readonly kind: 'text' | 'operator' | 'end';
  readonly text: string;
}

/** Longer ones first. */
const operators = [
  '||',
  '&&',
  '==',
  '::',
  '=~',
  '~~',
  '>=',
  '<=',
  '!=',
  '|',
  '&',
  '=',
  '>',
  '<',
  '+',
  '-',
  '*',
  '/',
  '%',
  '!',
  '?',
  ':',
  '(',
  ')',
  ',',
];

/** Other ways to write an operator. */
const aliases: Readonly<Record<string, string>> = { '||': '|', '&&': '&', '==': '=' };

/** How tightly an operator binds; all of them take the left one first. */
const precedence: Readonly<Record<string, number>> = {
  '?': 1,
  '|': 2,
  '&': 3,
  '=': 4,
  '>': 4,
  '<': 4,
  '>=': 4,
  '<=': 4,
  '!=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
  ':': 8,
  '=~': 8,
  '~~': 8,
};
const unaryPrecedence = 7;

/** How deep parentheses may stand in each other. */
const deepest = 100;

export class ExpressionSyntaxError extends Error {
  /** Nothing that could begin an expression came before the mistake. */
  readonly atStart: boolean;

  constructor(message: string, atStart = false) {
    super(message);
    this.atStart = atStart;
  }
}

const isOperatorStart = /[|&=><+\-*/%!?:(),~]/;

function* tokens(source: string): Generator<Token> {
  let at = 0;
  while (at < source.length) {
    const character = source[at] as string;
    if (/\s/.test(character)) {
      at += 1;
      continue;
    }
    const operator = operators.find((one) => source.startsWith(one, at));
    if (operator) {
      yield { kind: 'operator', text: aliases[operator] ?? operator };
      at += operator.length;
      continue;
    }
    const end = character === '"' ? quotedEnd(source, at) : wordEnd(source, at);
    yield { kind: 'text', text: source.slice(at, end) };
    at = end;
  }
}

/** Behind the quote that ends the text; the quotes belong to the text. */
const quotedEnd = (source: string, start: number): number => {
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '"') return at + 1;
  }
  throw new ExpressionSyntaxError('a quote is not closed');
};

const wordEnd = (source: string, start: number): number => {
  let at = start + 1;
  while (at < source.length && !/[\s"]/.test(source[at] as string) && !isOperatorStart.test(source[at] as string))
    at += 1;
  return at;
};

/** An expression, and what comes behind its end and does not belong to it. */
export interface ParsedExpression {
  readonly node: ExpressionNode;
  readonly leftover: string | undefined;
}

/** Parses an expression; undefined for one that is empty. Throws `ExpressionSyntaxError`. */
export function parseExpression(source: string): ParsedExpression | undefined {
  const all = [...tokens(source)];
  if (all.length === 0) return undefined;
  return new Parser(all).whole();
}

const end: Token = { kind: 'end', text: '' };

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(all: readonly Token[]) {
    this.#tokens = all;
  }

  whole(): ParsedExpression {
    const node = this.#expression(1);
    const { kind, text } = this.#next();
    return { node, leftover: kind === 'end' ? undefined : text };
  }

  #next(): Token {
    return this.#tokens[this.#at] ?? end;
  }

  #unexpected(): ExpressionSyntaxError {
    const { kind, text } = this.#next();
    return new ExpressionSyntaxError(
      kind === 'end' ? 'it ends too early' : `'${text}' is not expected there`,
      this.#at === 0,
    );
  }

  #isOperator(text: string): boolean {
    const token = this.#next();
    return token.kind === 'operator' && token.text === text;
  }

  #expect(text: string): void {
    if (!this.#isOperator(text)) throw this.#unexpected();
    this.#at += 1;
  }

  #expression(lowest: number): ExpressionNode {
    this.#depth += 1;
    if (this.#depth > deepest) throw new ExpressionSyntaxError('it is nested too deeply');
    let left = this.#operand();
    for (;;) {
      const { kind, text } = this.#next();
      const binds = kind === 'operator' ? precedence[text] : undefined;
      if (binds === undefined || binds < lowest) break;
      this.#at += 1;
      if (text === '?') {
        const yes = this.#expression(1);
        this.#expect('::');
        left = { kind: 'choice', condition: left, yes, no: this.#expression(2) };
      } else left = { kind: 'binary', operator: text, left, right: this.#expression(binds + 1) };
    }
    this.#depth -= 1;
    return left;
  }

  #operand(): ExpressionNode {
    const { kind, text } = this.#next();
    if (kind === 'end') throw this.#unexpected();
    this.#at += 1;
    if (kind === 'text') return this.#isOperator('(') ? this.#call(text) : { kind: 'text', text };
    if (text === '!' || text === '-')
      return { kind: 'unary', operator: text, operand: this.#expression(unaryPrecedence) };
    if (text === '(') {
      const inner = this.#expression(1);
      this.#expect(')');
      return inner;
    }
    this.#at -= 1;
    throw this.#unexpected();
  }

  #call(name: string): ExpressionNode {
    this.#expect('(');
    const args: ExpressionNode[] = [];
    while (!this.#isOperator(')')) {
      if (args.length > 0) this.#expect(',');
      args.push(this.#expression(1));
    }
    this.#expect(')');
    return { kind: 'call', name, args };
  }
}
