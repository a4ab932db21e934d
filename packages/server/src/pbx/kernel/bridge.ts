import { randomUUID } from 'node:crypto';
import { type Block, events, safeValue } from '@amiable/protocol';
import { type BridgeGuest, Member } from './bridge-member.js';
import { BridgeVideo, type VideoMode } from './bridge-video.js';
import type { Channel } from './channel.js';
import { publishDialEnd, publishDialState } from './dial.js';
import type { DigitHook } from './features/digit-hook.js';
import type { Control, Frame } from './frame-queue.js';
import { cause } from './hangup-causes.js';
import type { Kernel } from './kernel.js';
import { amplify, type Samples } from './media/samples.js';
import { Softmix } from './media/softmix.js';
import { streamDigits } from './stream-digits.js';

/** Why a channel left: it is to end or to go elsewhere, it was put out or moved, or the bridge came to its end. */
export type LeaveReason = 'interrupted' | 'kicked' | 'moved' | 'dissolved';

export interface BridgeOptions {
  /** `basic` for a call of two, `base` for those that others run. */
  readonly type?: string;
  /** How sound is mixed; without, simple for two and softmix for more. */
  readonly technology?: string;
  readonly creator?: string;
  readonly name?: string;
  readonly videoMode?: VideoMode;
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

/** Somebody who runs a bridge for a while, as a transfer does: it does not end by itself meanwhile. */
export interface BridgeKeeper {
  /** The codes that a channel may press; undefined: those that it has anyway. */
  hooksOf?(channel: Channel): readonly DigitHook[] | undefined;
  /** Something arrived from a channel for the others. */
  heard?(channel: Channel, frame: Frame): void;
  /** A channel has left, behind BridgeLeave. */
  left(channel: Channel, reason: LeaveReason): void;
}

/** No more names than this are in BRIDGEPEER, and no more channels get it. */
const mostPeers = 10;

/** What brings channels together. */
export class Bridge {
  readonly kernel: Kernel;
  readonly uniqueid: string;
  readonly type: string;
  readonly creator: string;
  readonly name: string;
  readonly video: BridgeVideo;
  readonly createdAt: number;
  readonly #technology: string | undefined;
  readonly #dissolveOnHangup: boolean;
  readonly #dissolveWhenEmpty: boolean;
  readonly #entered: BridgeOptions['entered'];
  readonly #leaving: BridgeOptions['leaving'];
  readonly #members: Member[] = [];
  readonly #mixer = new Softmix<Member>();
  #cause = 0;
  #ended = false;
  /** How it mixes now: it changes only behind the news of who came or went. */
  #mixing: string;
  keeper: BridgeKeeper | undefined;
  /** Whether channels are told whom they are with: not while others are still to come. */
  namesPeers = true;

  constructor(kernel: Kernel, options: BridgeOptions = {}) {
    this.kernel = kernel;
    this.uniqueid = options.uniqueid ?? randomUUID();
    this.type = options.type ?? 'basic';
    this.creator = options.creator ?? '';
    this.name = options.name ?? '';
    this.video = new BridgeVideo(options.videoMode ?? 'none');
    this.createdAt = kernel.clock.now();
    this.#technology = options.technology;
    this.#dissolveOnHangup = options.dissolveOnHangup ?? true;
    this.#dissolveWhenEmpty = options.dissolveWhenEmpty ?? true;
    this.#entered = options.entered;
    this.#leaving = options.leaving;
    this.#mixing = options.technology ?? kernel.bridges.technologyFor(0);
    kernel.events.publish(events.BridgeCreate, { bridge: this.snapshot() });
  }

  get technology(): string {
    return this.#mixing;
  }

