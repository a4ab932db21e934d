import type { CommandOutcome } from '../../../contract/console.js';
import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
import { ageOf, durationOf } from './lists.js';

type Print = (line: string) => void;

/** A column: its text is cut to the width, and filled up to it. */
const column = (text: string, width: number): string => text.slice(0, width).padEnd(width);

const plainWidths = [64, 32, 7, 30] as const;
const row = (widths: readonly number[], cells: readonly string[]): string =>
  cells.map((cell, at) => column(cell, widths[at] ?? cell.length)).join(' ');

/** `core show channels [concise|verbose|count]` */
export const showChannels = (kernel: Kernel, args: readonly string[], print: Print): CommandOutcome => {
  const [word = '', ...rest] = args;
  const kind = word.toLowerCase();
  if (rest.length > 0 || !['', 'concise', 'verbose', 'count'].includes(kind)) return 'usage';
  const channels = kind === 'count' ? [] : kernel.channels.list();
  if (kind === 'concise') {
    for (const channel of channels) print(concise(channel));
    return undefined;
  }
  if (kind === '') print(row(plainWidths, ['Channel', 'Location', 'State', 'Application(Data)']));
  else if (kind === 'verbose') print(verboseHead);
  for (const channel of channels) print(kind === 'verbose' ? verbose(channel) : plain(channel));
  print(`${kernel.channels.size} active channel${kernel.channels.size === 1 ? '' : 's'}`);
  return showCalls(kernel, print);
};

/** `core show hanguphandlers all|CHANNEL`: what will run at the end of calls, what runs first at the top. */
export const showHangupHandlers = (kernel: Kernel, args: readonly string[], print: Print): CommandOutcome => {
  const [name] = args;
  if (name === undefined) return 'usage';
  const everybody = name.toLowerCase() === 'all';
  const one = kernel.channels.get(name);
  if (!everybody && !one) {
    print('Channel does not exist.');
    return 'failure';
  }
  print(handlerRow('Channel', 'Handler'));
  for (const channel of everybody ? kernel.channels.list() : one ? [one] : [])
    for (const [at, handler] of channel.hangupHandlers.toReversed().entries())
      print(handlerRow(at === 0 ? channel.name : '', handler));
  return undefined;
};

const handlerRow = (channel: string, handler: string): string => `${channel.padEnd(30)} ${handler}`;

/** `core show calls` */
export const showCalls = ({ channels: { activeCalls, processedCalls } }: Kernel, print: Print): undefined => {
  print(`${activeCalls} active call${activeCalls === 1 ? '' : 's'}`);
  print(`${processedCalls} call${processedCalls === 1 ? '' : 's'} processed`);
};

const plain = (channel: Channel): string => {
  const { name, exten, context, priority, state, application, applicationData } = channel;
  const location = exten === '' ? '(None)' : `${exten}@${context}:${priority}`;
  const runs = application === '' ? '(None)' : `${application}(${applicationData})`;
  return row(plainWidths, [name, location, state, runs]);
};

const concise = (channel: Channel): string =>
  [
    channel.name,
    channel.context,
    channel.exten,
    channel.priority,
    channel.state,
    channel.application || '(None)',
    channel.applicationData,
    channel.callerId.num,
    channel.accountCode,
    channel.peerAccount,
    amaFlags,
    ageOf(channel),
    channel.bridge?.uniqueid ?? '',
    channel.uniqueid,
  ].join('!');

/** Automatic message accounting: documentation, which is what channels begin with. */
const amaFlags = 3;

const verboseWidths = [80, 24, 24, 4, 7, 12, 25, 15, 8, 11, 11, 20] as const;
const verboseHead = row(verboseWidths, [
  'Channel',
  'Context',
  'Extension',
  'Prio',
  'State',
  'Application',
  'Data',
  'CallerID',
  'Duration',
  'Accountcode',
  'PeerAccount',
  'BridgeID',
]);

const verbose = (channel: Channel): string =>
  row(verboseWidths, [
    channel.name,
    channel.context,
    channel.exten,
    String(channel.priority).padStart(4),
    channel.state,
    channel.application || '(None)',
    channel.applicationData || '(Empty)',
    channel.callerId.num,
    durationOf(channel),
    channel.accountCode,
    channel.peerAccount,
    channel.bridge?.uniqueid ?? '',
  ]);
