import type { ClassMask } from '@amiable/protocol';
import type { AmiEvent } from '../contract/event.js';
import type { EventFilter } from './filters/event-filter.js';

/** Who reads events. */
export interface Reader {
  /** Takes the events of a turn, as they go on the wire. The bytes are shared with other readers. */
  deliver(bytes: Buffer): void;
  /** The same, for events that nobody else gets: a byte string. */
  deliverText(text: string): void;
}

/** A reader's place on the stream of events. */
export interface Seat {
  readonly view: View;
  /** How many of the view's pending events the reader has taken already. */
  taken: number;
}

/** What readers with the same classes and the same filters see, encoded once for all of them. */
export class View {
  readonly seats = new Map<Seat, Reader>();
  pending: string[] = [];

  constructor(
    readonly key: string,
    readonly mask: ClassMask,
    readonly filter: EventFilter | undefined,
  ) {}

  offer(event: AmiEvent, text: string): boolean {
    if ((event.classes & this.mask) === 0) return false;
    if (this.filter && !this.filter.passes(event.name, text)) return false;
    this.pending.push(text);
    return this.pending.length === 1;
  }

  flush(): void {
    const { pending } = this;
    this.pending = [];
    let shared: Buffer | undefined;
    const alone = this.seats.size === 1;
    for (const [seat, reader] of this.seats) {
      if (alone || seat.taken > 0) {
        const rest = (seat.taken === 0 ? pending : pending.slice(seat.taken)).join('');
        seat.taken = 0;
        if (rest !== '') reader.deliverText(rest);
      } else {
        shared ??= Buffer.from(pending.length === 1 ? (pending[0] as string) : pending.join(''), 'latin1');
        reader.deliver(shared);
      }
    }
  }
}

/**
 * Brings events to readers. Events are gathered for a turn of the event loop, then each view is encoded and handed to its
 * readers as one piece. A reader that answers something in the middle of a turn takes what stands before its answer
 * first, so that what it sends keeps the order in which it happened.
 */
export class FanOut {
  readonly #views = new Map<string, View>();
  /** Views with something pending. */
  #dirty: View[] = [];
  #scheduled = false;
  #turnEnds: (() => void)[] = [];
  #wakers: Set<() => void> = new Set();

  /** Gives `reader` a seat with a view of its classes and filter. It sees what is published from now on. */
  join(reader: Reader, mask: ClassMask, filter: EventFilter | undefined): Seat | undefined {
    if (mask === 0) return undefined;
    const key = `${mask}${filter ? filter.key : ''}`;
    let view = this.#views.get(key);
    if (!view) {
      view = new View(key, mask, filter);
      this.#views.set(key, view);
    }
    const seat: Seat = { view, taken: view.pending.length };
    view.seats.set(seat, reader);
    return seat;
  }

  /** Gives up a seat; what is pending for it is lost unless it is taken before. */
  leave(seat: Seat): void {
    const { view } = seat;
    view.seats.delete(seat);
    if (view.seats.size === 0 && this.#views.get(view.key) === view) this.#views.delete(view.key);
  }

  /** The pending events of a seat, which count as delivered then. */
  take(seat: Seat): string {
    const { pending } = seat.view;
    if (seat.taken === pending.length) return '';
    const text = pending.slice(seat.taken).join('');
    seat.taken = pending.length;
    return text;
  }

  /** Calls `run` right before the next event is handed on, whoever may see it; gives the function that calls it off. */
  onNextEvent(run: () => void): () => void {
    this.#wakers.add(run);
    return () => void this.#wakers.delete(run);
  }

  /** Calls `run` when this turn ends, before its events are delivered. */
  atTurnEnd(run: () => void): void {
    this.#turnEnds.push(run);
    this.#schedule();
  }

  publish(event: AmiEvent, text: string): void {
    if (this.#wakers.size > 0) this.#wake();
    for (const view of this.#views.values()) if (view.offer(event, text)) this.#dirty.push(view);
    if (this.#dirty.length > 0) this.#schedule();
  }

  /** Delivers what is pending now. */
  flush(): void {
    const ends = this.#turnEnds;
    this.#turnEnds = [];
    for (const end of ends) end();
    const dirty = this.#dirty;
    this.#dirty = [];
    for (const view of dirty) view.flush();
  }

  /** How many different views there are. */
  get views(): number {
    return this.#views.size;
  }

  #wake(): void {
    const wakers = this.#wakers;
    this.#wakers = new Set();
    for (const wake of wakers) wake();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.flush();
    });
  }
}
