import { inBackground } from '../../kernel/background.js';
import type { Channel } from '../../kernel/channel.js';
import {
  type DialTarget,
  dialStatusOfCause,
  followLeg,
  type LegEnd,
  type LegProgress,
  publishDialBegin,
  publishDialEnd,
  publishDialState,
  requestChannel,
} from '../../kernel/dial.js';
import type { Frame } from '../../kernel/frame-queue.js';
import { cause, parseHangupCause } from '../../kernel/hangup-causes.js';
import { answer } from '../../kernel/indications.js';
import type { ApplicationOutcome } from '../../kernel/module.js';
import { runSubroutine } from '../../kernel/pbx-run.js';
import { forwardOf } from '../../kernel/redirecting.js';
import { sendDigits } from '../../kernel/send-digits.js';
import { parts } from './announcements.js';
import { CallerWaits } from './caller-waits.js';
import { connect } from './connect.js';
import { type DialLeg, prepareLeg } from './dial-leg.js';
import type { DialRequest } from './dial-options.js';
import { exitByDigit } from './exit-by-digit.js';
import { requestForward } from './forward.js';

/** One run of Dial: everybody is called at once, the first who answers is connected. */
export class DialCall {
  readonly #caller: Channel;
  readonly #request: DialRequest;
  readonly #startedAt: number;
  #legs: DialLeg[] = [];
  #answered: DialLeg | undefined;
  #status = 'CHANUNAVAIL';
  #busy = 0;
  #congested = 0;
  #unavailable = 0;
  #over = false;
  /** Whether somebody who was called is the only one: the caller is told of him at once. */
  #single = false;
  /** Whether there is no time limit any more (option z). */
  #untimed = false;
  /** The digit that led the caller elsewhere. */
  #jumped: string | undefined;
  readonly #waits: CallerWaits;

  constructor(caller: Channel, request: DialRequest) {
    this.#caller = caller;
    this.#request = request;
    this.#startedAt = caller.kernel.clock.now();
    this.#waits = new CallerWaits(caller, request.options);
  }

