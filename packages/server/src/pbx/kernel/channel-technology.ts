import type { Channel } from './channel.js';
import type { DeviceState } from './device-state.js';
import type { Samples } from './media/samples.js';

/** What a channel can be told to show to its far end. */
export type Indication =
  | 'ringing'
  | 'progress'
  | 'proceeding'
  | 'busy'
  | 'congestion'
  | 'hold'
  | 'unhold'
  | 'connectedLine'
  | 'redirecting'
  | 'flash'
  | 'none';

/**
 * What carries a channel (Local, scripted phones, SIP). The kernel owns names, ids, states and variables and is the
 * only one that raises events; a technology obeys commands and reports facts by calling methods of the channel.
 */
export interface ChannelTechnology {
  /** The technology's type, the prefix of channel names: `Local`, `PJSIP`. */
  readonly name: string;
  readonly description: string;
  /** Its channels serve the system itself: no event tells of them, and no records are kept. */
  readonly internal?: boolean;
  /**
   * Makes a channel towards `address` (what stands behind `Type/`) without calling anybody yet; a number is the hangup
   * cause (Q.850) why it cannot.
   */
  request(address: string, options: RequestOptions): Channel | number;
  /** The state of the device behind an address, where the technology knows it. */
  deviceState?(address: string): DeviceState;
}

export interface RequestOptions {
  /** The channel on whose behalf it is made: linkedid, language and account code are taken from it. */
  readonly requestor?: Channel | undefined;
  /** Unique ids chosen by the client, for the channel and (Local) its second half. */
  readonly ids?: { readonly channelId?: string; readonly otherChannelId?: string } | undefined;
}

/** The technology's side of one channel. Every command is harmless after the end. */
export interface Leg {
  /** Starts the call (signalling); false: it failed at once. */
  call(): boolean;
  answer(): void;
  hangup(cause: number): void;
  /** false: the technology cannot show it, the kernel plays it. */
  indicate(indication: Indication, data?: string): boolean;
  digitBegin(digit: string): boolean;
  digitEnd(digit: string, ms: number): boolean;
  sendText(text: string): boolean;
  /** The channel speaks another language now. */
  setLanguage?(language: string): void;
  /** The channel at the far end, where that is one too: what CHANNEL() writes holds there as well. */
  farEnd?(): Channel | undefined;
  /** Sound begins to be sent to the far end. */
  speak?(): void;
  /** Whether the far end sends sound, be it silence. */
  speaks?(): boolean;
  /** The channel has come into a bridge, or what kept it as it was is gone: the technology may leave out what is needless. */
  settle?(): void;
  /** What the far end says at a tick of the media clock; undefined where it says nothing. */
  receive?(tick: number): Samples | undefined;
}