  #remix(): void {
    this.#mixing = this.#technology ?? this.kernel.bridges.technologyFor(this.#members.length);
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
      ['BridgeVideoSourceMode', this.video.mode],
      ...(this.video.source === '' ? [] : [['BridgeVideoSource', this.video.source] as const]),
    ];
    return { render: (prefix) => lines.map(([name, value]) => `${prefix}${name}: ${value}\r\n`).join('') };
  }

  /**
   * Puts a channel in and stays with it until it leaves, and wherever it is moved from here.
   * @param swapped the channel whose place it takes
   */
  async join(channel: Channel, guest: BridgeGuest = {}, swapped?: Channel): Promise<LeaveReason> {
    const member = this.#enter(channel, guest, swapped);
    if (!member) return 'dissolved';
    while (!member.leaving) await member.step();
    member.bridge.#remove(member);
    return member.next ? member.next() : member.leaving;
  }

  #enter(channel: Channel, guest: BridgeGuest, swapped: Channel | undefined): Member | undefined {
    if (this.#ended) return undefined;
    const member = new Member(channel, guest, this, {
      pass: (frame) => member.bridge.#pass(member, frame),
      stream: (digits) => member.bridge.#stream(member, digits),
    });
    channel.bridge?.leave(channel);
    this.#takeIn(member, swapped);
    return member;
  }

  #takeIn(member: Member, swapped?: Channel): void {
    const { channel } = member;
    member.bridge = this;
    channel.bridge = this;
    if (this.isCall) member.watch(this.keeper?.hooksOf?.(channel) ?? this.kernel.features.hooksOf(channel));
    this.#members.push(member);
    this.#shareLinkedid();
    channel.publish();
    this.kernel.events.publish(events.BridgeEnter, {
      bridge: this.snapshot(),
      channel: channel.snapshot(),
      SwapUniqueid: swapped?.uniqueid,
    });
    this.#remix();
    if (!channel.internal)
      for (const observer of this.kernel.callObservers.all) observer.bridgeEntered?.(this, channel);
    this.#forgetTransfers(channel);
    this.namePeers();
    this.#entered?.(channel);
    if (this.#mixes) channel.leg.speak?.();
    for (const { channel } of this.#members) channel.leg.settle?.();
  }

  /**
   * Has a channel of this bridge take the place of another one elsewhere. Whoever brought it here stays with it there;
   * whoever brought the other one goes on. This bridge stays behind with the rest.
   * @returns false if one of the two is not there, or on its way out already
   */
  swapInto(other: Bridge, channel: Channel, place: Channel): boolean {
    const moving = this.#memberOf(channel);
    const leaving = other.#memberOf(place);
    if (!moving || !leaving || moving.leaving || leaving.leaving) return false;
    this.#takeOut(moving, 'moved', []);
    leaving.leaving = 'kicked';
    other.#takeOut(leaving, 'kicked', [place]);
    other.#takeIn(moving, place);
    for (const one of this.channels) this.#forgetPeersOf(one);
    place.wake();
    return true;
  }

  /** Puts a channel out; whoever runs it goes on. */
  kick(channel: Channel): void {
    const member = this.#memberOf(channel);
    if (!member) return;
    if (!this.isCall && !member.leaving) this.#forgetPeersOf(channel);
    member.leaving ??= 'kicked';
    channel.wake();
  }

  /**
   * Has a channel do something for itself while it stays here, when what it does now is over. Sound and frames of the
   * others do not wait for it. An errand ends by itself when the channel does not stay (`stays`).
   */
  send(channel: Channel, errand: () => Promise<unknown>): void {
    const member = this.#memberOf(channel);
    if (!member || member.leaving) return;
    member.errands.push(errand);
    channel.wake();
  }

  /** Whether a channel is here and nothing makes it leave. */
  stays(channel: Channel): boolean {
    const member = this.#memberOf(channel);
    return member !== undefined && !member.leaving && !channel.interrupted;
  }

  /** A channel puts the others on hold, as if its user had: they hear music. */
  hold(channel: Channel, musicClass = ''): void {
    this.kernel.events.publish(events.Hold, { channel: channel.snapshot(), MusicClass: musicClass || undefined });
    for (const { channel: other } of this.#members)
      if (other !== channel && !other.leg.indicate('hold', musicClass))
        this.kernel.musicOnHold.start(other, musicClass);
  }

  unhold(channel: Channel): void {
    this.kernel.events.publish(events.Unhold, { channel: channel.snapshot() });
    for (const { channel: other } of this.#members)
      if (other !== channel && !other.leg.indicate('unhold')) this.kernel.musicOnHold.stop(other);
  }

  #memberOf(channel: Channel): Member | undefined {
    return this.#members.find((one) => one.channel === channel);
  }

  /**
   * Takes a channel out and has `next` run it, as if whoever brought it here had done that; to them it comes back when
   * `next` is over. `next` is called even if the channel ends meanwhile. false: it is not here, or on its way out already.
   */
  move(channel: Channel, next: () => Promise<LeaveReason>): boolean {
    const member = this.#memberOf(channel);
    if (!member || member.leaving) return false;
    member.leaving = 'moved';
    member.next = next;
    channel.wake();
    return true;
  }

  /** The channel is gone. */
  leave(channel: Channel): void {
    const member = this.#memberOf(channel);
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
    if (!this.#members.includes(member)) return;
    const reason = member.leaving ?? 'interrupted';
    this.#takeOut(member, reason, this.#lonelyWithout(member));
    this.video.left(member.channel);
    this.namePeers();
    if (this.keeper) this.keeper.left(member.channel, reason);
    else if (this.isCall && reason !== 'dissolved' && this.#members.length === 2) this.#introduceThose();
    else if (reason !== 'dissolved' && this.#dissolveOnHangup && this.#members.length < 2) this.dissolve();
    else if (this.#members.length === 0 && (this.#dissolveWhenEmpty || reason === 'dissolved')) this.#end();
  }

  /** Two are left of a call of more: they are connected to each other now. */
  #introduceThose(): void {
    const [one, two] = this.channels;
    if (one && two) introduce(one, two);
  }

  /** Who forgets whom it is with when a channel leaves. */
  #lonelyWithout({ channel, leaving }: Member): readonly Channel[] {
    // while it is kept, those who stay and those who are only moved still have their peers
    if (this.keeper) return leaving === 'moved' ? [] : [channel];
    // of a call of more than two the others stay with each other
    if (this.isCall) return this.#members.length > 2 ? [channel] : this.channels;
    return leaving === 'kicked' ? [] : [channel];
  }

  #takeOut(member: Member, reason: LeaveReason, lonely: readonly Channel[]): void {
    const { channel } = member;
    this.#leaving?.(channel, reason);
    if (this.#cause && !this.holding) channel.hangupCause = this.#cause;
    else channel.hangupCause ||= cause.normalClearing;
    if (this.isCall) this.kernel.musicOnHold.stop(channel);
    for (const one of lonely) this.#forgetPeersOf(one);
    this.#members.splice(this.#members.indexOf(member), 1);
    channel.bridge = undefined;
    channel.publish();
    this.kernel.events.publish(events.BridgeLeave, { bridge: this.snapshot(), channel: channel.snapshot() });
    this.#remix();
    if (!channel.internal) for (const observer of this.kernel.callObservers.all) observer.bridgeLeft?.(this, channel);
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.kernel.bridges.remove(this);
    this.showNobody();
    this.kernel.events.publish(events.BridgeDestroy, { bridge: this.snapshot() });
  }

  /** Whether it is one call, in which all hear of each other, rather than a place where channels come together. */
  get isCall(): boolean {
    return this.type === 'basic';
  }

  // --- video --------------------------------------------------------------------------------------------------

  /** Has everybody see one channel (BridgeVideoSourceUpdate, where that is news). */
  show(channel: Channel): void {
    const previous = this.video.show(channel);
    if (previous !== undefined) this.#tellVideo(previous);
  }

  /** Nobody is seen any more; told where somebody was. */
  showNobody(): void {
    const previous = this.video.clear();
    if (previous !== undefined) this.#tellVideo(previous);
  }

  #tellVideo(previous: string): void {
    this.kernel.events.publish(events.BridgeVideoSourceUpdate, {
      bridge: this.snapshot(),
      BridgePreviousVideoSource: previous,
    });
  }

  // --- who is with whom ---------------------------------------------------------------------------------------

  /** All channels of a call belong to the one that began first. */
  #shareLinkedid(): void {
    if (!this.isCall) return;
    const oldest = this.#members.map(({ channel }) => channel.linkedid).reduce(older);
    for (const { channel } of this.#members) channel.linkedid = oldest;
  }

  /** Tells each channel whom it is with, in BRIDGEPEER. */
  namePeers(): void {
    if (this.holding || !this.namesPeers || this.#members.length < 2) return;
    const names = this.#members.slice(0, mostPeers + 1).map(({ channel }) => channel.name);
    for (const { channel } of this.#members.slice(0, mostPeers + 1))
      channel.variables.set('BRIDGEPEER', names.filter((name) => name !== channel.name).join(','));
  }

  /** Who transferred a channel is of no interest any more once it is in a call again. */
  #forgetTransfers({ variables }: Channel): void {
    if (!this.isCall) return;
    for (const name of transferVariables) if (variables.get(name)) variables.set(name, '');
  }

  #forgetPeersOf(channel: Channel): void {
    if (channel.variables.get('BRIDGEPEER')) channel.variables.forget('BRIDGEPEER');
  }

  // --- sound --------------------------------------------------------------------------------------------------

  /** It sends each of its channels sound all the time, be it silence. */
  get #mixes(): boolean {
    return this.technology === 'softmix';
  }

  /** Whether one of its channels is being spoken to by the others, be it silence that they send. */
  speaksTo(channel: Channel): boolean {
    if (this.holding) return false;
    if (this.#mixes) return true;
    return this.#members.some((member) => member.channel !== channel && member.channel.media.spokenTo);
  }

  /** What one of its channels hears of the others at a tick. */
  soundFor(channel: Channel, tick: number): Samples | undefined {
    const member = this.holding ? undefined : this.#memberOf(channel);
    if (!member) return undefined;
    const heard = this.#othersOf(member, tick);
    const { listenFactor = 1 } = member.guest;
    return heard && listenFactor !== 1 ? amplify(heard, listenFactor) : heard;
  }

  #othersOf(member: Member, tick: number): Samples | undefined {
    if (this.#members.length === 2) return this.#members.find((one) => one !== member)?.said(tick);
    return this.#mixer.heardBy(member, this.#members, tick);
  }

  // --- what the channels say to each other --------------------------------------------------------------------

  #pass(from: Member, frame: Frame): undefined {
    if (from.guest.onFrame?.(frame) || this.holding) return undefined;
    for (const to of this.#members) if (to !== from) this.#tell(to, frame, from.channel);
    if (frame.type === 'control' && this.isCall && from.channel.outgoing) {
      tellProgress(from.channel, frame.control);
      if (frame.control === 'answer') this.namePeers();
    }
    this.keeper?.heard?.(from.channel, frame);
    return undefined;
  }

  #tell(to: Member, frame: Frame, from: Channel): void {
    const { leg } = to.channel;
    if (frame.type === 'voice') leg.speak?.();
    else if (frame.type === 'text') leg.sendText(frame.text);
    else if (frame.type === 'digitBegin') this.#digitBegin(to, frame.digit);
    else if (frame.type === 'digitEnd') this.#digitEnd(to, frame.digit, frame.ms);
    else if (frame.type === 'control') {
      const { control } = frame;
      if (control === 'hold' || control === 'unhold') hold(to.channel, control);
      else if (control === 'connectedLine' && this.isCall)
        to.channel.hearConnectedLine(frame.connected ?? from.callerId, from.callerId.tag);
      else if (control === 'redirecting' && this.isCall) to.channel.setRedirecting(frame.redirecting);
      else if (control === 'flash' || control === 'ringing') leg.indicate(control);
    }
  }

  /** Digits that came to nothing: the others are sent them one by one, without a word about it. */
  #stream(from: Member, digits: string): void {
    for (const { channel } of this.#members) if (channel !== from.channel) streamDigits(channel, digits);
  }

  #digitBegin(to: Member, digit: string): void {
    to.digits.add(digit);
    to.channel.sendDigitBegin(digit);
  }

  /** A digit that ends without having begun is played whole, no shorter than a phone would; the next one waits for it. */
  #digitEnd(to: Member, digit: string, ms: number): void {
    if (to.playing) to.laterDigits.push({ digit, ms });
    else if (to.digits.has(digit)) this.#finishDigit(to, digit, ms);
    else this.#playDigit(to, digit, Math.max(ms, shortestDigit));
  }

  #playDigit(to: Member, digit: string, ms: number): void {
    to.playing = true;
    this.#digitBegin(to, digit);
    const timer = this.kernel.clock.after(ms, () => {
      forget();
      to.playing = false;
      this.#finishDigit(to, digit, ms);
      const next = to.laterDigits.shift();
      if (next && !to.channel.hungUp) this.#digitEnd(to, next.digit, next.ms);
    });
    const forget = to.channel.onEnd(() => timer.cancel());
  }

  #finishDigit(to: Member, digit: string, ms: number): void {
    to.digits.delete(digit);
    if (to.channel.hungUp) return;
    to.channel.sendDigitEnd(digit, ms);
  }
}

