import { isDeepStrictEqual } from 'node:util';
import { resetStatistics } from './administration.js';
import type { QueueRule } from './queue-rules.js';
import type { Queues } from './queues.js';
import type { QueuesConfig } from './queues-conf.js';

/** What of the files is taken over anew. */
export interface ReloadParts {
  readonly members: boolean;
  readonly rules: boolean;
  readonly parameters: boolean;
}

/** All of it. */
export const everything: ReloadParts = { members: true, rules: true, parameters: true };

export interface QueueFiles {
  readonly config: QueuesConfig;
  readonly rules: readonly QueueRule[];
}

/**
 * Puts files in force that were read again. As in the reference, a file that says what it said before changes nothing, so
 * that what was set at run time stays; one that says something else has its queues count anew unless `keepstats` is set.
 */
export class QueueReloader {
  readonly #queues: Queues;
  readonly #read: () => QueueFiles;
  #config: QueuesConfig | undefined;
  #rules: readonly QueueRule[] | undefined;

  constructor(queues: Queues, read: () => QueueFiles) {
    this.#queues = queues;
    this.#read = read;
  }

  /** @param queue the only one to change; all if empty. Throws where a file must not be taken over. */
  reload(parts: ReloadParts, queue = ''): void {
    const { config, rules } = this.#read();
    if (parts.rules && !isDeepStrictEqual(rules, this.#rules)) this.#queues.rules = this.#rules = rules;
    if (!(parts.members || parts.parameters) || isDeepStrictEqual(config, this.#config)) return;
    const first = this.#config === undefined;
    this.#config = config;
    this.#queues.configure(config, { ...parts, queue });
    if (parts.parameters && !first && !config.general.keepstats) resetStatistics(this.#queues, queue);
  }
}
