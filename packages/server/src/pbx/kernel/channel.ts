import { type Block, events } from '@amiable/protocol';
import type { Timer } from '../../contract/clock.js';
import type { Bridge } from './bridge.js';
import type { ChannelBeginnings } from './channel-beginnings.js';
import { tellCaller, tellChanges, tellConnected, tellNew } from './channel-changes.js';
import { ChannelErrands } from './channel-errands.js';
import { readFrame } from './channel-reading.js';
import { type ChannelFacts, ChannelSnapshot } from './channel-snapshot.js';
import { type ChannelState, softHangup } from './channel-state.js';
import type { ChannelTechnology, Leg } from './channel-technology.js';
import { tellDigit } from './digit-watch.js';
import { EndListeners } from './end-listeners.js';
import { type Control, type Frame, FrameQueue, type WaitEnd, type WaitOptions } from './frame-queue.js';
import { hangupCauseText } from './hangup-causes.js';
import type { Kernel } from './kernel.js';
import { ChannelMedia } from './media/channel-media.js';
import { ConnectedLine, Line, type LineChange, noSubaddress, Party, type Subaddress } from './party.js';
import type { Redirecting } from './redirecting.js';
import { ChannelVariables } from './variables.js';

export type { ChannelBeginnings, Location } from './channel-beginnings.js';

const nothing: readonly string[] = [];

/**
 * One channel. It raises its own events: they come from comparing snapshots, so that whatever changed between two
 * snapshots is told once, and events that only mention the channel show it as it was last told.
 */
export class Channel {
  readonly kernel: Kernel;
  readonly name: string;
  readonly uniqueid: string;
  readonly technology: ChannelTechnology;
  readonly leg: Leg;
  readonly variables: ChannelVariables;
  readonly createdAt: number;
  linkedid: string;
  state: ChannelState;
  readonly callerId = new Line();
  readonly connected = new ConnectedLine();
  /** How its call was sent on, where it was. */
  redirecting: Redirecting | undefined;
  /** The number that was dialled to reach it (DNID), its plan and what stands behind it. */
  dialed = '';
  dialedPlan = 0;
  dialedSubaddress: Subaddress = noSubaddress;
  #language: string;
  accountCode: string;
  /** The account of whoever it talks to. */
  peerAccount = '';
  musicClass = '';
  /** The lot in which its calls are parked; empty for the default one. */
  parkingLot = '';
  context: string;
  exten: string;
  priority: number;
  application = '';
  applicationData = '';
  answeredAt: number | undefined;
  /** What the dialplan wrote into the user field of the channel, and how the call is accounted (1 OMIT, 2 BILLING, 3 DOCUMENTATION). */
  userfield = '';
  amaFlags = 3;
  hangupCause = 0;
  /** Why its far end ended it, in the technology's own numbers; only where it gave one. */
  techCause: number | undefined;
  /** Who hung it up, where that is known: a channel's name, or `dialplan/builtin`. */
  hangupSource = '';
  bridge: Bridge | undefined;
  absoluteTimeoutAt: number | undefined;
  /** Digit and response timeouts of TIMEOUT(), in milliseconds. */
  digitTimeout = 5000;
  responseTimeout = 10_000;
  /** Whether the dialplan runs on it. */
  hasPbx = false;
  /** Whether the dialplan goes on by itself to the priority behind the one that it stands on. */
  stepping = false;
  /** Whether it was made by calling out, so that an answer from its far end is news. */
  outgoing = false;
  /** Whether that was for nobody's call but its own (Originate). */
  originated = false;
  /** It runs an application for a client that functions which reach files and the shell are kept from. */
  restricted = false;
  /** Whether it runs a subroutine that something else began on it; and whether it runs what belongs to its end (h, hangup handlers). */
  inSubroutine = false;
  inHangup = false;
  /** What its far end hears of it, by direction (MuteAudio). */
  muted = { in: false, out: false };
  /** Run when it is certain that the channel ends, last added first (hangup handlers). */
  readonly hangupHandlers: string[] = [];
  readonly #frames: FrameQueue;
  #errands: ChannelErrands | undefined;
  #softHangup = 0;
  #hungUp = false;
  #snapshot: ChannelSnapshot;
  #staged = 0;
  #told = false;
  #timeout: Timer | undefined;
  readonly #endListeners = new EndListeners();
  readonly #endingListeners = new EndListeners();
  #media: ChannelMedia | undefined;

