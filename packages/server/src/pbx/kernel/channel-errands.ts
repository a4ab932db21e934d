import type { Channel } from './channel.js';
import type { Location } from './channel-beginnings.js';
import { softHangup } from './channel-state.js';

/** Something else to do before the dialplan goes on. */
interface Detour {
  readonly run: () => Promise<unknown>;
  readonly abandoned: () => void;
}

/** Where one channel was sent, and what else it was told to do, until whoever runs it takes that up. */
export class ChannelErrands {
  readonly #channel: Channel;
  #place: Location | undefined;
  /** Whether it was in a bridge when it was sent there: it comes with the application that it had. */
  #fromBridge = false;
  #detour: Detour | undefined;

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  sendTo(place: Location, atOnce: boolean): void {
    const channel = this.#channel;
    this.#place = place;
    this.#fromBridge = channel.bridge !== undefined;
    // where the dialplan runs, it stands there at once: what is told while it leaves the old place shows the new one
    if (channel.hasPbx || (this.#fromBridge && atOnce)) stand(channel, place);
    channel.softHangup(undefined, softHangup.asyncGoto);
  }

  detour(detour: Detour): void {
    this.#detour?.abandoned();
    this.#detour = detour;
    this.#channel.softHangup(undefined, softHangup.asyncGoto);
  }

  takeDetour(): Detour['run'] | undefined {
    const detour = this.#detour;
    if (!detour) return undefined;
    this.#detour = undefined;
    if (!this.#place) this.#channel.clearSoftHangup(softHangup.asyncGoto);
    this.#forgetApplication();
    return detour.run;
  }

  takeGoto(): boolean {
    const place = this.#place;
    if (!place) return false;
    this.#place = undefined;
    this.#channel.clearSoftHangup(softHangup.asyncGoto);
    stand(this.#channel, place);
    if (this.#fromBridge) this.#channel.publish();
    else this.#forgetApplication();
    return true;
  }

  /** The channel ends. */
  abandon(): void {
    this.#detour?.abandoned();
    this.#detour = undefined;
  }

  /** Where no dialplan runs, the application that the channel showed until now is over. */
  #forgetApplication(): void {
    if (!this.#channel.hasPbx) this.#channel.application = this.#channel.applicationData = '';
  }
}

const stand = (channel: Channel, { context, exten, priority }: Location): void => {
  channel.context = context;
  channel.exten = exten;
  channel.priority = priority;
};
