import type { Kernel } from '../../kernel/kernel.js';
import { FileSource, type PlayableFile } from '../../kernel/media/file-source.js';
import type { Samples } from '../../kernel/media/samples.js';

/** Where a listener was in a class when it stopped listening. */
export interface MusicPlace {
  /** Which of the pieces, counted from 0. */
  readonly piece: number;
  readonly ms: number;
}

export interface SequenceOptions {
  readonly pieces: readonly PlayableFile[];
  /** The next piece is any one of them. */
  readonly shuffled: boolean;
  /** Played at the beginning and between two pieces. */
  readonly announcement?: PlayableFile | undefined;
  readonly place: MusicPlace;
}

/** Pieces one after the other without end. Where it stands follows from the time alone, whether or not somebody listens. */
export class PieceSequence {
  readonly #kernel: Kernel;
  readonly #options: SequenceOptions;
  #piece: number;
  #announcing: boolean;
  #file: PlayableFile | undefined;
  #source: FileSource | undefined;

  constructor(kernel: Kernel, options: SequenceOptions) {
    this.#kernel = kernel;
    this.#options = options;
    this.#piece = options.place.piece % options.pieces.length;
    this.#announcing = options.announcement !== undefined;
    this.#open(this.#announcing ? 0 : options.place.ms);
  }

  get place(): MusicPlace {
    this.#goOn(this.#kernel.media.clock.now);
    return { piece: this.#piece, ms: this.#announcing ? 0 : (this.#source?.positionMs ?? 0) };
  }

  frame(tick: number): Samples | undefined {
    this.#goOn(tick);
    return this.#source?.frame(tick);
  }

  close(): void {
    this.#source?.close();
    this.#source = undefined;
  }

  #goOn(tick: number): void {
    while (this.#source?.isOver(tick)) {
      const late = Math.max(0, this.#source.exactMs - (this.#file?.ms ?? 0));
      this.#source.close();
      if (this.#announcing) this.#announcing = false;
      else {
        this.#piece = this.#next();
        this.#announcing = this.#options.announcement !== undefined;
      }
      this.#open(late);
    }
  }

  #next(): number {
    const { pieces, shuffled } = this.#options;
    return shuffled ? Math.floor(Math.random() * pieces.length) : (this.#piece + 1) % pieces.length;
  }

  #open(ms: number): void {
    const { pieces, announcement } = this.#options;
    const file = this.#announcing ? announcement : pieces[this.#piece];
    this.#file = file;
    this.#source =
      file && new FileSource(this.#kernel.clock, this.#kernel.media.clips, file, (reason) => this.#tell(file, reason));
    this.#source?.seek(ms);
  }

  #tell({ path }: PlayableFile, reason: string): void {
    this.#kernel.log.write('warning', 'res_musiconhold', `${path} cannot be played: ${reason}`);
  }
}
