import { leadingInteger } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import type { Caller, PenaltyRange } from './caller.js';
import type { Member } from './member.js';

const names = { max: 'QUEUE_MAX_PENALTY', min: 'QUEUE_MIN_PENALTY', raise: 'QUEUE_RAISE_PENALTY' } as const;

/** The range that the variables of a channel give. */
export const penaltiesOf = ({ variables, kernel }: Channel): PenaltyRange => {
  const read = (name: string): number | undefined => {
    const text = variables.get(name);
    if (text === undefined) return undefined;
    const value = leadingInteger(text);
    if (value === undefined) kernel.log.write('warning', 'app_queue', `${name} is no number: '${text}'`);
    return value;
  };
  return { max: read(names.max), min: read(names.min), raise: read(names.raise) };
};

/** The penalty with which a member stands before a caller; undefined: out of the caller's range. */
export const penaltyFor = (
  { penalty }: Pick<Member, 'penalty'>,
  { max, min, raise }: PenaltyRange,
): number | undefined => {
  const raised = raise !== undefined && penalty < raise ? raise : penalty;
  return (max !== undefined && raised > max) || (min !== undefined && raised < min) ? undefined : raised;
};

/** Applies what is due of the caller's rule to the limits that the caller has, and leaves them in the variables. @param waited seconds */
export const applyRule = (caller: Caller, waited: number): void => {
  const { penalties, channel } = caller;
  for (let [change] = caller.changes; change && waited >= change.after; [change] = caller.changes) {
    caller.changes = caller.changes.slice(1);
    for (const limit of ['max', 'min', 'raise'] as const) {
      const old = penalties[limit];
      if (old === undefined) continue;
      const { relative, value } = change[limit];
      const wanted = Math.max(0, relative ? old + value : value);
      penalties[limit] = limit === 'max' ? wanted : Math.min(wanted, penalties.max ?? wanted);
      channel.variables.set(names[limit], String(penalties[limit]));
    }
  }
};
