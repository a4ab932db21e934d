import { randomUUID } from 'node:crypto';
import { type Block, events, safeValue } from '@amiable/protocol';
import type { Channel } from './channel.js';
import type { Frame } from './frame-queue.js';
import { cause } from './hangup-causes.js';
import type { Kernel } from './kernel.js';
import { mixAll, type Samples } from './media/samples.js';

/** Why a channel left: it is to end or to go elsewhere, it was put out or moved, or the bridge came to its end. */
export type LeaveReason = 'interrupted' | 'kicked' | 'moved' | 'dissolved';

export interface BridgeOptions {
  /** `basic` for a call of two, `base` for those that others run. */
  readonly type?: string;
  /** How sound is mixed; without, simple for two and softmix for more. */
  readonly technology?: string;
  readonly creator?: string;
  readonly name?: string;
  readonly videoSourceMode?: string;
  readonly uniqueid?: string;
  /** Whether it ends when one of its channels hangs up (a call of two). */
  readonly dissolveOnHangup?: boolean;
  /** Whether it ends when nobody is in it. */
  readonly dissolveWhenEmpty?: boolean;
  /** Called when a channel has come in, behind BridgeEnter. */
  readonly entered?: (channel: Channel) => void;
  /** Called when a channel is about to leave, before BridgeLeave. */
  readonly leaving?: (channel: Channel, reason: LeaveReason) => void;
}

interface Member {
  readonly channel: Channel;
  leaving: LeaveReason | undefined;
  /** Where it goes instead of to whoever brought it here. */
  next: (() => Promise<LeaveReason>) | undefined;
  /** Digits that began and have not ended. */
  readonly digits: Set<string>;
}

/** What brings channels together. */
export class Bridge {
  readonly kernel: Kernel;
  readonly uniqueid: string;
  readonly type: string;
  readonly creator: string;
  readonly name: string;
  readonly videoSourceMode: string;
  readonly createdAt: number;
  readonly #technology: string | undefined;
  readonly #dissolveOnHangup: boolean;
  readonly #dissolveWhenEmpty: boolean;
  readonly #entered: BridgeOptions['entered'];
  readonly #leaving: BridgeOptions['leaving'];
  readonly #members: Member[] = [];
  #cause = 0;
  #ended = false;

  constructor(kernel: Kernel, options: BridgeOptions = {}) {
    this.kernel = kernel;
    this.uniqueid = options.uniqueid ?? randomUUID();
    this.type = options.type ?? 'basic';
    this.creator = options.creator ?? '';
    this.name = options.name ?? '';
    this.videoSourceMode = options.videoSourceMode ?? 'none';
    this.createdAt = kernel.clock.now();
    this.#technology = options.technology;
    this.#dissolveOnHangup = options.dissolveOnHangup ?? true;
    this.#dissolveWhenEmpty = options.dissolveWhenEmpty ?? true;
    this.#entered = options.entered;
    this.#leaving = options.leaving;
    kernel.events.publish(events.BridgeCreate, { bridge: this.snapshot() });
  }

  get technology(): string {
    return this.#technology ?? this.kernel.bridges.technologyFor(this.#members.length);
  }

  get channels(): readonly Channel[] {
    return this.#members.map(({ channel }) => channel);
  }

  /** Its channels wait, each for itself: they neither hear of each other nor belong to one call. */
  get holding(): boolean {
    return this.#technology === 'holding_bridge';
  }

  get ended(): boolean {
    return this.#ended;
  }

