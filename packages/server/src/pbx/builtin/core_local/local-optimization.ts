import { events } from '@amiable/protocol';
import type { Timer } from '../../../contract/clock.js';
import type { Bridge } from '../../kernel/bridge.js';
import type { Channel } from '../../kernel/channel.js';
import { frameMs } from '../../kernel/media/samples.js';
import type { LocalHalf, LocalPair } from './local-pair.js';

/** One half with the bridge that it stands in. */
interface Standing {
  readonly channel: Channel;
  readonly bridge: Bridge;
}

/** Who speaks to a half, and so takes the place of the other half. */
interface Swap {
  readonly source: Channel;
  readonly beside: Standing;
  readonly place: Standing;
}

/**
 * A pair whose halves stand in two bridges is needless: whoever speaks to one half takes the other one's place. It
 * happens with the next frame of sound that is sent to a half.
 */
export class LocalOptimization {
  readonly #pair: LocalPair;
  #timer: Timer | undefined;
  /** The half that was spoken to first. */
  #spokenTo: LocalHalf | undefined;

  constructor(pair: LocalPair) {
    this.#pair = pair;
  }

  /** @param spokenTo the half that sound begins to be sent to; without, where the pair stands has changed */
  consider(spokenTo?: LocalHalf): void {
    this.#spokenTo ??= spokenTo;
    if (this.#timer && spokenTo) return;
    this.cancel();
    const swap = this.#swap();
    if (!swap) return;
    this.#timer = swap.source.kernel.clock.after(frameMs, () => {
      this.#timer = undefined;
      this.#perform();
    });
  }

  cancel(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #perform(): void {
    const swap = this.#swap();
    const one = this.#pair.one.channel;
    const two = this.#pair.two.channel;
    if (!swap || !one || !two) return;
    const { source, beside, place } = swap;
    const { kernel } = one;
    const id = this.#pair.nextOptimization();
    kernel.events.publish(events.LocalOptimizationBegin, {
      localOneChannel: one.snapshot(),
      localTwoChannel: two.snapshot(),
      sourceChannel: source.snapshot(),
      DestUniqueId: two.uniqueid,
      Id: id,
    });
    beside.bridge.swapInto(place.bridge, source, place.channel);
    // The reference says `No` although it has succeeded.
    kernel.events.publish(events.LocalOptimizationEnd, {
      localOneChannel: one.snapshot(),
      localTwoChannel: two.snapshot(),
      Success: 'No',
      Id: id,
    });
    beside.bridge.dissolve();
  }

  /** How the pair can be left out now, if it can. */
  #swap(): Swap | undefined {
    const { one, two } = this.#pair;
    const a = standing(one);
    const b = standing(two);
    if (!a || !b || a.bridge === b.bridge) return undefined;
    const first = this.#spokenTo === one ? spokenTo(a, b) : spokenTo(b, a);
    return first ?? (this.#spokenTo === one ? spokenTo(b, a) : spokenTo(a, b));
  }
}

/** A half that nothing holds where it is. */
const standing = ({ channel }: LocalHalf): Standing | undefined => {
  const bridge = channel?.bridge;
  if (!channel || !bridge?.isCall || channel.state !== 'Up' || channel.interrupted) return undefined;
  if (channel.overheard || channel.muted.in || channel.muted.out) return undefined;
  return { channel, bridge };
};

/** One who is alone with a half and speaks to it can stand where the other half does. */
const spokenTo = (beside: Standing, place: Standing): Swap | undefined => {
  const { channels } = beside.bridge;
  if (channels.length !== 2 || place.bridge.channels.length < 2) return undefined;
  const source = channels.find((one) => one !== beside.channel);
  return source && !source.interrupted && source.media.spokenTo ? { source, beside, place } : undefined;
};
