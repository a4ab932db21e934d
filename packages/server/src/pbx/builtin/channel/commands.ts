import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import { separateArguments } from '../../kernel/arguments.js';
import { inBackground } from '../../kernel/background.js';
import type { Channel } from '../../kernel/channel.js';
import { parseTarget } from '../../kernel/dial.js';
import { parsePlace } from '../../kernel/dialplan/goto.js';
import type { Kernel } from '../../kernel/kernel.js';
import { originate } from '../../kernel/originate.js';
import { describeChannel } from './describe.js';
import { showCalls, showChannels, showHangupHandlers } from './show-channels.js';

/** The console commands about channels. */
export const channelCommands = (kernel: Kernel): readonly ConsoleCommand[] => {
  const names = (): readonly string[] => kernel.channels.list().map(({ name }) => name);
  const first = (args: readonly string[]): readonly string[] => (args.length === 1 ? names() : []);
  return [
    {
      name: 'core show channels',
      summary: 'Display information on channels',
      usage: [
        'Usage: core show channels [concise|verbose|count]',
        '       Lists the channels that there are: in lines for programs, with all columns, or only their number.',
      ],
      run: ({ args, print }) => showChannels(kernel, args, print),
      complete: (args) => (args.length === 1 ? ['concise', 'verbose', 'count'] : []),
    },
    {
      name: 'core show calls',
      summary: 'Display information on calls',
      usage: ['Usage: core show calls [seconds|uptime]', '       Tells how many calls there are and have been.'],
      run: ({ print }) => showCalls(kernel, print),
    },
    {
      name: 'core show hanguphandlers',
      summary: 'Show hangup handlers of a specified channel',
      usage: ['Usage: core show hanguphandlers <channel>|all', '       Lists what will run at the end of a channel.'],
      run: ({ args, print }) => showHangupHandlers(kernel, args, print),
      complete: (args) => (args.length === 1 ? ['all', ...names()] : []),
    },
    {
      name: 'core show channel',
      summary: 'Display information on a specific channel',
      usage: ['Usage: core show channel <channel>', '       Tells all that is known of a channel.'],
      run: ({ args, print }) => onChannel(kernel, args, print, (channel) => describeChannel(channel, print)),
      complete: first,
    },
    {
      name: 'core show channeltypes',
      summary: 'List available channel types',
      usage: ['Usage: core show channeltypes', '       Lists what can carry channels.'],
      run: ({ print }) => showTypes(kernel, print),
    },
    {
      name: 'channel request hangup',
      summary: 'Request a hangup on a given channel',
      usage: ['Usage: channel request hangup <channel>|all', '       Asks that a channel be hung up, or all of them.'],
      run: ({ args, print }) => requestHangup(kernel, args, print),
      complete: (args) => (args.length === 1 ? ['all', ...names()] : []),
    },
    {
      name: 'channel redirect',
      summary: 'Redirect a call',
      usage: [
        'Usage: channel redirect <channel> <[[context,]exten,]priority>',
        '       Sends a channel to another place of the dialplan.',
      ],
      run: ({ args, print }) => redirect(kernel, args, print),
      complete: first,
    },
    {
      name: 'channel originate',
      summary: 'Originate a call',
      usage: [
        'Usage: channel originate <tech/data> application <appname> [appdata]',
        '       channel originate <tech/data> extension [exten@][context]',
        '       Calls somebody and connects them to an application or an extension.',
      ],
      run: (call) => startCall(kernel, call),
    },
  ];
};

type Print = CommandCall['print'];

const onChannel = (
  kernel: Kernel,
  args: readonly string[],
  print: Print,
  run: (channel: Channel) => void,
): CommandOutcome => {
  const [name, ...rest] = args;
  if (name === undefined || rest.length > 0) return 'usage';
  const channel = kernel.channels.get(name);
  if (channel) run(channel);
  else print(`${name} is not a known channel`);
  return undefined;
};

const requestHangup = (kernel: Kernel, args: readonly string[], print: Print): CommandOutcome => {
  if (args.length === 1 && args[0]?.toLowerCase() === 'all') {
    for (const channel of kernel.channels.list()) {
      print(`Requested Hangup on channel '${channel.name}'`);
      channel.requestHangup();
    }
    return undefined;
  }
  return onChannel(kernel, args, print, (channel) => {
    print(`Requested Hangup on channel '${channel.name}'`);
    channel.requestHangup();
  });
};

const redirect = (kernel: Kernel, args: readonly string[], print: Print): CommandOutcome => {
  const [name, where, ...rest] = args;
  if (name === undefined || where === undefined || rest.length > 0) return 'usage';
  const channel = kernel.channels.get(name);
  if (!channel) {
    print(`Channel '${name}' not found`);
    return 'failure';
  }
  const place = parsePlace(channel, where);
  if (!place) {
    print(`There is no place ${where}`);
    return 'failure';
  }
  channel.asyncGoto(place.context, place.exten, place.priority);
  print(`Channel '${name}' successfully redirected to ${where}`);
  return undefined;
};

const showTypes = (kernel: Kernel, print: Print): CommandOutcome => {
  const technologies = kernel.technologies.list();
  const row = (name: string, description: string, ...abilities: readonly string[]): void =>
    print(
      [name.padEnd(16), description.slice(0, 40).padEnd(40), ...abilities.map((text) => text.padEnd(13))].join(' '),
    );
  const line = '-------------';
  row('Type', 'Description', 'Devicestate', 'Presencestate', 'Indications', 'Transfer');
  row(line, line, line, line, line, line);
  for (const { name, description, deviceState } of technologies)
    row(name, description, deviceState ? 'yes' : 'no', 'no', 'yes', 'no');
  print('----------');
  print(`${technologies.length} channel drivers registered.`);
  return undefined;
};

const startCall = (kernel: Kernel, { args }: CommandCall): CommandOutcome => {
  const [channel = '', kind = '', what = '', ...data] = args;
  const target = parseTarget(channel);
  if (!target) return 'usage';
  const timeoutMs = 30_000;
  if (kind === 'application' && what !== '') {
    inBackground(
      kernel,
      channel,
      originate(kernel, { target, timeoutMs, next: { application: what, data: data.join(' ') } }),
    );
    return undefined;
  }
  if (kind !== 'extension' || data.length > 0) return 'usage';
  const [exten = '', context = ''] = what.includes('@') ? separateArguments(what, 2, '@') : ['', what];
  const next = { context: context || 'default', exten: exten || 's', priority: 1 };
  inBackground(kernel, channel, originate(kernel, { target, timeoutMs, next }));
  return undefined;
};
