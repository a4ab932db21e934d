import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import type { Application, ApplicationOutcome } from '../../kernel/module.js';
import { addMember, agentName, pauseMembers, removeMember } from './administration.js';
import type { Queues } from './queues.js';

/** AddQueueMember, RemoveQueueMember, PauseQueueMember, UnpauseQueueMember, QueueLog and QueueUpdate. */
export const memberApplications = (queues: Queues): readonly Application[] => [
  {
    name: 'AddQueueMember',
    synopsis: 'Dynamically adds queue members.',
    syntax: 'AddQueueMember(queuename[,interface[,penalty[,options[,membername[,stateinterface[,wrapuptime]]]]]])',
    run: (channel, data) => add(queues, channel, data),
  },
  {
    name: 'RemoveQueueMember',
    synopsis: 'Dynamically removes queue members.',
    syntax: 'RemoveQueueMember(queuename[,interface])',
    run: (channel, data) => remove(queues, channel, data),
  },
  pauseApplication(queues, 'PauseQueueMember', true),
  pauseApplication(queues, 'UnpauseQueueMember', false),
  {
    name: 'QueueLog',
    synopsis: 'Writes to the queue_log file.',
    syntax: 'QueueLog(queuename,uniqueid,agent,event[,additionalinfo])',
    run: (_channel, data) => {
      const [queue = '', callId = '', agent = '', event = '', info = ''] = argumentsOf(data, 5);
      if ([queue, callId, agent, event].includes(''))
        return refuse(queues, 'QueueLog needs a queue, a unique id, an agent and an event');
      queues.log.write(callId, queue, agent, event, info);
      return 'continue';
    },
  },
  {
    name: 'QueueUpdate',
    synopsis: 'Counts a call that a member made in a queue, and writes it to the queue_log file.',
    syntax: 'QueueUpdate(queuename,uniqueid,agent,status,talktime[,params])',
    run: (_channel, data) => update(queues, data),
  },
];

/** `agent` is the name of a member; a call that was not answered counts as one that was given up. */
const update = (queues: Queues, data: string): ApplicationOutcome => {
  const [name = '', callId = '', agent = '', status = '', talkTime = '', params] = argumentsOf(data, 6);
  if ([name, callId, agent, status, talkTime].includes(''))
    return refuse(queues, 'QueueUpdate needs a queue, a unique id, a member, a status and a time');
  const queue = queues.get(name);
  const member = queue?.members().find((one) => one.name.toLowerCase() === agent.toLowerCase());
  if (!queue || !member) {
    queues.kernel.log.write('warning', 'app_queue', `QueueUpdate: '${agent}' is no member of a queue '${name}'`);
    return 'continue';
  }
  if (status === 'ANSWER') {
    queue.statistics.completeOutside(leadingInteger(talkTime) ?? 0);
    Object.assign(member, { calls: member.calls + 1, lastCall: queues.now() });
  } else queue.statistics.abandoned += 1;
  // the reference writes what is left out so
  queues.log.write(callId, name, agent, 'OUTCALL', status, talkTime, params ?? '(null)');
  return 'continue';
};

const refuse = ({ kernel }: Queues, why: string): ApplicationOutcome => {
  kernel.log.write('warning', 'app_queue', why);
  return 'hangup';
};

/** The arguments; the last of `most` takes what is left. */
const argumentsOf = (data: string, most: number): string[] => separateArguments(data, most);

/** Whoever names no interface means the own device. */
const deviceOf = (written: string, channel: Channel): string => written || channel.device;

const add = (queues: Queues, channel: Channel, data: string): ApplicationOutcome => {
  const [queue = '', written = '', penalty = '', , name = '', stateInterface = '', wrapup = ''] = argumentsOf(data, 7);
  if (data === '') return refuse(queues, 'AddQueueMember needs the name of a queue');
  const device = deviceOf(written, channel);
  const outcome = addMember(queues, {
    queue,
    interface: device,
    name,
    penalty: numberOf(queues, penalty),
    stateInterface,
    wrapupTime: numberOf(queues, wrapup),
  });
  if (outcome === 'added') queues.log.write(channel.uniqueid, queue, agentName(queues, device, name), 'ADDMEMBER', '');
  const status = { added: 'ADDED', alreadyThere: 'MEMBERALREADY', noQueue: 'NOSUCHQUEUE' }[outcome];
  channel.variables.set('AQMSTATUS', status);
  return 'continue';
};

const numberOf = ({ kernel }: Queues, text: string): number => {
  const number = text === '' ? 0 : leadingInteger(text);
  if (number !== undefined && number >= 0) return number;
  kernel.log.write('warning', 'app_queue', `AddQueueMember: '${text}' is no whole number from 0; 0 counts`);
  return 0;
};

const remove = (queues: Queues, channel: Channel, data: string): ApplicationOutcome => {
  const [queue = '', written = ''] = argumentsOf(data, 2);
  if (data === '') return refuse(queues, 'RemoveQueueMember needs the name of a queue');
  const device = deviceOf(written, channel);
  const removed = removeMember(queues, queue, device);
  if (removed.outcome === 'removed')
    queues.log.write(channel.uniqueid, queue, agentName(queues, device, removed.member.name), 'REMOVEMEMBER', '');
  const statuses = { removed: 'REMOVED', notThere: 'NOTINQUEUE', noQueue: 'NOSUCHQUEUE', notDynamic: 'NOTDYNAMIC' };
  channel.variables.set('RQMSTATUS', statuses[removed.outcome]);
  return 'continue';
};

function pauseApplication(queues: Queues, name: string, paused: boolean): Application {
  return {
    name,
    synopsis: paused ? 'Pauses a queue member.' : 'Unpauses a queue member.',
    syntax: `${name}([queuename,]interface[,options[,reason]])`,
    run: (channel, data) => {
      const [queue = '', device = '', , reason = ''] = argumentsOf(data, 4);
      if (device === '') return refuse(queues, `${name} needs an interface: ${name}([queue],interface)`);
      const found = pauseMembers(queues, device, queue, paused, reason);
      const status = paused ? 'PAUSED' : 'UNPAUSED';
      channel.variables.set(paused ? 'PQMSTATUS' : 'UPQMSTATUS', found ? status : 'NOTFOUND');
      return 'continue';
    },
  };
}
