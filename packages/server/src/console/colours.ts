/** Colours for a terminal; each does nothing where there is none, or where they are not wanted. */
export interface Colours {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
}

const sgr = (code: number) => (text: string) => `\x1b[${code}m${text}\x1b[0m`;
const plain = (text: string) => text;

const coloured: Colours = { bold: sgr(1), dim: sgr(2), red: sgr(31), green: sgr(32), yellow: sgr(33) };
const uncoloured: Colours = { bold: plain, dim: plain, red: plain, green: plain, yellow: plain };

/** Colours only on a terminal, and not with `-n`, `nocolor` or the NO_COLOR of https://no-color.org. */
export const coloursFor = (output: { readonly isTTY?: boolean }, wanted: boolean): Colours =>
  wanted && output.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb' ? coloured : uncoloured;

/** A line of the log with its level coloured: what needs somebody stands out. */
export const paintLog = (line: string, { red, yellow, green }: Colours): string => {
  const [, before = '', level = '', rest = ''] =
    /^(\[[^\]]*\] )(ERROR|WARNING|NOTICE|SECURITY)(\[.*)$/.exec(line) ?? [];
  if (level === '') return line;
  const paint = level === 'ERROR' ? red : level === 'NOTICE' ? green : yellow;
  return `${before}${paint(level)}${rest}`;
};
