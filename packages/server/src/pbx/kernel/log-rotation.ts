import { existsSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** How a log file is put aside: `rotatestrategy` of logger.conf. */
export type RotateStrategy = 'none' | 'sequential' | 'rotate' | 'timestamp';

/**
 * Renames a log file to make room for a new one: `sequential` to the first number behind all that are there (the newest
 * is the highest), `rotate` to 0 while the others move up (the newest is 0), `timestamp` to the seconds since the epoch.
 * `none` leaves it to others. Gives the new name, if there is one. Throws where a file cannot be renamed.
 */
export const putAside = (path: string, strategy: RotateStrategy, now: number): string | undefined => {
  if (strategy === 'none' || !existsSync(path)) return undefined;
  const name = roomFor(path, strategy, now);
  renameSync(path, name);
  return name;
};

const roomFor = (path: string, strategy: Exclude<RotateStrategy, 'none'>, now: number): string => {
  if (strategy === 'timestamp') return freeName(`${path}.${Math.trunc(now / 1000)}`);
  const numbers = archiveNumbers(path);
  if (strategy === 'sequential') return `${path}.${Math.max(-1, ...numbers) + 1}`;
  let hole = 0;
  while (numbers.includes(hole)) hole += 1;
  for (let number = hole; number > 0; number -= 1) renameSync(`${path}.${number - 1}`, `${path}.${number}`);
  return `${path}.0`;
};

const archiveNumbers = (path: string): readonly number[] => {
  const start = `${basename(path)}.`;
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(start) && /^\d{1,9}$/.test(name.slice(start.length)))
    .map((name) => Number(name.slice(start.length)));
};

/** Two rotations within one second must not overwrite each other. */
const freeName = (name: string): string => {
  if (!existsSync(name)) return name;
  let number = 1;
  while (existsSync(`${name}.${number}`)) number += 1;
  return `${name}.${number}`;
};
