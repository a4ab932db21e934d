import type { Bridge } from '../bridge.js';
import type { Channel } from '../channel.js';
import { cause } from '../hangup-causes.js';
import { type Disposition, type RecordFacts, wholeSeconds } from './record-facts.js';
import type { CdrSettings } from './settings.js';

/**
 * Where the call stands: nobody else is in it; somebody is dialled; they answered, and what the caller does next is
 * awaited; it is in a bridge; or nothing more belongs to this record.
 */
export type Phase = 'alone' | 'dialing' | 'dialed' | 'bridged' | 'closed';

/** One side of a call, with what the dialplan of that side wrote into the record. */
export class Party {
  readonly channel: Channel;
  /** Whether it is to be the first party wherever it meets another (CDR_PROP party_a). */
  preferred: boolean;
  userfield: string;
  variables: Map<string, string>;

  constructor(channel: Channel, like?: Party) {
    this.channel = channel;
    this.preferred = like?.preferred ?? false;
    this.userfield = like?.userfield ?? '';
    this.variables = new Map(like?.variables);
  }
}

/** Which of two parties a record of both is about: the preferred one, else the older. */
export const firstParty = (left: Party, right: Party): Party => {
  if (left.preferred !== right.preferred) return left.preferred ? left : right;
  return right.channel.createdAt < left.channel.createdAt || isLater(left.channel, right.channel) ? right : left;
};

/** Channels of the same millisecond: the serial number in the unique id tells which was made later. */
const isLater = (one: Channel, other: Channel): boolean =>
  one.createdAt === other.createdAt && serial(one.uniqueid) > serial(other.uniqueid);
const serial = (uniqueid: string): number => Number(uniqueid.slice(uniqueid.indexOf('.') + 1)) || 0;

/** One record while its call lasts. */
export class CallRecord {
  readonly sequence: number;
  readonly a: Party;
  b: Party | undefined;
  phase: Phase = 'alone';
  bridge: Bridge | undefined;
  disabled = false;
  context = '';
  exten = '';
  application = '';
  applicationData = '';
  start: number;
  answer: number | undefined;
  end: number | undefined;
  disposition: Disposition | undefined;
  /** Whether the application that brought the parties together stays in the record. */
  #applicationLocked = false;
  /** What it was when it was closed. */
  #closed: RecordFacts | undefined;

  constructor(channel: Channel, sequence: number, now: number, like?: CallRecord) {
    this.sequence = sequence;
    this.start = now;
    this.a = new Party(channel, like?.a);
    this.disabled = like?.disabled ?? false;
    this.context = like?.context ?? channel.context;
    this.exten = like?.exten ?? channel.exten;
    this.application = like?.application ?? '';
    this.applicationData = like?.applicationData ?? '';
    this.noticeAnswer(now);
  }

  noticeAnswer(now: number): void {
    if (this.a.channel.state === 'Up') this.answer ??= now;
  }

  /** Takes over where its channel stands and what runs there. */
  follow(now: number, settings: CdrSettings): void {
    const { channel } = this.a;
    if (channel.inHangup && settings.endBeforeHExten) {
      this.finish(now, settings);
      return;
    }
    if (!channel.inSubroutine) {
      this.context = channel.context;
      this.exten = channel.exten;
    }
    this.#followApplication(channel);
    this.noticeAnswer(now);
  }

  /** The name that a called channel stands under (`AppDial…`) says nothing, once it has done something of its own. */
  #followApplication({ application, applicationData }: Channel): void {
    if (this.#applicationLocked || application === '') return;
    if (this.application !== '' && /^appdial/i.test(application)) return;
    this.application = application;
    this.applicationData = applicationData;
    if (application === 'Dial') this.#applicationLocked = true;
  }

  dial(called: Channel): void {
    this.b = new Party(called);
    this.#applicationLocked = true;
  }

  /** Goes on where another record of the same channel stands (ForkCDR). */
  continueFrom(other: CallRecord, keepVariables: boolean): void {
    this.phase = other.phase;
    this.bridge = other.bridge;
    this.start = other.start;
    this.answer = other.answer;
    this.#applicationLocked = other.#applicationLocked;
    this.b = other.b && new Party(other.b.channel, other.b);
    if (keepVariables) return;
    this.a.variables.clear();
    this.b?.variables.clear();
  }

