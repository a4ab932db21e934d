import { RE2JS } from 're2js';
import { ExpressionError, type Node, parsePosix } from './posix-syntax.js';

/** A compiled expression. `test` says whether it is found anywhere in the text, in time linear in the text's length. */
export interface Expression {
  readonly source: string;
  test(text: string): boolean;
}

/** A backtracking engine tries at most this many ways at each place of the text; beyond, the linear engine runs. */
const MOST_PATHS = 32;

const hex = (code: number): string => `\\x${code.toString(16).padStart(2, '0')}`;

const renderSet = (members: Uint8Array): string => {
  let out = '';
  for (let from = 0; from < members.length; from++) {
    if (!members[from]) continue;
    let to = from;
    while (members[to + 1]) to++;
    out += from === to ? hex(from) : `${hex(from)}-${hex(to)}`;
    from = to;
  }
  // Neither syntax has a plain way to say `no byte`.
  return out === '' ? `[^${hex(0)}-${hex(255)}]` : `[${out}]`;
};

const suffix = (min: number, max: number): string =>
  max === Number.POSITIVE_INFINITY ? `{${min},}` : min === max ? `{${min}}` : `{${min},${max}}`;

/** The expression in the syntax that RE2 and JavaScript share, but for the two ends of the text. */
const render = (node: Node, start: string, end: string): string => {
  const inner = (one: Node) => render(one, start, end);
  switch (node.kind) {
    case 'char':
      return hex(node.code);
    case 'set':
      return renderSet(node.members);
    case 'any':
      return '[\\x00-\\xff]';
    case 'start':
      return start;
    case 'end':
      return end;
    case 'boundary':
      return '\\b';
    case 'notBoundary':
      return '\\B';
    case 'sequence':
      return node.parts.map((part) => (part.kind === 'choice' ? `(?:${inner(part)})` : inner(part))).join('');
    case 'choice':
      return node.branches.map(inner).join('|');
    case 'repeat':
      return `(?:${inner(node.of)})${suffix(node.min, node.max)}`;
  }
};

/** In how many ways a backtracking engine can walk through a node, Infinity where the text decides. */
const paths = (node: Node): number => {
  switch (node.kind) {
    case 'sequence':
      return node.parts.reduce((product, part) => product * paths(part), 1);
    case 'choice':
      return node.branches.reduce((sum, branch) => sum + paths(branch), 0);
    case 'repeat': {
      if (node.max > MOST_PATHS) return Number.POSITIVE_INFINITY;
      let sum = 0;
      for (let times = node.min; times <= node.max; times++) sum += paths(node.of) ** times;
      return sum;
    }
    default:
      return 1;
  }
};

interface Literal {
  readonly text: string;
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

const partsOf = (node: Node): readonly Node[] => (node.kind === 'sequence' ? node.parts : [node]);

/** The expression as plain text to look for, if it is no more than that. */
const asLiteral = (node: Node): Literal | undefined => {
  const parts = [...partsOf(node)];
  const atStart = parts[0]?.kind === 'start';
  if (atStart) parts.shift();
  const atEnd = parts.at(-1)?.kind === 'end';
  if (atEnd) parts.pop();
  let text = '';
  for (const part of parts) {
    if (part.kind !== 'char') return undefined;
    text += String.fromCharCode(part.code);
  }
  return { text, atStart, atEnd };
};

/** The longest piece of plain text that every match holds: looked for first, as most events do not have it. */
const neededText = (node: Node): string => {
  let longest = '';
  let run = '';
  for (const part of partsOf(node)) {
    run = part.kind === 'char' ? run + String.fromCharCode(part.code) : '';
    if (run.length > longest.length) longest = run;
  }
  return longest;
};

const literalTest = ({ text, atStart, atEnd }: Literal): ((subject: string) => boolean) => {
  if (atStart && atEnd) return (subject) => subject === text;
  if (atStart) return (subject) => subject.startsWith(text);
  if (atEnd) return (subject) => subject.endsWith(text);
  return (subject) => subject.includes(text);
};

const compile = (node: Node): ((subject: string) => boolean) => {
  const literal = asLiteral(node);
  if (literal) return literalTest(literal);
  if (paths(node) <= MOST_PATHS) {
    const native = new RegExp(render(node, '^', '$'));
    return (subject) => native.test(subject);
  }
  const linear = RE2JS.compile(render(node, '\\A', '\\z'));
  const needed = neededText(node);
  return needed === ''
    ? (subject) => linear.test(subject)
    : (subject) => subject.includes(needed) && linear.test(subject);
};

/**
 * Compiles a POSIX extended regular expression, which may match across lines: `.` and `[^x]` match line ends too, and
 * `^` and `$` stand for the ends of the whole text. Throws an `ExpressionError` where it cannot be used.
 */
export const compileExpression = (source: string): Expression => {
  const node = parsePosix(source);
  try {
    return { source, test: compile(node) };
  } catch (error) {
    throw new ExpressionError(error instanceof Error ? error.message : String(error));
  }
};