  async run(): Promise<ApplicationOutcome> {
    const { options } = this.#request;
    const beforeCaller = options.get('B');
    if (beforeCaller) await runSubroutine(this.#caller, subroutine(beforeCaller));
    this.#requestAll();
    const beforeCalled = options.get('b');
    if (beforeCalled) for (const { channel } of this.#legs) await runSubroutine(channel, subroutine(beforeCalled));
    this.#callAll();
    if (this.#legs.length > 0) await this.#waitForAnswer();
    const answered = this.#answered;
    if (answered) return this.#connect(answered);
    this.#waits.end();
    this.#hangUpLegs(undefined, this.#cancelCause());
    this.#finish();
    // the dialplan takes the digit for the first one of a number
    if (this.#jumped !== undefined) return `digit:${this.#jumped}`;
    return this.#caller.interrupted ? 'hangup' : 'continue';
  }

  // --- calling ------------------------------------------------------------------------------------------------

  #requestAll(): void {
    for (const target of this.#request.targets) {
      const channel = requestChannel(this.#caller.kernel, target, { requestor: this.#caller });
      if (typeof channel === 'number') this.#couldNot(target, channel);
      else this.#legs.push(prepareLeg(this.#caller, channel, target, this.#request.options));
    }
  }

  #couldNot(target: DialTarget, why: number): void {
    this.#caller.kernel.log.write(
      'warning',
      'app_dial',
      `Unable to create channel of type '${target.technology}' (cause ${why})`,
    );
    this.#count(why);
    this.#caller.hangupCause = why;
  }

  #callAll(): void {
    for (const leg of [...this.#legs]) {
      if (leg.channel.hungUp) this.#drop(leg);
      else if (leg.channel.leg.call()) {
        publishDialBegin(this.#caller, leg.channel, leg.target.address);
        this.#caller.kernel.pickups.offer(leg.channel, (by) => this.#pickedUp(leg, by));
      } else {
        this.#drop(leg);
        this.#count(leg.channel.hangupCause || cause.noRouteDestination);
        leg.channel.hangup();
      }
    }
    if (this.#legs.length === 0) {
      this.#settleStatus();
      return;
    }
    this.#status = 'NOANSWER';
    this.#waits.begin();
    const [only, ...others] = this.#legs;
    this.#single = others.length === 0;
    if (only && this.#single) this.#introduce(only);
  }

  /** The caller is told who he is connected to. */
  #introduce({ channel, nameless }: DialLeg): void {
    if (!nameless && !this.#request.options.has('I')) this.#caller.setConnectedLine(channel.callerId);
  }

  // --- waiting ------------------------------------------------------------------------------------------------

  async #waitForAnswer(): Promise<void> {
    const caller = this.#caller;
    for (const leg of [...this.#legs]) inBackground(caller.kernel, leg.channel.name, this.#follow(leg));
    const onFrame = (frame: Frame): boolean => this.#heard(frame);
    let end = await caller.wait({
      ms: this.#request.timeoutMs,
      until: () => this.#over || this.#untimed,
      onFrame,
    });
    if (this.#untimed && !this.#over && this.#jumped === undefined && end === 'frame')
      end = await caller.wait({ until: () => this.#over, onFrame });
    this.#over = true;
    for (const { channel } of this.#legs) channel.wake();
    if (this.#answered) return;
    if (end === 'interrupted' || this.#jumped !== undefined) {
      this.#status = 'CANCEL';
      this.#endLegs('CANCEL');
    } else if (end === 'elapsed') this.#endLegs('NOANSWER');
    else this.#settleStatus();
  }

  async #follow(leg: DialLeg): Promise<void> {
    const end = await followLeg(
      leg.channel,
      (progress) => this.#progress(leg, progress),
      () => this.#over,
      ({ control, redirecting, connected }) => {
        if (this.#over || this.#legs.length > 1 || this.#request.options.has('I')) return;
        if (control === 'redirecting') this.#caller.setRedirecting(redirecting);
        else this.#caller.hearConnectedLine(connected ?? leg.channel.callerId);
      },
    );
    if (end === 'stopped' || this.#over) return;
    const to = end === 'busy' ? forwardOf(leg.channel) : undefined;
    if (to !== undefined) this.#forward(leg, to);
    else if (end === 'answer') this.#answeredBy(leg);
    else this.#lost(leg, end);
  }

  #progress(leg: DialLeg, progress: LegProgress): void {
    if (progress === 'ringing') this.#setFirst('RINGTIME');
    else if (progress === 'progress') {
      this.#setFirst('PROGRESSTIME');
      const digits = parts(this.#request.options.get('D'))[2] ?? '';
      if (digits !== '') {
        void sendDigits(leg.channel, digits, undefined).then((all) => all && this.#tellProgress(leg, progress));
        return;
      }
    }
    this.#tellProgress(leg, progress);
  }

  #tellProgress(leg: DialLeg, progress: LegProgress): void {
    if (this.#over) return;
    publishDialState(this.#caller, leg.channel, progress);
    this.#waits.progress(progress);
  }

  /** Somebody else answers in the place of a channel that rings. */
  #pickedUp(leg: DialLeg, by: Channel): boolean {
    if (this.#over || !this.#legs.includes(leg)) return false;
    const taken: DialLeg = { ...leg, channel: by, nameless: false };
    this.#legs = this.#legs.map((one) => (one === leg ? taken : one));
    this.#caller.setConnectedLine(by.callerId);
    this.#answeredBy(taken);
    leg.channel.wake();
    return true;
  }

  #answeredBy(leg: DialLeg): void {
    this.#answered = leg;
    this.#over = true;
    this.#caller.hangupCause = cause.normalClearing;
    leg.channel.hangupCause = cause.normalClearing;
    for (const other of this.#legs) if (other !== leg) publishDialEnd(this.#caller, other.channel, 'CANCEL');
    this.#caller.wake();
  }

  /** Somebody who was called sends the call on to a number of his context. */
  #forward(leg: DialLeg, to: string): void {
    const { log } = this.#caller.kernel;
    if (this.#request.options.has('i')) {
      log.write('verbose', 'app_dial', `Forwarding ${this.#caller.name} to '${to}' prevented`);
      publishDialEnd(this.#caller, leg.channel, 'CANCEL', to);
      this.#lost(leg, 'busy');
      return;
    }
    const next = requestForward(this.#caller, leg.channel, to, this.#request.options);
    const called = typeof next !== 'number' && next.channel.leg.call();
    if (typeof next !== 'number' && called) {
      this.#followTo(leg, to, { ...next, nameless: true, forwarded: true });
      return;
    }
    log.write('notice', 'app_dial', `Forwarding failed to dial '${to}'`);
    publishDialEnd(this.#caller, leg.channel, 'CONGESTION');
    leg.channel.hangup();
    this.#count(typeof next === 'number' ? next : next.channel.hangupCause || cause.noRouteDestination);
    if (typeof next !== 'number') next.channel.hangup();
    this.#drop(leg);
    this.#endIfNobodyIsLeft();
  }

  #followTo(from: DialLeg, to: string, next: DialLeg): void {
    const caller = this.#caller;
    publishDialEnd(caller, from.channel, 'CANCEL', to);
    publishDialBegin(caller, next.channel, next.target.address);
    this.#legs = this.#legs.map((one) => (one === from ? next : one));
    caller.kernel.pickups.offer(next.channel, (by) => this.#pickedUp(next, by));
    from.channel.hangup();
    inBackground(caller.kernel, next.channel.name, this.#follow(next));
    if (!this.#request.options.has('z')) return;
    this.#untimed = true;
    caller.wake();
  }

  #lost(leg: DialLeg, end: Exclude<LegEnd, 'answer' | 'stopped'>): void {
    const { channel } = leg;
    const status = end === 'hungUp' ? dialStatusOfCause(channel.hangupCause) : end.toUpperCase();
    publishDialEnd(this.#caller, channel, status);
    this.#drop(leg);
    this.#caller.hangupCause = channel.hangupCause;
    channel.hangup();
    this.#count(end === 'busy' ? cause.busy : end === 'congestion' ? cause.congestion : channel.hangupCause);
    this.#endIfNobodyIsLeft();
  }

  #endIfNobodyIsLeft(): void {
    if (this.#legs.length > 0) return;
    this.#over = true;
    this.#caller.wake();
  }

  /** What the caller presses meanwhile leads elsewhere (option d), or goes to the only one who is called. */
  #heard(frame: Frame): boolean {
    if (frame.type === 'control') this.#passParty(frame);
    if (frame.type !== 'digitBegin' && frame.type !== 'digitEnd') return false;
    if (frame.type === 'digitEnd' && this.#request.options.has('d') && exitByDigit(this.#caller, frame.digit)) {
      this.#jumped = frame.digit;
      this.#caller.publish();
      return true;
    }
    const [only, ...others] = this.#legs;
    if (!only || others.length > 0) return false;
    if (frame.type === 'digitBegin') only.channel.sendDigitBegin(frame.digit);
    else only.channel.sendDigitEnd(frame.digit, frame.ms);
    return false;
  }

  /** What is said of parties by the caller's far end goes on to the one who is called. */
  #passParty({ control, redirecting, connected }: Frame & { readonly type: 'control' }): void {
    const [only, ...others] = this.#legs;
    if (!only || others.length > 0) return;
    if (control === 'redirecting') only.channel.setRedirecting(redirecting);
    else if (control === 'connectedLine') only.channel.hearConnectedLine(connected ?? this.#caller.callerId);
  }

  // --- ending -------------------------------------------------------------------------------------------------

  #drop(leg: DialLeg): void {
    this.#legs = this.#legs.filter((one) => one !== leg);
  }

  #count(why: number): void {
    if (why === cause.busy) this.#busy += 1;
    else if (why === cause.congestion) this.#congested += 1;
    else if (why !== cause.noAnswer && why !== cause.normalClearing) this.#unavailable += 1;
  }

  #settleStatus(): void {
    if (this.#busy > 0) this.#status = 'BUSY';
    else if (this.#congested > 0) this.#status = 'CONGESTION';
    else if (this.#unavailable > 0) this.#status = 'CHANUNAVAIL';
  }

  #endLegs(status: string): void {
    for (const { channel } of this.#legs) publishDialEnd(this.#caller, channel, status);
  }

  #cancelCause(): number | undefined {
    const elsewhere = this.#request.options.has('c') || this.#caller.hangupCause === cause.answeredElsewhere;
    if (elsewhere) return cause.answeredElsewhere;
    return this.#status === 'CANCEL' ? cause.normalClearing : undefined;
  }

  #hangUpLegs(except: DialLeg | undefined, why: number | undefined): void {
    for (const leg of this.#legs) {
      if (leg === except) continue;
      if (why !== undefined) leg.channel.hangupCause = why;
      leg.channel.hangup();
    }
    this.#legs = except ? [except] : [];
  }

  #finish(): void {
    if (!this.#caller.hungUp) this.#caller.variables.set('DIALSTATUS', this.#status);
  }

  /** How long it took until somebody rang, or made himself heard; who comes later is not told. */
  #setFirst(name: string): void {
    if (!this.#caller.variables.get(name)) this.#setDuration(name, this.#caller.kernel.clock.now() - this.#startedAt);
  }

  #setDuration(name: string, ms: number): void {
    this.#caller.variables.set(name, String(Math.floor(ms / 1000)));
    this.#caller.variables.set(`${name}_MS`, String(Math.floor(ms)));
  }

  // --- connecting ---------------------------------------------------------------------------------------------

  async #connect(leg: DialLeg): Promise<ApplicationOutcome> {
    const caller = this.#caller;
    const { options, limit } = this.#request;
    if (options.has('a')) answer(caller);
    if (options.has('C')) caller.kernel.callRecords.reset(caller, true);
    this.#status = 'ANSWER';
    caller.variables.set('DIALSTATUS', 'ANSWER');
    this.#hangUpLegs(leg, otherCause(options.get('Q') ?? ''));
    caller.variables.set('DIALEDPEERNAME', leg.channel.name);
    if (!leg.forwarded) caller.variables.set('DIALEDPEERNUMBER', leg.target.address);
    if (!this.#single) this.#introduce(leg);
    const outcome = await connect(caller, leg.channel, {
      options,
      limit,
      answeredAt: caller.kernel.clock.now(),
      onBegin: () => this.#waits.end(),
      onEnd: () => {
        const { clock } = caller.kernel;
        this.#setDuration('ANSWEREDTIME', clock.now() - (caller.answeredAt ?? clock.now()));
        this.#setDuration('DIALEDTIME', clock.now() - caller.createdAt);
      },
    });
    if (outcome.apart) return outcome.next;
    if (outcome.status) this.#status = outcome.status;
    this.#finish();
    if (outcome.next === 'hangup' && options.has('g') && !caller.interrupted) return 'continue';
    return outcome.next;
  }
}

/** The cause for those who did not answer: that of option Q, or that somebody else did. */
const otherCause = (text: string): number =>
  text.toUpperCase() === 'NONE' ? 0 : (parseHangupCause(text) ?? cause.answeredElsewhere);

/** A place within an option is written with `^` for commas. */
const subroutine = (text: string): string => text.replaceAll('^', ',');
