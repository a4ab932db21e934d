import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const hasMagic = (text: string): boolean => /[*?[{]/.test(text);

/** `a{b,c}d` → `abd`, `acd`; nested as well. */
const expandBraces = (pattern: string): string[] => {
  const found = /\{([^{}]*)\}/.exec(pattern);
  if (found === null || !found[1]?.includes(',')) return [pattern];
  const before = pattern.slice(0, found.index);
  const after = pattern.slice(found.index + found[0].length);
  return found[1].split(',').flatMap((choice) => expandBraces(before + choice + after));
};

/** Whether a name fits a pattern of `*`, `?` and `[…]`. Linear in the name for each star, however many there are. */
export const globMatches = (pattern: string, name: string): boolean => {
  const tokens = pattern.match(/\[[!^]?\]?[^\]]*\]|\\[\s\S]|[\s\S]/g) ?? [];
  let token = 0;
  let star = -1;
  let resume = 0;
  for (let at = 0; at < name.length; ) {
    const current = tokens[token];
    if (current === '*') {
      star = token++;
      resume = at;
    } else if (current !== undefined && tokenMatches(current, name[at] as string)) {
      token += 1;
      at += 1;
    } else if (star >= 0) {
      token = star + 1;
      resume += 1;
      at = resume;
    } else {
      return false;
    }
  }
  while (tokens[token] === '*') token += 1;
  return token === tokens.length;
};

const tokenMatches = (token: string, character: string): boolean => {
  if (token === '?') return true;
  if (token.startsWith('\\')) return token[1] === character;
  if (!token.startsWith('[') || token.length < 3) return token === character;
  const negated = token[1] === '!' || token[1] === '^';
  const set = token.slice(negated ? 2 : 1, -1);
  let inside = false;
  for (let at = 0; at < set.length; at += 1) {
    const from = set[at] as string;
    const isRange = set[at + 1] === '-' && at + 2 < set.length;
    inside ||= isRange ? from <= character && character <= (set[at + 2] as string) : from === character;
    if (isRange) at += 2;
  }
  return inside !== negated;
};

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
};

const isFile = (file: string): boolean => {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
};

/** The files that an absolute pattern of `*`, `?`, `[…]` and `{a,b}` names, sorted; without magic the path itself, if it is there. */
export const globFiles = (pattern: string): string[] => {
  const found = expandBraces(pattern).flatMap((expanded) => {
    let paths = ['/'];
    for (const part of expanded.split('/').filter((part) => part !== '')) {
      paths = hasMagic(part)
        ? paths.flatMap((folder) =>
            namesIn(folder)
              .filter((name) => (!name.startsWith('.') || part.startsWith('.')) && globMatches(part, name))
              .map((name) => path.posix.join(folder, name)),
          )
        : paths.map((folder) => path.posix.join(folder, part));
    }
    return paths.filter(isFile);
  });
  return [...new Set(found)];
};
