import { randomInt } from 'node:crypto';
import { events } from '@amiable/protocol';
import type { Channel } from '../../kernel/channel.js';
import { splitCommandLine } from '../../kernel/command-line.js';
import type { AgiAnswer, AgiCommand } from './command.js';
import { findCommand } from './commands/index.js';
import { debugging } from './debug.js';
import { oneLine } from './environment.js';

/** The most words of a command; the rest is not looked at. */
const mostWords = 128;

const deadText = 'Command Not Permitted on a dead channel or intercept routine';
const unknownText = 'Invalid or unknown command';

export interface Performed {
  /** The command could not do what it is for. */
  readonly failed: boolean;
  /** An asynchronous session is to end. */
  readonly ends: boolean;
}

export interface PerformOptions {
  /** The channel is hung up. */
  readonly dead: boolean;
  /** Whether functions that reach files and the shell may be used: false for those that dangerous ones are kept from. */
  readonly trusted: boolean;
  /** Whether an application may be run with these arguments. */
  readonly mayRun: (application: string, data: string) => boolean;
  /** Takes the lines of the answer, each with its line end. */
  readonly send: (text: string) => void;
}

/** Runs one line on a channel, with its events; never throws. */
export const perform = async (channel: Channel, line: string, options: PerformOptions): Promise<Performed> => {
  const send = (text: string): void => {
    const answer = `${oneLine(text)}\n`;
    debugging(channel, 'Tx', answer);
    options.send(answer);
  };
  debugging(channel, 'Rx', line);
  const CommandId = randomInt(2 ** 31);
  const { events: bus } = channel.kernel;
  bus.publish(events.AGIExecStart, { channel: channel.snapshot(), CommandId, Command: line });
  const { code, result, performed } = await answer(channel, line, { ...options, send });
  bus.publish(events.AGIExecEnd, {
    channel: channel.snapshot(),
    CommandId,
    Command: line,
    ResultCode: code,
    Result: result,
  });
  return performed;
};

interface Ended {
  readonly code: number;
  readonly result: string;
  readonly performed: Performed;
}

const ended = (code: number, result: string, performed: Partial<Performed> = {}): Ended => ({
  code,
  result,
  performed: { failed: false, ends: false, ...performed },
});

const answer = async (channel: Channel, line: string, options: PerformOptions): Promise<Ended> => {
  const { dead, trusted, mayRun, send } = options;
  const found = findCommand(splitCommandLine(line, mostWords));
  if (!found) {
    send(`510 ${unknownText}`);
    return ended(510, unknownText);
  }
  const { command, args } = found;
  if (dead && !command.dead) {
    send(`511 ${deadText}`);
    return ended(511, deadText);
  }
  const scope = { kernel: channel.kernel, channel, trusted };
  const result = await guarded(channel, command, () => command.run({ channel, args, scope, mayRun, send }));
  if (result === 'usage') {
    sendUsage(command, send);
    return ended(520, 'Usage');
  }
  send(result.text);
  if (result.outcome === 'failure') return ended(-1, 'Failure', { failed: true });
  const ends = result.ends ?? false;
  return ended(200, result.outcome === 'other' ? 'Unknown Result' : 'Success', { ends });
};

const sendUsage = (command: AgiCommand, send: (line: string) => void): void => {
  send('520-Invalid command syntax.  Proper usage follows:');
  send(`Usage: ${command.syntax}`);
  for (const text of command.description) send(text);
  send('520 End of proper usage.');
};

const guarded = async (
  channel: Channel,
  command: AgiCommand,
  run: () => ReturnType<AgiCommand['run']>,
): Promise<AgiAnswer | 'usage'> => {
  try {
    return await run();
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    channel.kernel.log.write('error', 'res_agi', `${command.name} failed on ${channel.name}: ${reason}`);
    return { text: '200 result=-1', outcome: 'failure' };
  }
};
