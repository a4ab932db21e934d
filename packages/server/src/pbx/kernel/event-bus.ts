import { type EventDefinition, type EventFields, type EventPayload, renderEventBody } from '@amiable/protocol';
import type { Clock } from '../../contract/clock.js';
import type { AmiEvent, EventListener, EventStream } from '../../contract/event.js';

/** The one ordered stream of what happens in the telephone system. Listeners are called synchronously, in order. */
export class EventBus implements EventStream {
  readonly #clock: Clock;
  #listeners: readonly EventListener[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  subscribe(listener: EventListener): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((one) => one !== listener);
    };
  }

  /** Publishes an event of the catalog; the catalog knows its class and the order of its headers. */
  publish<F extends EventFields>(definition: EventDefinition<F>, payload: EventPayload<F>): void {
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
