import { events } from '@amiable/protocol';
import type { Channel } from '../../kernel/channel.js';
import type { AudioHook } from '../../kernel/media/channel-media.js';
import { gain, mix, type Samples } from '../../kernel/media/samples.js';
import type { SoundWriter } from '../../kernel/media/sound-writer.js';
import type { SoundSource } from '../../kernel/media/source.js';
import type { SpyMode, SpyOptions } from './options.js';

/** The sound side of listening to one channel: what the spy hears of it, and what others hear of the spy. */
export class SpySession implements SoundSource {
  readonly #spy: Channel;
  readonly #channel: Channel;
  readonly #options: SpyOptions;
  /** What is done to the sound, -4 to 4; changed by digits. */
  volume: number;
  #mode: SpyMode;
  #whispers: (() => void)[] = [];
  readonly #ends: (() => void)[] = [];
  #over = false;

  constructor(spy: Channel, channel: Channel, options: SpyOptions, volume: number) {
    this.#spy = spy;
    this.#channel = channel;
    this.#options = options;
    this.#mode = options.mode;
    this.volume = volume;
  }

  /** Whether the channel has ended, or this was ended. */
  get over(): boolean {
    return this.#over;
  }

  /** Begins, and tells of it. */
  begin(recording: SoundWriter | undefined): void {
    this.#publish(events.ChanSpyStart);
    this.#channel.media.rerouted();
    this.#spy.media.play(this, false);
    const { kernel, media } = this.#channel;
    // a hook that changes nothing: a channel that is listened to stays in its call
    this.#ends.push(media.hook({}));
    if (recording && !this.#options.deaf)
      this.#ends.push(
        media.tap((_read, _write, tick) => {
          const frame = this.frame(tick);
          if (frame) recording.write(frame);
        }),
      );
    this.#ends.push(this.#channel.onEnding(() => this.#channelEnds()));
    const rehook = () => this.#speak();
    this.#ends.push(kernel.callObservers.add({ bridgeEntered: rehook, bridgeLeft: rehook }));
    this.#speak();
  }

  get mode(): SpyMode {
    return this.#mode;
  }

  set mode(mode: SpyMode) {
    this.#mode = mode;
    this.#speak();
  }

  /** Ends, and tells of it; harmless when it is over. */
  end(): void {
    if (this.#over) return;
    this.#over = true;
    for (const end of this.#ends) end();
    this.#silence();
    this.#spy.media.stop(this);
    this.#publish(events.ChanSpyStop);
  }

  frame(tick: number): Samples | undefined {
    if (this.#options.deaf) return undefined;
    const { media } = this.#channel;
    const said = media.said(tick);
    const both = this.#options.saidOnly ? said : mix(said, media.heard(tick));
    return both && gain(both, this.volume);
  }

  isOver(): boolean {
    return this.#over;
  }

  #channelEnds(): void {
    this.end();
    this.#spy.wake();
  }

  /** Lets those hear the spy who are to hear it. */
  #speak(): void {
    this.#silence();
    if (this.#mode === 'listen' || this.#over) return;
    const voice: AudioHook = { heard: (frame, tick) => mix(frame, this.#spy.media.incoming(tick)) };
    const others = this.#mode === 'barge' ? (this.#channel.bridge?.channels ?? []) : [];
    for (const one of new Set([this.#channel, ...others]))
      if (one !== this.#spy) this.#whispers.push(one.media.hook(voice));
  }

  #silence(): void {
    for (const end of this.#whispers) end();
    this.#whispers = [];
  }

  #publish(definition: typeof events.ChanSpyStart | typeof events.ChanSpyStop): void {
    this.#spy.kernel.events.publish(definition, {
      spyerChannel: this.#spy.snapshot(),
      spyeeChannel: this.#channel.snapshot(),
    });
  }
}
