import type { EventFilterRule } from '../../config/event-filter-syntax.js';
import { compileExpression } from './expression.js';

type Test = (text: string) => boolean;

/** The filters of a user or session. Immutable; equal lists of rules have equal keys, and share what they let through. */
export interface EventFilter {
  readonly key: string;
  readonly rules: readonly EventFilterRule[];
  /** `name` of the event, and the whole text that goes to a client, the blank line at its end included. */
  passes(name: string, text: string): boolean;
}

interface CompiledRule {
  readonly name: string | undefined;
  readonly test: Test;
}

const comparison = ({ method, expression }: EventFilterRule): Test => {
  switch (method) {
    case 'regex':
      return compileExpression(expression).test;
    case 'exact':
      return (text) => text === expression;
    case 'starts_with':
      return (text) => text.startsWith(expression);
    case 'ends_with':
      return (text) => text.endsWith(expression);
    case 'contains':
      return (text) => text.includes(expression);
    case 'none':
      return () => true;
  }
};

/** Tries `test` on each value of a header that is not empty; header names are compared exactly, as in the reference. */
const onHeader = (header: string, test: Test): Test => {
  const first = `${header}:`;
  const later = `\n${first}`;
  return (text) => {
    let at = text.startsWith(first) ? first.length : afterNext(text, later, 0);
    while (at > 0) {
      const end = text.indexOf('\r\n', at);
      const value = text.slice(at, end).trimStart();
      if (value !== '' && test(value)) return true;
      at = afterNext(text, later, at);
    }
    return false;
  };
};

const afterNext = (text: string, what: string, from: number): number => {
  const at = text.indexOf(what, from);
  return at < 0 ? -1 : at + what.length;
};

const compileRule = (rule: EventFilterRule): CompiledRule => {
  const test = comparison(rule);
  return { name: rule.name, test: rule.header === undefined ? test : onHeader(rule.header, test) };
};

const anyMatches = (rules: readonly CompiledRule[], name: string, text: string): boolean => {
  for (const rule of rules) if ((rule.name === undefined || rule.name === name) && rule.test(text)) return true;
  return false;
};

const keyOf = (rules: readonly EventFilterRule[]): string =>
  JSON.stringify(
    rules.map((rule) => [rule.action, rule.name ?? null, rule.header ?? null, rule.method, rule.expression]),
  );

/**
 * Compiles rules: an event passes if there is no include rule or one matches, and no exclude rule matches. No rules:
 * `undefined`, everything passes. Throws an `ExpressionError` for an expression that cannot be used.
 */
export const compileFilter = (rules: readonly EventFilterRule[]): EventFilter | undefined => {
  if (rules.length === 0) return undefined;
  const includes = rules.filter(({ action }) => action === 'include').map(compileRule);
  const excludes = rules.filter(({ action }) => action === 'exclude').map(compileRule);
  return {
    key: keyOf(rules),
    rules,
    passes: (name, text) =>
      (includes.length === 0 || anyMatches(includes, name, text)) && !anyMatches(excludes, name, text),
  };
};
