import { actionCatalog, describeAction, findAction } from '@amiable/protocol';
import type { ConsoleCommand } from '../../contract/console.js';
import { cell } from './columns.js';

const LINE_WIDTH = 100;

/** `manager show commands` */
export const showCommands = (): ConsoleCommand => ({
  name: 'manager show commands',
  summary: 'List the actions of the manager',
  usage: ['Usage: manager show commands', '       Lists all actions that clients can ask for.'],
  run({ args, print }) {
    if (args.length > 0) return 'usage';
    const actions = [...actionCatalog.values()];
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
      for (const line of action ? describeAction(action) : [`There is no action called ${name}`]) print(line);
    }
    return undefined;
  },
  complete: () => [...actionCatalog.values()].map(({ name }) => name),
});
