import type { Channel } from '../../kernel/channel.js';
import { type Caller, secondsWaited } from './caller.js';
import type { Member } from './member.js';
import type { Queue } from './queue.js';

/** What Queue empties when it begins. */
const results = [
  'ANSWEREDTIME',
  'ANSWEREDTIME_MS',
  'DIALEDTIME',
  'DIALEDTIME_MS',
  'QUEUEWAIT',
  'QUEUEWAIT_MS',
] as const;

export const clearResults = ({ variables }: Channel): void => {
  for (const name of results) variables.set(name, '');
};

const setTime = ({ variables }: Channel, name: string, ms: number): void => {
  variables.set(name, String(Math.floor(ms / 1000)));
  variables.set(`${name}_MS`, String(Math.floor(ms)));
};

/** QUEUEWAIT goes by whole seconds. */
export const setWait = (caller: Caller, now: number): void =>
  setTime(caller.channel, 'QUEUEWAIT', secondsWaited(caller, now) * 1000);

/** The times of a caller whom nobody answered. */
export const setUnanswered = (caller: Caller, now: number): void => {
  setWait(caller, now);
  setTime(caller.channel, 'DIALEDTIME', now - caller.channel.createdAt);
  setTime(caller.channel, 'ANSWEREDTIME', 0);
};

/** The times of a call that is over. */
export const setCallTimes = (channel: Channel, answeredAt: number, now: number): void => {
  setTime(channel, 'ANSWEREDTIME', now - answeredAt);
  setTime(channel, 'DIALEDTIME', now - channel.createdAt);
};

/** Sets variables on each of the channels, one channel after the other. */
export const setAll = (channels: readonly Channel[], values: Readonly<Record<string, string | number>>): void => {
  for (const { variables } of channels)
    for (const [name, value] of Object.entries(values)) variables.set(name, String(value));
};

/** The MEMBER… variables of setinterfacevar. */
export const setMemberVariables = (member: Member, ...channels: readonly Channel[]): void =>
  setAll(channels, {
    MEMBERINTERFACE: member.interface,
    MEMBERNAME: member.name,
    MEMBERCALLS: member.calls,
    MEMBERLASTCALL: member.lastCall,
    MEMBERPENALTY: member.penalty,
    MEMBERDYNAMIC: member.membership === 'dynamic' ? 1 : 0,
    MEMBERREALTIME: member.membership === 'realtime' ? 1 : 0,
  });

/** The QE… variables of setqueueentryvar. */
export const setEntryVariables = (caller: Caller, now: number, ...channels: readonly Channel[]): void =>
  setAll(channels, { QEHOLDTIME: secondsWaited(caller, now), QEORIGINALPOS: caller.originalPosition });

/** The QUEUE… variables, where the queue has setqueuevar. */
export const queueVariables = ({
  name,
  settings,
  statistics,
  callers,
}: Queue): Readonly<Record<string, string | number>> =>
  settings.setqueuevar
    ? {
        QUEUENAME: name,
        QUEUEMAX: settings.maxlen,
        QUEUESTRATEGY: settings.strategy,
        QUEUECALLS: callers.length,
        QUEUEHOLDTIME: statistics.holdTime,
        QUEUETALKTIME: statistics.talkTime,
        QUEUECOMPLETED: statistics.completed,
        QUEUEABANDONED: statistics.abandoned,
        QUEUESRVLEVEL: settings.servicelevel,
        QUEUESRVLEVELPERF: statistics.serviceLevel.toFixed(1),
      }
    : {};
