import type { DeviceState } from '../device-state.js';
import type { Phone, PhoneSettings } from './phone.js';

/** What a peer decides about the calls of the phone behind it. */
export type BackedSettings = Pick<
  PhoneSettings,
  'callerId' | 'context' | 'language' | 'accountCode' | 'callGroup' | 'pickupGroup'
> & {
  /** Set on each of its channels. */
  readonly variables: readonly (readonly [name: string, value: string])[];
};

/**
 * A channel driver that knows peers (endpoints, lines): a phone of its technology whose name is a peer's stands behind
 * that peer.
 */
export interface PhoneBacking {
  /** As channel names begin: `SIP`. */
  readonly technology: string;
  readonly description: string;
  /** The hangup cause (Q.850) of a call to whom nobody stands behind. */
  readonly absentCause: number;
  /** The name of the phone behind an address, where it is not the usual one. */
  nameOf?(address: string): string;
  /** Whether there is a peer of that name; without this, the driver speaks for every name. */
  knows?(name: string): boolean;
  /** Why a peer takes part in no call for now, for the log; undefined where it does. */
  refusal?(name: string): string | undefined;
  /** What the peer of that name says of calls; what it leaves out is as the phone says. */
  settingsOf(name: string): Partial<BackedSettings>;
  /** `phone` is there only while somebody stands behind the peer. */
  deviceState(name: string, phone: Phone | undefined): DeviceState;
  /** A phone of that name has come or gone; its device's state is told afterwards. */
  phoneChanged(name: string): void;
}
