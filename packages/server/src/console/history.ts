import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** How many lines are kept. */
export const historySize = 1000;

/** The lines of a history file, the newest first; none where it cannot be read. */
export const readHistory = (file: string): string[] => {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean).reverse().slice(0, historySize);
  } catch {
    return [];
  }
};

/** Keeps the lines (the newest first) for their owner alone. A history that cannot be written is no reason to fail. */
export const writeHistory = (file: string, lines: readonly string[]): void => {
  try {
    const early = `${file}.${process.pid}`;
    writeFileSync(
      early,
      lines
        .slice(0, historySize)
        .reverse()
        .map((line) => `${line}\n`)
        .join(''),
      { mode: 0o600 },
    );
    renameSync(early, file);
  } catch {
    // Nothing is lost but the memory of what was typed.
  }
};
