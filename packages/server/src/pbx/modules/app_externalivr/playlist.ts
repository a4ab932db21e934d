import type { Timer } from '../../../contract/clock.js';
import type { Channel } from '../../kernel/channel.js';
import { findSound, type StartedSound, startSound } from '../../kernel/sound-files.js';

/** What a playlist tells: a sound was heard to its end, was cut off, or was dropped before it began. */
export type PlaylistEvent = 'F' | 'T' | 'D';

/** Sounds that are played one after the other while the channel does something else. */
export class Playlist {
  readonly #channel: Channel;
  readonly #tell: (event: PlaylistEvent, name: string) => void;
  #waiting: string[] = [];
  #playing: { readonly name: string; readonly sound: StartedSound; readonly timer: Timer } | undefined;
  #started = false;

  constructor(channel: Channel, tell: (event: PlaylistEvent, name: string) => void) {
    this.#channel = channel;
    this.#tell = tell;
  }

  /** From now on what is in it is heard. */
  start(): void {
    this.#started = true;
    this.#next();
  }

  /** Adds a sound behind the others; false where there is none of that name. */
  add(name: string): boolean {
    if (!findSound(this.#channel.kernel, this.#channel.language, name)) return false;
    this.#waiting.push(name);
    this.#next();
    return true;
  }

  /** Ends what is heard and drops what waits, and tells of each. */
  clear(): void {
    const cut = this.#stop();
    const dropped = this.#waiting;
    this.#waiting = [];
    if (cut !== undefined) this.#tell('T', cut);
    for (const name of dropped) this.#tell('D', name);
  }

  /** Ends it without a word. */
  close(): void {
    this.#started = false;
    this.#waiting = [];
    this.#stop();
  }

  #stop(): string | undefined {
    const playing = this.#playing;
    if (!playing) return undefined;
    this.#playing = undefined;
    playing.timer.cancel();
    this.#channel.media.stop(playing.sound.source);
    return playing.name;
  }

  #next(): void {
    while (this.#started && !this.#playing && !this.#channel.hungUp) {
      const name = this.#waiting.shift();
      if (name === undefined) return;
      const sound = startSound(this.#channel, name, this.#channel.language);
      if (!sound) continue;
      const timer = this.#channel.kernel.clock.after(sound.ms, () => {
        this.#playing = undefined;
        this.#tell('F', name);
        this.#next();
      });
      this.#playing = { name, sound, timer };
    }
  }
}
