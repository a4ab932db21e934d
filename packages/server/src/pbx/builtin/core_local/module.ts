import type { Channel } from '../../kernel/channel.js';
import type { ChannelTechnology, RequestOptions } from '../../kernel/channel-technology.js';
import type { DeviceState } from '../../kernel/device-state.js';
import { cause } from '../../kernel/hangup-causes.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';
import { localActions } from './actions.js';
import { LocalPair, parseLocalAddress } from './local-pair.js';

/** Channels that lead into the dialplan. */
export class LocalTechnology implements ChannelTechnology {
  readonly name = 'Local';
  readonly description = 'Local Proxy Channel Driver';
  readonly #kernel: Kernel;
  /** How many pairs there are for each `exten@context`. */
  readonly #inUse = new Map<string, number>();
  #optimizations = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  request(address: string, { requestor, ids }: RequestOptions): Channel | number {
    if (ids?.channelId && !this.#kernel.channels.isFree(ids.channelId)) return cause.congestion;
    const place = parseLocalAddress(address);
    const pair = new LocalPair(this.#kernel, place, () => this.#optimizations++);
    const device = `${place.exten}@${place.context}`;
    const serial = this.#kernel.channels.nextPairSerial();
    const shared = { technology: this, context: place.context, exten: place.exten, priority: 1, requestor };
    const { channels } = this.#kernel;
    const one = channels.create({
      ...shared,
      name: `Local/${device}-${serial};1`,
      leg: pair.one,
      state: 'Down',
      uniqueid: ids?.channelId,
    });
    one.publish();
    if (!this.#otherIdIsFree(ids)) {
      one.hangup();
      return cause.congestion;
    }
    const two = channels.create({
      ...shared,
      name: `Local/${device}-${serial};2`,
      leg: pair.two,
      state: 'Ring',
      uniqueid: ids?.channelId ? ids.otherChannelId || `${ids.channelId};2` : undefined,
      linkedid: one.linkedid,
    });
    pair.one.channel = one;
    pair.two.channel = two;
    this.#inUse.set(device, (this.#inUse.get(device) ?? 0) + 1);
    pair.whenEnding = () => this.#release(device);
    two.publish();
    return one;
  }

  deviceState(address: string): DeviceState {
    const { exten, context } = parseLocalAddress(address);
    if ((this.#inUse.get(`${exten}@${context}`) ?? 0) > 0) return 'INUSE';
    return this.#kernel.dialplan.exists(context, exten, 1) ? 'NOT_INUSE' : 'INVALID';
  }

  /** The second half's id counts only beside one for the first half. */
  #otherIdIsFree(ids: RequestOptions['ids']): boolean {
    return !ids?.channelId || !ids.otherChannelId || this.#kernel.channels.isFree(ids.otherChannelId);
  }

  #release(device: string): void {
    const left = (this.#inUse.get(device) ?? 1) - 1;
    if (left > 0) this.#inUse.set(device, left);
    else this.#inUse.delete(device);
  }
}

export const definition = defineModule({
  name: 'core_local',
  description: 'Local Proxy Channel Driver',
  start: (kernel) => ({
    technologies: [new LocalTechnology(kernel)],
    actions: localActions(kernel),
  }),
});
