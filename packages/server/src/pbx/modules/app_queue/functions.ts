import { isYes, leadingInteger, splitArguments } from '../../kernel/arguments.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { DialplanFunction, FunctionScope } from '../../kernel/module.js';
import { pauseMembers, setPenalty, setRingInUse } from './administration.js';
import { type Member, wrapsUp } from './member.js';
import type { Queue } from './queue.js';
import type { Queues } from './queues.js';

/** The QUEUE_… functions of the dialplan. */
export const queueFunctions = (queues: Queues): readonly DialplanFunction[] => [
  {
    name: 'QUEUE_EXISTS',
    synopsis: 'Whether there is a queue: 1 or 0',
    syntax: 'QUEUE_EXISTS(queuename)',
    read: ({ kernel }, name) => (needed(kernel, 'QUEUE_EXISTS', name) ? String(queues.get(name) ? 1 : 0) : undefined),
  },
  {
    name: 'QUEUE_VARIABLES',
    synopsis: 'Sets the QUEUE… variables of a queue that has setqueuevar; 0 where it did',
    syntax: 'QUEUE_VARIABLES(queuename)',
    read: (scope, name) => variables(queues, scope, name),
  },
  {
    name: 'QUEUE_MEMBER',
    synopsis: 'Counts the members of a queue, or tells and sets penalty, paused and ringinuse of one of them',
    syntax: 'QUEUE_MEMBER(queuename,option[,interface])',
    read: ({ kernel }, args) => readMember(queues, kernel, args),
    write: ({ kernel }, args, value) => writeMember(queues, kernel, args, value),
  },
  {
    name: 'QUEUE_MEMBER_COUNT',
    synopsis: 'How many members of a queue are there',
    syntax: 'QUEUE_MEMBER_COUNT(queuename)',
    read: ({ kernel }, name) =>
      needed(kernel, 'QUEUE_MEMBER_COUNT', name)
        ? String(queues.get(name)?.members().filter(isThere).length ?? 0)
        : '0',
  },
  {
    name: 'QUEUE_MEMBER_LIST',
    synopsis: 'The interfaces of the members of a queue, with commas between',
    syntax: 'QUEUE_MEMBER_LIST(queuename)',
    read: ({ kernel }, name) => {
      if (!needed(kernel, 'QUEUE_MEMBER_LIST', name)) return undefined;
      const members = queues.get(name)?.members() ?? [];
      return members.map((member) => member.interface).join(',');
    },
  },
  {
    name: 'QUEUE_MEMBER_PENALTY',
    synopsis: 'The penalty of a member; sets it too',
    syntax: 'QUEUE_MEMBER_PENALTY(queuename,interface)',
    read: ({ kernel }, args) => {
      const [name = '', device = ''] = splitArguments(args, 2);
      const member = queues.get(name)?.member(device);
      if (!member) warn(kernel, `QUEUE_MEMBER_PENALTY: '${device}' is no member of a queue '${name}'`);
      return member && String(member.penalty);
    },
    write: (_scope, args, value) => {
      const [name = '', device = ''] = splitArguments(args, 2);
      return setPenalty(queues, device, name, leadingInteger(value) ?? 0);
    },
  },
  {
    name: 'QUEUE_WAITING_COUNT',
    synopsis: 'How many callers wait in a queue',
    syntax: 'QUEUE_WAITING_COUNT(queuename)',
    read: (_scope, name) => String(queues.get(name)?.callers.length ?? 0),
  },
  {
    name: 'QUEUE_GET_CHANNEL',
    synopsis: 'The channel of the caller at a place of a queue, the first by default',
    syntax: 'QUEUE_GET_CHANNEL(queuename[,position])',
    read: ({ kernel }, args) => {
      const [name = '', place = ''] = splitArguments(args, 2);
      if (!needed(kernel, 'QUEUE_GET_CHANNEL', name)) return undefined;
      const position = place === '' ? 1 : (leadingInteger(place) ?? 0);
      return queues.get(name)?.callers.find((caller) => caller.position === position)?.channel.name;
    },
  },
];

