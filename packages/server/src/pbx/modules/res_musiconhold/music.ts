import { events } from '@amiable/protocol';
import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { SoundSource } from '../../kernel/media/source.js';
import type { MusicOnHoldProvider } from '../../kernel/music-on-hold.js';
import type { MusicConfig } from './class-settings.js';
import { MusicClass, type Performance } from './music-class.js';
import type { MusicPlace } from './piece-sequence.js';

const source = 'res_musiconhold';
const usualClass = 'default';

/** Music that a channel hears. Whatever else is played on the channel ends it. */
class Playing implements SoundSource {
  readonly yields = true;
  readonly musicClass: MusicClass;
  readonly #performance: Performance;
  readonly #ended: (place: MusicPlace | undefined) => void;
  #over = false;

  constructor(musicClass: MusicClass, performance: Performance, ended: (place: MusicPlace | undefined) => void) {
    this.musicClass = musicClass;
    this.#performance = performance;
    this.#ended = ended;
  }

  frame(tick: number) {
    return this.#performance.frame(tick);
  }

  isOver(): boolean {
    return this.#over;
  }

  close(): void {
    if (this.#over) return;
    this.#over = true;
    const { place } = this.#performance;
    this.#performance.close();
    this.#ended(place);
  }
}

/** Who hears what. */
export class Music implements MusicOnHoldProvider {
  readonly #kernel: Kernel;
  /** By name in small letters. */
  #classes: ReadonlyMap<string, MusicClass> = new Map();
  #prefersChannelClass = true;
  readonly #playing = new Map<Channel, Playing>();
  /** Where channels stopped listening, for when they listen again. */
  readonly #places = new WeakMap<Channel, { readonly className: string; readonly place: MusicPlace }>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Takes over a configuration; who listens to a class goes on with what it was. */
  configure({ general, classes }: MusicConfig): void {
    this.#prefersChannelClass = general.preferchannelclass;
    const found = new Map<string, MusicClass>();
    for (const settings of classes) {
      const made = MusicClass.open(this.#kernel, settings);
      if (typeof made === 'string')
        this.#kernel.log.write('warning', source, `The class '${settings.name}' is left out: ${made}`);
      else found.set(settings.name.toLowerCase(), made);
    }
    this.#classes = found;
  }

  /** In the order of the file. */
  get classes(): readonly MusicClass[] {
    return [...this.#classes.values()];
  }

  get listeners(): number {
    return this.#playing.size;
  }

  start(channel: Channel, className = ''): boolean {
    const found = this.#choose(channel, className);
    if (found && this.#playing.get(channel)?.musicClass !== found) this.#play(channel, found);
    return found !== undefined;
  }

  stop(channel: Channel): void {
    const playing = this.#playing.get(channel);
    if (playing) channel.media.stop(playing);
  }

  stopAll(): void {
    for (const channel of [...this.#playing.keys()]) this.stop(channel);
  }

  /** A listener pressed a digit: it changes to the class that has it. */
  pressed(channel: Channel, digit: string): void {
    const found = this.classes.find(({ settings }) => settings.digit === digit);
    if (found && this.#playing.has(channel)) this.#play(channel, found);
  }

  #choose({ musicClass, name }: Channel, asked: string): MusicClass | undefined {
    const wishes = this.#prefersChannelClass ? [musicClass, asked] : [asked, musicClass];
    for (const wish of [...wishes, usualClass]) {
      if (wish === '') continue;
      const found = this.#classes.get(wish.toLowerCase());
      if (found) return found;
      this.#kernel.log.write('warning', source, `There is no class '${wish}' of music on hold for ${name}`);
    }
    return undefined;
  }

  #play(channel: Channel, musicClass: MusicClass): void {
    this.stop(channel);
    const before = this.#places.get(channel);
    const performance = musicClass.perform(channel, before?.className === musicClass.name ? before.place : undefined);
    const forget = channel.onEnding(() => this.stop(channel));
    const playing = new Playing(musicClass, performance, (place) => {
      forget();
      this.#playing.delete(channel);
      if (place) this.#places.set(channel, { className: musicClass.name, place });
      this.#kernel.events.publish(events.MusicOnHoldStop, { channel: channel.snapshot() });
    });
    this.#playing.set(channel, playing);
    channel.media.play(playing);
    this.#kernel.events.publish(events.MusicOnHoldStart, { channel: channel.snapshot(), Class: musicClass.name });
  }
}
