import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as actions from './actions.js';
import { classNames, classWords, privilegeText } from './classes.js';
import { bridgeSnapshotWords, channelSnapshotWords, type EventDefinition } from './event.js';
import * as events from './events.js';
import { wireHeaders } from './help.js';
import { actionCatalog, eventCatalog, findAction, findEvent } from './index.js';

const allActions = [...actionCatalog.values()];
const allEvents = [...eventCatalog.values()];

describe('the catalog', () => {
  test('holds every action of Asterisk 20.20.1 and the events it tells of, once, whatever the case of a name', () => {
    expect(allActions).toHaveLength(149);
    expect(allEvents.length).toBeGreaterThanOrEqual(185);
    expect(Object.keys(actions)).toHaveLength(allActions.length);
    expect(Object.keys(events)).toHaveLength(allEvents.length);
  });

  test('finds by name whatever the case', () => {
    expect(findAction('dbPUT')).toBe(actions.DBPut);
    expect(findEvent('NEWCHANNEL')).toBe(events.Newchannel);
    expect(findAction('DBPutt')).toBeUndefined();
  });

  test('gives actions in the order of ListCommands: by name, case left aside', () => {
    const names = allActions.map(({ name }) => name.toLowerCase());
    expect(names).toEqual([...names].sort());
  });

  test('knows as item of a list only events that it holds', () => {
    const lists = allActions.flatMap(({ reply }) => (reply.kind === 'list' ? [reply] : []));
    expect(lists.length).toBeGreaterThan(30);
    for (const { items, complete } of lists) {
      expect(complete).toMatch(/^[A-Z]\w+$/);
      for (const item of items) expect(findEvent(item.name)).toBe(item);
    }
  });

  test('has no header twice in an event, but for one that stands in for a block', () => {
    for (const event of allEvents) {
      const names = wireHeaders(event).map(({ name }) => name);
      const own = names.filter((name) => event.fields[name]?.kind !== 'header' || !event.fields[name].optional);
      expect(new Set(own).size, event.name).toBe(own.length);
    }
  });
});

/** Every word of the catalog with the place it stands at. */
const words = new Map<string, string>([
  ...allActions.flatMap(({ name, synopsis, description, params }): [string, string][] => [
    [`action ${name}, synopsis`, synopsis],
    [`action ${name}, description`, description],
    ...Object.entries(params).map(([key, value]): [string, string] => [`action ${name}, ${key}`, value.description]),
  ]),
  ...allEvents.flatMap((event): [string, string][] => [
    [`event ${event.name}, synopsis`, event.synopsis],
    ...wireHeaders(event).map(({ name, description }): [string, string] => [
      `event ${event.name}, ${name}`,
      description,
    ]),
  ]),
  ...Object.entries({ ...classWords, ...channelSnapshotWords, ...bridgeSnapshotWords }),
]);

describe('the words of the catalog', () => {
  test('are there for every action, parameter, event, header and class', () => {
    expect(words.size).toBeGreaterThan(2500);
    expect([...words].filter(([, text]) => text.trim() === '').map(([place]) => place)).toEqual([]);
    expect(Object.keys(classWords)).toEqual([...classNames]);
  });

  test('are ASCII without line ends, so that they pass a console and a header as they are', () => {
    expect([...words].filter(([, text]) => !/^[ -~]*$/.test(text)).map(([place]) => place)).toEqual([]);
  });

  test('keep a synopsis to one line of a table', () => {
    const synopses = [...words].filter(([place]) => place.endsWith(', synopsis'));
    expect(synopses.filter(([, text]) => text.length > 80 || text.endsWith('.')).map(([place]) => place)).toEqual([]);
  });

  test('send readers on to actions and events that exist', () => {
    const names = new Set([...allActions, ...allEvents].map(({ name }) => name));
    const onward = [...allActions, ...allEvents].flatMap(({ seeAlso }) => seeAlso);
    expect(onward.length).toBeGreaterThan(200);
    expect(onward.filter((name) => !names.has(name))).toEqual([]);
  });
});

interface Recording {
  readonly scenarios: readonly { readonly runs: readonly (readonly { readonly text: string }[])[] }[];
}

const recordings = new URL('../../../../test/conformance/recordings/', import.meta.url);
const recorded = readdirSync(fileURLToPath(recordings))
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => (JSON.parse(readFileSync(new URL(name, recordings), 'utf8')) as Recording).scenarios)
  .flatMap(({ runs }) => runs.flat())
  .filter(({ text }) => text.startsWith('Event: '))
  .map(({ text }) => text.split('\n'));

/** Headers that the manager adds, and those whose names the sender chooses. */
const isFree = (event: EventDefinition, header: string) =>
  ['Privilege', 'Timestamp', 'SequenceNumber', 'SystemName'].includes(header) ||
  header.includes('ChanVariable') ||
  event === events.UserEvent;

/** Headers of a recorded event that the catalog does not have, or has earlier than the one before; some are repeated. */
const outOfOrder = (event: EventDefinition, lines: readonly string[]): string[] => {
  const known = wireHeaders(event).map(({ name }) => name);
  let at = -1;
  return lines
    .map((line) => line.slice(0, line.indexOf(':')))
    .filter((header) => {
      if (isFree(event, header)) return false;
      const place = known.indexOf(header, Math.max(at, 0));
      if (place >= 0) at = place;
      return place < 0;
    });
};

/** Events that only close a list; the manager makes their headers. */
const closing = new Set(allActions.flatMap(({ reply }) => (reply.kind === 'list' ? [reply.complete] : [])));

describe('events that Asterisk 20.20.1 was recorded to send', () => {
  const known = recorded.flatMap(([first, ...lines]) => {
    const event = findEvent(first?.slice('Event: '.length) ?? '');
    // some lists come as one message
    const isList = lines.some((line) => line.startsWith('Event: '));
    return event === undefined || closing.has(event.name) || isList ? [] : [{ event, lines }];
  });

  test('have their headers in the order of the catalog', () => {
    expect(known.length).toBeGreaterThan(1000);
    const breaches = known.flatMap(({ event, lines }) =>
      outOfOrder(event, lines).map((header) => `${event.name}: ${header}`),
    );
    expect([...new Set(breaches)]).toEqual([]);
  });

  test('carry the classes of the catalog as their Privilege, those apart that answer an action', () => {
    const unasked = known.filter(({ lines }) => !lines.some((line) => line.startsWith('ActionID: ')));
    expect(unasked.length).toBeGreaterThan(1000);
    const breaches = unasked.flatMap(({ event, lines }) => {
      const sent = lines.find((line) => line.startsWith('Privilege: '));
      const due = event.classes === 0 ? undefined : `Privilege: ${privilegeText(event.classes)}`;
      return sent === due ? [] : [`${event.name}: ${sent}`];
    });
    expect([...new Set(breaches)]).toEqual([]);
  });

  test('are in the catalog, but for the events that close a list', () => {
    const names = new Set(recorded.map(([first]) => first?.slice('Event: '.length) ?? ''));
    expect(names.size).toBeGreaterThan(60);
    expect([...names].filter((name) => !findEvent(name) && !closing.has(name))).toEqual([]);
  });
});
