import type { Channel } from '../../kernel/channel.js';
import { presentationOf } from '../../kernel/presentation.js';

/** What a session of AGI is told at its start, besides what the channel says. */
export interface Request {
  /** What was asked for: the script as it was written, the whole URL, or `async`. */
  readonly name: string;
  /** The path of a URL, for a session over the network. */
  readonly networkScript?: string | undefined;
  readonly network: boolean;
  /** Whether it can hear the channel. */
  readonly enhanced: boolean;
  readonly args: readonly string[];
}

// the reference tells a thread; a number that no other session has serves those who tell sessions apart by it
let serial = 0;
const firstThread = 140_000_000_000_000;

/** A value can bring no lines of its own. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get into a line
export const oneLine = (text: string): string => text.replace(/[\x00\r\n]/g, ' ');

/** The lines `agi_…: …` that begin a session, with the empty line behind them. */
export const environment = (channel: Channel, request: Request): string => {
  const { callerId } = channel;
  serial += 1;
  const lines: (readonly [name: string, value: string | number])[] = [
    ['request', request.name],
    ['channel', channel.name],
    ['language', channel.language],
    ['type', channel.technology.name],
    ['uniqueid', channel.uniqueid],
    ['version', channel.kernel.version],
    ['callerid', callerId.num || 'unknown'],
    ['calleridname', callerId.name || 'unknown'],
    ['callingpres', presentationOf(callerId)],
    ['callingani2', callerId.ani2],
    ['callington', callerId.numPlan],
    ['callingtns', 0],
    ['dnid', channel.dialed || 'unknown'],
    ['rdnis', channel.redirecting?.from.num || 'unknown'],
    ['context', channel.context],
    ['extension', channel.exten],
    ['priority', channel.priority],
    ['enhanced', request.enhanced ? '1.0' : '0.0'],
    ['accountcode', channel.accountCode],
    ['threadid', firstThread + serial],
    ...request.args.map((arg, at) => [`arg_${at + 1}`, arg] as const),
  ];
  const network = request.network ? 'agi_network: yes\n' : '';
  const script = request.networkScript ? `agi_network_script: ${oneLine(request.networkScript)}\n` : '';
  return `${network}${script}${lines.map(([name, value]) => `agi_${name}: ${oneLine(String(value))}\n`).join('')}\n`;
};
