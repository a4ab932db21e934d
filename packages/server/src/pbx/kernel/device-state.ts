import { events } from '@amiable/protocol';
import { cacheHash, inBucketOrder, stateBuckets } from './hash-order.js';
import type { Kernel } from './kernel.js';

/** The states of a device, in the order of Asterisk's numbers for them (0 to 8). */
export const deviceStates = [
  'UNKNOWN',
  'NOT_INUSE',
  'INUSE',
  'BUSY',
  'INVALID',
  'UNAVAILABLE',
  'RINGING',
  'RINGINUSE',
  'ONHOLD',
] as const;

export type DeviceState = (typeof deviceStates)[number];

/** Asterisk's number for a state, as QueueMemberStatus shows it. */
export const deviceStateNumber = (state: DeviceState): number => deviceStates.indexOf(state);

/** A state by its name, whatever its case; UNKNOWN for any other text. */
export const parseDeviceState = (text: string): DeviceState =>
  deviceStates.find((state) => state === text.toUpperCase()) ?? 'UNKNOWN';

/** How much a state counts when the states of several devices become one. */
const weights: Readonly<Record<DeviceState, number>> = {
  INVALID: 0,
  UNKNOWN: 1,
  UNAVAILABLE: 2,
  NOT_INUSE: 3,
  ONHOLD: 4,
  RINGING: 5,
  INUSE: 6,
  BUSY: 7,
  RINGINUSE: 8,
};

/** The state of several devices together; INVALID for none. */
export const combineDeviceStates = (states: Iterable<DeviceState>): DeviceState => {
  let result: DeviceState = 'INVALID';
  let ringing = false;
  let inUse = false;
  for (const state of states) {
    ringing ||= state === 'RINGING';
    inUse ||= state === 'INUSE' || state === 'ONHOLD' || state === 'BUSY';
    if (ringing && inUse) result = 'RINGINUSE';
    else if (weights[state] > weights[result]) result = state;
  }
  return result;
};

/** Tells the state of `name` (what stands behind the prefix and its colon). */
export type DeviceStateProvider = (name: string) => DeviceState;

export interface DeviceStateEntry {
  readonly device: string;
  readonly state: DeviceState;
}

const messageType = 'ast_device_state_message_type';

/**
 * The states of devices: `Technology/address` is told by the channel technology and the channels there are, `Prefix:name`
 * by whoever registered the prefix. What changed is kept here, so that only news is told, except for Local channels
 * and those of the system itself, whose state is told each time and never kept.
 */
export class DeviceStates {
  readonly #kernel: Kernel;
  readonly #providers = new Map<string, DeviceStateProvider>();
  readonly #known = new Map<string, DeviceState>();
  #listeners: readonly ((device: string, state: DeviceState) => void)[] = [];

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Lets `provider` tell the states of `Prefix:name`; gives the function that takes it away. */
  register(prefix: string, provider: DeviceStateProvider): () => void {
    const key = prefix.toLowerCase();
    if (this.#providers.has(key)) throw new Error(`There is already a provider of states for '${prefix}:'`);
    this.#providers.set(key, provider);
    return () => this.#providers.delete(key);
  }

  /** Calls `listener` with every state that is told, before its event; gives the function that ends it. */
  subscribe(listener: (device: string, state: DeviceState) => void): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((one) => one !== listener);
    };
  }

  /** The state of one device, or of several joined by `&`. */
  get(device: string): DeviceState {
    if (device.includes('&')) return combineDeviceStates(device.split('&').map((one) => this.#one(one.trim())));
    return this.#one(device);
  }

  /** Tells a state that its owner knows. */
  set(device: string, state: DeviceState): void {
    if (this.#isKept(device)) {
      if (this.#known.get(device) === state) return;
      this.#known.set(device, state);
    }
    for (const listener of this.#listeners) listener(device, state);
    this.#kernel.hints.deviceChanged(device);
    this.#kernel.events.publish(events.DeviceStateChange, { Device: device, State: state });
  }

  #isKept(device: string): boolean {
    if (device.startsWith('Local/')) return false;
    const slash = device.indexOf('/');
    return slash < 0 || !this.#kernel.technologies.get(device.slice(0, slash))?.internal;
  }

  /** Finds out the state again and tells it. */
  changed(device: string): void {
    this.set(device, this.#find(device));
  }

  /** Forgets a device that is no more. */
  forget(device: string): void {
    this.#known.delete(device);
  }

  /** All states that are kept, in the reference's order. */
  list(): readonly DeviceStateEntry[] {
    return inBucketOrder(this.#known, ([device]) => cacheHash(messageType, device), stateBuckets).map(
      ([device, state]) => ({ device, state }),
    );
  }

  #one(device: string): DeviceState {
    return this.#known.get(device) ?? this.#find(device);
  }

  #find(device: string): DeviceState {
    const slash = device.indexOf('/');
    const colon = device.indexOf(':');
    if (colon >= 0 && (slash < 0 || colon < slash)) {
      const provider = this.#providers.get(device.slice(0, colon).toLowerCase());
      return provider ? provider(device.slice(colon + 1)) : 'INVALID';
    }
    if (slash < 0) return 'INVALID';
    const technology = this.#kernel.technologies.get(device.slice(0, slash));
    if (!technology) return 'INVALID';
    return technology.deviceState?.(device.slice(slash + 1)) ?? this.#byChannels(device);
  }

  /** Where the technology does not know: what the device's channels do, or UNKNOWN. */
  #byChannels(device: string): DeviceState {
    const states: DeviceState[] = [];
    for (const channel of this.#kernel.channels.all())
      if (channel.device === device) states.push(channel.state === 'Ringing' ? 'RINGING' : 'INUSE');
    return states.length === 0 ? 'UNKNOWN' : combineDeviceStates(states);
  }
}
