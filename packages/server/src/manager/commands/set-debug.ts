import type { ConsoleCommand } from '../../contract/console.js';
import type { Manager } from '../manager.js';

/** `manager set debug [on|off]` */
export const setDebug = (manager: Manager): ConsoleCommand => ({
  name: 'manager set debug',
  summary: 'Show, enable or disable the log of actions',
  usage: [
    'Usage: manager set debug [on|off]',
    '       Shows, enables or disables that each action of a client is written to the log.',
  ],
  run({ args, print }) {
    const [word] = args;
    if (word === undefined) {
      print(`manager debug is ${manager.settings.general.debug ? 'on' : 'off'}`);
      return undefined;
    }
    const wanted = word.toLowerCase();
    if (wanted !== 'on' && wanted !== 'off') return 'usage';
    manager.setDebug(wanted === 'on');
    return undefined;
  },
  complete: (args) => (args.length <= 1 ? ['on', 'off'] : []),
});
