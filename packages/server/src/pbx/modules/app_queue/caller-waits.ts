import type { Channel } from '../../kernel/channel.js';

/** What a caller hears while waiting: music, ringing (option r), or ringing while a member rings (option R). */
export class CallerWaits {
  readonly #channel: Channel;
  readonly #music: string;
  readonly #rings: boolean;
  readonly #ringsWithMember: boolean;
  #ringing = false;

  constructor(channel: Channel, options: ReadonlyMap<string, string>, musicOfQueue: string) {
    this.#channel = channel;
    this.#music = options.get('m') || musicOfQueue;
    this.#rings = options.has('r');
    this.#ringsWithMember = options.has('R');
  }

  begin(): void {
    if (this.#rings) this.#channel.leg.indicate('ringing');
    else this.#channel.kernel.musicOnHold.start(this.#channel, this.#music);
  }

  end(): void {
    if (this.#rings || this.#ringing) this.#channel.leg.indicate('none');
    this.#ringing = false;
    if (!this.#rings) this.#channel.kernel.musicOnHold.stop(this.#channel);
  }

  /** A member rings, or does not any more. */
  memberRings(rings: boolean): void {
    if (!this.#ringsWithMember || this.#rings || rings === this.#ringing) return;
    this.#ringing = rings;
    const { musicOnHold } = this.#channel.kernel;
    if (rings) {
      musicOnHold.stop(this.#channel);
      this.#channel.leg.indicate('ringing');
    } else {
      this.#channel.leg.indicate('none');
      musicOnHold.start(this.#channel, this.#music);
    }
  }
}
