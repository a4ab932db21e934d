import type { Channel } from '../channel.js';
import { mix, type Samples } from './samples.js';
import type { SoundSource } from './source.js';

/**
 * Hears a channel: at each tick what its far end says (`read`) and what is to be heard there (`write`), both before hooks
 * have changed them: nobody's whisper is recorded, and no volume counts.
 */
export type Tap = (read: Samples | undefined, write: Samples | undefined, tick: number) => void;

/** Changes what a channel says or hears on its way. What it is given is left as it is; silence may become sound. */
export interface AudioHook {
  /** What the far end says, before others hear it. */
  said?(frame: Samples | undefined, tick: number): Samples | undefined;
  /** What others say, before the far end hears it. */
  heard?(frame: Samples | undefined, tick: number): Samples | undefined;
}

/** What was found for a tick, so that several who listen get the same; whoever hears themselves hears nothing. */
interface Heard {
  tick: number;
  frame: Samples | undefined;
}

/**
 * The sound of one channel. Nothing is moved unless somebody listens: who does asks at each tick, and is answered
 * from wherever the sound comes: what is played on the channel, the bridge that it is in, or the far end.
 */
export class ChannelMedia {
  readonly #channel: Channel;
  #sources: SoundSource[] = [];
  readonly #taps = new Set<Tap>();
  #unsubscribe: (() => void) | undefined;
  #hooks: readonly AudioHook[] = [];
  readonly #read: Heard = { tick: 0, frame: undefined };
  readonly #write: Heard = { tick: 0, frame: undefined };
  readonly #said: Heard = { tick: 0, frame: undefined };
  readonly #heard: Heard = { tick: 0, frame: undefined };
  /** While it is being found out whether it speaks; who hears themselves does not speak by that. */
  #asked = false;

  constructor(channel: Channel) {
    this.#channel = channel;
    channel.onEnd(() => this.#end());
  }

  /**
   * Begins to play something to the far end.
   * @param audible whether it is heard at once, and so counts as the first sound that an answer waits for
   */
  play(source: SoundSource, audible = true): void {
    if (this.#channel.hungUp) return;
    this.#forgetPlayed(this.#channel.kernel.media.clock.now);
    for (const one of this.#sources) if (one.yields) this.stop(one);
    this.#sources.push(source);
    if (audible) this.#channel.leg.speak?.();
  }

  /** Ends something that is played, wherever it stands. */
  stop(source: SoundSource): void {
    this.#sources = this.#sources.filter((one) => one !== source);
    source.close?.();
  }

  /** What others hear of the far end at a tick. */
  incoming(tick: number): Samples | undefined {
    if (this.#hooks.length === 0) return this.said(tick);
    const shaped = this.#said;
    if (shaped.tick === tick) return shaped.frame;
    shaped.tick = tick;
    shaped.frame = undefined;
    let frame = this.said(tick);
    for (const hook of this.#hooks) if (hook.said) frame = hook.said(frame, tick);
    shaped.frame = frame;
    return frame;
  }

  /** What the far end hears at a tick. Whoever hears themselves through others hears nothing the second time. */
  outgoing(tick: number): Samples | undefined {
    if (this.#hooks.length === 0) return this.heard(tick);
    const shaped = this.#heard;
    if (shaped.tick === tick) return shaped.frame;
    shaped.tick = tick;
    shaped.frame = undefined;
    let frame = this.heard(tick);
    for (const hook of this.#hooks) if (hook.heard) frame = hook.heard(frame, tick);
    shaped.frame = frame;
    return frame;
  }

  /** What the far end says at a tick, before hooks. */
  said(tick: number): Samples | undefined {
    const heard = this.#read;
    if (heard.tick === tick) return heard.frame;
    heard.tick = tick;
    heard.frame = undefined;
    const { leg, muted } = this.#channel;
    heard.frame = muted.in ? undefined : leg.receive?.(tick);
    return heard.frame;
  }

  /** What is to be heard at the far end at a tick, before hooks. */
  heard(tick: number): Samples | undefined {
    const heard = this.#write;
    if (heard.tick === tick) return heard.frame;
    heard.tick = tick;
    heard.frame = undefined;
    heard.frame = this.#channel.muted.out ? undefined : this.#sound(tick);
    return heard.frame;
  }

  /** Whether somebody listens or changes its sound, so that the channel cannot be left out. */
  get tapped(): boolean {
    return this.#taps.size > 0 || this.#hooks.length > 0;
  }

  /** Whether the far end sends sound, be it silence. */
  get spokenTo(): boolean {
    return this.#channel.leg.speaks?.() ?? false;
  }

  /** Whether sound is sent to the far end, be it silence. */
  get speaks(): boolean {
    if (this.#asked || this.#channel.muted.out) return false;
    this.#asked = true;
    const { now } = this.#channel.kernel.media.clock;
    const playing = this.#sources.filter((source) => !source.isOver(now));
    const speaks =
      playing.length > 0
        ? playing.some((source) => source.speaks ?? true)
        : (this.#channel.bridge?.speaksTo(this.#channel) ?? false);
    this.#asked = false;
    return speaks;
  }

  /** Listens until the function that it gives is called, or the channel ends. */
  tap(tap: Tap): () => void {
    if (this.#channel.hungUp) return () => {};
    this.#taps.add(tap);
    this.#unsubscribe ??= this.#channel.kernel.media.clock.subscribe((tick) => this.#tick(tick));
    return () => {
      this.#taps.delete(tap);
      if (this.#taps.size === 0) this.#silence();
      this.#settle();
    };
  }

  /** Changes its sound, behind those that do so already, until the function that it gives is called. */
  hook(hook: AudioHook): () => void {
    this.#hooks = [...this.#hooks, hook];
    return () => {
      this.#hooks = this.#hooks.filter((one) => one !== hook);
      this.#settle();
    };
  }

  /** Whoever hears or changes its sound is new, or is gone: a bridge is set up anew for that, and names its peers again. */
  rerouted(): void {
    this.#channel.bridge?.namePeers();
  }

  #settle(): void {
    if (!this.tapped && !this.#channel.hungUp) this.#channel.leg.settle?.();
  }

  /** What is played comes before what the bridge has to say. */
  #sound(tick: number): Samples | undefined {
    if (this.#sources.length > 0) this.#forgetPlayed(tick);
    return this.#sources.length > 0 ? this.#played(tick) : this.#channel.bridge?.soundFor(this.#channel, tick);
  }

  #played(tick: number): Samples | undefined {
    let frame: Samples | undefined;
    for (const source of this.#sources) frame = mix(frame, source.frame(tick));
    return frame;
  }

  /** What has come to its end is kept for the rest of its last frame, and goes when it is over. */
  #forgetPlayed(tick: number): void {
    if (!this.#sources.some((source) => source.isOver(tick))) return;
    const over = this.#sources.filter((source) => source.isOver(tick));
    this.#sources = this.#sources.filter((source) => !over.includes(source));
    for (const source of over) source.close?.();
  }

  #tick(tick: number): void {
    const read = this.said(tick);
    const write = this.heard(tick);
    for (const tap of this.#taps) tap(read, write, tick);
  }

  #silence(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #end(): void {
    this.#taps.clear();
    this.#hooks = [];
    this.#silence();
    for (const source of this.#sources) source.close?.();
    this.#sources = [];
  }
}
