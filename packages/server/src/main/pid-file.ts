import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';

/** Writes this process's id into a file; gives the function that takes it away, if it still is this process's. */
export const writePidFile = (file: string): (() => void) => {
  const own = `${process.pid}\n`;
  writeFileSync(file, own);
  return () => {
    try {
      if (readFileSync(file, 'utf8') === own) unlinkSync(file);
    } catch {
      // It is gone already, which is what was wanted.
    }
  };
};
