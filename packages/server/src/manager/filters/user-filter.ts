import type { EventFilterRule } from '../../config/event-filter-syntax.js';
import type { ManagerUser } from '../../config/manager-settings.js';
import type { Problem } from '../../config/problem.js';
import { compileFilter, type EventFilter } from './event-filter.js';
import { ExpressionError } from './posix-syntax.js';

const compiled = new WeakMap<readonly EventFilterRule[], EventFilter>();

/** Lets nothing pass: what a filter that cannot be used comes down to, so that nobody sees what was to be hidden. */
const closedFilter: EventFilter = { key: 'closed', rules: [], passes: () => false };

/** The filter of rules, compiled once for as long as they are in force. */
export const filterOf = (rules: readonly EventFilterRule[]): EventFilter | undefined => {
  let filter = compiled.get(rules);
  if (filter === undefined) {
    try {
      filter = compileFilter(rules);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      filter = closedFilter;
    }
    if (filter) compiled.set(rules, filter);
  }
  return filter;
};

/** What is wrong with the expressions of `eventfilter` lines: they cannot be compiled. */
export const filterProblems = (users: readonly ManagerUser[]): Problem[] =>
  users.flatMap((user) =>
    user.eventFilters.flatMap((rule): Problem[] => {
      try {
        compileFilter([rule]);
        return [];
      } catch (error) {
        if (!(error instanceof ExpressionError)) throw error;
        const message = `[${user.name}] eventfilter '${rule.expression}' is no expression that can be used: ${error.message}`;
        return [{ severity: 'error', file: user.file, line: user.line, message }];
      }
    }),
  );
