import type { Samples } from './samples.js';

/** Something that sounds on a channel. */
export interface SoundSource {
  /** What is heard at a tick; undefined where nothing is. */
  frame(tick: number): Samples | undefined;
  /** Whether nothing will be heard of it from this tick on. */
  isOver(tick: number): boolean;
  /** Whether it sends anything now; without, it does until it is over. */
  readonly speaks?: boolean;
  /** It ends when something else is played (tones). */
  readonly yields?: boolean;
  /** It is not needed any more. */
  close?(): void;
}
