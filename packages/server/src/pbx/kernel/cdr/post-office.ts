import type { Timer } from '../../../contract/clock.js';
import type { Kernel } from '../kernel.js';
import type { RecordFacts } from './record-facts.js';
import type { CdrSettings } from './settings.js';

/** Where finished records go. What it throws is logged and loses this record for this backend alone. */
export interface CdrBackend {
  /** As `cdr show status` tells it. */
  readonly name: string;
  post(record: RecordFacts): void;
}

/** Brings finished records to the backends, each by itself or in batches. */
export class PostOffice {
  readonly #kernel: Kernel;
  readonly #backends = new Map<CdrBackend, { suspended: boolean }>();
  #waiting: RecordFacts[] = [];
  #timer: Timer | undefined;
  #dueAt = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Gives the function that takes it away. */
  register(backend: CdrBackend, suspended = false): () => void {
    this.#backends.set(backend, { suspended });
    return () => this.#backends.delete(backend);
  }

  /** A suspended backend stays registered and gets nothing. */
  suspend(backend: CdrBackend, suspended: boolean): void {
    const entry = this.#backends.get(backend);
    if (entry) entry.suspended = suspended;
  }

  /** By name. */
  get backends(): readonly { readonly name: string; readonly suspended: boolean }[] {
    return [...this.#backends]
      .map(([{ name }, { suspended }]) => ({ name, suspended }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** How many records wait, and how many milliseconds until they are posted. */
  get waiting(): number {
    return this.#waiting.length;
  }

  get dueInMs(): number {
    return this.#timer ? Math.max(0, this.#dueAt - this.#kernel.clock.now()) : 0;
  }

  take(records: readonly RecordFacts[], settings: CdrSettings): void {
    if (!settings.batch) {
      for (const record of records) this.#post(record);
      return;
    }
    this.#waiting.push(...records);
    if (this.#waiting.length >= settings.size) this.submit();
  }

  /** Posts what waits every so many seconds, or ends doing so where there are no batches. */
  schedule(settings: CdrSettings): void {
    const { enable, batch, time } = settings;
    this.#timer?.cancel();
    this.#timer = undefined;
    if (!enable || !batch) {
      this.submit();
      return;
    }
    this.#dueAt = this.#kernel.clock.now() + time * 1000;
    this.#timer = this.#kernel.clock.after(time * 1000, () => {
      this.submit();
      this.schedule(settings);
    });
  }

  /** Posts what waits. */
  submit(): void {
    const records = this.#waiting;
    this.#waiting = [];
    for (const record of records) this.#post(record);
  }

  /** Ends; what waits is posted, or lost where nobody wants to wait for it. */
  close(safely: boolean): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    if (safely) this.submit();
    else this.#waiting = [];
  }

  #post(record: RecordFacts): void {
    for (const [backend, { suspended }] of this.#backends) {
      if (suspended) continue;
      try {
        backend.post(record);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.#kernel.log.write('error', 'cdr', `${backend.name} lost the record of ${record.channel}: ${reason}`);
      }
    }
  }
}
