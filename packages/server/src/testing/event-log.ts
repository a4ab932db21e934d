import type { AmiEvent } from '../contract/event.js';

/** An event as clients get it: its headers by name, `Event` among them. Of a header that comes twice, the first. */
export type EventHeaders = Readonly<Record<string, string>> & { readonly Event: string };

/** What a header is to be: this text or number, text that fits, or whatever the function says yes to. */
export type Expected = string | number | RegExp | ((value: string) => boolean);
export type ExpectedHeaders = Readonly<Record<string, Expected>>;

/** An event that was expected did not come, or one came that was not to. */
export class EventAssertionError extends Error {
  override readonly name = 'EventAssertionError';
}

/** Byte strings of the wire are UTF-8 text to people. */
export const textOf = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

/** The same with all its text as byte strings. */
export const inBytes = <T>(value: T): T => {
  if (typeof value === 'string') return Buffer.from(value, 'utf8').toString('latin1') as T;
  if (Array.isArray(value)) return value.map(inBytes) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inBytes(one)])) as T;
};

const headersOf = ({ name, body }: AmiEvent): EventHeaders => {
  const headers: Record<string, string> & { Event: string } = { Event: name };
  for (const line of textOf(body).split('\r\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) headers[line.slice(0, colon)] ??= line.slice(colon + 2);
  }
  return headers;
};

const fits = (value: string | undefined, expected: Expected): boolean => {
  if (value === undefined) return false;
  if (expected instanceof RegExp) return expected.test(value);
  return typeof expected === 'function' ? expected(value) : value === String(expected);
};

const differences = (event: EventHeaders, wanted: ExpectedHeaders): readonly string[] =>
  Object.keys(wanted).filter((name) => !fits(event[name], wanted[name] as Expected));

/** All events of a system, from its start on or since they were forgotten. */
export class EventLog {
  #events: { readonly headers: EventHeaders; taken: boolean }[] = [];

  add(event: AmiEvent): void {
    this.#events.push({ headers: headersOf(event), taken: false });
  }

  clear(): void {
    this.#events = [];
  }

  /** In their order; only those of a name and with these headers, where they are given. */
  all(name?: string, wanted: ExpectedHeaders = {}): readonly EventHeaders[] {
    return this.#events
      .map(({ headers }) => headers)
      .filter((event) => (name === undefined || event.Event === name) && differences(event, wanted).length === 0);
  }

  /** The first event of a name with these headers that was not taken before. */
  take(name: string, wanted: ExpectedHeaders = {}): EventHeaders | undefined {
    const found = this.#events.find(
      ({ headers, taken }) => !taken && headers.Event === name && differences(headers, wanted).length === 0,
    );
    if (found) found.taken = true;
    return found?.headers;
  }

  /** Says that an event is missing, and what there was that comes near. */
  missing(name: string, wanted: ExpectedHeaders, when: string): EventAssertionError {
    const taken = this.#events.filter(({ headers, taken }) => taken && headers.Event === name).length;
    const near = this.#events
      .filter((entry) => !entry.taken && entry.headers.Event === name)
      .map(({ headers }) => ({ headers, wrong: differences(headers, wanted) }))
      .sort((a, b) => a.wrong.length - b.wrong.length)
      .slice(0, 3)
      .map(
        ({ headers, wrong }) =>
          `  ${describeEvent(headers)}: ${wrong.map((one) => wrongHeader(headers, one, wanted)).join('; ')}`,
      );
    const takenText = taken > 0 ? ` (${taken} more were asked for before: each event is given once)` : '';
    return new EventAssertionError(
      [
        `There was no event ${name}${describeWanted(wanted)}${when}${takenText}.`,
        ...(near.length > 0 ? ['The nearest:', ...near] : [`Events until now: ${this.#names()}.`]),
      ].join('\n'),
    );
  }

  /** Says that there are events that should not be there. */
  unexpected(name: string, wanted: ExpectedHeaders): EventAssertionError | undefined {
    const found = this.all(name, wanted);
    if (found.length === 0) return undefined;
    const lines = found.slice(0, 5).map((event) => `  ${describeEvent(event)}`);
    return new EventAssertionError(
      `There should be no event ${name}${describeWanted(wanted)}, but there ${found.length === 1 ? 'is one' : `are ${found.length}`}:\n${lines.join('\n')}`,
    );
  }

  #names(): string {
    const counts = new Map<string, number>();
    for (const { headers } of this.#events) counts.set(headers.Event, (counts.get(headers.Event) ?? 0) + 1);
    if (counts.size === 0) return 'none';
    return [...counts].map(([name, count]) => (count > 1 ? `${name} (${count})` : name)).join(', ');
  }
}

/** Headers by which people tell events of one name apart. */
const telling = ['Channel', 'DestChannel', 'Device', 'Exten', 'Queue', 'Interface', 'Application', 'Variable', 'Value'];

const describeEvent = (event: EventHeaders): string => {
  const words = telling.flatMap((name) => (event[name] ? [`${name}: ${event[name]}`] : [])).slice(0, 3);
  return [event.Event, ...words].join(' ');
};

const wrongHeader = (event: EventHeaders, name: string, wanted: ExpectedHeaders): string =>
  `${name} is ${event[name] === undefined ? 'not there' : `'${event[name]}'`}, not ${describeExpected(wanted[name] as Expected)}`;

const describeExpected = (expected: Expected): string => {
  if (typeof expected === 'function') return 'what the test wants';
  return expected instanceof RegExp ? String(expected) : `'${expected}'`;
};

const describeWanted = (wanted: ExpectedHeaders): string => {
  const words = Object.entries(wanted).map(([name, expected]) => `${name} ${describeExpected(expected)}`);
  return words.length === 0 ? '' : ` with ${words.join(', ')}`;
};
