import type { Channel } from './channel.js';
import type { Frame } from './frame-queue.js';
import { EchoSource } from './media/echo-source.js';
import type { ApplicationOutcome } from './module.js';

/** A digit that came without its begin is sent on for so many milliseconds at least. */
const leastDigitMs = 80;
/** How long it is where nobody said. */
const usualDigitMs = 100;

/** A digit of which only the end came: it is sent on whole. */
interface WholeDigit {
  readonly digit: string;
  readonly ms: number;
}

/** Sends back to the far end whatever comes from it, until it presses `#`. */
export const echo = async (channel: Channel): Promise<ApplicationOutcome> => {
  const source = new EchoSource(channel.media);
  channel.media.play(source, false);
  const digits = new EchoedDigits(channel);
  let outcome: ApplicationOutcome | undefined;
  while (!outcome) {
    const end = await channel.wait({ onFrame: (frame) => digits.take(frame) });
    outcome = end === 'interrupted' ? 'hangup' : digits.ended ? 'continue' : await digits.sendWhole();
  }
  channel.media.stop(source);
  return outcome;
};

/** What is sent back of what comes. */
class EchoedDigits {
  /** `#` came. */
  ended = false;
  readonly #channel: Channel;
  #begun = false;
  #whole: WholeDigit[] = [];

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  /** true when something is to be done that takes time, or all is over. */
  take(frame: Frame): boolean {
    const channel = this.#channel;
    if (frame.type === 'digitBegin') {
      this.#begun = true;
      channel.sendDigitBegin(frame.digit);
    } else if (frame.type === 'digitEnd') return this.#takeEnd(frame.digit, frame.ms);
    else if (frame.type === 'text') channel.leg.sendText(frame.text);
    else if (frame.type === 'voice') channel.leg.speak?.();
    return false;
  }

  #takeEnd(digit: string, ms: number): boolean {
    if (!this.#begun) {
      this.#whole.push({ digit, ms: ms > 0 ? Math.max(ms, leastDigitMs) : usualDigitMs });
      return true;
    }
    this.#begun = false;
    this.ended = digit === '#';
    if (!this.ended) this.#channel.sendDigitEnd(digit, ms);
    return this.ended;
  }

  /** Sends the digits that came without a begin, one after the other. */
  async sendWhole(): Promise<ApplicationOutcome | undefined> {
    for (let next = this.#whole.shift(); next; next = this.#whole.shift()) {
      this.#channel.sendDigitBegin(next.digit);
      const end = await this.#channel.wait({ ms: next.ms, onFrame: (frame) => this.take(frame) && this.ended });
      if (end === 'interrupted') return 'hangup';
      if (next.digit === '#' || this.ended) return 'continue';
      this.#channel.sendDigitEnd(next.digit, next.ms);
    }
    return undefined;
  }
}
