import { inBackground } from './background.js';
import type { Channel } from './channel.js';
import type { ChannelTechnology, Leg } from './channel-technology.js';
import {
  type DialTarget,
  dialStatusOfCause,
  followLeg,
  publishDialBegin,
  publishDialEnd,
  publishDialState,
  requestChannel,
} from './dial.js';
import { cause } from './hangup-causes.js';
import type { Kernel } from './kernel.js';
import { runApplication, runPbx, runSubroutine } from './pbx-run.js';
import { assign } from './substitute.js';

/** What the called channel does when it has answered. */
export type OriginateNext =
  | { readonly application: string; readonly data: string }
  | { readonly context: string; readonly exten: string; readonly priority: number };

export interface OriginateRequest {
  readonly target: DialTarget;
  readonly next: OriginateNext;
  /** How long to wait for an answer; 0 or less: as long as it takes. */
  readonly timeoutMs: number;
  readonly callerId?: { readonly num: string; readonly name: string } | undefined;
  readonly account?: string | undefined;
  readonly variables?: readonly (readonly [name: string, value: string])[] | undefined;
  readonly ids?: { readonly channelId?: string; readonly otherChannelId?: string } | undefined;
  /** Whether sound before the answer counts as one. */
  readonly earlyMedia?: boolean | undefined;
  /** Whether the application runs for a client that dangerous functions are kept from. */
  readonly restricted?: boolean | undefined;
  /** A subroutine to run on the channel before it is called: `context,exten,priority(arguments)`. */
  readonly preDial?: string | undefined;
}

/** Why, in the numbers of OriginateResponse. */
export const originateReason = {
  failed: 0,
  hangup: 1,
  ringing: 3,
  answer: 4,
  busy: 5,
  congestion: 8,
  progress: 14,
} as const;

export interface OriginateResult {
  readonly reason: number;
  /** The channel, if it answered; it is on its way already. */
  readonly channel: Channel | undefined;
}

/**
 * Calls somebody and connects them to an application or a place in the dialplan. Settles when it is known whether
 * they answer; what they are connected to runs on by itself.
 */
export const originate = async (kernel: Kernel, request: OriginateRequest): Promise<OriginateResult> => {
  const channel = requestChannel(kernel, request.target, { ids: request.ids });
  if (typeof channel === 'number') return failed(kernel, request, originateReason.failed);
  channel.originated = true;
  channel.setApplication('AppDial2', '(Outgoing Line)');
  if (request.preDial) await runSubroutine(channel, request.preDial);
  const scope = { kernel, channel, trusted: false };
  for (const [name, value] of request.variables ?? []) await assign(name, value, scope);
  setAccount(channel, request.account);
  setCaller(channel, request.callerId);
  if (channel.hungUp) return failed(kernel, request, originateReason.failed);
  if (!channel.leg.call()) {
    channel.hangup();
    return failed(kernel, request, originateReason.failed);
  }
  publishDialBegin(undefined, channel, request.target.address);
  return dialled(channel, request);
};

const setAccount = (channel: Channel, account: string | undefined): void => {
  if (!account) return;
  channel.peerAccount = account;
  channel.setAccountCode(account);
};

/** The called line shows the caller both as who it is and as whom it talks to: it is both ends of the call to come. */
const setCaller = (channel: Channel, callerId: OriginateRequest['callerId']): void => {
  if (!callerId || (callerId.num === '' && callerId.name === '')) return;
  channel.setCallerId({ ...callerId, aniNum: callerId.num });
  channel.connected.take(callerId);
  channel.publish();
};

const dialled = async (channel: Channel, request: OriginateRequest): Promise<OriginateResult> => {
  const { kernel } = channel;
  let timedOut = false;
  let early = false;
  const giveUpWaiting = (): void => {
    timedOut = true;
    channel.wake();
  };
  const timer = request.timeoutMs > 0 ? kernel.clock.after(request.timeoutMs, giveUpWaiting) : undefined;
  const end = await followLeg(
    channel,
    (progress) => {
      publishDialState(undefined, channel, progress);
      if (request.earlyMedia && 'context' in request.next && progress === 'progress') early = true;
    },
    () => timedOut || early,
  );
  timer?.cancel();
  if (end === 'answer' || (end === 'stopped' && early)) {
    channel.setState('Up');
    publishDialEnd(undefined, channel, 'ANSWER');
    goOn(channel, request);
    return { reason: originateReason.answer, channel };
  }
  if (end === 'stopped') {
    channel.hangupCause = cause.noAnswer;
    return giveUp(channel, request, originateReason.ringing);
  }
  publishDialEnd(undefined, channel, end === 'hungUp' ? dialStatusOfCause(channel.hangupCause) : end.toUpperCase());
  if (end === 'hungUp') return giveUp(channel, request, originateReason.failed);
  return giveUp(channel, request, originateReason[end]);
};

const goOn = (channel: Channel, { next, restricted = false }: OriginateRequest): void => {
  if ('application' in next) {
    channel.restricted = restricted;
    inBackground(channel.kernel, channel.name, runApplication(channel, next.application, next.data));
  } else {
    channel.setLocation(next.context, next.exten, next.priority);
    inBackground(channel.kernel, channel.name, runPbx(channel));
  }
};

const giveUp = (channel: Channel, request: OriginateRequest, reason: number): Promise<OriginateResult> => {
  channel.hangup();
  return failed(channel.kernel, request, reason);
};

/** A call to a place in the dialplan that failed is told there, if the context has the extension `failed`. */
const failed = async (kernel: Kernel, request: OriginateRequest, reason: number): Promise<OriginateResult> => {
  const { next } = request;
  if ('context' in next && kernel.dialplan.exists(next.context, 'failed', 1)) {
    const channel = kernel.channels.create({
      name: freeName(kernel, 'OutgoingSpoolFailed'),
      technology: nobody,
      leg: silence,
      state: 'Down',
      context: next.context,
      exten: 'failed',
      accountCode: request.account,
      callerId: request.callerId,
    });
    channel.publish();
    const scope = { kernel, channel, trusted: false };
    for (const [name, value] of request.variables ?? []) await assign(name, value, scope);
    channel.variables.set('REASON', String(reason));
    inBackground(kernel, channel.name, runPbx(channel));
  }
  return { reason, channel: undefined };
};

const freeName = (kernel: Kernel, name: string): string => {
  if (!kernel.channels.get(name)) return name;
  for (let n = 1; ; n++) if (!kernel.channels.get(`${name}-${n}`)) return `${name}-${n}`;
};

/** A channel without a far end. */
const silence: Leg = {
  call: () => false,
  answer: () => {},
  hangup: () => {},
  indicate: () => true,
  digitBegin: () => true,
  digitEnd: () => true,
  sendText: () => true,
};
const nobody: ChannelTechnology = {
  name: 'Null',
  description: 'A channel without a far end',
  request: () => cause.channelNotImplemented,
};
