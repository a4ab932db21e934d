import type { Clock, Timer } from '../../../contract/clock.js';
import type { LogLevel } from '../../../contract/log.js';
import type { Channel } from '../channel.js';
import { combineDeviceStates, type DeviceState } from '../device-state.js';
import type { Kernel } from '../kernel.js';
import type { BackedSettings } from './phone-backing.js';
import { PhoneCall } from './phone-call.js';
import { type PhoneHabit, type PhoneReaction, ReactionChoice } from './phone-reactions.js';
import type { PhoneScript } from './phone-script.js';
import type { PhoneTechnology } from './phone-technology.js';
import { pick, type Random, seededRandom } from './seeded-random.js';

/** What a phone is, and how it behaves. */
export interface PhoneSettings {
  /** What stands behind the technology in `PJSIP/alice`. */
  readonly name: string;
  /** The technology whose channels it has: `PJSIP`. */
  readonly technology: string;
  readonly callerId: { readonly name: string; readonly num: string };
  /** Where its own calls begin. */
  readonly context: string;
  readonly language: string;
  readonly accountCode: string;
  /** Its voice mailboxes, `1001@default`. */
  readonly mailboxes: readonly string[];
  /** Groups whose calls it gets and may pick up. */
  readonly callGroup: readonly number[];
  readonly pickupGroup: readonly number[];
  /** Whether it is there from the start. */
  readonly registered: boolean;
  /** How many calls it has room for: it is busy for others then. 0: for as many as there are. */
  readonly lines: number;
  /** Where calls go on to that it has no room for; '' if they hear that it is busy. */
  readonly busyForward: string;
  /** Milliseconds that its own calls may ring; 0 for as long as it takes. */
  readonly patience: number;
  readonly incoming: readonly PhoneReaction[];
  readonly outgoing: PhoneScript;
  readonly habits: readonly PhoneHabit[];
  /** Phones of the same seed do the same. */
  readonly seed: number;
}

/** Why a phone cannot call: it is not there, the number is none in its context, the server refuses it, or the system takes no calls any more. */
export type CallFailure = 'unregistered' | 'noExtension' | 'refused' | 'ending';

/** A telephone that is played: it takes calls and makes them as its scripts say. */
export class Phone {
  readonly kernel: Kernel;
  readonly settings: PhoneSettings;
  readonly random: Random;
  readonly #technology: PhoneTechnology;
  readonly #calls = new Set<PhoneCall>();
  #reactions: ReactionChoice;
  #outgoing: PhoneScript;
  #registered: boolean;
  #latest: PhoneCall | undefined;
  readonly #habitTimers = new Map<PhoneHabit, Timer>();
  /** Which of its calls were made out of which habit. */
  readonly #habitOf = new Map<PhoneCall, PhoneHabit>();
  #retired = false;

  constructor(kernel: Kernel, technology: PhoneTechnology, settings: PhoneSettings) {
    this.kernel = kernel;
    this.settings = settings;
    this.#technology = technology;
    this.random = seededRandom(`${settings.seed}/${settings.name}`);
    this.#reactions = new ReactionChoice(settings.incoming, this.random);
    this.#outgoing = settings.outgoing;
    this.#registered = settings.registered;
    for (const habit of settings.habits) this.#arm(habit);
  }

  /** `PJSIP/alice` */
  get device(): string {
    return `${this.settings.technology}/${this.settings.name}`;
  }

  get clock(): Clock {
    return this.kernel.clock;
  }

