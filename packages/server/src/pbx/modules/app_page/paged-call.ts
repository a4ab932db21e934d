import { inBackground } from '../../kernel/background.js';
import type { Channel } from '../../kernel/channel.js';
import { softHangup } from '../../kernel/channel-state.js';
import {
  type DialTarget,
  dialStatusOfCause,
  followLeg,
  publishDialBegin,
  publishDialEnd,
  requestChannel,
} from '../../kernel/dial.js';
import { cause } from '../../kernel/hangup-causes.js';
import { release, runSubroutine } from '../../kernel/pbx-run.js';

/** How somebody is paged. */
export interface Paging {
  /** A subroutine that runs on the channel before it is called. */
  readonly before: string | undefined;
  /** Milliseconds until nobody is waited for any more. */
  readonly timeoutMs: number | undefined;
  /** What the one who answers takes part in. */
  answered(channel: Channel): Promise<unknown>;
}

/** The call to one of those who are paged. */
export class PagedCall {
  readonly #channel: Channel;
  readonly #paging: Paging;
  #over = false;
  #talking = false;

  private constructor(channel: Channel, paging: Paging) {
    this.#channel = channel;
    this.#paging = paging;
  }

  /** Calls somebody; undefined where that cannot be done. */
  static async start(caller: Channel, target: DialTarget, paging: Paging): Promise<PagedCall | undefined> {
    const channel = requestChannel(caller.kernel, target, { requestor: caller });
    if (typeof channel === 'number') return undefined;
    introduce(caller, channel);
    if (paging.before) await runSubroutine(channel, paging.before);
    if (channel.hungUp) return undefined;
    if (!channel.leg.call()) {
      channel.hangup();
      return undefined;
    }
    publishDialBegin(undefined, channel, target.address);
    const call = new PagedCall(channel, paging);
    inBackground(caller.kernel, channel.name, call.#follow());
    return call;
  }

  /** The page is over for everybody. */
  end(): void {
    this.#over = true;
    if (this.#talking) this.#channel.requestHangup(softHangup.explicit);
    else this.#channel.wake();
  }

  async #follow(): Promise<void> {
    const channel = this.#channel;
    const { timeoutMs } = this.#paging;
    let late = false;
    const giveUp = (): void => {
      late = true;
      channel.wake();
    };
    const timer = timeoutMs === undefined ? undefined : channel.kernel.clock.after(timeoutMs, giveUp);
    const end = await followLeg(
      channel,
      () => {},
      () => late || this.#over,
    );
    timer?.cancel();
    if (end === 'answer') {
      await this.#answered();
      return;
    }
    if (end === 'stopped') channel.hangupCause = late ? cause.noAnswer : cause.answeredElsewhere;
    else {
      const status = end === 'hungUp' ? dialStatusOfCause(channel.hangupCause) : end.toUpperCase();
      publishDialEnd(undefined, channel, status);
    }
    channel.hangup();
  }

  async #answered(): Promise<void> {
    const channel = this.#channel;
    channel.setState('Up');
    publishDialEnd(undefined, channel, 'ANSWER');
    this.#talking = true;
    await this.#paging.answered(channel);
    this.#talking = false;
    await release(channel);
  }
}

/** The called channel gets what it is to know of the caller. */
const introduce = (caller: Channel, channel: Channel): void => {
  caller.variables.inheritTo(channel.variables);
  channel.stage();
  channel.application = 'AppDial2';
  channel.applicationData = '(Outgoing Line)';
  channel.connected.take(caller.callerId);
  channel.accountCode ||= caller.accountCode;
  channel.peerAccount ||= caller.accountCode;
  channel.musicClass ||= caller.musicClass;
  channel.unstage();
};
