import { events } from '@amiable/protocol';
import { combineDeviceStates, type DeviceState } from './device-state.js';
import { hintPriority, type Step } from './dialplan/context.js';
import { caseBlindHash, inBucketOrder, stateBuckets } from './hash-order.js';
import type { Kernel } from './kernel.js';
import { type Presence, samePresence } from './presence-state.js';
import { substituteNow } from './substitute.js';

/** The states of an extension by number. */
const statusTexts: Readonly<Record<number, string>> = {
  [-2]: 'Removed',
  [-1]: 'Deactivated',
  0: 'Idle',
  1: 'InUse',
  2: 'Busy',
  4: 'Unavailable',
  8: 'Ringing',
  9: 'InUse&Ringing',
  16: 'Hold',
  17: 'InUse&Hold',
};

/** The text for the state of an extension; `Unknown` for one that has no hint. */
export const extensionStatusText = (status: number): string =>
  status < 0 ? 'Unknown' : (statusTexts[status] ?? 'Unknown');

const ofDevice: Readonly<Record<DeviceState, number>> = {
  UNKNOWN: 0,
  NOT_INUSE: 0,
  INUSE: 1,
  BUSY: 2,
  INVALID: 4,
  UNAVAILABLE: 4,
  RINGING: 8,
  RINGINUSE: 9,
  ONHOLD: 16,
};

/** The number for the state of an extension whose devices are in `state` together. */
export const extensionStatus = (state: DeviceState): number => ofDevice[state];

const unavailable = 4;

/** How many extensions that clients ask for may have hints made from patterns; beyond, the oldest ones go. */
export const mostMadeHints = 10_000;

/** A hint: what devices and whose presence stand for an extension. */
export interface Hint {
  readonly context: string;
  /** As the dialplan writes it; may be a pattern. */
  readonly exten: string;
  /** As the dialplan writes it: `PJSIP/alice&Custom:lamp,CustomPresence:alice`. */
  readonly hint: string;
  /** What stands behind the hint in parentheses. */
  readonly hintName: string;
  readonly devices: readonly string[];
  readonly presentity: string;
}

interface Watched extends Hint {
  status: number;
  presence: Presence | undefined;
}

/** The hints of the dialplan and the states of their extensions, told as they change. */
export class Hints {
  readonly #kernel: Kernel;
  /** In the order in which they were added. */
  readonly #hints = new Map<string, Watched>();
  readonly #byDevice = new Map<string, Set<Watched>>();
  /** Those that nobody wrote: made from patterns and for devices, the oldest first. */
  readonly #made = new Map<string, { readonly context: string; readonly exten: string }>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Adds a hint; its state is told unless its devices are unavailable. */
  add(context: string, exten: string, hint: string, hintName: string): void {
    this.remove(context, exten);
    const watched: Watched = {
      context,
      exten,
      hint,
      hintName,
      ...partsOf(hint),
      status: unavailable,
      presence: undefined,
    };
    this.#hints.set(keyOf(context, exten), watched);
    // a pattern stands for many extensions, so that none of them has a state of its own
    if (exten.startsWith('_')) return;
    for (const device of watched.devices) this.#watch(device.toLowerCase(), watched);
    watched.presence = this.#kernel.presenceStates.get(watched.presentity);
    this.#renew(watched);
  }

  remove(context: string, exten: string): void {
    const watched = this.#hints.get(keyOf(context, exten));
    if (!watched) return;
    this.#hints.delete(keyOf(context, exten));
    this.#made.delete(keyOf(context, exten));
    for (const device of watched.devices) this.#byDevice.get(device.toLowerCase())?.delete(watched);
  }

