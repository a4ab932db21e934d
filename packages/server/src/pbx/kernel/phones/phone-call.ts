import type { Timer } from '../../../contract/clock.js';
import type { Channel } from '../channel.js';
import type { Indication, Leg } from '../channel-technology.js';
import { cause } from '../hangup-causes.js';
import type { Samples } from '../media/samples.js';
import { forwardCall } from '../redirecting.js';
import { leaveCallQuality } from './call-quality.js';
import type { Phone } from './phone.js';
import type { PhoneScript, PhoneStep, Refusal } from './phone-script.js';
import { PhoneVoice } from './phone-voice.js';
import { pick } from './seeded-random.js';
import { cancelledCause, refusals } from './sip-causes.js';
import type { TimeRange } from './time-span.js';

/** `calling`: nobody rings yet. `ended` for the phone; the channel may have some moments left. */
export type PhoneCallState = 'calling' | 'ringing' | 'up' | 'ended';

/** Milliseconds that a digit sounds, that are between two of them, and that `w` rests. */
const digitMs = 100;
const betweenDigits = 100;
const restMs = 500;

/** One call of a phone: what carries its channel, and what the phone does in it. */
export class PhoneCall implements Leg {
  readonly phone: Phone;
  /** Whether the phone began it. */
  readonly outgoing: boolean;
  /** Digits that the phone heard. */
  heardDigits = '';
  /** Texts that it was sent. */
  readonly heardTexts: string[] = [];
  #channel: Channel | undefined;
  #voice: PhoneVoice | undefined;
  #state: PhoneCallState = 'calling';
  #onHold = false;
  readonly #script: PhoneScript;
  /** Whether the phone had no room left for it. */
  readonly #full: boolean;
  /** Whether somebody leads it by hand, so that its own script does not count any more. */
  #led = false;
  /** What it still waits for: the timer, and how to have the script look up. */
  #rest: { readonly timer: Timer; readonly done: () => void } | undefined;
  #patience: Timer | undefined;
  /** Counts scripts, so that one that was put aside does not go on. */
  #run = 0;

  constructor(phone: Phone, outgoing: boolean, script: PhoneScript, full = false) {
    this.phone = phone;
    this.outgoing = outgoing;
    this.#script = script;
    this.#full = full;
  }

  get state(): PhoneCallState {
    return this.#state;
  }

  /** Whether the other side has put it on hold. */
  get onHold(): boolean {
    return this.#onHold;
  }

