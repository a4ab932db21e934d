import { type MaskedMessage, mask } from './mask.js';
import type { Message, Step } from './recording.js';

export interface Difference {
  readonly kind: 'missing reply' | 'extra reply' | 'missing event' | 'extra event' | 'order';
  readonly client: string;
  readonly text: string;
}

export interface Comparison {
  /** Messages that the reference sent in every run. */
  readonly compared: number;
  /** How many of them came. */
  readonly matched: number;
  readonly differences: readonly Difference[];
}

/** An event that is no answer: it does not carry the ActionID of a request. */
const isEvent = (message: MaskedMessage): boolean =>
  message.firstLine.startsWith('Event: ') && !message.text.includes('\nActionID: ');

/**
 * Holds what a server sent against several runs of the reference: replies in the order of one run, events as often as
 * some run had them, and on each channel the order that all runs agree in. Messages of `cleanup` steps do not count.
 */
export const compare = (
  runs: readonly (readonly Message[])[],
  actual: readonly Message[],
  steps: readonly Step[],
): Comparison => {
  const counted = (messages: readonly Message[]) => mask(messages).filter(({ step }) => !steps[step]?.cleanup);
  const wanted = runs.map(counted);
  const got = counted(actual);
  const clients = new Set([...wanted.flat(), ...got].map(({ client }) => client));
  const parts = [...clients].flatMap((client) => {
    const of = (messages: readonly MaskedMessage[], events: boolean) =>
      messages.filter((message) => message.client === client && isEvent(message) === events);
    return [
      compareReplies(
        client,
        wanted.map((run) => of(run, false)),
        of(got, false),
      ),
      compareEvents(
        client,
        wanted.map((run) => of(run, true)),
        of(got, true),
      ),
    ];
  });
  return {
    compared: parts.reduce((sum, part) => sum + part.compared, 0),
    matched: parts.reduce((sum, part) => sum + part.matched, 0),
    differences: parts.flatMap((part) => part.differences),
  };
};

const compareReplies = (
  client: string,
  runs: readonly (readonly MaskedMessage[])[],
  got: readonly MaskedMessage[],
): Comparison => {
  const keys = (messages: readonly MaskedMessage[]) => messages.map(({ step, text }) => `${step}|${text}`);
  const [best] = runs
    .map((run) => align(keys(run), keys(got)))
    .sort((a, b) => b.matched - a.matched || a.extra.length - b.extra.length);
  if (!best) return { compared: 0, matched: 0, differences: [] };
  return {
    compared: best.matched + best.missing.length,
    matched: best.matched,
    differences: [
      ...best.missing.map((text) => ({ kind: 'missing reply', client, text }) as const),
      ...best.extra.map((text) => ({ kind: 'extra reply', client, text }) as const),
    ],
  };
};

/** Walks through what was wanted and finds each behind the one before. */
const align = (wanted: readonly string[], got: readonly string[]) => {
  const used = new Set<number>();
  const missing: string[] = [];
  let from = 0;
  for (const text of wanted) {
    const at = got.indexOf(text, from);
    if (at < 0) missing.push(text);
    else {
      used.add(at);
      from = at + 1;
    }
  }
  return { matched: used.size, missing, extra: got.filter((_, index) => !used.has(index)) };
};

const compareEvents = (
  client: string,
  runs: readonly (readonly MaskedMessage[])[],
  got: readonly MaskedMessage[],
): Comparison => {
  const counts = runs.map(countTexts);
  const mine = countTexts(got);
  const differences: Difference[] = [];
  let compared = 0;
  let matched = 0;
  for (const text of new Set([...counts.flatMap((count) => [...count.keys()]), ...mine.keys()])) {
    const seen = counts.map((count) => count.get(text) ?? 0);
    const least = Math.min(...seen);
    const most = Math.max(...seen);
    const here = mine.get(text) ?? 0;
    compared += least;
    matched += Math.min(here, least);
    for (let n = here; n < least; n++) differences.push({ kind: 'missing event', client, text });
    for (let n = most; n < here; n++) differences.push({ kind: 'extra event', client, text });
  }
  return { compared, matched, differences: [...differences, ...orderDifferences(client, runs, got)] };
};

const countTexts = (messages: readonly MaskedMessage[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { text } of messages) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
};

/** Events whose place among the others is chance on the reference. */
const unordered = /^Event: (CEL|Cdr|VarSet|DeviceStateChange|ExtensionStatus|SuccessfulAuth|UserEvent)/;

/** Events of a channel, a bridge and an application come from different threads: order is certain within each only. */
const family = (firstLine: string): string =>
  /^Event: (Confbridge|Queue|Agent|Parked|UnParked|Bridge)/.exec(firstLine)?.[1] ?? 'Channel';

/** Pairs `earlier|later` of kinds of events, by when each kind first came on some channel. */
const orderedPairs = (events: readonly MaskedMessage[]): Set<string> => {
  const firstSeen = new Map<string, Map<string, number>>();
  for (const [index, { about, firstLine }] of events.entries()) {
    if (about === '' || unordered.test(firstLine)) continue;
    const seen = firstSeen.get(about) ?? new Map<string, number>();
    firstSeen.set(about, seen);
    if (!seen.has(firstLine)) seen.set(firstLine, index);
  }
  const pairs = new Set<string>();
  for (const seen of firstSeen.values())
    for (const [a, atA] of seen)
      for (const [b, atB] of seen) if (atA < atB && family(a) === family(b)) pairs.add(`${a}|${b}`);
  return pairs;
};

const orderDifferences = (
  client: string,
  runs: readonly (readonly MaskedMessage[])[],
  got: readonly MaskedMessage[],
): Difference[] => {
  const orders = runs.map(orderedPairs);
  const here = orderedPairs(got);
  const reversed = (pair: string) => pair.split('|').reverse().join('|');
  const always = [...(orders[0] ?? [])].filter((pair) =>
    orders.every((order) => order.has(pair) && !order.has(reversed(pair))),
  );
  return always
    .filter((pair) => here.has(reversed(pair)))
    .map((pair) => ({ kind: 'order', client, text: `${pair.replace('|', ' comes before ')}` }));
};