  /** Begins anew, as ResetCDR wants it. */
  reset(now: number, keepVariables: boolean): void {
    if (!keepVariables) {
      this.a.variables.clear();
      this.b?.variables.clear();
    }
    this.disabled = false;
    this.#applicationLocked = false;
    this.start = now;
    this.answer = this.end = undefined;
    this.noticeAnswer(now);
  }

  /** Sets when it ended and how, if that is not set. It may still be taken up again. */
  finish(now: number, settings: CdrSettings): void {
    if (this.end !== undefined) return;
    this.end = now;
    this.disposition ??= this.#outcome(settings);
  }

  /** Finishes it for good: what happens to its channels does not change it any more. */
  close(now: number, settings: CdrSettings): void {
    if (this.phase === 'closed') return;
    this.finish(now, settings);
    this.#closed = this.facts(now, settings);
    this.phase = 'closed';
  }

  #outcome(settings: CdrSettings): Disposition {
    if (this.answer !== undefined) return 'ANSWERED';
    const why = this.a.channel.hangupCause || this.b?.channel.hangupCause;
    return why ? dispositionOfCause(why, settings) : 'FAILED';
  }

  /** Nobody is interested in a channel that was only called, without anybody at its other end. */
  get worthPosting(): boolean {
    const { channel } = this.a;
    return this.b !== undefined || !channel.outgoing || channel.originated;
  }

  facts(now: number, settings: CdrSettings): RecordFacts {
    const { a, b } = this;
    const closed = this.#closed;
    const userfield = b?.userfield ? `${a.userfield};${b.userfield}` : a.userfield;
    const variables = b && b.variables.size > 0 ? new Map([...b.variables, ...a.variables]) : a.variables;
    if (closed) return { ...closed, userfield, variables };
    const until = this.end ?? now;
    // a timer may be early by a fraction of a millisecond, which must not cost a second
    const billableMs = this.answer === undefined ? 0 : Math.round(until - this.answer);
    const { callerId } = a.channel;
    return {
      accountCode: a.channel.accountCode,
      peerAccount: b?.channel.accountCode ?? '',
      src: callerId.num,
      dst: this.exten,
      dcontext: this.context,
      clid: `"${callerId.name.replace(/["\\]/g, '\\$&')}" <${callerId.num}>`,
      channel: a.channel.name,
      dstChannel: b?.channel.name ?? '',
      lastApp: this.application,
      lastData: this.applicationData,
      start: this.start,
      answer: this.answer,
      end: this.end,
      durationMs: Math.round(until - this.start),
      billableMs,
      billsec: billedSeconds(billableMs, settings),
      disposition: this.disposition,
      amaFlags: a.channel.amaFlags,
      uniqueid: a.channel.uniqueid,
      linkedid: a.channel.linkedid,
      userfield,
      sequence: this.sequence,
      dnid: a.channel.dialed,
      variables,
    };
  }
}

const billedSeconds = (ms: number, { initiatedSeconds }: CdrSettings): number =>
  wholeSeconds(ms) + (initiatedSeconds && ms % 1000 >= 500 ? 1 : 0);

const congested = ({ congestion }: CdrSettings): Disposition => (congestion ? 'CONGESTION' : 'FAILED');

const dispositionOfCause = (why: number, settings: CdrSettings): Disposition => {
  if (why === cause.busy) return 'BUSY';
  if (why === cause.congestion) return congested(settings);
  return why === cause.noRouteDestination || why === cause.subscriberAbsent ? 'FAILED' : 'NO ANSWER';
};

/** How a call went, by the word of DialEnd. */
export const dispositionOfDial = (status: string, settings: CdrSettings): Disposition => {
  if (status === 'ANSWER') return 'ANSWERED';
  if (status === 'BUSY') return 'BUSY';
  if (status === 'CONGESTION') return congested(settings);
  if (status === 'CANCEL') return settings.cancelDispositionEnabled ? 'CANCEL' : 'NO ANSWER';
  return status === 'NOANSWER' ? 'NO ANSWER' : 'FAILED';
};
