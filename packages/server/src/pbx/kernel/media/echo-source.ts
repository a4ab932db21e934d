import type { ChannelMedia } from './channel-media.js';
import type { Samples } from './samples.js';
import type { SoundSource } from './source.js';

/** What a channel says is what it hears, until it is stopped. */
export class EchoSource implements SoundSource {
  readonly #media: ChannelMedia;

  constructor(media: ChannelMedia) {
    this.#media = media;
  }

  frame(tick: number): Samples | undefined {
    return this.#media.incoming(tick);
  }

  get speaks(): boolean {
    return this.#media.spokenTo;
  }

  isOver(): boolean {
    return false;
  }
}
