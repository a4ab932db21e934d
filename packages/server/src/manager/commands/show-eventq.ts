import type { ConsoleCommand } from '../../contract/console.js';
import { asteriskNumber } from '../event-mask.js';
import type { Manager } from '../manager.js';

/** `manager show eventq`: the events since the last purge; every client stands at the last of them. */
export const showEventq = (manager: Manager): ConsoleCommand => ({
  name: 'manager show eventq',
  summary: 'Show the last events',
  usage: [
    'Usage: manager show eventq',
    '       Shows the events of the last moments, and how many clients stand at each.',
  ],
  run({ print }) {
    const events = manager.queue.list(manager.clock.now(), manager.settings.general.timestampevents);
    for (const [index, { text, classes }] of events.entries()) {
      print(`Usecount: ${index === events.length - 1 ? manager.sessions.size : 0}`);
      print(`Category: ${asteriskNumber(classes)}`);
      print('Event:');
      // The event stands there as it went out, line ends and all.
      for (const line of text.split('\n').slice(0, -1)) print(line);
    }
    return undefined;
  },
});
