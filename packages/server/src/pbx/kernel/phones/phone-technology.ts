import { inBackground } from '../background.js';
import type { Channel } from '../channel.js';
import type { ChannelTechnology, RequestOptions } from '../channel-technology.js';
import type { DeviceState } from '../device-state.js';
import { cause } from '../hangup-causes.js';
import type { Kernel } from '../kernel.js';
import { runPbx } from '../pbx-run.js';
import type { Phone } from './phone.js';
import type { PhoneBacking } from './phone-backing.js';
import type { PhoneCall } from './phone-call.js';

/** The name of a phone in an address: `alice`, `alice/sip:…`, `number@alice`. */
export const phoneNameOf = (address: string): string => {
  const slash = address.indexOf('/');
  const first = slash < 0 ? address : address.slice(0, slash);
  return first.slice(first.lastIndexOf('@') + 1);
};

/** Channels of scripted phones, under the name of the technology that they are played for. */
export class PhoneTechnology implements ChannelTechnology {
  readonly name: string;
  /** The channel driver whose peers the phones stand behind. */
  backing: PhoneBacking | undefined;
  readonly #kernel: Kernel;
  readonly #phones = new Map<string, Phone>();
  #serial = 0;

  constructor(kernel: Kernel, name: string) {
    this.#kernel = kernel;
    this.name = name;
  }

  get description(): string {
    return this.backing?.description ?? `Scripted phones as ${this.name}`;
  }

  /** In the order in which they were added. */
  get phones(): readonly Phone[] {
    return [...this.#phones.values()];
  }

  get(name: string): Phone | undefined {
    return this.#phones.get(name);
  }

  add(phone: Phone): void {
    this.#phones.set(phone.settings.name, phone);
  }

  remove(phone: Phone): void {
    if (this.#phones.get(phone.settings.name) === phone) this.#phones.delete(phone.settings.name);
  }

  request(address: string, { requestor, ids }: RequestOptions): Channel | number {
    const name = this.#nameOf(address);
    const refusal = this.backing?.refusal?.(name);
    if (refusal !== undefined) {
      this.#kernel.log.write('warning', 'phones', `Call to ${this.name}/${name} refused: ${refusal}`);
      return cause.congestion;
    }
    const phone = this.#phones.get(name);
    if (!phone) {
      this.#kernel.log.write('error', 'phones', `Unable to create ${this.name} channel - there is no phone '${name}'`);
      return this.backing?.absentCause ?? cause.noRouteDestination;
    }
    if (!phone.registered) {
      phone.log('error', `Failed to call ${phone.device}: the phone is not registered`);
      return this.backing?.absentCause ?? cause.noRouteDestination;
    }
    if (ids?.channelId && !this.#kernel.channels.isFree(ids.channelId)) return cause.congestion;
    const call = phone.invited(requestor);
    const channel = this.#create(phone, call, { exten: 's', state: 'Down', uniqueid: ids?.channelId, requestor });
    channel.publish();
    return channel;
  }

  /** Lets a phone's own call into the dialplan. */
  place(phone: Phone, call: PhoneCall, number: string): void {
    const channel = this.#create(phone, call, { exten: number, state: 'Ring' });
    channel.dialed = number;
    channel.publish();
    if (phone.isSip) channel.variables.set('SIPDOMAIN', '127.0.0.1');
    inBackground(this.#kernel, channel.name, runPbx(channel));
  }

  deviceState(address: string): DeviceState {
    const name = this.#nameOf(address);
    const phone = this.#phones.get(name);
    return this.backing ? this.backing.deviceState(name, phone) : (phone?.deviceState ?? 'INVALID');
  }

  /** Whether a channel driver has a peer of that name. */
  isBacked(name: string): boolean {
    return this.backing !== undefined && (this.backing.knows?.(name) ?? true);
  }

  #nameOf(address: string): string {
    return this.backing?.nameOf?.(address) ?? phoneNameOf(address);
  }

  #create(
    phone: Phone,
    call: PhoneCall,
    start: {
      readonly exten: string;
      readonly state: 'Down' | 'Ring';
      readonly uniqueid?: string | undefined;
      readonly requestor?: Channel | undefined;
    },
  ): Channel {
    const {
      name,
      callerId,
      context,
      language,
      accountCode,
      callGroup,
      pickupGroup,
      variables = [],
    } = phone.callSettings;
    const channel = this.#kernel.channels.create({
      ...start,
      name: `${this.name}/${name}-${(this.#serial++).toString(16).padStart(8, '0')}`,
      technology: this,
      leg: call,
      context,
      priority: 1,
      callerId: { ...callerId, aniNum: callerId.num },
      language: language || this.#kernel.settings.options.defaultlanguage,
      accountCode,
    });
    const groups = this.#kernel.pickups.groupsOf(channel);
    groups.call = new Set(callGroup);
    groups.pickup = new Set(pickupGroup);
    call.attach(channel);
    for (const [variable, value] of variables) channel.variables.set(variable, value);
    return channel;
  }
}
