import { describeEvent, eventCatalog, findEvent } from '@amiable/protocol';
import type { ConsoleCommand } from '../../contract/console.js';
import { cell } from './columns.js';

const COLUMNS = 3;
const COLUMN_WIDTH = 30;

/** `manager show events` */
export const showEvents = (): ConsoleCommand => ({
  name: 'manager show events',
  summary: 'List the events of the manager',
  usage: ['Usage: manager show events', '       Lists all events that clients can see.'],
  run({ args, print }) {
    if (args.length > 0) return 'usage';
    const names = [...eventCatalog.values()].map(({ name }) => name);
    print('Events:');
    for (let at = 0; at < names.length; at += COLUMNS)
      print(
        `  ${names
          .slice(at, at + COLUMNS)
          .map((name) => cell(name, COLUMN_WIDTH))
          .join('  ')}`.trimEnd(),
      );
    return undefined;
  },
});

/** `manager show event NAME` */
export const showEvent = (): ConsoleCommand => ({
  name: 'manager show event',
  summary: 'Describe an event of the manager',
  usage: ['Usage: manager show event <event>', '       Describes an event and its headers.'],
  run({ args, print }) {
    const [name, ...more] = args;
    if (name === undefined || more.length > 0) return 'usage';
    const event = findEvent(name);
    if (!event) {
      print(`Could not find event '${name}'`);
      return undefined;
    }
    const heading = [`Event: ${name}`, '', `  -= Info about Manager Event '${event.name}' =- `, ''];
    for (const line of [...heading, ...describeEvent(event)]) print(line);
    return undefined;
  },
  complete: () => [...eventCatalog.values()].map(({ name }) => name),
});
