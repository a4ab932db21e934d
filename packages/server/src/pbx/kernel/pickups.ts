import { events } from '@amiable/protocol';
import type { Channel } from './channel.js';
import { softHangup } from './channel-state.js';
import { cause } from './hangup-causes.js';
import { answer } from './indications.js';

/** The groups whose calls a channel may be picked up in, and those that it may pick up. */
export interface PickupGroups {
  call: ReadonlySet<number>;
  pickup: ReadonlySet<number>;
  namedCall: ReadonlySet<string>;
  namedPickup: ReadonlySet<string>;
}

/** Calls that ring and may be taken by somebody else. */
export class Pickups {
  readonly #ringing = new Map<Channel, (by: Channel) => boolean>();
  readonly #groups = new WeakMap<Channel, PickupGroups>();

  /**
   * Says that a channel rings for somebody.
   * @param takeOver lets another channel answer in its place; false: it is too late for that
   * @returns the function that says that it does not ring any more
   */
  offer(channel: Channel, takeOver: (by: Channel) => boolean): () => void {
    this.#ringing.set(channel, takeOver);
    const withdraw = (): void => {
      if (this.#ringing.get(channel) === takeOver) this.#ringing.delete(channel);
    };
    channel.onEnd(withdraw);
    return withdraw;
  }

  groupsOf(channel: Channel): PickupGroups {
    let groups = this.#groups.get(channel);
    if (!groups) {
      groups = { call: new Set(), pickup: new Set(), namedCall: new Set(), namedPickup: new Set() };
      this.#groups.set(channel, groups);
    }
    return groups;
  }

  /** The channels that ring, the one that began first first. */
  ringing(): readonly Channel[] {
    return [...this.#ringing.keys()].filter(({ state }) => state === 'Ringing');
  }

  /** The first channel that rings in a group that another one may pick up. */
  inGroupOf(picker: Channel): Channel | undefined {
    const { pickup, namedPickup } = this.groupsOf(picker);
    return this.ringing().find((target) => {
      if (target === picker) return false;
      const { call, namedCall } = this.groupsOf(target);
      return [...call].some((group) => pickup.has(group)) || [...namedCall].some((group) => namedPickup.has(group));
    });
  }

  /** Has a channel answer in the place of one that rings (Pickup); the one that rang ends. false: it rings no more. */
  pickUp(picker: Channel, target: Channel): boolean {
    const takeOver = this.#ringing.get(target);
    if (!takeOver || picker.interrupted) return false;
    picker.setConnectedLine(target.connected);
    answer(picker);
    const before = { picker: picker.snapshot(), target: target.snapshot() };
    const { context, exten, priority, application, applicationData } = picker;
    picker.hasPbx = picker.stepping = false;
    Object.assign(picker, placeOf(target), { outgoing: true });
    if (!takeOver(picker)) {
      Object.assign(picker, { context, exten, priority, application, applicationData, outgoing: false });
      picker.hasPbx = picker.stepping = true;
      return false;
    }
    this.#ringing.delete(target);
    picker.publish();
    picker.kernel.events.publish(events.Pickup, { channel: before.picker, targetChannel: before.target });
    target.requestHangup(softHangup.applicationEnd);
    Object.assign(target, { context, exten, priority });
    target.hangupCause = cause.answeredElsewhere;
    target.hangup();
    return true;
  }
}

const placeOf = ({ context, exten, priority, application, applicationData }: Channel) => ({
  context,
  exten,
  priority,
  application,
  applicationData,
});