/** Tells a channel that the other one has put it on hold; where its far end cannot be told, it hears music. */
const hold = (channel: Channel, control: 'hold' | 'unhold'): void => {
  const { musicOnHold } = channel.kernel;
  if (channel.leg.indicate(control)) return;
  if (control === 'hold') musicOnHold.start(channel);
  else musicOnHold.stop(channel);
};

/** Milliseconds. */
const shortestDigit = 100;

/** Set while a transfer is on its way. */
const transferVariables = ['BLINDTRANSFER', 'ATTENDEDTRANSFER', 'FORWARDERNAME'] as const;

/** A channel that was put in before it has answered tells how its call goes. */
const tellProgress = (channel: Channel, control: Control): void => {
  if (control === 'ringing') publishDialState(undefined, channel, control);
  else if (control === 'answer') publishDialEnd(undefined, channel, 'ANSWER');
  else if (control === 'busy' || control === 'congestion') publishDialEnd(undefined, channel, control.toUpperCase());
};

/** Where the news of a connected line come from: an answer. They count even where nobody has a number. */
const answered = 1;

/** Two channels that talk now are shown as connected to each other. */
export const introduce = (one: Channel, two: Channel): void => {
  one.setConnectedLine(two.callerId, answered);
  two.setConnectedLine(one.callerId, answered);
};

const older = (a: string, b: string): string => {
  const [timeA = 0, serialA = 0] = a.split('.').map(Number);
  const [timeB = 0, serialB = 0] = b.split('.').map(Number);
  if (Number.isNaN(timeA) || Number.isNaN(timeB)) return a;
  return timeA < timeB || (timeA === timeB && serialA <= serialB) ? a : b;
};
