import type { Channel } from './channel.js';

/** Who plays music to channels that wait: one module. */
export interface MusicOnHoldProvider {
  /**
   * Begins to play a class of music to a channel; where it plays another class already, that one ends.
   * @param className `undefined` or empty: the channel's own class (`CHANNEL(musicclass)`), else the default one
   * @returns false: there is nothing to play under this name
   */
  start(channel: Channel, className: string | undefined): boolean;
  /** Ends the music; harmless where none is played. */
  stop(channel: Channel): void;
}

/** The music that channels hear while they wait. Without a provider it is silence. */
export class MusicOnHold {
  #provider: MusicOnHoldProvider | undefined;

  /** Makes `provider` the one who plays; gives the function that takes it back. */
  provide(provider: MusicOnHoldProvider): () => void {
    this.#provider = provider;
    return () => {
      if (this.#provider === provider) this.#provider = undefined;
    };
  }

  /**
   * Begins to play music to a channel (MusicOnHoldStart).
   * @param className what the caller of this wants; the channel's own class comes before the default one only without it
   * @returns false: nobody plays it, or a channel that has ended
   */
  start(channel: Channel, className?: string): boolean {
    if (channel.hungUp) return false;
    return this.#provider?.start(channel, className) ?? false;
  }

  /** Ends the music of a channel (MusicOnHoldStop); harmless where none is played. */
  stop(channel: Channel): void {
    this.#provider?.stop(channel);
  }
}
