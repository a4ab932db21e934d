import type { ConsoleCommand } from '../../../contract/console.js';
import type { Shutdown, ShutdownMode } from '../../kernel/shutdown.js';

const meanings: Readonly<Record<ShutdownMode, string>> = {
  now: 'at once; calls under way are hung up.',
  gracefully: 'when the calls under way have ended, and takes no new ones meanwhile.',
  'when convenient': 'as soon as there is no call.',
};

const stopCommand = (shutdown: Shutdown, verb: 'stop' | 'restart', mode: ShutdownMode): ConsoleCommand => ({
  name: `core ${verb} ${mode}`,
  summary: `${verb === 'stop' ? 'Ends' : 'Restarts'} the program ${mode}`,
  usage: [
    `Usage: core ${verb} ${mode}`,
    `       ${verb === 'stop' ? 'Ends' : 'Restarts'} the program ${meanings[mode]}`,
  ],
  run: ({ args, print }) => {
    if (args.length > 0) return 'usage';
    shutdown.request(mode, { restart: verb === 'restart' });
    if (!shutdown.ended) print(`Waiting for the calls under way to end; 'core abort shutdown' calls it off`);
    return undefined;
  },
});

/** `core stop …`, `core restart …`, `core abort shutdown`. */
export const stopCommands = (shutdown: Shutdown): readonly ConsoleCommand[] => [
  ...(['stop', 'restart'] as const).flatMap((verb) =>
    (['now', 'gracefully', 'when convenient'] as const).map((mode) => stopCommand(shutdown, verb, mode)),
  ),
  {
    name: 'core abort shutdown',
    summary: 'Calls a stop or restart off',
    usage: ['Usage: core abort shutdown', '       Calls a stop or restart off that waits for the end of calls.'],
    run: ({ args, print }) => {
      if (args.length > 0) return 'usage';
      print(shutdown.abort() ? 'The shutdown is called off.' : 'No shutdown is under way.');
      return undefined;
    },
  },
];