  snapshot(): Block {
    const lines: readonly (readonly [string, string])[] = [
      ['BridgeUniqueid', this.uniqueid],
      ['BridgeType', this.type],
      ['BridgeTechnology', this.technology],
      ['BridgeCreator', safeValue(this.creator) || '<unknown>'],
      ['BridgeName', safeValue(this.name) || '<unknown>'],
      ['BridgeNumChannels', String(this.#members.length)],
      ['BridgeVideoSourceMode', this.videoSourceMode],
    ];
    return { render: (prefix) => lines.map(([name, value]) => `${prefix}${name}: ${value}\r\n`).join('') };
  }

  /** Puts a channel in and stays with it until it leaves, and wherever it is moved from here. */
  async join(channel: Channel): Promise<LeaveReason> {
    const member = this.#enter(channel);
    if (!member) return 'dissolved';
    while (!member.leaving) {
      const end = await channel.wait({
        onFrame: (frame) => this.#pass(member, frame),
        until: () => member.leaving !== undefined,
      });
      if (end === 'interrupted') member.leaving ??= 'interrupted';
    }
    this.#remove(member);
    return member.next ? member.next() : member.leaving;
  }

  #enter(channel: Channel): Member | undefined {
    if (this.#ended) return undefined;
    const member: Member = { channel, leaving: undefined, next: undefined, digits: new Set() };
    channel.bridge?.leave(channel);
    channel.bridge = this;
    this.#members.push(member);
    this.#shareLinkedid();
    channel.publish();
    this.kernel.events.publish(events.BridgeEnter, { bridge: this.snapshot(), channel: channel.snapshot() });
    for (const observer of this.kernel.callObservers.all) observer.bridgeEntered?.(this, channel);
    this.#namePeers();
    this.#entered?.(channel);
    return member;
  }

  /** Puts a channel out; whoever runs it goes on. */
  kick(channel: Channel): void {
    const member = this.#members.find((one) => one.channel === channel);
    if (!member) return;
    member.leaving ??= 'kicked';
    channel.wake();
  }

  /**
   * Takes a channel out and has `next` run it, as if whoever brought it here had done that; to them it comes back when
   * `next` is over. `next` is called even if the channel ends meanwhile. false: it is not here, or on its way out already.
   */
  move(channel: Channel, next: () => Promise<LeaveReason>): boolean {
    const member = this.#members.find((one) => one.channel === channel);
    if (!member || member.leaving) return false;
    member.leaving = 'moved';
    member.next = next;
    channel.wake();
    return true;
  }

  /** The channel is gone. */
  leave(channel: Channel): void {
    const member = this.#members.find((one) => one.channel === channel);
    if (!member) return;
    member.leaving ??= 'interrupted';
    this.#remove(member);
  }

  /** Ends it: everybody leaves, as after a call that ended well, whatever the first one to leave had to say. */
  dissolve(): void {
    this.#cause = cause.normalClearing;
    if (this.#members.length === 0) this.#end();
    for (const member of this.#members) {
      member.leaving ??= 'dissolved';
      member.channel.wake();
    }
  }

  #remove(member: Member): void {
    const at = this.#members.indexOf(member);
    if (at < 0) return;
    const { channel } = member;
    this.#leaving?.(channel, member.leaving ?? 'interrupted');
    if (this.#cause && !this.holding) channel.hangupCause = this.#cause;
    else channel.hangupCause ||= cause.normalClearing;
    this.#forgetPeers();
    this.#members.splice(at, 1);
    channel.bridge = undefined;
    channel.publish();
    this.kernel.events.publish(events.BridgeLeave, { bridge: this.snapshot(), channel: channel.snapshot() });
    for (const observer of this.kernel.callObservers.all) observer.bridgeLeft?.(this, channel);
    this.#namePeers();
    if (member.leaving !== 'dissolved' && this.#dissolveOnHangup) this.dissolve();
    else if (this.#members.length === 0 && (this.#dissolveWhenEmpty || member.leaving === 'dissolved')) this.#end();
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.kernel.bridges.remove(this);
    this.kernel.events.publish(events.BridgeDestroy, { bridge: this.snapshot() });
  }

  /** All channels of a bridge belong to the call that began first. */
  #shareLinkedid(): void {
    if (this.holding) return;
    const oldest = this.#members.map(({ channel }) => channel.linkedid).reduce(older);
    for (const { channel } of this.#members) channel.linkedid = oldest;
  }

  #namePeers(): void {
    if (this.holding || this.#members.length < 2) return;
    const names = this.#members.map(({ channel }) => channel.name);
    for (const { channel } of this.#members)
      channel.variables.set('BRIDGEPEER', names.filter((name) => name !== channel.name).join(','));
  }

  #forgetPeers(): void {
    for (const { channel } of this.#members)
      if (channel.variables.get('BRIDGEPEER')) channel.variables.forget('BRIDGEPEER');
  }

  /** What one of its channels hears of the others at a tick. */
  soundFor(channel: Channel, tick: number): Samples | undefined {
    if (this.holding) return undefined;
    if (this.#members.length === 2)
      return this.#members.find((member) => member.channel !== channel)?.channel.media.incoming(tick);
    return mixAll(
      this.#members.map((member) => (member.channel === channel ? undefined : member.channel.media.incoming(tick))),
    );
  }

  // --- what the channels say to each other --------------------------------------------------------------------

  #pass(from: Member, frame: Frame): undefined {
    if (this.holding) return undefined;
    for (const to of this.#members) if (to !== from) this.#tell(to, frame);
    return undefined;
  }

  #tell(to: Member, frame: Frame): void {
    const { leg } = to.channel;
    if (frame.type === 'text') leg.sendText(frame.text);
    else if (frame.type === 'digitBegin') this.#digitBegin(to, frame.digit);
    else if (frame.type === 'digitEnd') this.#digitEnd(to, frame.digit, frame.ms);
    else if (frame.type === 'control') {
      const { control } = frame;
      if (control === 'hold' || control === 'unhold' || control === 'flash' || control === 'ringing')
        leg.indicate(control);
    }
  }

  #digitBegin(to: Member, digit: string): void {
    to.digits.add(digit);
    to.channel.sendDigitBegin(digit);
  }

  /** A digit that ends without having begun is played whole, no shorter than a phone would. */
  #digitEnd(to: Member, digit: string, ms: number): void {
    if (to.digits.has(digit)) {
      this.#finishDigit(to, digit, ms);
      return;
    }
    this.#digitBegin(to, digit);
    const whole = Math.max(ms, shortestDigit);
    const timer = this.kernel.clock.after(whole, () => {
      forget();
      this.#finishDigit(to, digit, whole);
    });
    const forget = to.channel.onEnd(() => timer.cancel());
  }

  #finishDigit(to: Member, digit: string, ms: number): void {
    to.digits.delete(digit);
    if (to.channel.hungUp) return;
    to.channel.sendDigitEnd(digit, ms);
  }
}

/** Milliseconds. */
const shortestDigit = 100;

const older = (a: string, b: string): string => {
  const [timeA = 0, serialA = 0] = a.split('.').map(Number);
  const [timeB = 0, serialB = 0] = b.split('.').map(Number);
  if (Number.isNaN(timeA) || Number.isNaN(timeB)) return a;
  return timeA < timeB || (timeA === timeB && serialA <= serialB) ? a : b;
};
