import { type EventDefinition, type EventFields, type EventPayload, renderEventBody } from '@amiable/protocol';
import type { Clock } from '../../contract/clock.js';
import type { AmiEvent, EventListener, EventStream } from '../../contract/event.js';

type Tap = (payload: EventPayload<EventFields>) => void;

/** What most events have: the snapshot of a channel. */
interface AboutChannel {
  readonly channel?: { readonly internal?: boolean };
}

/** The one ordered stream of what happens in the telephone system. Listeners are called synchronously, in order. */
export class EventBus implements EventStream {
  readonly #clock: Clock;
  #listeners: readonly EventListener[] = [];
  /** By definition; empty where nobody taps. */
  readonly #taps = new Map<EventDefinition, readonly Tap[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  subscribe(listener: EventListener): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((one) => one !== listener);
    };
  }

  /**
   * Calls `listener` with the values of each event of one kind, before it becomes text, and whether anybody wants that
   * text or not. Gives the function that ends it.
   */
  tap<F extends EventFields>(definition: EventDefinition<F>, listener: (payload: EventPayload<F>) => void): () => void {
    const tap = listener as Tap;
    this.#taps.set(definition, [...(this.#taps.get(definition) ?? []), tap]);
    return () => {
      const left = (this.#taps.get(definition) ?? []).filter((one) => one !== tap);
      if (left.length > 0) this.#taps.set(definition, left);
      else this.#taps.delete(definition);
    };
  }

  /**
   * Publishes an event of the catalog; the catalog knows its class and the order of its headers. Nobody is told what
   * happens to a channel that serves the system itself.
   */
  publish<F extends EventFields>(definition: EventDefinition<F>, payload: EventPayload<F>): void {
    if ((payload as AboutChannel).channel?.internal) return;
    if (this.#taps.size > 0) for (const tap of this.#taps.get(definition) ?? []) tap(payload);
    if (this.#listeners.length === 0) return;
    const event: AmiEvent = Object.freeze({
      name: definition.name,
      classes: definition.classes,
      at: this.#clock.now(),
      body: renderEventBody(definition, payload),
    });
    for (const listener of this.#listeners) listener(event);
  }
}
