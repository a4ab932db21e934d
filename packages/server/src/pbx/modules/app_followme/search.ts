import type { FollowMeStep } from '../../../config/followme-conf.js';
import { inBackground } from '../../kernel/background.js';
import type { Channel } from '../../kernel/channel.js';
import {
  dialStatusOfCause,
  publishDialBegin,
  publishDialEnd,
  publishDialState,
  requestChannel,
} from '../../kernel/dial.js';
import { cause } from '../../kernel/hangup-causes.js';
import { runSubroutine } from '../../kernel/pbx-run.js';
import { type Asking, CalledLeg, type Decision } from './called-leg.js';

export interface SearchOptions extends Asking {
  /** `l`: what is called is not left out of the call (`Local/…/n`). */
  readonly keepsLocal: boolean;
  /** `b`: a subroutine that each channel runs before it is called. */
  readonly before: string | undefined;
}

/** Looks for somebody who takes a call, number after number. Who has answered is asked on while others are called. */
export class Search {
  readonly #caller: Channel;
  readonly #options: SearchOptions;
  #legs: CalledLeg[] = [];
  #winner: CalledLeg | undefined;

  constructor(caller: Channel, options: SearchOptions) {
    this.#caller = caller;
    this.#options = options;
  }

  /** Who takes the call; undefined if nobody does, or the caller ends. The others have been hung up. */
  async run(): Promise<Channel | undefined> {
    for (const step of this.#options.profile.steps) {
      if (this.#winner || this.#caller.interrupted) break;
      await this.#call(step);
      if (this.#legs.length > 0) await this.#wait(step.timeout * 1000);
      if (!this.#winner && !this.#caller.interrupted) this.#dropUnanswered();
    }
    this.#hangUpOthers();
    return this.#winner?.channel;
  }

  // --- calling ------------------------------------------------------------------------------------------------

  async #call({ numbers }: FollowMeStep): Promise<void> {
    const { keepsLocal, profile, before } = this.#options;
    const called: { readonly leg: CalledLeg; readonly address: string }[] = [];
    for (const number of numbers) {
      const address = `${number}@${profile.context}/${keepsLocal ? 'n' : 'm'}`;
      const channel = requestChannel(
        this.#caller.kernel,
        { technology: 'Local', address },
        { requestor: this.#caller },
      );
      if (typeof channel === 'number') {
        this.#warn(`Local/${address} cannot be called (cause ${channel})`);
        continue;
      }
      this.#prepare(channel);
      called.push({ leg: new CalledLeg(channel, this.#options), address });
    }
    if (before) for (const { leg } of called) await runSubroutine(leg.channel, before.replaceAll('^', ','));
    for (const { leg, address } of called) this.#callOne(leg, address);
  }

  /** The channel gets what it is to know of the caller; it is told with what happens next. */
  #prepare(channel: Channel): void {
    const caller = this.#caller;
    caller.variables.inheritTo(channel.variables);
    channel.connected.take(caller.callerId);
    channel.accountCode ||= caller.peerAccount;
    channel.peerAccount ||= caller.accountCode;
    channel.musicClass ||= caller.musicClass;
  }

  #callOne(leg: CalledLeg, address: string): void {
    const { channel } = leg;
    if (channel.hungUp) return;
    if (!channel.leg.call()) {
      this.#warn(`Local/${address} cannot be reached`);
      channel.hangup();
      return;
    }
    publishDialBegin(this.#caller, channel, address, channel.snapshot());
    this.#legs.push(leg);
    inBackground(channel.kernel, channel.name, this.#follow(leg));
  }

  async #follow(leg: CalledLeg): Promise<void> {
    const decision = await leg.follow(
      (progress) => publishDialState(this.#caller, leg.channel, progress),
      () => this.#answered(leg),
    );
    if (decision === 'stopped' || this.#winner || !this.#legs.includes(leg)) return;
    if (decision === 'accepted') this.#winner = leg;
    else this.#lost(leg, decision);
    this.#caller.wake();
  }

  /** Who answers ends the ringing of the others for those who watch, though they go on. */
  #answered(leg: CalledLeg): void {
    this.#caller.hangupCause = leg.channel.hangupCause = cause.normalClearing;
    publishDialEnd(this.#caller, leg.channel, 'ANSWER');
    for (const other of this.#legs) if (other !== leg) publishDialEnd(this.#caller, other.channel, 'CANCEL');
  }

  #lost(leg: CalledLeg, decision: Exclude<Decision, 'accepted' | 'stopped'>): void {
    const { channel } = leg;
    this.#forget(leg);
    if (decision !== 'declined') {
      const status = decision === 'hungUp' ? dialStatusOfCause(channel.hangupCause) : decision.toUpperCase();
      publishDialEnd(this.#caller, channel, status);
    }
    channel.hangup();
  }

  // --- waiting ------------------------------------------------------------------------------------------------

  async #wait(ms: number): Promise<void> {
    await this.#caller.wait({ ms, until: () => this.#winner !== undefined || this.#legs.length === 0 });
  }

  #dropUnanswered(): void {
    for (const leg of this.#legs.filter(({ answered }) => !answered)) this.#hangUp(leg);
  }

  /** Everybody but who takes the call; and him too where the caller is gone. */
  #hangUpOthers(): void {
    if (this.#caller.interrupted) this.#winner = undefined;
    for (const leg of [...this.#legs]) if (leg !== this.#winner) this.#hangUp(leg);
  }

  #hangUp(leg: CalledLeg): void {
    this.#forget(leg);
    leg.stop();
    leg.channel.hangup();
  }

  #forget(leg: CalledLeg): void {
    this.#legs = this.#legs.filter((one) => one !== leg);
  }

  #warn(message: string): void {
    this.#caller.kernel.log.write('warning', 'app_followme', message);
  }
}