  get channel(): Channel {
    if (!this.#channel) throw new Error('The call has no channel yet');
    return this.#channel;
  }

  /** To be told once, right after the channel was made. */
  attach(channel: Channel): void {
    this.#channel = channel;
    this.#voice = new PhoneVoice(channel);
  }

  // --- what the person at the phone does ----------------------------------------------------------------------

  /** Does something else from now on than what the script said. */
  follow(script: PhoneScript): void {
    this.#led = true;
    this.#putAside();
    if (this.#state !== 'ended') void this.#perform(script);
  }

  ring(): void {
    if (this.outgoing || this.#state !== 'calling') return;
    this.#state = 'ringing';
    if (this.channel.state === 'Down') this.channel.setState('Ringing');
    this.channel.queueControl('ringing');
  }

  answerCall(): void {
    if (this.outgoing || this.#state === 'up' || this.#state === 'ended') return;
    this.#state = 'up';
    this.channel.queueControl('answer');
  }

  /** Does not take the call. */
  refuse(why: Refusal): void {
    if (this.outgoing || this.#state === 'up' || this.#state === 'ended') return;
    const refusal = refusals[why];
    this.#end();
    this.#leave(refusal.cause, refusal.response);
  }

  /** Sends the call on to a number; whoever does not follow hears that the phone is busy. */
  forward(to: string): void {
    if (this.outgoing || this.#state === 'up' || this.#state === 'ended') return;
    const reason = this.#full ? 'cfb' : this.#state === 'ringing' ? 'cfnr' : 'cfu';
    this.#end();
    if (this.channel.hungUp) return;
    forwardCall(this.channel, this.phone.settings.name, to, reason);
    this.channel.hangupCause = cause.normalClearing;
    this.channel.queueControl('busy');
  }

  /** Hangs up; before an answer the phone declines a call, or gives up its own. */
  hangUp(): void {
    if (this.#state === 'ended') return;
    if (this.#state !== 'up' && !this.outgoing) {
      this.refuse('decline');
      return;
    }
    const wasUp = this.#state === 'up';
    this.#end();
    if (wasUp && this.phone.isSip)
      leaveCallQuality(this.channel, pick(this.phone.random, { from: 1, to: 2 ** 32 - 1 }));
    this.#leave(wasUp ? undefined : cancelledCause);
  }

  hold(on: boolean): void {
    if (this.#state === 'up') this.channel.queueControl(on ? 'hold' : 'unhold');
  }

  // --- what the telephone system tells it ---------------------------------------------------------------------

  call(): boolean {
    this.channel.outgoing = true;
    this.#beginScript();
    return true;
  }

  /** The system takes the phone's own call; a phone sends sound from then on. */
  answer(): void {
    if (!this.outgoing || this.#state === 'up' || this.#state === 'ended') return;
    this.#state = 'up';
    this.#patience?.cancel();
    this.channel.queueFrame({ type: 'voice' });
    this.#beginScript();
  }

  hangup(): void {
    this.#end();
    this.phone.forget(this);
  }

  indicate(indication: Indication): boolean {
    switch (indication) {
      case 'ringing':
        if (this.outgoing && this.#state === 'calling') this.#state = 'ringing';
        return this.#state !== 'up';
      case 'busy':
      case 'congestion':
        return this.#refused(indication);
      case 'hold':
      case 'unhold':
        this.#onHold = indication === 'hold';
        this.phone.stateChanged();
        // a phone knows that it waits, and plays nothing to pass the time
        return false;
      default:
        return true;
    }
  }

  digitBegin(): boolean {
    return true;
  }

  digitEnd(digit: string): boolean {
    this.heardDigits += digit;
    return true;
  }

  sendText(text: string): boolean {
    this.heardTexts.push(text);
    return true;
  }

  /** A phone sends sound from its answer on, also while nobody speaks. */
  speaks(): boolean {
    return this.#state === 'up';
  }

  receive(tick: number): Samples | undefined {
    return this.#voice?.frame(tick);
  }

  /** Gives up unless it is answered within so many milliseconds. */
  giveUpAfter(ms: number): void {
    this.#patience = this.phone.clock.after(ms, () => {
      if (this.#state !== 'up') this.hangUp();
    });
  }

  /** An end before the answer tells the phone all there is to say: it is gone then. Later it hears a tone. */
  #refused(why: Refusal): boolean {
    if (!this.outgoing || this.#state === 'up') return false;
    if (this.#state === 'ended') return true;
    this.#end();
    queueMicrotask(() => this.#leave(refusals[why].cause));
    return true;
  }

  /** Tells the channel that the phone is gone; where it has a cause already, that one stays. */
  #leave(cause: number | undefined, response?: number): void {
    const tells = this.channel.hangupCause === 0;
    this.channel.queueHangup(tells ? cause : undefined, this.phone.isSip ? response : undefined);
  }

  // --- the script ---------------------------------------------------------------------------------------------

  /** Soon: whoever calls, or answers, comes to a rest first. */
  #beginScript(): void {
    queueMicrotask(() => {
      if (!this.#led) void this.#perform(this.#script);
    });
  }

  async #perform(script: PhoneScript): Promise<void> {
    const run = ++this.#run;
    for (const step of script) {
      if (this.#run !== run || this.#state === 'ended') return;
      await this.#do(step);
    }
  }

  #do(step: PhoneStep): Promise<void> | void {
    switch (step.do) {
      case 'ring':
        return this.ring();
      case 'answer':
        return this.answerCall();
      case 'busy':
      case 'congestion':
      case 'decline':
        return this.refuse(step.do);
      case 'forward':
        return this.forward(step.to);
      case 'wait':
        return this.#wait(this.#pick(step.time));
      case 'talk':
        return this.#talk(step.time);
      case 'say':
        return this.#say(step.sound);
      case 'press':
        return this.#press(step.digits);
      case 'text':
        return this.channel.queueFrame({ type: 'text', text: step.text });
      case 'hold':
        return this.hold(true);
      case 'unhold':
        return this.hold(false);
      case 'flash':
        return this.channel.queueControl('flash');
      case 'hangup':
        return this.hangUp();
    }
  }

  async #talk(time: TimeRange | undefined): Promise<void> {
    this.#voice?.murmur();
    if (!time) return;
    await this.#wait(this.#pick(time));
    this.#voice?.silence();
  }

  async #say(sound: string): Promise<void> {
    const ms = this.#voice?.say(sound);
    if (ms === undefined) this.phone.log('warning', `${this.phone.device} has no sound '${sound}' to say`);
    else await this.#wait(ms);
    this.#voice?.silence();
  }

  async #press(digits: string): Promise<void> {
    const run = this.#run;
    for (const digit of digits) {
      if (this.#run !== run || this.#state === 'ended') return;
      if (digit === 'W') {
        await this.#wait(restMs);
        continue;
      }
      this.channel.queueFrame({ type: 'digitBegin', digit });
      await this.#wait(digitMs);
      // a digit that began ends, whatever came between
      if (!this.channel.hungUp) this.channel.queueFrame({ type: 'digitEnd', digit, ms: digitMs });
      await this.#wait(betweenDigits);
    }
  }

  #pick(time: TimeRange): number {
    return pick(this.phone.random, time);
  }

  #wait(ms: number): Promise<void> {
    if (this.#state === 'ended') return Promise.resolve();
    return new Promise((done) => {
      this.#rest = { timer: this.phone.clock.after(ms, done), done };
    });
  }

  #putAside(): void {
    this.#run += 1;
    this.#rest?.timer.cancel();
    this.#rest?.done();
    this.#rest = undefined;
    this.#voice?.silence();
  }

  #end(): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#patience?.cancel();
    this.#putAside();
    this.phone.ended(this);
  }
}
