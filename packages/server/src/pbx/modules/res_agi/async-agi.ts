import { events } from '@amiable/protocol';
import type { Channel } from '../../kernel/channel.js';
import type { AgiStatus } from './conversation.js';
import { environment } from './environment.js';
import { perform } from './perform.js';

/** A command that waits for its channel. */
export interface QueuedCommand {
  readonly command: string;
  /** Text of the client's choice that comes back with the answer; '' for none. */
  readonly id: string;
  readonly trusted: boolean;
  readonly mayRun: (application: string, data: string) => boolean;
}

/** The most commands that may wait for one channel. */
const most = 1000;

/** The queues of channels that are, or have been, under AGI(agi:async): what is left waits for the next time. */
const queues = new WeakMap<Channel, QueuedCommand[]>();

/** Puts a command at the end of a channel's queue. false: it has none, or it is full. */
export const queueCommand = (channel: Channel, command: QueuedCommand): boolean => {
  const queue = queues.get(channel);
  if (!queue || queue.length >= most) return false;
  queue.push(command);
  channel.wake();
  return true;
};

/** The bytes of a text as AsyncAGI writes them: letters, digits and `-_.!~*'()` as they are, others as `%` and two digits. */
export const percentEncoded = (text: string): string =>
  text.replace(/[^A-Za-z0-9\-_.!~*'()]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

/** Runs the commands that clients queue for a channel until one of them ends it or fails, or the channel ends. */
export const runAsync = async (channel: Channel, args: readonly string[]): Promise<AgiStatus> => {
  const queue = queues.get(channel) ?? [];
  queues.set(channel, queue);
  const { events: bus } = channel.kernel;
  const opening = environment(channel, { name: 'async', network: false, enhanced: false, args });
  bus.publish(events.AsyncAGIStart, { channel: channel.snapshot(), Env: percentEncoded(opening) });
  const status = await runQueue(channel, queue);
  bus.publish(events.AsyncAGIEnd, { channel: channel.snapshot() });
  return status;
};

const runQueue = async (channel: Channel, queue: QueuedCommand[]): Promise<AgiStatus> => {
  while (!channel.interrupted) {
    const next = queue.shift();
    if (!next) {
      await channel.wait({ until: () => queue.length > 0 });
      continue;
    }
    const { failed, ends } = await runQueued(channel, next);
    if (failed && !channel.interrupted) return 'FAILURE';
    if (ends) return 'SUCCESS';
  }
  return 'HANGUP';
};

const runQueued = async (channel: Channel, { command, id, trusted, mayRun }: QueuedCommand) => {
  let answer = '';
  const send = (text: string): void => {
    answer += text;
  };
  const performed = await perform(channel, command, { dead: channel.interrupted, trusted, mayRun, send });
  channel.kernel.events.publish(events.AsyncAGIExec, {
    channel: channel.snapshot(),
    Result: percentEncoded(answer),
    CommandId: id === '' ? undefined : id,
  });
  return performed;
};
