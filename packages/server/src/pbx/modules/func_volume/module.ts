import { events } from '@amiable/protocol';
import type { Channel } from '../../kernel/channel.js';
import type { AudioHook } from '../../kernel/media/channel-media.js';
import { gain, type Samples } from '../../kernel/media/samples.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';

/** By how much a channel is louder (above 0) or softer (below 0). */
class Volume implements AudioHook {
  /** What comes from its far end, and what goes there. */
  rx = 0;
  tx = 0;
  /** Whether `*` makes both louder and `#` softer. */
  byDigits = false;

  said(frame: Samples | undefined): Samples | undefined {
    return frame && gain(frame, this.rx);
  }

  heard(frame: Samples | undefined): Samples | undefined {
    return frame && gain(frame, this.tx);
  }

  pressed(digit: string): void {
    if (!this.byDigits) return;
    const step = digit === '*' ? 1 : digit === '#' ? -1 : 0;
    this.rx += step;
    this.tx += step;
  }
}

const volumes = new WeakMap<Channel, Volume>();

const volumeOf = (channel: Channel): Volume => {
  const known = volumes.get(channel);
  if (known) return known;
  const volume = new Volume();
  channel.media.hook(volume);
  volumes.set(channel, volume);
  channel.media.rerouted();
  const forget = channel.kernel.events.tap(events.DTMFEnd, ({ channel: told, Digit, Direction }) => {
    if (Direction === 'Received' && told === channel.snapshot()) volume.pressed(String(Digit));
  });
  channel.onEnd(forget);
  return volume;
};

const directionOf = ({ kernel }: FunctionScope, word: string): 'rx' | 'tx' | undefined => {
  const direction = word.trim().toLowerCase();
  if (direction === 'rx' || direction === 'tx') return direction;
  kernel.log.write('warning', 'func_volume', `VOLUME has the directions RX and TX, not '${word}'`);
  return undefined;
};

const VOLUME: DialplanFunction = {
  name: 'VOLUME',
  synopsis: 'How loud a channel is',
  syntax: 'VOLUME(RX|TX[,p])',
  read(scope, args) {
    const direction = directionOf(scope, args.split(',')[0] ?? '');
    if (!scope.channel || !direction) return undefined;
    return volumes.get(scope.channel)?.[direction].toFixed(6);
  },
  write(scope, args, value) {
    const [word = '', options = ''] = args.split(',');
    const direction = directionOf(scope, word);
    if (!scope.channel || !direction) return false;
    const volume = volumeOf(scope.channel);
    volume[direction] = Number.parseFloat(value) || 0;
    volume.byDigits = options.includes('p');
    return true;
  },
};

/** Volumes of channels. */
export const definition = defineModule({
  name: 'func_volume',
  description: 'Technology independent volume control',
  start: () => ({ functions: [VOLUME] }),
});
