import type { Bridge, LeaveReason } from './bridge.js';
import type { Channel } from './channel.js';
import { DigitCollector, type DigitHook } from './features/digit-hook.js';
import type { Frame } from './frame-queue.js';
import { amplify, type Samples } from './media/samples.js';
import type { Speaker } from './media/softmix.js';

/** What one channel brings into a bridge for itself; all of it may change while it is there. */
export interface BridgeGuest {
  /** The others do not hear it. */
  muted?: boolean;
  /** By how much what it says, and what it hears, is louder (above 1) or softer. */
  talkFactor?: number;
  listenFactor?: number;
  /** Sees each frame that arrives on it; true keeps the frame from the others. */
  onFrame?(frame: Frame): boolean;
}

/** What a bridge does with what one of its channels says. */
export interface MemberEars {
  /** A frame for the others. */
  pass(frame: Frame): void;
  /** Digits for the others that were kept back until now. */
  stream(digits: string): void;
}

/** One channel in a bridge. */
export class Member implements Speaker {
  readonly channel: Channel;
  readonly guest: BridgeGuest;
  /** Where it is now: it may be swapped into another bridge without whoever brought it here noticing. */
  bridge: Bridge;
  leaving: LeaveReason | undefined;
  /** What it does for itself while it is here; meanwhile what arrives on it is not for the bridge. */
  readonly errands: (() => Promise<unknown>)[] = [];
  /** Where it goes instead of to whoever brought it here. */
  next: (() => Promise<LeaveReason>) | undefined;
  /** Digits sent to it that began and have not ended. */
  readonly digits = new Set<string>();
  /** Whether a digit is being played to it, and those that wait for that. */
  playing = false;
  readonly laterDigits: { readonly digit: string; readonly ms: number }[] = [];
  readonly #ears: MemberEars;
  #collector: DigitCollector | undefined;
  /** When digits that may still become a code count as none. */
  #deadline = 0;

  constructor(channel: Channel, guest: BridgeGuest, bridge: Bridge, ears: MemberEars) {
    this.channel = channel;
    this.guest = guest;
    this.bridge = bridge;
    this.#ears = ears;
  }

  said(tick: number): Samples | undefined {
    const { muted, talkFactor = 1 } = this.guest;
    if (muted) return undefined;
    const said = this.channel.media.incoming(tick);
    return said && talkFactor !== 1 ? amplify(said, talkFactor) : said;
  }

  /** Takes these codes for what they are instead of passing their digits on. */
  watch(hooks: readonly DigitHook[]): void {
    this.#collector = hooks.length > 0 ? new DigitCollector(hooks) : undefined;
  }

  /** Waits until it leaves or something is to be done, and does that. */
  async step(): Promise<void> {
    const { channel } = this;
    const errand = this.errands.shift();
    if (errand) {
      await errand();
      return;
    }
    const waitsForDigit = (this.#collector?.pending ?? '') !== '';
    const end = await channel.wait({
      ms: waitsForDigit ? Math.max(0, this.#deadline - channel.kernel.clock.now()) : undefined,
      onFrame: (frame) => this.#hear(frame),
      until: () => this.leaving !== undefined || this.errands.length > 0,
    });
    if (end === 'interrupted') this.leaving ??= 'interrupted';
    else if (end === 'elapsed') this.#ears.stream(this.#collector?.giveUp() ?? '');
  }

  /** true: the wait is over, since a digit changed what is waited for. */
  #hear(frame: Frame): boolean {
    const collector = this.#collector;
    if (collector && frame.type === 'digitBegin' && collector.wants(frame.digit)) return false;
    if (!collector || frame.type !== 'digitEnd') {
      this.#ears.pass(frame);
      return false;
    }
    const outcome = collector.take(frame.digit);
    if (outcome.kind === 'passed') {
      if (outcome.digits === frame.digit) this.#ears.pass(frame);
      else this.#ears.stream(outcome.digits);
      return outcome.digits !== frame.digit;
    }
    const { channel } = this;
    if (outcome.kind === 'hook') this.errands.push(async () => outcome.hook.run(channel));
    else this.#deadline = channel.kernel.clock.now() + channel.kernel.features.settingsOf(channel).featureDigitMs;
    return true;
  }
}
