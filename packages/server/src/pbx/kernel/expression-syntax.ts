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
/** What stands for nothing, and only ends what stands before it. */
const isSkipped = /[\s~{}[\]]/;

function* tokens(source: string): Generator<Token> {
  let at = 0;
  while (at < source.length) {
    const character = source[at] as string;
    const operator = operators.find((one) => source.startsWith(one, at));
    if (operator) {
      yield { kind: 'operator', text: aliases[operator] ?? operator };
      at += operator.length;
      continue;
    }
    const end = character === '"' ? quotedEnd(source, at) : wordEnd(source, at);
    if (end === at) {
      at += 1;
      continue;
    }
    yield { kind: 'text', text: source.slice(at, end) };
    at = end;
  }
}

/** Behind the quote that ends the text; the quotes belong to the text. One that does not end begins none. */
const quotedEnd = (source: string, start: number): number => {
  const end = source.indexOf('"', start + 1);
  return end < 0 ? start : end + 1;
};

/** Where a word ends. A `$` takes the next character along, and is nothing by itself. */
const wordEnd = (source: string, start: number): number => {
  let at = start;
  while (at < source.length) {
    const character = source[at] as string;
    if (character === '$') {
      if (at + 1 >= source.length || source[at + 1] === '{') return at;
      at += 2;
    } else if (character === '"' || isSkipped.test(character) || isOperatorStart.test(character)) return at;
    else at += 1;
  }
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

  #takes(text: string): boolean {
    if (!this.#isOperator(text)) return false;
    this.#at += 1;
    return true;
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
    do args.push(this.#expression(1));
    while (this.#takes(','));
    this.#expect(')');
    return { kind: 'call', name, args };
  }
}
