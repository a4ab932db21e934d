import { events } from '@amiable/protocol';
import type { Timer } from '../../contract/clock.js';
import type { Kernel } from './kernel.js';

/** At once; when the calls have ended, taking no new ones; or when there happens to be no call. */
export type ShutdownMode = 'now' | 'gracefully' | 'when convenient';

export interface ShutdownRequest {
  readonly mode: ShutdownMode;
  readonly restart: boolean;
}

/** How often it looks whether the calls have ended, in milliseconds. */
const lookEvery = 250;

/** The end of the program: asked for here, and acted on by whoever runs it. */
export class Shutdown {
  readonly #kernel: Kernel;
  #pending: ShutdownRequest | undefined;
  #timer: Timer | undefined;
  #ended = false;
  #listeners: readonly ((request: ShutdownRequest) => void)[] = [];

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** What has been asked for and waits for the end of calls. */
  get pending(): ShutdownRequest | undefined {
    return this.#pending;
  }

  /** Whether the time has come. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Whether new calls are still taken. */
  get takesCalls(): boolean {
    return !this.#ended && this.#pending?.mode !== 'gracefully';
  }

  /** Calls `listener` once it is time to end; gives the function that ends this. */
  onEnd(listener: (request: ShutdownRequest) => void): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((one) => one !== listener);
    };
  }

  /** Asks for the end; a later request takes the place of one that waits. Raises Shutdown when it is time. */
  request(mode: ShutdownMode, { restart = false } = {}): void {
    if (this.#ended) return;
    this.#timer?.cancel();
    this.#pending = { mode, restart };
    this.#look();
  }

  /** Calls a pending request off. false: there was none. */
  abort(): boolean {
    if (!this.#pending || this.#ended) return false;
    this.#timer?.cancel();
    this.#pending = undefined;
    return true;
  }

  #look(): void {
    const request = this.#pending;
    if (!request) return;
    if (request.mode !== 'now' && this.#kernel.channels.size > 0) {
      this.#timer = this.#kernel.clock.after(lookEvery, () => this.#look());
      return;
    }
    this.#ended = true;
    const Shutdown = this.#kernel.channels.size > 0 ? 'Uncleanly' : 'Cleanly';
    this.#kernel.events.publish(events.Shutdown, { Shutdown, Restart: request.restart ? 'True' : 'False' });
    for (const listener of this.#listeners) listener(request);
  }
}
