import type { Channel } from './channel.js';

/** Whose video the others see: nobody's, whoever talks, one channel's, or everybody's at once. */
export type VideoMode = 'none' | 'talker' | 'single' | 'sfu';

/** The video of one bridge: how it is chosen, and whose it is. */
export class BridgeVideo {
  mode: VideoMode;
  #source: Channel | undefined;
  /** Whose it was, until that it is over has been told. */
  #previous = '';

  constructor(mode: VideoMode) {
    this.mode = mode;
  }

  /** The unique id of the one who is seen; empty where there is none. */
  get source(): string {
    return this.#source?.uniqueid ?? '';
  }

  isSource(channel: Channel): boolean {
    return this.#source === channel;
  }

  /** Shows a channel; gives whom it takes the place of, or undefined where it is shown already. */
  show(channel: Channel): string | undefined {
    if (this.mode === 'single' && this.#source === channel) return undefined;
    const previous = this.source || this.#previous;
    this.mode = 'single';
    this.#source = channel;
    this.#previous = '';
    return previous;
  }

  /** A channel has left. */
  left(channel: Channel): void {
    if (this.#source !== channel) return;
    this.#previous = channel.uniqueid;
    this.#source = undefined;
  }

  /** Shows nobody any more; gives who was seen before, or undefined where that has been told. */
  clear(): string | undefined {
    const previous = this.source || this.#previous;
    this.#source = undefined;
    this.#previous = '';
    return previous || undefined;
  }
}
