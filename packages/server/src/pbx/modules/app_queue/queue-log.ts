/** One line of the queue log. */
export interface QueueLogRecord {
  /** Unique id of the caller's channel, or a word that stands for none: `NONE`, `MANAGER`. */
  readonly callId: string;
  readonly queue: string;
  /** The member, by interface; `NONE` for nobody. */
  readonly agent: string;
  /** `ENTERQUEUE`, `CONNECT`, … */
  readonly event: string;
  readonly data: readonly (string | number)[];
}

/** What happens in queues, for those who keep books on it. */
export class QueueLog {
  #keepers: readonly ((record: QueueLogRecord) => void)[] = [];

  /** Gives the function that ends it. */
  keep(keeper: (record: QueueLogRecord) => void): () => void {
    this.#keepers = [...this.#keepers, keeper];
    return () => {
      this.#keepers = this.#keepers.filter((one) => one !== keeper);
    };
  }

  write(callId: string, queue: string, agent: string, event: string, ...data: readonly (string | number)[]): void {
    for (const keeper of this.#keepers) keeper({ callId, queue, agent, event, data });
  }
}
