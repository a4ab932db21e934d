import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { leadingInteger, separateArguments } from '../../kernel/arguments.js';

/** Bytes that one FILE() reads at most. */
const most = 1024 * 1024;

interface Part {
  readonly file: string;
  readonly offset: number;
  /** undefined: to the end. */
  readonly length: number | undefined;
  readonly hasOffset: boolean;
  readonly options: string;
  /** How lines end: u, d or m. */
  readonly format: string;
}

const parse = (args: string): Part => {
  const [file = '', offset = '', length = '', options = '', format = ''] = separateArguments(args, 5);
  return {
    file: Buffer.from(file, 'latin1').toString(),
    offset: leadingInteger(offset) ?? 0,
    length: leadingInteger(length),
    hasOffset: offset !== '',
    options,
    format,
  };
};

/** From where to where: negative numbers count from the end. */
const range = (count: number, { offset, length }: Part): [start: number, end: number] => {
  const start = offset < 0 ? Math.max(0, count + offset) : Math.min(offset, count);
  if (length === undefined) return [start, count];
  return [start, length < 0 ? Math.max(start, count + length) : Math.min(count, start + length)];
};

/** The lines of a text, each with its end. */
const linesOf = (text: string): string[] => text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];

/** Reads what `file,offset,length,options` names. Rejects where the file cannot be read. */
export async function readPart(args: string): Promise<string> {
  const part = parse(args);
  const text = await readFile(part.file, 'latin1');
  const units = part.options.includes('l') ? linesOf(text) : [...text];
  return units
    .slice(...range(units.length, part))
    .join('')
    .slice(0, most);
}

/** The end of a line: the one asked for, or the one that the file has, or LF. */
const endOfLine = (format: string, text: string): string => {
  if (format === 'd') return '\r\n';
  if (format === 'm') return '\r';
  return format === 'u' ? '\n' : (/\r\n|\n|\r/.exec(text)?.[0] ?? '\n');
};

/** Writes in the place of what `file,offset,length,options` names; without an offset in the place of everything. */
export async function writePart(args: string, value: string): Promise<void> {
  const part = parse(args);
  const byLines = part.options.includes('l');
  const text = await readFile(part.file, 'latin1').catch(() => '');
  // option d writes a line as it is given, whose end is its author's
  const written = byLines && !part.options.includes('d') ? value + endOfLine(part.format, text) : value;
  if (part.options.includes('a')) return appendFile(part.file, written, 'latin1');
  if (!part.hasOffset) return writeFile(part.file, written, 'latin1');
  const units = byLines ? linesOf(text) : [...text];
  const [start, end] = range(
    units.length,
    part.length === undefined && !byLines ? { ...part, length: value.length } : part,
  );
  await writeFile(part.file, [...units.slice(0, start), written, ...units.slice(end)].join(''), 'latin1');
}
