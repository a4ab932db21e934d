import { events } from '@amiable/protocol';
import { inBackground } from '../../kernel/background.js';
import type { Channel } from '../../kernel/channel.js';
import { publishDialEnd } from '../../kernel/dial.js';
import { parsePlace } from '../../kernel/dialplan/goto.js';
import { answer } from '../../kernel/indications.js';
import { release, runPbx, runSubroutine } from '../../kernel/pbx-run.js';
import { holdTimeSounds, playAll, soundsOf } from './announcements.js';
import { CallEnd } from './call-end.js';
import { type Caller, secondsWaited } from './caller.js';
import type { Member } from './member.js';
import { recordCall } from './monitor.js';
import type { Queue } from './queue.js';
import type { QueueRequest } from './queue-request.js';
import {
  queueVariables,
  setAll,
  setCallTimes,
  setEntryVariables,
  setMemberVariables,
  setWait,
} from './queue-variables.js';
import type { Queues } from './queues.js';
import type { Answered } from './ringing.js';

export interface Waiting {
  /** What the caller hears ends. */
  readonly quiet: () => void;
  /** The caller leaves the queue. */
  readonly leave: () => void;
}

/** The member gave up before the call, so that the caller waits on; the caller did; or the call took place and is over. */
export type Connected = 'again' | 'gone' | 'connected';

/** What the parts of a connection are about. */
interface Parties {
  readonly queues: Queues;
  readonly queue: Queue;
  readonly caller: Caller;
  readonly request: QueueRequest;
  readonly member: Member;
  readonly peer: Channel;
}

/** Brings a caller and the member who answered together, and stays until they part. */
export const connectMember = async (
  queues: Queues,
  queue: Queue,
  caller: Caller,
  request: QueueRequest,
  { attempt, channel: peer }: Answered,
  waiting: Waiting,
): Promise<Connected> => {
  const parties: Parties = { queues, queue, caller, request, member: attempt.member, peer };
  const { kernel } = queues;
  const answeredAt = kernel.clock.now();
  const holdTime = secondsWaited(caller, answeredAt);
  const inTime = holdTime <= queue.settings.servicelevel;
  queue.statistics.held(holdTime);
  await announceTo(parties, holdTime);
  const { channel } = caller;
  if (channel.interrupted) {
    peer.hangup();
    return 'gone';
  }
  if (peer.hungUp || peer.interrupted) {
    dumped(parties);
    publishDialEnd(channel, peer, 'NOANSWER');
    peer.hangup();
    return 'again';
  }
  waiting.quiet();
  await beforeTheCall(parties);
  waiting.leave();
  await onTheMember(parties);
  setWait(caller, answeredAt);
  const ringTime = Math.trunc(answeredAt / 1000) - Math.trunc(attempt.since / 1000);
  connected(parties, holdTime, ringTime);
  answer(channel);
  await talk(parties, { holdTime, inTime, answeredAt });
  return 'connected';
};

/** What the member hears before the caller does: a pause, what the call is about, and how long the caller waited. */
const announceTo = async ({ queue, request, peer, caller }: Parties, holdTime: number): Promise<void> => {
  const { settings } = queue;
  const announcement = request.announcement || settings.announce;
  if (settings.memberdelay > 0) await peer.sleep(settings.memberdelay * 1000);
  if (announcement !== '' && !stopped(peer, caller)) await playAll(peer, soundsOf(announcement));
  if (settings.reportholdtime && !stopped(peer, caller)) await playAll(peer, holdTimeSounds(queue, peer, holdTime));
};

const stopped = (peer: Channel, { channel }: Caller): boolean => peer.interrupted || channel.interrupted;

const dumped = ({ queues, queue, caller: { channel }, member, peer }: Parties): void => {
  queues.kernel.events.publish(events.AgentDump, {
    channel: channel.snapshot(),
    destChannel: peer.snapshot(),
    Queue: queue.name,
    Interface: member.interface,
    MemberName: member.name,
  });
  queues.log.write(channel.uniqueid, queue.name, member.name, 'AGENTDUMP');
};

/** Variables, what the caller hears, and the recording. */
const beforeTheCall = async ({ queues, queue, caller, member, peer }: Parties): Promise<void> => {
  const { settings } = queue;
  const { channel } = caller;
  if (settings.setinterfacevar) setMemberVariables(member, channel, peer);
  if (settings.setqueueentryvar) setEntryVariables(caller, queues.kernel.clock.now(), channel, peer);
  setAll([channel, peer], queueVariables(queue));
  const sound = settings['queue-callerannounce'];
  if (sound !== '') await playAll(channel, soundsOf(sound));
  await recordCall(queue, channel);
};

/** The subroutine and the program on the member's channel. */
const onTheMember = async ({ queue, request, peer }: Parties): Promise<void> => {
  const gosub = request.gosub || queue.settings.membergosub;
  if (gosub !== '') {
    const { context, exten, priority } = peer;
    await runSubroutine(peer, gosub.includes(',') ? gosub : `${gosub},s,1`);
    peer.setLocation(context, exten, priority);
  }
  if (request.agi === '') return;
  const agi = peer.kernel.applications.get('AGI');
  if (agi) await agi.run(peer, request.agi);
  else peer.kernel.log.write('warning', 'app_queue', `Cannot run ${request.agi}: there is no application AGI`);
};

const connected = (
  { queues, queue, caller: { channel }, member, peer }: Parties,
  holdTime: number,
  ringTime: number,
): void => {
  member.inCall = true;
  queues.log.write(channel.uniqueid, queue.name, member.name, 'CONNECT', holdTime, peer.uniqueid, ringTime);
  queues.kernel.events.publish(events.AgentConnect, {
    channel: channel.snapshot(),
    destChannel: peer.snapshot(),
    Queue: queue.name,
    Interface: member.interface,
    MemberName: member.name,
    HoldTime: holdTime,
    RingTime: ringTime,
  });
};

interface Times {
  readonly holdTime: number;
  readonly inTime: boolean;
  readonly answeredAt: number;
}

/** The call itself. */
const talk = async ({ queues, queue, caller, request, member, peer }: Parties, times: Times): Promise<void> => {
  const { channel } = caller;
  const { kernel } = queues;
  const begin = kernel.clock.now();
  kernel.features.allowLetters(channel, peer, request.options.keys());
  let figures = queueVariables(queue);
  const end = new CallEnd(queues, queue, caller, member, peer, times, () => {
    figures = queueVariables(queue);
  });
  const bridge = kernel.bridges.create({ leaving: (who, reason) => end.left(who, reason) });
  const call = bridge.join(peer);
  inBackground(kernel, peer.name, afterwards(peer, call, request, channel));
  await bridge.join(channel);
  end.left(channel);
  if (channel.hungUp) return;
  setAll([channel], figures);
  setCallTimes(channel, begin, kernel.clock.now());
};

/** What the member does after the call: to where option F says, or to its end. */
const afterwards = async (
  peer: Channel,
  call: Promise<unknown>,
  { options }: QueueRequest,
  { context, exten, priority }: Channel,
): Promise<void> => {
  await call;
  const goOn = options.get('F');
  if (goOn === undefined || peer.hungUp || peer.interrupted) {
    await release(peer);
    return;
  }
  peer.setLocation(context, exten, priority + 1);
  const place = goOn === '' ? { context, exten, priority: priority + 1 } : parsePlace(peer, goOn.replaceAll('^', ','));
  if (!place) {
    await release(peer);
    return;
  }
  peer.setLocation(place.context, place.exten, place.priority);
  await runPbx(peer);
};
