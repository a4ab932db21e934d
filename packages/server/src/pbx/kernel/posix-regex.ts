import { RE2JS } from 're2js';

const cache = new Map<string, RE2JS | undefined>();
const cached = 256;

/**
 * A POSIX extended regular expression, matched in linear time (leftmost, longest). undefined if it is none.
 */
export const compileRegex = (expression: string, caseBlind = false): RE2JS | undefined => {
  const key = `${caseBlind ? 'i' : 'c'}${expression}`;
  if (cache.has(key)) return cache.get(key);
  let compiled: RE2JS | undefined;
  try {
    compiled = RE2JS.compile(expression, RE2JS.LONGEST_MATCH | (caseBlind ? RE2JS.CASE_INSENSITIVE : 0));
  } catch {
    compiled = undefined;
  }
  if (cache.size >= cached) cache.delete(cache.keys().next().value as string);
  cache.set(key, compiled);
  return compiled;
};
