import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { PlayableFile } from '../../kernel/media/file-source.js';
import { frameSamples, type Samples } from '../../kernel/media/samples.js';
import { findSound } from '../../kernel/sound-files.js';
import { filesOf, folderOf } from './class-files.js';
import type { ClassSettings } from './class-settings.js';
import { ownMusic } from './own-music.js';
import { type MusicPlace, PieceSequence } from './piece-sequence.js';
import { ProgramStream } from './program-stream.js';

/** Music as one listener hears it. */
export interface Performance {
  frame(tick: number): Samples | undefined;
  /** Where it stands, so that the same listener may go on from there; undefined where that makes no difference. */
  readonly place?: MusicPlace;
  close(): void;
}

/** A folder of this name that is not there is no fault: the music that comes with the server is played. */
const ownFolder = 'moh';

/** A class of music on hold. */
export class MusicClass {
  readonly settings: ClassSettings;
  /** What is played, in order; empty for a program and for the server's own music. */
  readonly pieces: readonly PlayableFile[];
  readonly #kernel: Kernel;
  readonly #program: ProgramStream | undefined;

  private constructor(kernel: Kernel, settings: ClassSettings, pieces: readonly PlayableFile[]) {
    this.#kernel = kernel;
    this.settings = settings;
    this.pieces = pieces;
    if (this.isProgram) {
      const folder = settings.directory === '' ? undefined : folderOf(kernel, settings.directory);
      this.#program = new ProgramStream(kernel, settings.application, folder);
    }
  }

  /** A class that can play; a text says why it cannot. */
  static open(kernel: Kernel, settings: ClassSettings): MusicClass | string {
    const mode = settings.mode.toLowerCase();
    if (mode === 'custom') {
      if (kernel.settings.options.execincludes) return new MusicClass(kernel, settings, []);
      return 'programs of configuration files run only with execincludes = yes in asterisk.conf';
    }
    const files = filesOf(kernel, settings);
    const own = files === undefined && settings.directory === ownFolder;
    if (!own && !files?.length)
      return `there is nothing that can be played in '${settings.directory || 'its playlist'}'`;
    return new MusicClass(kernel, settings, files ?? []);
  }

  get name(): string {
    return this.settings.name;
  }

  get isProgram(): boolean {
    return this.settings.mode.toLowerCase() === 'custom';
  }

  /** Begins to play for a channel, from where it stopped listening the last time. */
  perform(channel: Channel, place: MusicPlace | undefined): Performance {
    const program = this.#program;
    if (program) {
      program.open();
      return { frame: (tick) => program.frame(tick), close: () => program.close() };
    }
    return this.pieces.length === 0 ? this.#own() : this.#sequence(channel, place);
  }

  #sequence(channel: Channel, place: MusicPlace | undefined): Performance {
    const { sort, announcement } = this.settings;
    const { pieces } = this;
    const any = (): MusicPlace => ({ piece: Math.floor(Math.random() * pieces.length), ms: 0 });
    return new PieceSequence(this.#kernel, {
      pieces,
      shuffled: sort === 'random',
      announcement: announcement === '' ? undefined : findSound(this.#kernel, channel.language, announcement),
      place: sort === 'random' ? any() : (place ?? (sort === 'randstart' ? any() : { piece: 0, ms: 0 })),
    });
  }

  #own(): Performance {
    const start = this.#kernel.media.clock.now + 1;
    return {
      frame: (tick) => {
        const music = ownMusic();
        const at = (Math.max(0, tick - start) * frameSamples) % music.length;
        return music.subarray(at, at + frameSamples);
      },
      close: () => {},
    };
  }
}
