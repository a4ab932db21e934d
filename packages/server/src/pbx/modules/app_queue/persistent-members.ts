import { leadingInteger } from '../../kernel/arguments.js';
import type { Kernel } from '../../kernel/kernel.js';
import { dynamicMember } from './administration.js';
import type { Member } from './member.js';
import type { Queue } from './queue.js';
import type { Queues } from './queues.js';

const family = 'Queue/PersistentMembers';

/** Keeps members that were added at run time in the database, under the queue's name. */
export class PersistentMembers {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Writes the dynamic members of a queue as they are now. */
  keep(queue: Queue): void {
    const members = queue.members().filter(({ membership }) => membership === 'dynamic');
    const { database, log } = this.#kernel;
    const written =
      members.length > 0
        ? database.put(family, queue.name, members.map(memberText).join('|'))
        : database.del(family, queue.name);
    written.catch((error: Error) =>
      log.write('error', 'app_queue', `The members of '${queue.name}' are not kept: ${error.message}`),
    );
  }
}

const memberText = (member: Member): string =>
  [
    member.interface,
    member.penalty,
    member.paused ? 1 : 0,
    member.name,
    member.stateInterface,
    member.pausedReason,
    member.wrapupTime,
  ].join(';');

/** Takes back the members that the database has, at the start; those of queues that are no more are forgotten. */
export const restoreMembers = (queues: Queues): void => {
  if (!queues.general.persistentmembers) return;
  const { database } = queues.kernel;
  for (const [path, value] of database.tree(family)) {
    const name = path.slice(family.length + 2);
    const queue = queues.get(name);
    if (!queue) {
      queues.kernel.log.write('warning', 'app_queue', `Queue '${name}' is no more; its members are forgotten`);
      void database.del(family, name).catch(() => {});
      continue;
    }
    for (const text of value.split('|')) restoreMember(queues, queue, text);
  }
};

const restoreMember = (queues: Queues, queue: Queue, text: string): void => {
  const [device = '', penalty = '', paused = '', name = '', stateInterface = '', reason = '', wrapupTime = ''] =
    text.split(';');
  if (device === '' || queue.member(device)) return;
  queues.addMember(
    queue,
    dynamicMember(queues, queue, {
      queue: queue.name,
      interface: device,
      name,
      penalty: Math.max(0, leadingInteger(penalty) ?? 0),
      paused: (leadingInteger(paused) ?? 0) !== 0,
      reason,
      stateInterface,
      wrapupTime: leadingInteger(wrapupTime) ?? 0,
    }),
    false,
  );
};
