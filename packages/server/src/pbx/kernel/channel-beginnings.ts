import type { ChannelState } from './channel-state.js';
import type { ChannelTechnology, Leg } from './channel-technology.js';
import type { LineChange } from './party.js';

/** A place in the dialplan. */
export interface Location {
  readonly context: string;
  readonly exten: string;
  readonly priority: number;
}

/** What a channel begins with. */
export interface ChannelBeginnings extends Partial<Location> {
  readonly name: string;
  readonly uniqueid: string;
  readonly linkedid: string;
  readonly technology: ChannelTechnology;
  readonly leg: Leg;
  readonly state: ChannelState;
  readonly language?: string | undefined;
  readonly accountCode?: string | undefined;
  readonly callerId?: LineChange | undefined;
}
