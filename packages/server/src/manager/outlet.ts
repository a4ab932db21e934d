import type { Duplex } from 'node:stream';
import type { Clock, Timer } from '../contract/clock.js';

/** The largest piece handed to the stream at once: how finely a slow client's progress is seen. */
const PIECE = 64 * 1024;

export interface OutletLimits {
  /** Milliseconds in which at least one piece has to get out while something waits. */
  writeTimeout: number;
  /** Bytes that may wait when more is to be sent; what is added at once is not cut into. */
  maxPendingBytes: number;
}

/** Why a client was given up: it took nothing for `writeTimeout`, or more than `maxPendingBytes` wait for it. */
export type StuckReason = 'timeout' | 'overflow';

/**
 * What goes out on a stream, in order and bounded: while the other side keeps up everything goes straight to the stream;
 * otherwise it waits here, and `stuck` is called once if nothing moves for too long or too much waits.
 */
export class Outlet {
  readonly limits: OutletLimits;
  readonly #stream: Duplex;
  readonly #clock: Clock;
  readonly #stuck: (reason: StuckReason) => void;
  #waiting: Buffer[] | undefined;
  /** Where in `#waiting` the next piece begins; those before it are gone. */
  #first = 0;
  #waitingBytes = 0;
  /** When the last piece got out while a timer watches. */
  #progressAt = 0;
  #timer: Timer | undefined;
  #state: 'open' | 'ending' | 'closed' = 'open';
  #drained: (() => void) | undefined;

  constructor(stream: Duplex, clock: Clock, limits: OutletLimits, stuck: (reason: StuckReason) => void) {
    this.#stream = stream;
    this.#clock = clock;
    this.limits = limits;
    this.#stuck = stuck;
  }

  /** Bytes that have not gone to the operating system yet. */
  get pendingBytes(): number {
    return this.#waitingBytes + this.#stream.writableLength;
  }

  write(bytes: Buffer): void {
    if (this.#state !== 'open' || bytes.length === 0) return;
    if (this.pendingBytes > this.limits.maxPendingBytes) this.#giveUp('overflow');
    else if (this.#waiting || this.#stream.writableLength > 0 || bytes.length > PIECE) this.#wait(bytes);
    else this.#send(bytes);
  }

  /** A byte string. While nothing waits it goes to the socket as it is, which spares a copy. */
  writeText(text: string): void {
    if (text.length > PIECE || this.#waiting || this.#stream.writableLength > 0)
      this.write(Buffer.from(text, 'latin1'));
    else if (this.#state === 'open' && text !== '') this.#send(text);
  }

  /** Resolves when no more than a piece waits, or when it is closed. */
  drained(): Promise<void> | undefined {
    if (this.#state === 'closed' || this.pendingBytes <= PIECE) return undefined;
    return new Promise((resolve) => {
      const before = this.#drained;
      this.#drained = () => {
        before?.();
        resolve();
      };
    });
  }

  /** Ends the stream behind what waits. */
  end(): void {
    if (this.#state !== 'open') return;
    this.#state = 'ending';
    if (!this.#waiting) this.#stream.end();
  }

  /** Drops what waits. The stream is the caller's to destroy. */
  close(): void {
    this.#state = 'closed';
    this.#waiting = undefined;
    this.#first = 0;
    this.#waitingBytes = 0;
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#wakeDrained();
  }

  #wait(bytes: Buffer): void {
    this.#waiting ??= [];
    for (let at = 0; at < bytes.length; at += PIECE) this.#waiting.push(bytes.subarray(at, at + PIECE));
    this.#waitingBytes += bytes.length;
    this.#pump();
  }

  #send(data: Buffer | string): void {
    this.#stream.write(data, 'latin1', this.#written);
    if (this.#stream.writableLength > 0) this.#watch();
  }

  readonly #written = (error?: Error | null): void => {
    if (error || this.#state === 'closed') return;
    if (this.#timer) this.#progressAt = this.#clock.now();
    if (this.#waiting) this.#pump();
    if (this.#drained && this.pendingBytes <= PIECE) this.#wakeDrained();
  };

  #pump(): void {
    while (this.#waiting && this.#stream.writableLength === 0) this.#send(this.#nextPiece(this.#waiting));
    if (!this.#waiting && this.#state === 'ending') this.#stream.end();
  }

  /** Takes up to a piece out of what waits: many small buffers at once, or a part of a large one. */
  #nextPiece(waiting: Buffer[]): Buffer {
    const first = this.#first;
    let last = first;
    let size = 0;
    while (last < waiting.length && (size === 0 || size + (waiting[last] as Buffer).length <= PIECE))
      size += (waiting[last++] as Buffer).length;
    this.#first = last;
    const piece = last - first === 1 ? (waiting[first] as Buffer) : Buffer.concat(waiting.slice(first, last), size);
    this.#waitingBytes -= size;
    if (last === waiting.length) {
      this.#waiting = undefined;
      this.#first = 0;
    } else if (last > 1024 && last > waiting.length / 2) {
      // What is gone is cut off rarely, so that the work for each buffer stays constant.
      waiting.splice(0, last);
      this.#first = 0;
    }
    return piece;
  }

  #watch(): void {
    if (this.#timer) return;
    this.#progressAt = this.#clock.now();
    this.#await(this.limits.writeTimeout);
  }

  #await(ms: number): void {
    this.#timer = this.#clock.after(ms, () => {
      // A busy process sees its timers before its sockets: look only after the sockets had their turn.
      setImmediate(() => this.#look());
    });
  }

  #look(): void {
    this.#timer = undefined;
    if (this.#state === 'closed' || this.pendingBytes === 0) return;
    const idle = this.#clock.now() - this.#progressAt;
    if (idle >= this.limits.writeTimeout) this.#giveUp('timeout');
    else this.#await(this.limits.writeTimeout - idle);
  }

  #giveUp(reason: StuckReason): void {
    if (this.#state === 'closed') return;
    this.close();
    this.#stuck(reason);
  }

  #wakeDrained(): void {
    const wake = this.#drained;
    this.#drained = undefined;
    wake?.();
  }
}