const warn = (kernel: Kernel, text: string): void => kernel.log.write('warning', 'app_queue', text);

const needed = (kernel: Kernel, name: string, argument: string): boolean => {
  if (argument !== '') return true;
  warn(kernel, `${name} needs the name of a queue`);
  return false;
};

/** Whether the device of a member is there. */
const isThere = ({ status }: Member): boolean => status !== 'UNAVAILABLE' && status !== 'INVALID';
const isFree = ({ status, paused }: Member): boolean => status === 'NOT_INUSE' && !paused;

const countOf = (queue: Queue, option: string, now: number): number | undefined => {
  const members = queue.members();
  switch (option) {
    case 'logged':
      return members.filter(isThere).length;
    case 'free':
      return members.filter(isFree).length;
    case 'ready':
      return members.filter((member) => isFree(member) && !wrapsUp(member, queue.settings, now)).length;
    case 'count':
      return members.length;
    default:
      return undefined;
  }
};

const settingOf = (member: Member, option: string): number | undefined => {
  if (option === 'penalty') return member.penalty;
  if (option === 'paused') return member.paused ? 1 : 0;
  return option === 'ringinuse' ? Number(member.ringInUse) : undefined;
};

/** Options that it does not know, and members and queues that are not there, count as 0. */
const readMember = (queues: Queues, kernel: Kernel, args: string): string | undefined => {
  const [name = '', written, device = ''] = splitArguments(args, 3);
  if (name === '' || written === undefined) {
    warn(kernel, 'QUEUE_MEMBER needs a queue and an option');
    return undefined;
  }
  const option = written.toLowerCase();
  const queue = queues.get(name);
  const member = queue?.member(device);
  const value = (queue && countOf(queue, option, queues.now())) ?? (member && settingOf(member, option));
  if (value === undefined) warn(kernel, `QUEUE_MEMBER: there is no '${args}'`);
  return String(value ?? 0);
};

const writeMember = (queues: Queues, kernel: Kernel, args: string, value: string): boolean => {
  const [name = '', option = '', device = ''] = splitArguments(args, 3);
  const number = leadingInteger(value) ?? 0;
  if (device !== '')
    switch (option.toLowerCase()) {
      case 'penalty':
        return setPenalty(queues, device, name, number);
      case 'paused':
        return pauseMembers(queues, device, name, number !== 0 || isYes(value), '');
      case 'ringinuse':
        return setRingInUse(queues, device, name, number !== 0 || isYes(value));
    }
  warn(kernel, `QUEUE_MEMBER: '${args}' cannot be set; write a queue, penalty, paused or ringinuse, and an interface`);
  return false;
};

const variables = (queues: Queues, { kernel, channel }: FunctionScope, name: string): string | undefined => {
  if (!needed(kernel, 'QUEUE_VARIABLES', name)) return undefined;
  const queue = queues.get(name);
  if (!queue) warn(kernel, `QUEUE_VARIABLES: there is no queue '${name}'`);
  if (!queue?.settings.setqueuevar || !channel) return '-1';
  for (const [variable, value] of queueVariables(queue)) channel.variables.set(variable, String(value));
  return '0';
};

/** What is told of a queue. */
const queueVariables = ({ settings, statistics, callers }: Queue): readonly (readonly [string, string | number])[] => [
  ['QUEUEMAX', settings.maxlen],
  ['QUEUESTRATEGY', settings.strategy],
  ['QUEUECALLS', callers.length],
  ['QUEUEHOLDTIME', statistics.holdTime],
  ['QUEUETALKTIME', statistics.talkTime],
  ['QUEUECOMPLETED', statistics.completed],
  ['QUEUEABANDONED', statistics.abandoned],
  ['QUEUESRVLEVEL', settings.servicelevel],
  ['QUEUESRVLEVELPERF', statistics.serviceLevel.toFixed(1)],
];