  constructor(kernel: Kernel, start: ChannelBeginnings) {
    this.kernel = kernel;
    this.name = start.name;
    this.uniqueid = start.uniqueid;
    this.linkedid = start.linkedid;
    this.technology = start.technology;
    this.leg = start.leg;
    this.state = start.state;
    this.#language = start.language ?? 'en';
    this.accountCode = start.accountCode ?? '';
    this.context = start.context ?? 'default';
    this.exten = start.exten ?? '';
    this.priority = start.priority ?? 1;
    if (start.callerId) this.callerId.take(start.callerId);
    this.createdAt = kernel.clock.now();
    this.variables = new ChannelVariables(this);
    this.#frames = new FrameQueue(
      kernel.clock,
      (frame) => readFrame(this, frame),
      () => this.interrupted,
    );
    this.#snapshot = new ChannelSnapshot(this.#facts(), this.internal);
  }

  // --- telling ------------------------------------------------------------------------------------------------

  /** The channel as it was last told. */
  snapshot(): Block {
    return this.#snapshot;
  }

  /** The channel as it is, without telling anybody. */
  snapshotNow(): Block {
    return new ChannelSnapshot(this.#facts(), this.internal);
  }

  /** Gathers changes: nothing is told until as many `unstage` calls have come. */
  stage(): void {
    this.#staged += 1;
  }

  unstage(): void {
    this.#staged -= 1;
    this.publish();
  }

  /** Tells what changed since the last time: Newchannel, Newstate, Newexten, NewCallerid, NewConnectedLine. */
  publish(): void {
    if (this.#staged > 0 || (this.#hungUp && this.#told)) return;
    const before = this.#snapshot.facts;
    this.#snapshot = new ChannelSnapshot(this.#facts(), this.internal);
    if (this.internal) this.#told = true;
    else if (this.#told) tellChanges(this, before, this.#snapshot);
    else {
      this.#told = true;
      tellNew(this, this.#snapshot);
    }
  }

  /** A variable changed: snapshots that carry variables are taken anew. */
  renewVariables(): void {
    if (this.#told && this.kernel.channels.snapshotVariables.length > 0) this.publish();
  }

  #facts(): ChannelFacts {
    const watched = this.kernel.channels.snapshotVariables;
    return {
      name: this.name,
      uniqueid: this.uniqueid,
      linkedid: this.linkedid,
      state: this.state,
      callerNum: this.callerId.num,
      callerName: this.callerId.name,
      connectedNum: this.connected.num,
      connectedName: this.connected.name,
      language: this.language,
      accountCode: this.accountCode,
      context: this.context,
      exten: this.exten,
      priority: this.priority,
      application: this.application,
      applicationData: this.applicationData,
      variables: watched.length === 0 || !this.variables ? nothing : this.kernel.channels.watchedVariables(this),
    };
  }

  // --- what it is ---------------------------------------------------------------------------------------------

  /** `Local/601@default`: the name without the serial behind it. */
  get device(): string {
    const end = this.name.lastIndexOf('-');
    return end < 0 ? this.name : this.name.slice(0, end);
  }

  /** It serves the system itself. */
  get internal(): boolean {
    return this.technology.internal ?? false;
  }

  get language(): string {
    return this.#language;
  }

  /** Its far end, where that is a channel too, speaks the same. */
  set language(language: string) {
    if (this.#language === language) return;
    this.#language = language;
    this.publish();
    this.leg.setLanguage?.(language);
  }

  setState(state: ChannelState): void {
    if (this.state === state) return;
    this.state = state;
    if (state === 'Up') this.answeredAt ??= this.kernel.clock.now();
    this.publish();
    this.kernel.deviceStates.changed(this.device);
  }

  setCallerId(change: Line | LineChange): void {
    this.callerId.take(change);
    this.publish();
  }

  /** Changes whom it is connected to, and has its far end know. */
  setConnectedLine(change: Party | LineChange, source?: number): void {
    // who pays is told when a call begins, not in the news of it
    if (change instanceof Party) this.connected.become(change);
    else this.connected.take(change);
    if (source !== undefined) this.connected.source = source;
    this.publish();
    this.leg.indicate('connectedLine');
  }

  /**
   * Takes over what was said of whom it is connected to, and has its far end know.
   * @param tag the tag of whoever said it, which is not among what was said
   */
  hearConnectedLine(news: Line, tag = ''): void {
    this.connected.hear(news);
    if (tag !== '') this.connected.tag = tag;
    this.publish();
    this.leg.indicate('connectedLine');
  }

  /** Changes how its call was sent on, and has its far end know. */
  setRedirecting(redirecting: Redirecting | undefined): void {
    this.redirecting = redirecting;
    this.publish();
    this.leg.indicate('redirecting');
  }

  setAccountCode(accountCode: string): void {
    this.accountCode = accountCode;
    this.publish();
  }

  /**
   * Moves it in the dialplan; what runs next there is what tells it. While the dialplan runs on it, it stands on the
   * priority before, since the next step is what follows; events in between show it so, as in the reference.
   */
  setLocation(context: string, exten: string, priority: number): void {
    this.context = context;
    this.exten = exten;
    this.priority = this.stepping ? priority - 1 : priority;
  }

  setApplication(name: string, data: string): void {
    this.application = name;
    this.applicationData = data;
    this.publish();
  }

  // --- what arrives -------------------------------------------------------------------------------------------

  /** Puts a frame at the end of what is to be read on this channel. */
  queueFrame(frame: Frame): void {
    if (!this.#hungUp) this.#frames.push(frame);
  }

  queueControl(control: Control): void {
    this.queueFrame({ type: 'control', control });
  }

  /**
   * The far end hung up.
   * @param techCause why, in the technology's own numbers (a SIP response)
   */
  queueHangup(cause?: number, techCause?: number): void {
    if (this.#hungUp) return;
    this.techCause = techCause;
    this.kernel.events.publish(events.HangupRequest, {
      channel: this.#snapshot,
      Cause: cause,
      TechCause: techCause,
    });
    this.queueFrame({ type: 'control', control: 'hangup', cause: cause ?? 0 });
  }

  /** Sends a digit to its far end, and says so; `false` where the technology cannot. */
  sendDigitBegin(digit: string): boolean {
    this.kernel.events.publish(events.DTMFBegin, { channel: this.#snapshot, Digit: digit, Direction: 'Sent' });
    return this.leg.digitBegin(digit);
  }

  sendDigitEnd(digit: string, ms: number): boolean {
    tellDigit(this, 'sent', digit);
    this.kernel.events.publish(events.DTMFEnd, {
      channel: this.#snapshot,
      Digit: digit,
      DurationMs: ms,
      Direction: 'Sent',
    });
    return this.leg.digitEnd(digit, ms);
  }

  /** Waits for time or frames; one at a time. Whoever wants to wait longer than one frame calls again. */
  wait(options: WaitOptions): Promise<WaitEnd> {
    return this.#frames.wait(options);
  }

  /** Has the one who waits look at its `until`. */
  wake(): void {
    this.#frames.wake();
  }

  /** Waits, whatever arrives meanwhile. */
  sleep(ms: number): Promise<WaitEnd> {
    return this.#frames.wait({ ms });
  }

  /** Its sound; made when first needed, since most channels are never heard. */
  get media(): ChannelMedia {
    this.#media ??= new ChannelMedia(this);
    return this.#media;
  }

  /** Whether somebody listens to its sound (recording, spying). */
  get overheard(): boolean {
    return this.#media?.tapped ?? false;
  }

  // --- its end ------------------------------------------------------------------------------------------------

  /** The reasons why it is to end or to go elsewhere, as bits of `softHangup`. */
  get softHangupFlags(): number {
    return this.#softHangup;
  }

  /** Whether whatever runs on it should stop now. */
  get interrupted(): boolean {
    return this.#softHangup !== 0 || this.#hungUp;
  }

  get hungUp(): boolean {
    return this.#hungUp;
  }

  clearSoftHangup(flags: number): void {
    this.#softHangup &= ~flags;
  }

  /** Asks whoever runs the channel to end it, without an event. */
  softHangup(cause?: number, flags: number = softHangup.explicit): void {
    if (this.#hungUp) return;
    if (cause !== undefined && cause > 0) this.hangupCause = cause;
    this.#softHangup |= flags;
    this.#frames.wake();
  }

  /** As `softHangup`, and says so in a SoftHangupRequest. */
  requestHangup(flags: number = softHangup.explicit): void {
    if (this.#hungUp) return;
    this.softHangup(undefined, flags);
    this.kernel.events.publish(events.SoftHangupRequest, { channel: this.#snapshot, Cause: flags });
  }

  /** Ends it. Harmless when it has ended. */
  hangup(): void {
    if (this.#hungUp) return;
    if (this.#endingListeners.any) {
      this.bridge?.leave(this);
      this.#endingListeners.tell();
    }
    this.#hungUp = true;
    this.#timeout?.cancel();
    this.bridge?.leave(this);
    this.leg.hangup(this.hangupCause);
    this.#errands?.abandon();
    this.#frames.clear();
    const before = this.#snapshot.facts;
    this.#snapshot = new ChannelSnapshot(this.#facts(), this.internal);
    this.kernel.events.publish(events.Hangup, {
      channel: this.#snapshot,
      Cause: this.hangupCause,
      'Cause-txt': hangupCauseText(this.hangupCause),
      TechCause: this.techCause,
    });
    if (!this.internal) {
      tellCaller(this, before, this.#snapshot);
      tellConnected(this, before, this.#snapshot);
    }
    this.kernel.channels.remove(this);
    if (!this.internal) for (const observer of this.kernel.callObservers.all) observer.channelEnded?.(this, before);
    this.kernel.deviceStates.changed(this.device);
    this.#endListeners.tell();
  }

  /** Ends it after so many milliseconds from now; 0 takes the limit away. */
  setAbsoluteTimeout(ms: number): void {
    this.#timeout?.cancel();
    this.#timeout = undefined;
    this.absoluteTimeoutAt = ms > 0 ? this.kernel.clock.now() + ms : undefined;
    if (ms > 0) this.#timeout = this.kernel.clock.after(ms, () => this.softHangup(undefined, softHangup.timeout));
  }

  /** Calls `listener` once when the channel has ended; gives the function that takes it back. For what must not outlive it. */
  onEnd(listener: () => void): () => void {
    return this.#endListeners.add(listener);
  }

  /** Calls `listener` when the channel has left its bridge and ends: what it does is told before the end. */
  onEnding(listener: () => void): () => void {
    return this.#endingListeners.add(listener);
  }

  // --- elsewhere ----------------------------------------------------------------------------------------------

  /**
   * Sends it to another place of the dialplan, whatever it does now.
   * @param atOnce whether one that leaves a bridge for it is shown in the new place already while it leaves
   */
  asyncGoto(context: string, exten: string, priority: number, atOnce = true): void {
    if (this.#hungUp) return;
    this.#errands ??= new ChannelErrands(this);
    this.#errands.sendTo({ context, exten, priority }, atOnce);
  }

  /**
   * Has it do something else, whatever it does now; then it goes on in the dialplan from where it stands.
   * @param abandoned called if it comes to nothing: the channel ends before, or is sent on another detour
   */
  detour(run: () => Promise<unknown>, abandoned: () => void): void {
    if (this.#hungUp) {
      abandoned();
      return;
    }
    this.#errands ??= new ChannelErrands(this);
    this.#errands.detour({ run, abandoned });
  }

  /** Takes what it is to do instead, if there is something. */
  takeDetour(): (() => Promise<unknown>) | undefined {
    return this.#hungUp ? undefined : this.#errands?.takeDetour();
  }

  /** Takes the place that it was sent to, if it was: it stands there now and may go on. */
  takeGoto(): boolean {
    return !this.#hungUp && (this.#errands?.takeGoto() ?? false);
  }
}
