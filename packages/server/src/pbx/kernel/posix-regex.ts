import { RE2JS } from 're2js';
import { linearExpression } from './posix-regex-syntax.js';

const cache = new Map<string, RE2JS | string>();
const cached = 256;

/** A POSIX extended regular expression, matched in linear time (leftmost, longest); or what is wrong with it. */
export const parseRegex = (expression: string, caseBlind = false): RE2JS | string => {
  const key = `${caseBlind ? 'i' : 'c'}${expression}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const compiled = compile(expression, RE2JS.LONGEST_MATCH | (caseBlind ? RE2JS.CASE_INSENSITIVE : 0));
  if (cache.size >= cached) cache.delete(cache.keys().next().value as string);
  cache.set(key, compiled);
  return compiled;
};

const compile = (expression: string, flags: number): RE2JS | string => {
  try {
    return RE2JS.compile(linearExpression(expression), flags);
  } catch (error) {
    return (error as Error).message;
  }
};

/** The same; undefined if it is none. */
export const compileRegex = (expression: string, caseBlind = false): RE2JS | undefined => {
  const regex = parseRegex(expression, caseBlind);
  return typeof regex === 'string' ? undefined : regex;
};
