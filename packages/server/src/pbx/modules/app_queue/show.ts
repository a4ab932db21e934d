import type { CommandCall } from '../../../contract/console.js';
import type { DeviceState } from '../../kernel/device-state.js';
import { type Caller, secondsWaited } from './caller.js';
import type { Member } from './member.js';
import type { Queue } from './queue.js';
import type { Queues } from './queues.js';

type Print = CommandCall['print'];

/** States of devices as people read them. */
const stateWords: Readonly<Record<DeviceState, string>> = {
  UNKNOWN: 'Unknown',
  NOT_INUSE: 'Not in use',
  INUSE: 'In use',
  BUSY: 'Busy',
  INVALID: 'Invalid',
  UNAVAILABLE: 'Unavailable',
  RINGING: 'Ringing',
  RINGINUSE: 'Ring+Inuse',
  ONHOLD: 'On Hold',
};

/** `queue show [name]`: the queues by name, each with its members and those who wait. */
export const showQueues = (queues: Queues, name: string | undefined, print: Print): undefined => {
  const chosen = queues
    .list()
    .filter((queue) => name === undefined || queue.name.toLowerCase() === name.toLowerCase())
    .sort((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()));
  if (chosen.length === 0) print(name === undefined ? 'No queues.' : `No such queue: ${name}.`);
  for (const queue of chosen) for (const line of queueLines(queues, queue)) print(line);
};

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const queueLines = (queues: Queues, queue: Queue): readonly string[] => {
  const members = queue.members().map((member) => `      ${memberText(member, queues.now())}`);
  const now = queues.kernel.clock.now();
  const callers = queue.callers.map((caller) => `      ${callerText(caller, now)}`);
  return [
    headline(queue),
    ...(members.length > 0 ? ['   Members: ', ...members] : ['   No Members']),
    ...(callers.length > 0 ? ['   Callers: ', ...callers] : ['   No Callers']),
    '',
  ];
};

const headline = ({ name, settings, statistics, callers }: Queue): string => {
  const most = settings.maxlen > 0 ? settings.maxlen : 'unlimited';
  return (
    `${name} has ${callers.length} calls (max ${most}) in '${settings.strategy}' strategy ` +
    `(${statistics.holdTime}s holdtime, ${statistics.talkTime}s talktime), ` +
    `W:${settings.weight}, C:${statistics.completed}, A:${statistics.abandoned}, ` +
    `SL:${statistics.serviceLevel.toFixed(1)}%, SL2:${statistics.serviceLevelOfAll.toFixed(1)}% within ${settings.servicelevel}s`
  );
};

/** @param now seconds since the epoch */
const memberText = (member: Member, now: number): string => {
  const { name, interface: device, stateInterface, penalty, calls } = member;
  const from = stateInterface.toLowerCase() === device.toLowerCase() ? '' : ` from ${stateInterface}`;
  return [
    name,
    name.toLowerCase() === device.toLowerCase() ? '' : ` (${device}${from})`,
    penalty === 0 ? '' : ` with penalty ${penalty}`,
    ` (ringinuse ${member.ringInUse ? 'enabled' : 'disabled'})`,
    member.membership === 'static' ? '' : ` (${member.membership})`,
    member.inCall ? ' (in call)' : '',
    member.paused ? pauseText(member, now) : '',
    ` (${stateWords[member.status]})`,
    calls === 0 ? ' has taken no calls yet' : ` has taken ${calls} calls (last was ${now - member.lastCall} secs ago)`,
    ` (login was ${now - member.loginTime} secs ago)`,
  ].join('');
};

const pauseText = ({ pausedReason, lastPause }: Member, now: number): string =>
  ` (paused${pausedReason === '' ? '' : `:${pausedReason}`} was ${now - lastPause} secs ago)`;

const callerText = (caller: Caller, now: number): string => {
  const waited = secondsWaited(caller, now);
  const time = `${Math.trunc(waited / 60)}:${String(waited % 60).padStart(2, '0')}`;
  return `${caller.position}. ${caller.channel.name} (wait: ${time}, prio: ${caller.priority})`;
};
