import { statSync } from 'node:fs';
import type { Samples } from './samples.js';
import type { SoundFormat } from './sound-format.js';
import { SoundReader } from './sound-reader.js';

/** What a sound that is played is read from: a file, or what is kept of one. */
export interface Sound {
  /** How many samples there are, 8,000 a second. */
  readonly length: number;
  /** So many samples from a position on, fewer at the end; not to be written to. */
  read(position: number, count: number): Samples;
  close(): void;
}

/** Bytes of a file that is kept whole: a minute of sound. */
const longest = 1024 * 1024;
/** Samples that are kept together: an hour of sound. */
const most = 3600 * 8000;

/** Short sounds that were played lately: prompts, which many channels play at once, are read from the disk once. */
export class SoundClips {
  /** By path, the one that was played last at the end. */
  readonly #clips = new Map<string, Clip>();
  #samples = 0;

  /** Opens a sound file. Throws with the reason if it cannot be read or is not what its ending says. */
  open(path: string, format: SoundFormat): Sound {
    const { size, mtimeMs, ino } = statSync(path);
    if (size > longest) return SoundReader.open(path, format);
    const state = `${format.name} ${size} ${mtimeMs} ${ino}`;
    const kept = this.#clips.get(path);
    this.#forget(path);
    const clip = kept?.state === state ? kept : readClip(path, format, state);
    this.#keep(path, clip);
    return clip;
  }

  #keep(path: string, clip: Clip): void {
    this.#clips.set(path, clip);
    this.#samples += clip.length;
    for (const oldest of this.#clips.keys()) {
      if (this.#samples <= most) return;
      this.#forget(oldest);
    }
  }

  #forget(path: string): void {
    this.#samples -= this.#clips.get(path)?.length ?? 0;
    this.#clips.delete(path);
  }
}

/** A sound in memory, and what its file was like when it was read. */
class Clip implements Sound {
  readonly state: string;
  readonly #samples: Samples;

  constructor(samples: Samples, state: string) {
    this.#samples = samples;
    this.state = state;
  }

  get length(): number {
    return this.#samples.length;
  }

  read(position: number, count: number): Samples {
    return this.#samples.subarray(Math.max(0, position), Math.max(0, position + count));
  }

  close(): void {}
}

const readClip = (path: string, format: SoundFormat, state: string): Clip => {
  const reader = SoundReader.open(path, format);
  try {
    return new Clip(reader.read(0, reader.length), state);
  } finally {
    reader.close();
  }
};
