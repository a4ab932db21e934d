import { events } from '@amiable/protocol';
import { inBackground } from '../../kernel/background.js';
import type { Channel } from '../../kernel/channel.js';
import {
  type DialTarget,
  dialStatusOfCause,
  followLeg,
  type LegEnd,
  type LegProgress,
  parseTarget,
  publishDialBegin,
  publishDialEnd,
  publishDialState,
  requestChannel,
} from '../../kernel/dial.js';
import type { Frame } from '../../kernel/frame-queue.js';
import { cause } from '../../kernel/hangup-causes.js';
import { runSubroutine } from '../../kernel/pbx-run.js';
import { autoPause } from './auto-pause.js';
import type { Caller } from './caller.js';
import { type Member, wrapsUp } from './member.js';
import type { Queue } from './queue.js';
import type { QueueRequest } from './queue-request.js';
import type { Queues } from './queues.js';
import type { Ranked } from './strategies.js';

/** A member whose turn it may be in this round of ringing. */
export interface Attempt {
  readonly ranked: Ranked;
  readonly member: Member;
  channel: Channel | undefined;
  target: DialTarget | undefined;
  /** Whether the member was passed over, or did not answer. */
  over: boolean;
  /** When the ringing began, in milliseconds. */
  since: number;
}

export interface Answered {
  readonly attempt: Attempt;
  readonly channel: Channel;
}

/** How a round ended. */
export type RoundEnd =
  | { readonly type: 'answered'; readonly answered: Answered }
  /** A digit led the caller out. */
  | { readonly type: 'digit' }
  | { readonly type: 'interrupted' }
  | { readonly type: 'nobody' };

export interface RoundOptions {
  readonly request: QueueRequest;
  /** Milliseconds; undefined: no limit. */
  readonly timeout: number | undefined;
  /** A digit of the caller: true if it leads the caller out. */
  readonly pressed: (digit: string) => boolean;
  /** Somebody rings, or nobody does any more. */
  readonly rings: (ringing: boolean) => void;
  /** The caller has gone. */
  readonly gone: () => void;
}

/** One round: members are rung for a caller, all of the lowest rank at once or one after the other, until one answers. */
export class RingRound {
  readonly #queues: Queues;
  readonly #queue: Queue;
  readonly #caller: Caller;
  readonly #options: RoundOptions;
  readonly #attempts: readonly Attempt[];
  #answered: Answered | undefined;
  #over = false;
  #digit = false;
  /** When the time of this round is up, in milliseconds. */
  #until: number | undefined;

