import type { DeviceState } from '../pbx/kernel/device-state.js';
import type { Phone } from '../pbx/kernel/phones/phone.js';
import { PhoneCall, type PhoneCallState } from '../pbx/kernel/phones/phone-call.js';
import { phoneScript, type ScriptOptions } from '../pbx/kernel/phones/phone-options.js';
import { parsePhoneReaction } from '../pbx/kernel/phones/phone-reactions.js';
import { type PhoneScript, type PhoneStep, parsePhoneScript } from '../pbx/kernel/phones/phone-script.js';
import { milliseconds, type TimeRange, type TimeSpan } from '../pbx/kernel/phones/time-span.js';
import { inBytes, textOf } from './event-log.js';

const scriptOf = (script: ScriptOptions): PhoneScript => phoneScript(inBytes(script));
const exactly = (time: TimeSpan): TimeRange => {
  const ms = milliseconds(time);
  return { from: ms, to: ms };
};

/**
 * A telephone that a test plays. `answers…`, `isBusy` and their like say how it takes the calls to come; what follows in
 * those calls is said behind it: `answersAfter('2s').talks('10s').hangsUp()`.
 */
export class TestPhone {
  readonly #phone: Phone;
  #script: PhoneStep[] = [];

  constructor(phone: Phone) {
    this.#phone = phone;
  }

  /** `PJSIP/alice` */
  get device(): string {
    return this.#phone.device;
  }

  /** `NOT_INUSE`, `RINGING`, `INUSE`, `ONHOLD`, `UNAVAILABLE` … */
  get state(): DeviceState {
    return this.#phone.deviceState;
  }

  /**
   * The call that began last, be it over or not.
   * @throws Error where it had none
   */
  get call(): TestCall {
    const call = this.#phone.latestCall;
    if (!call) throw new Error(`${this.device} has had no call yet`);
    return new TestCall(call);
  }

  /** How many calls it is in. */
  get openCalls(): number {
    return this.#phone.calls.length;
  }

  // --- how it takes calls -------------------------------------------------------------------------------------

  /** Takes calls as these scripts say: in turn, or by chance (`70%: busy`), or by who calls (`from _555X.: decline`). */
  takesCalls(...scripts: readonly string[]): this {
    this.#script = [];
    this.#phone.react(scripts.map((script) => parsePhoneReaction(inBytes(script))));
    return this;
  }

  /** Answers at once, without ringing. */
  answers(): this {
    return this.#takes({ do: 'answer' });
  }

  /** Rings, and answers after a time. */
  answersAfter(time: TimeSpan): this {
    return this.#takes({ do: 'ring' }, { do: 'wait', time: exactly(time) }, { do: 'answer' });
  }

  /** Rings until the caller gives up, or until the test answers: `phone.call.answers()`. */
  rings(): this {
    return this.#takes({ do: 'ring' });
  }

  isBusy(): this {
    return this.#takes({ do: 'busy' });
  }

  isCongested(): this {
    return this.#takes({ do: 'congestion' });
  }

  declines(): this {
    return this.#takes({ do: 'decline' });
  }

  /** Sends calls on to a number: at once, or after it rang for a time and nobody came. */
  forwards(to: string, after?: TimeSpan): this {
    const ring: readonly PhoneStep[] =
      after === undefined ? [] : [{ do: 'ring' }, { do: 'wait', time: exactly(after) }];
    return this.#takes(...ring, ...parsePhoneScript(`forward ${to}`));
  }

  // --- what it does next in those calls -----------------------------------------------------------------------

  waits(time: TimeSpan): this {
    return this.#then({ do: 'wait', time: exactly(time) });
  }

  /** Speaks for a time, or to the end of the call. */
  talks(time?: TimeSpan): this {
    return this.#then(time === undefined ? { do: 'talk' } : { do: 'talk', time: exactly(time) });
  }

  /** Says a sound file, by its name as in Playback. */
  says(sound: string): this {
    return this.#then({ do: 'say', sound });
  }

  /** Presses digits: 0-9, *, #, A-D, and w for half a second of rest. */
  presses(digits: string): this {
    return this.#then(...parsePhoneScript(`press ${digits}`));
  }

  sends(text: string): this {
    return this.#then({ do: 'text', text: inBytes(text) });
  }

  holds(): this {
    return this.#then({ do: 'hold' });
  }

  resumes(): this {
    return this.#then({ do: 'unhold' });
  }

  hangsUp(): this {
    return this.#then({ do: 'hangup' });
  }

  hangsUpAfter(time: TimeSpan): this {
    return this.waits(time).hangsUp();
  }

  // --- what it does by itself ---------------------------------------------------------------------------------

  /**
   * Calls a number of its context.
   * @param script what it does once it is answered
   * @throws Error where the phone is not registered, or the number is none
   */
  calls(number: string, script?: ScriptOptions): TestCall {
    const call = this.#phone.dial(number, script === undefined ? undefined : scriptOf(script));
    if (call instanceof PhoneCall) return new TestCall(call);
    const why = {
      unregistered: 'it is not registered',
      ending: 'the telephone system is ending',
      refused: 'the server refuses it for now',
      noExtension: `there is none in its context '${this.#phone.callSettings.context}'`,
    };
    throw new Error(`${this.device} cannot call ${number}: ${why[call]}`);
  }

  /** Goes away: calls to it fail. */
  unregisters(): this {
    this.#phone.registered = false;
    return this;
  }

  /** Comes back. */
  registers(): this {
    this.#phone.registered = true;
    return this;
  }

  #takes(...script: PhoneStep[]): this {
    this.#script = script;
    this.#phone.react([{ script }]);
    return this;
  }

  #then(...steps: readonly PhoneStep[]): this {
    if (this.#script.length === 0) throw new Error(`Say first how ${this.device} takes calls: answers(), rings() …`);
    return this.#takes(...this.#script, ...steps);
  }
}

/** One call of a telephone, from that telephone's side. */
export class TestCall {
  readonly #call: PhoneCall;

  constructor(call: PhoneCall) {
    this.#call = call;
  }

  /** `calling`, `ringing`, `up` or `ended`. */
  get state(): PhoneCallState {
    return this.#call.state;
  }

  /** The name of its channel, `PJSIP/alice-00000001`. */
  get channel(): string {
    return textOf(this.#call.channel.name);
  }

  /** Whether the other side has put it on hold. */
  get onHold(): boolean {
    return this.#call.onHold;
  }

  /** The number of whoever it is connected to, as the phone shows it. */
  get connectedNumber(): string {
    return textOf(this.#call.channel.connected.num);
  }

  /** Digits that were pressed at the other end. */
  get heardDigits(): string {
    return this.#call.heardDigits;
  }

  /** Texts that were sent to it. */
  get heardTexts(): readonly string[] {
    return this.#call.heardTexts.map(textOf);
  }

  /** Does this from now on, instead of what it was about to do. */
  does(script: ScriptOptions): this {
    this.#call.follow(scriptOf(script));
    return this;
  }

  answers(): this {
    this.#call.answerCall();
    return this;
  }

  hangsUp(): this {
    this.#call.hangUp();
    return this;
  }

  presses(digits: string): this {
    return this.does(`press ${digits}`);
  }

  holds(): this {
    this.#call.hold(true);
    return this;
  }

  resumes(): this {
    this.#call.hold(false);
    return this;
  }
}
