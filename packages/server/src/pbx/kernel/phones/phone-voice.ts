import type { Channel } from '../channel.js';
import { FileSource } from '../media/file-source.js';
import type { Samples } from '../media/samples.js';
import type { SoundSource } from '../media/source.js';
import { parseTones, type TonePart, ToneSource } from '../media/tones.js';
import { findSound } from '../sound-files.js';

/** What a phone says for want of words. */
const murmur = parseTones('440/400,0/200') as readonly TonePart[];

/** What a phone says in a call: one thing at a time, or nothing. */
export class PhoneVoice {
  readonly #channel: Channel;
  #source: SoundSource | undefined;

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  /** Begins to speak, until it is silenced. */
  murmur(): void {
    this.#begin(new ToneSource(murmur, this.#channel.kernel.media.clock.now));
  }

  /** Begins to say a file; gives how long it takes in milliseconds, undefined where there is no such file. */
  say(sound: string): number | undefined {
    const { kernel, language } = this.#channel;
    const file = findSound(kernel, language, sound);
    if (!file) return undefined;
    const failed = (reason: string): void =>
      kernel.log.write('warning', 'phones', `${file.path} cannot be said: ${reason}`);
    this.#begin(new FileSource(kernel.clock, kernel.media.clips, file, failed));
    return file.ms;
  }

  silence(): void {
    this.#source?.close?.();
    this.#source = undefined;
  }

  frame(tick: number): Samples | undefined {
    return this.#source?.frame(tick);
  }

  #begin(source: SoundSource): void {
    this.silence();
    this.#source = source;
    this.#channel.queueFrame({ type: 'voice' });
  }
}
