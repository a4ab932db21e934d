import { strip } from './strip.js';

export type Operator = '=' | '=>' | '+=';

/** What a line says, comments taken off. Offsets count in the line as it stands in the file. */
export type LineContent =
  /** Blank, or nothing but comment. */
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'section';
      readonly name: string;
      readonly options: readonly string[];
      readonly nameAt: Span;
      /** Where the closing bracket, or the parentheses behind it, end. */
      readonly until: number;
    }
  | { readonly kind: 'directive'; readonly name: string; readonly argument: string }
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly operator: Operator;
      readonly value: string;
      /** The blanks before the value: `+=` keeps them. */
      readonly blanks: string;
      readonly nameAt: Span;
      readonly operatorAt: Span;
      readonly valueAt: Span;
    }
  /** It cannot be read. `fatal`: Asterisk refuses the whole file for it. */
  | { readonly kind: 'wrong'; readonly message: string; readonly fatal: boolean };

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Block comments nest, and go over lines: the numbers of the lines on which those open now began. */
export type OpenComments = number[];

/** Block comments (`;-- … --;`) nest no deeper. */
const deepestComment = 128;

interface Uncommented {
  readonly text: string;
  /** For each character of `text` where it begins in the line; absent where they are the same. */
  readonly places?: readonly number[];
  readonly warning?: string;
}

/** Takes the comments off one line, and `\;` to `;`. */
const uncomment = (line: string, open: OpenComments, number: number): Uncommented => {
  if (open.length === 0 && !line.includes(';')) return { text: line };
  let text = '';
  const places: number[] = [];
  let warning: string | undefined;
  let tokenFrom = 0;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] as string;
    if (character !== ';') {
      if (open.length === 0) {
        text += character;
        places.push(at);
      }
    } else if (at > tokenFrom && line[at - 1] === '\\') {
      if (open.length === 0) {
        text = `${text.slice(0, -1)};`;
        places[places.length - 1] = at - 1;
      }
      tokenFrom = at + 1;
    } else if (line.startsWith('--', at + 1) && line[at + 3] !== '-') {
      if (open.length < deepestComment) open.push(number);
      else warning = `block comments nest deeper than ${deepestComment}; this one is not counted`;
      at += 2;
      tokenFrom = at + 1;
    } else if (open.length === 0) {
      break;
    } else if (at >= tokenFrom + 2 && line.startsWith('--', at - 2)) {
      open.pop();
      tokenFrom = at + 1;
    }
  }
  return { text, places, ...(warning !== undefined && { warning }) };
};

/**
 * Reads one line.
 * @param line as it stands in the file; its line end may be there
 * @param open the block comments that are open before the line; changed to those that are open behind it
 */
export const readLine = (line: string, open: OpenComments, number: number): LineContent => {
  const uncommented = uncomment(line, open, number);
  if (uncommented.warning !== undefined) return { kind: 'wrong', message: uncommented.warning, fatal: false };
  const { text, places } = uncommented;
  const from = firstOf(text, 0);
  const content = strip(text);
  if (content === '') return { kind: 'empty' };
  const span: SpanOf = (a, b) => {
    if (places === undefined) return { from: from + a, to: from + b };
    // A semicolon that is left stands for two characters of the line: '\;'.
    const end = (index: number) => (places[index] ?? -1) + (text[index] === ';' ? 2 : 1);
    const start = b > a ? (places[from + a] ?? line.length) : end(from + a - 1);
    return { from: start, to: b > a ? end(from + b - 1) : start };
  };
  if (content.startsWith('[')) return readSection(content, span);
  if (content.startsWith('#')) return readDirective(content);
  return readVariable(content, span);
};

type SpanOf = (from: number, to: number) => Span;

const firstOf = (text: string, start: number): number => {
  let at = start;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return at;
};

const readSection = (content: string, span: SpanOf): LineContent => {
  const end = content.indexOf(']');
  if (end < 0) return { kind: 'wrong', message: "the section's name has no closing ']'", fatal: true };
  const name = content.slice(1, end);
  const nameAt = span(1, end);
  if (content[end + 1] !== '(') return { kind: 'section', name, options: [], nameAt, until: span(1, end + 1).to };
  const close = content.indexOf(')', end);
  if (close < 0) return { kind: 'wrong', message: `the options of [${name}] have no closing ')'`, fatal: true };
  const options = content
    .slice(end + 2, close)
    .split(',')
    .map(strip);
  const given = options.filter((option) => option !== '');
  return { kind: 'section', name, options: given, nameAt, until: span(1, close + 1).to };
};

const readDirective = (content: string): LineContent => {
  const [, name = '', rest = ''] = /^#([^\0- ]*)([\s\S]*)$/.exec(content) ?? [];
  return { kind: 'directive', name, argument: dequote(strip(rest)) };
};

const dequote = (text: string): string => {
  const closing = text.startsWith('<') ? '>' : '"';
  return /^["<]/.test(text) && text.length > 1 && text.endsWith(closing) ? text.slice(1, -1) : text;
};

const readVariable = (content: string, span: SpanOf): LineContent => {
  // A backslash takes away the meaning of the first character: `\[name = value`.
  const escaped = content.startsWith('\\') ? 1 : 0;
  if (escaped && !(content.charCodeAt(1) > 0x20))
    return { kind: 'wrong', message: "nothing stands behind the '\\' at the beginning", fatal: true };
  const equals = content.indexOf('=', 2 * escaped);
  if (equals < 0) return { kind: 'wrong', message: `'${content}' has no '='; write name = value`, fatal: false };
  const append = equals > 2 * escaped && content[equals - 1] === '+';
  const object = !append && content[equals + 1] === '>';
  const operatorAt = [append ? equals - 1 : equals, object ? equals + 2 : equals + 1] as const;
  const name = strip(content.slice(escaped, operatorAt[0]));
  if (name === '') return { kind: 'wrong', message: "no name stands before the '='", fatal: false };
  const value = strip(content.slice(operatorAt[1]));
  const valueFrom = value === '' ? operatorAt[1] : firstOf(content, operatorAt[1]);
  return {
    kind: 'variable',
    name,
    operator: append ? '+=' : object ? '=>' : '=',
    value,
    blanks: content.slice(operatorAt[1], valueFrom),
    nameAt: span(0, operatorAt[0]),
    operatorAt: span(...operatorAt),
    valueAt: span(valueFrom, valueFrom + value.length),
  };
};

const escapeSemicolons = (text: string): string => text.replaceAll(';', '\\;');

/** A value as it must be written so that it is read the same. */
export const valueText = escapeSemicolons;

/** A line for a variable, without its line end. */
export const variableText = (name: string, operator: '=' | '=>', value: string): string => {
  const protectedName = /^[[#\\]/.test(name) ? `\\${name}` : name;
  return `${escapeSemicolons(protectedName)} ${operator}${value === '' ? '' : ' '}${valueText(value)}`;
};

/** A line for a section, without its line end. */
export const sectionText = (name: string, isTemplate: boolean, templates: readonly string[]): string => {
  const options = [...(isTemplate ? ['!'] : []), ...templates];
  return `[${name}]${options.length === 0 ? '' : `(${options.join(',')})`}`;
};