  /** The hint for an extension: its own, or one that is made now from the pattern that it fits. */
  find(exten: string, context: string): Hint | undefined {
    const { dialplan } = this.#kernel;
    const step = dialplan.find(context, exten, hintPriority);
    if (!step) return undefined;
    if (step.exten.startsWith('_')) {
      const given = { EXTEN: exten, CONTEXT: step.context };
      const scope = { kernel: this.#kernel, channel: undefined, trusted: true, given };
      this.make({ ...step, exten, application: substituteNow(step.application, scope) });
      return this.#hints.get(keyOf(step.context, exten));
    }
    return this.#hints.get(keyOf(step.context, step.exten));
  }

  /** Adds a hint that nobody wrote; of too many, the oldest goes. */
  make(step: Step): void {
    const { context, exten } = step;
    if (!this.#kernel.dialplan.add(step)) return;
    this.#made.set(keyOf(context, exten), { context, exten });
    const [oldest] = this.#made.size > mostMadeHints ? this.#made.values() : [];
    if (oldest) this.#kernel.dialplan.remove(oldest.context, { exten: oldest.exten, priority: hintPriority });
  }

  /** The state of an extension; undefined if it has no hint. */
  state(
    exten: string,
    context: string,
  ): { readonly hint: Hint; readonly status: number; readonly text: string } | undefined {
    const hint = this.find(exten, context);
    if (!hint) return undefined;
    const status = this.#statusOf(hint);
    return { hint, status, text: extensionStatusText(status) };
  }

  presence(exten: string, context: string): Presence | undefined {
    const hint = this.find(exten, context);
    return hint && this.#kernel.presenceStates.get(hint.presentity);
  }

  /** All hints, in the reference's order. */
  list(): readonly (Hint & { readonly status: number; readonly presence: Presence | undefined })[] {
    const all = inBucketOrder(this.#hints.values(), ({ exten }) => caseBlindHash(exten), stateBuckets);
    return all.map((hint) => ({ ...hint, status: hint.exten.startsWith('_') ? unavailable : this.#statusOf(hint) }));
  }

  /** A device is in another state: tells the extensions that hang on it. */
  deviceChanged(device: string): void {
    const hanging = this.#byDevice.get(device.toLowerCase());
    if (hanging) for (const watched of [...hanging]) this.#renew(watched);
    this.#kernel.dialplan.hintDevice(device);
  }

  presenceChanged(presentity: string, presence: Presence): void {
    for (const watched of this.#hints.values()) {
      if (watched.presentity.toLowerCase() !== presentity.toLowerCase()) continue;
      if (watched.presence && samePresence(watched.presence, presence)) continue;
      watched.presence = presence;
      const { exten, context, hint } = watched;
      this.#kernel.events.publish(events.PresenceStatus, {
        Exten: exten,
        Context: context,
        Hint: hint,
        Status: presence.state,
        Subtype: presence.subtype,
        Message: presence.message,
      });
    }
  }

  #watch(device: string, watched: Watched): void {
    const hanging = this.#byDevice.get(device);
    if (hanging) hanging.add(watched);
    else this.#byDevice.set(device, new Set([watched]));
  }

  #statusOf(hint: Hint): number {
    return extensionStatus(combineDeviceStates(hint.devices.map((device) => this.#kernel.deviceStates.get(device))));
  }

  #renew(watched: Watched): void {
    const status = this.#statusOf(watched);
    if (status === watched.status) return;
    watched.status = status;
    const { exten, context, hint } = watched;
    this.#kernel.events.publish(events.ExtensionStatus, {
      Exten: exten,
      Context: context,
      Hint: hint,
      Status: status,
      StatusText: extensionStatusText(status),
    });
  }
}

const keyOf = (context: string, exten: string): string => `${exten}@${context}`;

/** The devices of a hint and, behind its last comma, whose presence it shows. */
const partsOf = (hint: string): { devices: readonly string[]; presentity: string } => {
  const comma = hint.lastIndexOf(',');
  const devices = (comma < 0 ? hint : hint.slice(0, comma))
    .split('&')
    .map((device) => device.trim())
    .filter((device) => device !== '');
  return { devices, presentity: hint.slice(comma + 1).trim() };
};
