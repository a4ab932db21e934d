import type { Bridge } from '../../kernel/bridge.js';
import type { Channel } from '../../kernel/channel.js';
import { caseBlindHash, inBucketOrder } from '../../kernel/hash-order.js';

/** Buckets of the reference's table of the channels of a bridge. */
const buckets = 13;

/** The channels of a bridge in the order of the reference's lists, which is that of a hash of their unique ids. */
export const listedChannels = (bridge: Bridge): readonly Channel[] =>
  inBucketOrder(bridge.channels, ({ uniqueid }) => caseBlindHash(uniqueid), buckets);
