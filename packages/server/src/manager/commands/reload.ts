import type { ConsoleCommand } from '../../contract/console.js';
import type { Manager } from '../manager.js';

/** `manager reload` */
export const reload = (manager: Manager): ConsoleCommand => ({
  name: 'manager reload',
  summary: 'Read manager.conf again',
  usage: [
    'Usage: manager reload',
    '       Reads manager.conf again and applies it, to the clients that are connected too.',
  ],
  async run({ args, print }) {
    if (args.length > 0) return 'usage';
    for (const line of await manager.requestReload()) print(line);
    return undefined;
  },
});
