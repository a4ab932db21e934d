import type { Channel } from '../../kernel/channel.js';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';

const inSeconds = (ms: number): string => (ms / 1000).toFixed(3);

const read = (channel: Channel, item: string): string | undefined => {
  switch (item[0]?.toLowerCase()) {
    case 'a': {
      const at = channel.absoluteTimeoutAt;
      return at === undefined ? '0' : inSeconds(Math.max(0, at - channel.kernel.clock.now()));
    }
    case 'r':
      return channel.hasPbx ? inSeconds(channel.responseTimeout) : '';
    case 'd':
      return channel.hasPbx ? inSeconds(channel.digitTimeout) : '';
    default:
      return undefined;
  }
};

const write = (channel: Channel, item: string, seconds: number): boolean => {
  const ms = Math.max(0, seconds * 1000);
  switch (item[0]?.toLowerCase()) {
    case 'a':
      channel.setAbsoluteTimeout(ms);
      return true;
    case 'r':
      channel.responseTimeout = ms > 0 ? ms : 10_000;
      return true;
    case 'd':
      channel.digitTimeout = ms > 0 ? ms : 5000;
      return true;
    default:
      return false;
  }
};

const TIMEOUT: DialplanFunction = {
  name: 'TIMEOUT',
  synopsis: 'How long the call, the first digit or the next digit may take, in seconds',
  syntax: 'TIMEOUT({absolute|response|digit})',
  read: ({ channel }, item) => channel && read(channel, item.trim()),
  write: ({ channel, kernel }, item, value) => {
    const seconds = Number.parseFloat(value);
    const done = channel !== undefined && write(channel, item.trim(), Number.isNaN(seconds) ? 0 : seconds);
    if (!done) kernel.log.write('error', 'func_timeout', `TIMEOUT knows absolute, response and digit; not '${item}'`);
    return done;
  },
};

export const definition = defineModule({
  name: 'func_timeout',
  description: 'Channel timeout dialplan functions',
  start: () => ({ functions: [TIMEOUT] }),
});