  /** What it is, with what the peer that it stands behind says of its calls. */
  get callSettings(): PhoneSettings & Partial<BackedSettings> {
    return { ...this.settings, ...this.#technology.backing?.settingsOf(this.settings.name) };
  }

  /** Whether its calls look like those of a SIP phone. */
  get isSip(): boolean {
    return /^(PJ)?SIP$/i.test(this.settings.technology);
  }

  /** Calls whose channels are there, the oldest first. */
  get calls(): readonly PhoneCall[] {
    return [...this.#calls];
  }

  /** The call that began last, be it over or not. */
  get latestCall(): PhoneCall | undefined {
    return this.#latest;
  }

  get registered(): boolean {
    return this.#registered;
  }

  /** Comes or goes: a phone that is not registered cannot be called and cannot call. */
  set registered(registered: boolean) {
    if (registered === this.#registered) return;
    this.#registered = registered;
    this.#technology.backing?.phoneChanged(this.settings.name);
    this.kernel.phones.tell(this, registered);
    this.stateChanged();
  }

  get deviceState(): DeviceState {
    return this.stateInCalls ?? (this.#registered ? 'NOT_INUSE' : 'UNAVAILABLE');
  }

  /** What its calls make of it; undefined where it is in none. */
  get stateInCalls(): DeviceState | undefined {
    const states = this.calls.map(({ channel, onHold }) => (onHold ? 'ONHOLD' : stateOf(channel)));
    const state = combineDeviceStates(states);
    return state === 'INVALID' ? undefined : state;
  }

  stateChanged(): void {
    this.kernel.deviceStates.changed(this.device);
  }

  log(level: LogLevel, message: string): void {
    this.kernel.log.write(level, 'phones', message);
  }

  /** How it takes the calls to come. */
  react(reactions: readonly PhoneReaction[]): void {
    this.#reactions = new ReactionChoice(reactions, this.random);
  }

  /** What it does in the calls of its own that are answered from now on. */
  set outgoing(script: PhoneScript) {
    this.#outgoing = script;
  }

  /** Takes a call in: the leg of a channel that is about to be made. */
  invited(requestor: Channel | undefined): PhoneCall {
    const { lines } = this.settings;
    const full = lines > 0 && this.#calls.size >= lines;
    const script = full ? this.#noRoom() : this.#reactions.for(requestor?.callerId.num ?? '');
    return this.#begin(new PhoneCall(this, false, script, full));
  }

  /** Calls a number of its context. `script` is for this call alone. */
  dial(number: string, script?: PhoneScript, patience = this.settings.patience): PhoneCall | CallFailure {
    if (!this.kernel.shutdown.takesCalls) return 'ending';
    if (!this.#registered) return 'unregistered';
    const { context, callerId, name } = this.callSettings;
    const refusal = this.#technology.backing?.refusal?.(name);
    if (refusal !== undefined) {
      this.log('warning', `Call from '${name}' to extension '${number}' rejected: ${refusal}`);
      return 'refused';
    }
    if (!this.kernel.dialplan.exists(context, number, 1, callerId.num)) {
      this.log(
        'notice',
        `Call from '${name}' to extension '${number}' rejected: there is none in context '${context}'`,
      );
      return 'noExtension';
    }
    const call = this.#begin(new PhoneCall(this, true, script ?? this.#outgoing));
    if (patience > 0) call.giveUpAfter(patience);
    this.#technology.place(this, call, number);
    return call;
  }

  /** The phone's part of a call is over. */
  ended(call: PhoneCall): void {
    const habit = this.#habitOf.get(call);
    if (!habit) return;
    this.#habitOf.delete(call);
    if (habit.again) this.#arm(habit);
  }

  /** The channel of a call is gone. */
  forget(call: PhoneCall): void {
    this.#calls.delete(call);
  }

  /** It is taken away: its calls end, and it makes no more. */
  retire(): void {
    this.#retired = true;
    for (const timer of this.#habitTimers.values()) timer.cancel();
    this.#habitTimers.clear();
    for (const call of this.calls) call.hangUp();
  }

  #noRoom(): PhoneScript {
    const { busyForward } = this.settings;
    return [busyForward === '' ? { do: 'busy' } : { do: 'forward', to: busyForward }];
  }

  #begin(call: PhoneCall): PhoneCall {
    this.#calls.add(call);
    this.#latest = call;
    return call;
  }

  #arm(habit: PhoneHabit): void {
    if (this.#retired) return;
    this.#habitTimers.set(
      habit,
      this.clock.after(pick(this.random, habit.pause), () => this.#callByHabit(habit)),
    );
  }

  #callByHabit(habit: PhoneHabit): void {
    this.#habitTimers.delete(habit);
    // somebody who is on the phone calls later
    const call = this.#calls.size > 0 ? undefined : this.dial(habit.number, habit.script);
    if (call instanceof PhoneCall) this.#habitOf.set(call, habit);
    else if (habit.again) this.#arm(habit);
  }
}

const stateOf = ({ state }: Channel): DeviceState => {
  if (state === 'Down') return 'NOT_INUSE';
  if (state === 'Ringing') return 'RINGING';
  return state === 'Busy' ? 'BUSY' : 'INUSE';
};
