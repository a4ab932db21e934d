import { pauseMembers } from './administration.js';
import type { Member } from './member.js';
import type { Queue } from './queue.js';
import type { Queues } from './queues.js';

const reason = 'Auto-Pause';

/** Pauses a member who did not answer, as the queue's autopause says: in this queue, or in all. */
export const autoPause = (queues: Queues, queue: Queue, member: Member): void => {
  const { autopause, autopausedelay } = queue.settings;
  if (autopause === 'no') return;
  if (autopausedelay > 0 && member.lastCall > 0 && queues.now() - member.lastCall < autopausedelay) return;
  pauseMembers(queues, member.interface, autopause === 'all' ? '' : queue.name, true, reason);
};
