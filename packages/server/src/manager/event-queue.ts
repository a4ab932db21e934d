import type { ClassMask } from '@amiable/protocol';
import type { AmiEvent } from '../contract/event.js';
import { eventText } from './event-text.js';

/** How often the reference throws away what every session has read, if no connection comes in before. */
const PURGE_MS = 5_000;
const MOST_KEPT = 256;

export interface QueuedEvent {
  readonly text: string;
  readonly classes: ClassMask;
}

/**
 * The events that `manager show eventq` shows: those since the last purge, and the one before them. Nobody reads them
 * from here, so this is bounded, and an event's text is only made when somebody asks.
 */
export class EventQueue {
  #events: AmiEvent[] = [];
  #purgedAt = 0;

  /** Keeps the last event alone, as the reference does when a connection comes in. */
  purge(now: number): void {
    this.#purgedAt = now;
    this.#events = this.#events.slice(-1);
  }

  add(event: AmiEvent): void {
    this.#purgeLate(event.at);
    if (this.#events.length === MOST_KEPT) this.#events.splice(0, MOST_KEPT / 2);
    this.#events.push(event);
  }

  list(now: number, withTimestamp: boolean): QueuedEvent[] {
    this.#purgeLate(now);
    return this.#events.map((event) => ({ text: eventText(event, withTimestamp), classes: event.classes }));
  }

  #purgeLate(now: number): void {
    const missed = Math.floor((now - this.#purgedAt) / PURGE_MS);
    if (missed < 1) return;
    this.purge(this.#purgedAt + missed * PURGE_MS);
  }
}
