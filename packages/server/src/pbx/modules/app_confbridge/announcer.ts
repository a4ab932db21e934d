import { inBackground } from '../../kernel/background.js';
import type { Bridge } from '../../kernel/bridge.js';
import type { Channel } from '../../kernel/channel.js';
import { playSound } from '../../kernel/sound-files.js';
import { announcerLine } from './system-channels.js';

/** The voice of a conference: what it says is heard by everybody, one thing after the other. */
export class Announcer {
  readonly #voice: Channel;
  #queue: Promise<void> = Promise.resolve();

  constructor(bridge: Bridge, language: string) {
    this.#voice = announcerLine(bridge.kernel, bridge, language);
  }

  /** Says these sounds behind all that was asked for before; those that are missing are left out. */
  say(sounds: readonly string[], next: () => void = () => {}): void {
    this.#queue = this.#queue.then(async () => {
      for (const sound of sounds) if (!this.#voice.hungUp) await playSound(this.#voice, sound);
      next();
    });
    inBackground(this.#voice.kernel, this.#voice.name, this.#queue);
  }

  end(): void {
    this.#voice.hangup();
  }
}
