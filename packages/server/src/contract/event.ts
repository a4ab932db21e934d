import type { ClassMask } from '@amiable/protocol';

/** One event on its way to the readers. Immutable. Text is a byte string (char codes 0–255). */
export interface AmiEvent {
  readonly name: string;
  /** A reader needs any one of these classes in `read`. */
  readonly classes: ClassMask;
  /** When it was published: milliseconds since the epoch. */
  readonly at: number;
  /** The wire lines behind `Privilege` (and `Timestamp`), each ended by CR LF, without the blank line at the end. */
  readonly body: string;
}

export type EventListener = (event: AmiEvent) => void;

/** An ordered stream of events. */
export interface EventStream {
  /** Calls `listener` for every later event, in order and synchronously; gives the function that ends it. */
  subscribe(listener: EventListener): () => void;
}
