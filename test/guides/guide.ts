import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A block of a guide: what its fence says it is, and its lines. */
export interface GuideBlock {
  /** `console`, `ami`, `ini`, `js`. */
  readonly kind: string;
  /** Where its fence stands, counted from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** A command with what it prints. */
export interface GuideCommand {
  readonly command: string;
  readonly output: readonly string[];
}

/** What is typed into a connection, up to an empty line, and what comes back. */
export interface GuideExchange {
  readonly typed: readonly string[];
  readonly received: readonly string[];
}

/** The blocks of a guide in their order. */
export const readGuide = (name: string): readonly GuideBlock[] => {
  const file = fileURLToPath(new URL(`../../docs/guides/${name}`, import.meta.url));
  const blocks: GuideBlock[] = [];
  let open: { kind: string; line: number; lines: string[] } | undefined;
  for (const [at, text] of readFileSync(file, 'utf8').split('\n').entries()) {
    const fence = /^```(\w*)$/.exec(text);
    if (!fence) open?.lines.push(text);
    else if (open) {
      blocks.push(open);
      open = undefined;
    } else open = { kind: fence[1] ?? '', line: at + 1, lines: [] };
  }
  if (open) throw new Error(`${name}:${open.line}: the block has no end`);
  return blocks;
};

/** The commands of a block: lines that begin with `$ `, each with the lines behind it. */
export const commandsOf = ({ lines }: GuideBlock): readonly GuideCommand[] => {
  const commands: { command: string; output: string[] }[] = [];
  for (const line of lines)
    if (line.startsWith('$ ')) commands.push({ command: line.slice(2), output: [] });
    else commands.at(-1)?.output.push(line);
  return commands;
};

/** The exchanges of a block: lines that begin with `> `, and those that come back. */
export const exchangesOf = ({ lines }: GuideBlock): readonly GuideExchange[] => {
  const exchanges: { typed: string[]; received: string[] }[] = [{ typed: [], received: [] }];
  for (const line of lines) {
    const last = exchanges.at(-1);
    if (!line.startsWith('> ')) last?.received.push(line);
    else if (last?.received.some((text) => text !== '')) exchanges.push({ typed: [line.slice(2)], received: [] });
    else last?.typed.push(line.slice(2));
  }
  return exchanges;
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * An expression for lines as a guide shows them: `…` on a line of its own stands for any lines, within a line for any
 * text. Blanks at the ends of lines do not count.
 */
export const shown = (lines: readonly string[]): string =>
  lines
    .map((line) =>
      line.trim() === '…' ? '(?:[^\\n]*\\n)*?' : `${escaped(line.trimEnd()).replaceAll('…', '[^\\n]*')}[ \\t]*\\n`,
    )
    .join('');
