import type { Clock, Timer } from '../../contract/clock.js';
import type { ConnectedLine } from './party.js';
import type { Redirecting } from './redirecting.js';

/** What one end of a channel tells the other besides sound. */
export type Control =
  | 'answer'
  | 'ringing'
  | 'progress'
  | 'proceeding'
  | 'busy'
  | 'congestion'
  | 'hangup'
  | 'hold'
  | 'unhold'
  | 'flash'
  | 'connectedLine'
  | 'redirecting'
  | PlaybackControl;

/** What may be asked of something that is being played. */
export type PlaybackControl = 'streamStop' | 'streamSuspend' | 'streamRestart' | 'streamReverse' | 'streamForward';

/** Something that arrives on a channel, in order. */
export type Frame =
  | {
      readonly type: 'control';
      readonly control: Control;
      readonly cause?: number;
      /** With `connectedLine`: whom the far end is connected to now. */
      readonly connected?: ConnectedLine | undefined;
      /** With `redirecting`: how the call was sent on. */
      readonly redirecting?: Redirecting | undefined;
    }
  | { readonly type: 'digitBegin'; readonly digit: string }
  | { readonly type: 'digitEnd'; readonly digit: string; readonly ms: number }
  | { readonly type: 'text'; readonly text: string }
  /** The first sound of something that begins to speak. */
  | { readonly type: 'voice' };

/** How a wait ended: the time is up, the channel is to end or to go elsewhere, or the frame waited for came. */
export type WaitEnd = 'elapsed' | 'interrupted' | 'frame';

export interface WaitOptions {
  /** Milliseconds; without, there is no limit. */
  readonly ms?: number | undefined;
  /** Called for each frame that arrives; true ends the wait with `frame`. */
  readonly onFrame?: ((frame: Frame) => boolean | undefined) | undefined;
  /** Looked at after each `wake`: true ends the wait with `frame`. */
  readonly until?: (() => boolean) | undefined;
}

interface Waiter {
  readonly onFrame: WaitOptions['onFrame'];
  readonly until: WaitOptions['until'];
  readonly resolve: (end: WaitEnd) => void;
  timer: Timer | undefined;
}

/** More than this many frames that nobody reads: signalling is still kept, digits and text are dropped. */
const crowded = 128;

/**
 * The frames of one channel and the one who waits for them. Frames are read only while somebody waits, in their order,
 * and not before whoever sent them has come to a wait of its own: a telephone takes longer to react than a program.
 */
export class FrameQueue {
  readonly #clock: Clock;
  readonly #read: (frame: Frame) => void;
  readonly #interrupted: () => boolean;
  #frames: Frame[] = [];
  #waiter: Waiter | undefined;
  #scheduled = false;

  /**
   * @param read what a frame does to the channel itself, called before the waiter sees it
   * @param interrupted whether waiting is over for good
   */
  constructor(clock: Clock, read: (frame: Frame) => void, interrupted: () => boolean) {
    this.#clock = clock;
    this.#read = read;
    this.#interrupted = interrupted;
  }

  push(frame: Frame): void {
    if (this.#frames.length >= crowded && frame.type !== 'control') return;
    this.#frames.push(frame);
    this.wake();
  }

  /** Looks again, soon, whether the one who waits may go on. */
  wake(): void {
    if (!this.#waiter || this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#drain();
    });
  }

  wait({ ms, onFrame, until }: WaitOptions): Promise<WaitEnd> {
    if (this.#waiter) return Promise.reject(new Error('Somebody waits on this channel already'));
    return new Promise((resolve) => {
      const waiter: Waiter = { onFrame, until, resolve, timer: undefined };
      this.#waiter = waiter;
      this.#drain();
      if (this.#waiter === waiter && ms !== undefined)
        waiter.timer = this.#clock.after(ms, () => {
          if (this.#waiter === waiter) this.#finish(waiter, 'elapsed');
        });
    });
  }

  /** Forgets what was not read; the one who waits is told that it is over. */
  clear(): void {
    this.#frames = [];
    if (this.#waiter) this.#finish(this.#waiter, 'interrupted');
  }

  #drain(): void {
    while (this.#waiter) {
      const waiter = this.#waiter;
      const end = this.#step(waiter);
      if (end === 'empty') return;
      if (end !== undefined && this.#waiter === waiter) this.#finish(waiter, end);
    }
  }

  #step(waiter: Waiter): WaitEnd | 'empty' | undefined {
    if (this.#interrupted()) return 'interrupted';
    if (waiter.until?.()) return 'frame';
    const frame = this.#frames.shift();
    if (!frame) return 'empty';
    this.#read(frame);
    return waiter.onFrame?.(frame) ? 'frame' : undefined;
  }

  #finish(waiter: Waiter, end: WaitEnd): void {
    waiter.timer?.cancel();
    this.#waiter = undefined;
    waiter.resolve(end);
  }
}
