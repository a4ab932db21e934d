import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import { separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { MixMonitors } from './mix-monitors.js';
import { readRequest } from './request.js';

/** `mixmonitor start|stop|list`. */
export const mixMonitorCommands = (kernel: Kernel, monitors: MixMonitors): readonly ConsoleCommand[] => {
  const command = (
    verb: string,
    summary: string,
    usage: readonly string[],
    run: (channel: Channel, call: CommandCall) => void | Promise<void>,
  ): ConsoleCommand => ({
    name: `mixmonitor ${verb}`,
    summary,
    usage,
    complete: (args) => (args.length === 1 ? kernel.channels.list().map(({ name }) => name) : []),
    run: async (call): Promise<CommandOutcome> => {
      const [name] = call.args;
      if (name === undefined) return 'usage';
      const channel = kernel.channels.get(name);
      if (channel) await run(channel, call);
      else call.print(`No channel matching '${name}' found.`);
      return undefined;
    },
  });
  return [
    command(
      'start',
      'Records a channel',
      ['Usage: mixmonitor start <channel> <file>[,options[,command]]', '       Begins to record a channel.'],
      async (channel, { args }) => {
        await monitors.start(channel, readRequest(kernel, separateArguments(args.slice(1).join(' '), 3)), true);
      },
    ),
    command(
      'stop',
      'Ends a recording',
      ['Usage: mixmonitor stop <channel> [id]', '       Ends the recording of an id, or the one that began last.'],
      (channel, { args }) => {
        monitors.stop(channel, args[1]);
      },
    ),
    command(
      'list',
      'Lists the recordings of a channel',
      ['Usage: mixmonitor list <channel>', '       Lists the recordings of a channel with their files.'],
      (channel, { print }) => {
        print(['MixMonitor ID', 'File', 'Receive File', 'Transmit File'].join('\t'));
        print('='.repeat(73));
        for (const monitor of monitors.of(channel)) print([monitor.id, ...monitor.listed].join('\t'));
      },
    ),
  ];
};
