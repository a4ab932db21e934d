import type { Timer } from '../../../contract/clock.js';
import { isNo, isYes } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { debugging } from './debug.js';
import type { AgiPeer } from './peer.js';
import { perform } from './perform.js';

/** What AGISTATUS tells. */
export type AgiStatus = 'SUCCESS' | 'FAILURE' | 'NOTFOUND' | 'HANGUP';

/** How long a script may say nothing once its channel has hung up, in milliseconds. */
export const silenceMs = 60_000;

/**
 * Runs the lines of a script or server on a channel until it says no more. Meanwhile the channel is read, and what
 * arrives there is nobody's. Once it has hung up the other side is told, and may go on with what can be done then.
 */
export const converse = async (channel: Channel, peer: AgiPeer, opening: string): Promise<AgiStatus> =>
  new Conversation(channel, peer).run(opening);

class Conversation {
  readonly #channel: Channel;
  readonly #peer: AgiPeer;
  /** Whether the other side is told of a hangup, and left at once. */
  readonly #tells: boolean;
  readonly #leaves: boolean;
  #dead: boolean;
  #hungUp = false;
  #failed = false;
  #changed: () => void = () => {};
  #silence: Timer | undefined;

  constructor(channel: Channel, peer: AgiPeer) {
    this.#channel = channel;
    this.#peer = peer;
    this.#tells = !isNo(channel.variables.get('AGISIGHUP') ?? '');
    this.#leaves = isYes(channel.variables.get('AGIEXITONHANGUP') ?? '');
    this.#dead = channel.interrupted;
    peer.onChange = () => {
      channel.wake();
      this.#changed();
    };
  }

  async run(opening: string): Promise<AgiStatus> {
    debugging(this.#channel, 'Tx', opening);
    this.#peer.send(opening);
    try {
      if (this.#dead) this.#limitSilence();
      while (!this.#isOver()) await this.#step();
    } finally {
      this.#silence?.cancel();
      this.#peer.onChange = () => {};
    }
    const isWell = await this.#peer.close(this.#tells);
    if (this.#failed) return 'FAILURE';
    if (this.#hungUp) return 'HANGUP';
    return isWell ? 'SUCCESS' : 'FAILURE';
  }

  #isOver(): boolean {
    if (!this.#dead && this.#channel.interrupted) this.#seeHangup();
    return this.#peer.ended || (this.#hungUp && this.#leaves);
  }

  #seeHangup(): void {
    this.#dead = this.#hungUp = true;
    if (this.#tells) this.#peer.tellHangup();
    this.#limitSilence();
  }

  #limitSilence(): void {
    this.#silence?.cancel();
    this.#silence = this.#channel.kernel.clock.after(silenceMs, () => this.#peer.kill());
  }

  async #step(): Promise<void> {
    const line = this.#peer.ready ? this.#peer.take() : undefined;
    if (line === undefined)
      return this.#peer.isProgram ? this.#channel.kernel.outsideWork.during(this.#wait()) : this.#wait();
    this.#silence?.cancel();
    const { failed } = await perform(this.#channel, line, {
      dead: this.#dead,
      trusted: true,
      mayRun: () => true,
      send: (text) => this.#peer.send(text),
    });
    // what fails because the channel ended is told as its end
    if (failed && !this.#channel.interrupted) this.#failed = true;
    if (this.#dead) this.#limitSilence();
  }

  async #wait(): Promise<void> {
    const peer = this.#peer;
    if (!this.#dead) {
      await this.#channel.wait({ until: () => peer.ready || peer.ended });
      return;
    }
    await new Promise<void>((resolve) => {
      this.#changed = resolve;
      if (peer.ready || peer.ended) resolve();
    });
  }
}