  constructor(queues: Queues, queue: Queue, caller: Caller, ranked: readonly Ranked[], options: RoundOptions) {
    this.#queues = queues;
    this.#queue = queue;
    this.#caller = caller;
    this.#options = options;
    // of members of one rank the last one of the list is rung first, as in the reference
    this.#attempts = [...ranked].reverse().map((one) => ({
      ranked: one,
      member: one.member,
      channel: undefined,
      target: undefined,
      over: false,
      since: 0,
    }));
  }

  /** The best of those who were not rung: with them the next round of a strategy that goes round begins. */
  get next(): Ranked | undefined {
    return this.#best()?.ranked;
  }

  async run(): Promise<RoundEnd> {
    const { channel } = this.#caller;
    this.#restart();
    await this.#ringNext();
    let end: 'elapsed' | 'interrupted' | 'frame' = 'frame';
    while (!this.#over && this.#ringing.length > 0) {
      end = await channel.wait({
        ms: this.#until === undefined ? undefined : Math.max(0, this.#until - this.#now),
        until: () => this.#over || this.#ringing.length === 0 || this.#caller.withdrawn !== undefined,
        onFrame: (frame) => this.#heard(frame),
      });
      if (end !== 'frame' || this.#caller.withdrawn) break;
    }
    this.#over = true;
    for (const { channel: rung } of this.#ringing) rung?.wake();
    if (this.#answered) return { type: 'answered', answered: this.#answered };
    return this.#gaveUp(end);
  }

  /** Ends the calls to all but the one who answered. */
  hangUpOthers(except: Channel | undefined): void {
    const elsewhere =
      this.#options.request.options.has('C') || this.#caller.channel.hangupCause === cause.answeredElsewhere;
    for (const { channel } of this.#ringing) {
      if (!channel || channel === except) continue;
      publishDialEnd(this.#caller.channel, channel, 'CANCEL');
      if (elsewhere || except) channel.hangupCause = cause.answeredElsewhere;
      channel.hangup();
    }
  }

  #gaveUp(end: 'elapsed' | 'interrupted' | 'frame'): RoundEnd {
    const { channel, withdrawn } = this.#caller;
    const left = end === 'interrupted' || this.#digit || withdrawn !== undefined;
    const ringing = this.#ringing;
    if (end === 'interrupted') this.#options.gone();
    if (left) for (const attempt of ringing) this.#cancelled(attempt);
    else for (const attempt of ringing) this.#noAnswer(attempt, this.#options.timeout ?? 0, true);
    for (const attempt of ringing)
      if (attempt.channel) publishDialEnd(channel, attempt.channel, left ? 'CANCEL' : 'NOANSWER');
    this.hangUpOthers(undefined);
    if (this.#digit) return { type: 'digit' };
    return left ? { type: 'interrupted' } : { type: 'nobody' };
  }

  #cancelled({ member, since }: Attempt): void {
    const { uniqueid } = this.#caller.channel;
    this.#queues.log.write(uniqueid, this.#queue.name, member.name, 'RINGCANCELED', this.#now - since);
  }

  get #now(): number {
    return this.#queues.kernel.clock.now();
  }

  get #ringing(): readonly Attempt[] {
    return this.#attempts.filter(({ channel, over }) => channel && !over);
  }

  #restart(): void {
    const { timeout } = this.#options;
    this.#until = timeout === undefined ? undefined : this.#now + timeout;
  }

  // --- ringing ------------------------------------------------------------------------------------------------

  #best(): Attempt | undefined {
    let best: Attempt | undefined;
    for (const attempt of this.#attempts)
      if (!attempt.over && !attempt.channel && (!best || attempt.ranked.rank < best.ranked.rank)) best = attempt;
    return best;
  }

  /** Rings the best who can be rung; where all ring, everybody who is as good. */
  async #ringNext(): Promise<void> {
    for (let best = this.#best(); best && !this.#caller.channel.interrupted; best = this.#best()) {
      const { rank } = best.ranked;
      const all = this.#queue.settings.strategy === 'ringall';
      const equals = all
        ? this.#attempts.filter((one) => !one.over && !one.channel && one.ranked.rank <= rank)
        : [best];
      let rings = false;
      for (const attempt of equals) rings = (await this.#ring(attempt)) || rings;
      if (rings) return;
    }
  }

  async #ring(attempt: Attempt): Promise<boolean> {
    attempt.over = true;
    const { kernel } = this.#queues;
    if (!this.#mayRing(attempt.member)) return false;
    const target = parseTarget(attempt.member.interface);
    const channel = target && requestChannel(kernel, target, { requestor: this.#caller.channel });
    if (!target || !channel || typeof channel === 'number') {
      kernel.log.write('notice', 'app_queue', `${attempt.member.interface} cannot be called (cause ${channel ?? 0})`);
      return false;
    }
    this.#prepare(channel, target);
    attempt.target = target;
    const before = this.#options.request.options.get('b');
    if (before) await runSubroutine(channel, before.replaceAll('^', ','));
    if (channel.hungUp || !channel.leg.call()) {
      channel.hangup();
      return false;
    }
    attempt.over = false;
    attempt.channel = channel;
    attempt.since = this.#now;
    const { interface: device } = attempt.member;
    this.#queues.ringing(device, true);
    channel.onEnd(() => this.#queues.ringing(device, false));
    this.#told(attempt, channel);
    return true;
  }

  #told(attempt: Attempt, channel: Channel): void {
    const { kernel } = this.#queues;
    const { channel: caller } = this.#caller;
    const { member } = attempt;
    kernel.events.publish(events.AgentCalled, {
      channel: caller.snapshot(),
      destChannel: channel.snapshot(),
      Queue: this.#queue.name,
      Interface: member.interface,
      MemberName: member.name,
    });
    publishDialBegin(caller, channel, member.interface);
    kernel.pickups.offer(channel, (by) => this.#pickedUp(attempt, by));
    inBackground(kernel, channel.name, this.#follow(attempt, channel));
  }

  /** The member's channel gets what it is to know of the caller. */
  #prepare(channel: Channel, target: DialTarget): void {
    const { channel: caller } = this.#caller;
    channel.stage();
    channel.application = 'AppQueue';
    channel.applicationData = '(Outgoing Line)';
    if (channel.callerId.num === '') nameDialled(channel, caller);
    channel.unstage();
    channel.stage();
    caller.variables.inheritTo(channel.variables);
    caller.kernel.features.handDown(caller, channel);
    channel.connected.take(caller.callerId);
    channel.accountCode ||= caller.peerAccount;
    channel.peerAccount ||= caller.accountCode;
    channel.musicClass ||= caller.musicClass;
    channel.exten = caller.exten;
    channel.unstage();
    channel.variables.set('DIALEDPEERNUMBER', target.address);
  }

  /** Whether a member may be rung at this moment, for this queue. */
  #mayRing(member: Member): boolean {
    const now = this.#queues.now();
    if (member.paused || wrapsUp(member, this.#queue.settings, now)) return false;
    if (!member.ringInUse && (!isFree(member) || this.#queues.isRung(member.interface))) return false;
    return !this.#queues.isWantedElsewhere(this.#queue, member);
  }

  // --- what comes back ----------------------------------------------------------------------------------------

  async #follow(attempt: Attempt, channel: Channel): Promise<void> {
    const end = await followLeg(
      channel,
      (progress) => this.#progress(channel, progress),
      () => this.#over,
    );
    if (end === 'stopped' || this.#over) return;
    if (end === 'answer') this.#answeredBy(attempt, channel);
    else await this.#lost(attempt, channel, end);
  }

  #progress(channel: Channel, progress: LegProgress): void {
    if (this.#over) return;
    publishDialState(this.#caller.channel, channel, progress);
    if (progress === 'ringing') this.#options.rings(true);
  }

  #pickedUp(attempt: Attempt, by: Channel): boolean {
    const { channel } = attempt;
    if (this.#over || attempt.over || !channel) return false;
    attempt.channel = by;
    this.#answeredBy(attempt, by);
    channel.wake();
    return true;
  }

  #answeredBy(attempt: Attempt, channel: Channel): void {
    const { channel: caller } = this.#caller;
    this.#answered = { attempt, channel };
    this.#over = true;
    publishDialEnd(caller, channel, 'ANSWER');
    for (const other of this.#ringing)
      if (other !== attempt && other.channel) publishDialEnd(caller, other.channel, 'CANCEL');
    caller.wake();
  }

  async #lost(attempt: Attempt, channel: Channel, end: Exclude<LegEnd, 'answer' | 'stopped'>): Promise<void> {
    const { channel: caller } = this.#caller;
    const { settings } = this.#queue;
    const status = end === 'hungUp' ? dialStatusOfCause(channel.hangupCause) : end.toUpperCase();
    publishDialEnd(caller, channel, status);
    const rung = (this.#queues.now() - Math.trunc(attempt.since / 1000)) * 1000;
    this.#noAnswer(attempt, rung, end === 'busy' ? settings.autopausebusy : settings.autopauseunavail);
    attempt.over = true;
    channel.hangup();
    if (settings.strategy !== 'ringall') {
      if (settings.timeoutrestart) this.#restart();
      if (this.#until === undefined || this.#until - this.#now > 500) await this.#ringNext();
    }
    caller.wake();
  }

  #noAnswer({ member, channel: rung }: Attempt, ms: number, pauses: boolean): void {
    const { channel } = this.#caller;
    this.#options.rings(false);
    this.#queues.kernel.events.publish(events.AgentRingNoAnswer, {
      channel: channel.snapshot(),
      destChannel: rung?.snapshot(),
      Queue: this.#queue.name,
      Interface: member.interface,
      MemberName: member.name,
      RingTime: ms,
    });
    this.#queues.log.write(channel.uniqueid, this.#queue.name, member.name, 'RINGNOANSWER', ms);
    if (pauses) autoPause(this.#queues, this.#queue, member);
  }

  #heard(frame: Frame): boolean {
    if (frame.type !== 'digitEnd') return false;
    this.#digit = this.#options.pressed(frame.digit);
    return this.#digit;
  }
}

/** Who is called, as the caller knows it: the one at the other end, or the number that was dialled. */
const nameDialled = ({ callerId }: Channel, { connected, dialed, exten }: Channel): void => {
  if (connected.num === '') callerId.take({ num: dialed || exten, name: '' });
  else callerId.take(connected);
};

const isFree = ({ status }: Member): boolean => status === 'NOT_INUSE' || status === 'UNKNOWN';
