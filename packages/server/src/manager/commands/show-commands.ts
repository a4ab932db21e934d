import { actionCatalog, describeAction, findAction } from '@amiable/protocol';
import type { ConsoleCommand } from '../../contract/console.js';
import type { Manager } from '../manager.js';
import { cell } from './columns.js';

const LINE_WIDTH = 100;

/** `manager show commands` */
export const showCommands = (manager: Manager): ConsoleCommand => ({
  name: 'manager show commands',
  summary: 'List the actions of the manager',
  usage: ['Usage: manager show commands', '       Lists all actions that clients can ask for.'],
  run({ print }) {
    const { unloadedModules } = manager.pbx.describe();
    const actions = [...actionCatalog.values()].filter(({ module }) => !unloadedModules.has(module));
    const width = Math.max(...actions.map(({ name }) => name.length));
    const row = (name: string, synopsis: string) =>
      `  ${cell(name, width)}  ${synopsis.slice(0, LINE_WIDTH - width - 4)}`;
    print(row('Action', 'Synopsis'));
    print(row('------', '--------'));
    for (const { name, synopsis } of actions) print(row(name, synopsis));
    return undefined;
  },
});

/** `manager show command NAME…` */
export const showCommand = (): ConsoleCommand => ({
  name: 'manager show command',
  summary: 'Describe an action of the manager',
  usage: [
    'Usage: manager show command <action> [<action> ...]',
    '       Describes actions: what they need and answer.',
  ],
  run({ args, print }) {
    if (args.length === 0) return 'usage';
    for (const name of args) {
      const action = findAction(name);
      if (!action) continue;
      const heading = ['', `  -= Info about Manager Command '${action.name}' =- `, ''];
      for (const line of [...heading, ...describeAction(action)]) print(line);
    }
    return undefined;
  },
  complete: () => [...actionCatalog.values()].map(({ name }) => name),
});
