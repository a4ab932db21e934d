import { strip } from './strip.js';

/** How an advanced filter compares; `none`: only the event's name and the header's presence count. */
export const filterMethods = ['regex', 'exact', 'starts_with', 'ends_with', 'contains', 'none'] as const;
export type FilterMethod = (typeof filterMethods)[number];

/**
 * One `eventfilter` line as data. An event passes if no include rule is there or one matches it, and no exclude rule
 * matches it.
 */
export interface EventFilterRule {
  readonly action: 'include' | 'exclude';
  /** The rule concerns only events of this name; compared exactly. */
  readonly name?: string;
  /** What is compared is the value of this header instead of the whole text of the event. */
  readonly header?: string;
  readonly method: FilterMethod;
  /** '' with the method `none`. A legacy rule is method `regex` without name and header: a POSIX ERE over the text. */
  readonly expression: string;
}

/** Either the rule, or what is wrong with it. */
export type EventFilterResult = { readonly rule: EventFilterRule } | { readonly wrong: string };

interface Criteria {
  action?: EventFilterRule['action'];
  name?: string;
  header?: string;
  method?: FilterMethod;
}

/**
 * Reads an event filter.
 * @param criteria '' for a legacy filter, else `action(exclude),name(Newchannel),header(Channel),method(starts_with)`,
 *   the parts in any order
 * @param expression what stands behind `=`; a leading `!` excludes, and says nothing where `action()` is given
 */
export const parseEventFilter = (criteria: string, expression: string): EventFilterResult => {
  if (strip(criteria) === '') return legacyFilter(expression);
  const parts = parseCriteria(strip(criteria));
  if (typeof parts === 'string') return { wrong: parts };
  const marked = expression.startsWith('!');
  const pattern = marked ? expression.slice(1) : expression;
  const method = parts.method ?? 'none';
  const wrong = mismatch(parts, method, pattern);
  if (wrong !== undefined) return { wrong };
  return {
    rule: {
      action: parts.action ?? (marked ? 'exclude' : 'include'),
      ...(parts.name !== undefined && { name: parts.name }),
      ...(parts.header !== undefined && { header: parts.header }),
      method,
      expression: pattern,
    },
  };
};

const legacyFilter = (expression: string): EventFilterResult => {
  const exclude = expression.startsWith('!');
  const pattern = exclude ? expression.slice(1) : expression;
  if (pattern === '') return { wrong: 'the filter has no expression' };
  return { rule: { action: exclude ? 'exclude' : 'include', method: 'regex', expression: pattern } };
};

const mismatch = ({ name, header }: Criteria, method: FilterMethod, pattern: string): string | undefined => {
  if (method === 'none' && pattern !== '')
    return 'the filter has an expression, but no method that compares it; add method(regex), method(exact) or another';
  if (method !== 'none' && pattern === '') return `the method ${method} needs an expression behind '='`;
  if (name === undefined && header === undefined && pattern === '')
    return 'the filter says neither name(), nor header(), nor an expression, so it would match everything';
  return undefined;
};

/** A part of the criteria: what begins like one of the four words counts as it, and what closes it may be missing. */
const part = /^(action|name|header|method)[^(]*\((.*)$/;

/** Asterisk takes blanks, commas and closing parentheses alike for what stands between the parts; the last of a kind counts. */
const parseCriteria = (text: string): Criteria | string => {
  const criteria: Criteria = {};
  for (const token of text.split(/[\s,)]+/)) {
    if (token === '') continue;
    const [, key, value = ''] = part.exec(token) ?? [];
    if (key === undefined) return `'${token}' cannot be read; write action(), name(), header() or method()`;
    const wrong = setCriterion(criteria, key, value);
    if (wrong !== undefined) return wrong;
  }
  return criteria;
};

const setCriterion = (criteria: Criteria, key: string, value: string): string | undefined => {
  if (value === '') return `${key}() is empty`;
  if (key === 'action') {
    if (value !== 'include' && value !== 'exclude') return `action(${value}): write include or exclude`;
    criteria.action = value;
  } else if (key === 'method') {
    const method = filterMethods.find((known) => known === value);
    if (method === undefined) return `method(${value}): write one of ${filterMethods.join(', ')}`;
    criteria.method = method;
  } else criteria[key === 'name' ? 'name' : 'header'] = value;
  return undefined;
};
