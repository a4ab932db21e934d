import type { Bridge } from './bridge.js';
import type { Channel } from './channel.js';

/** The channels of a bridge in the order of the reference's lists: that of their unique ids as texts (`.10` before `.8`). */
export const listedChannels = (bridge: Bridge): readonly Channel[] =>
  [...bridge.channels].sort((a, b) => (a.uniqueid < b.uniqueid ? -1 : Number(a.uniqueid > b.uniqueid)));
