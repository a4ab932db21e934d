import type { Channel } from '../../kernel/channel.js';

/**
 * All channels that a channel talks to: those in its bridge, the other halves of those that are Local, and whoever
 * those talk to.
 */
export const connectedChannels = (channel: Channel): readonly Channel[] => {
  const found = new Set<Channel>();
  const visit = (from: Channel): void => {
    for (const peer of from.bridge?.channels ?? []) {
      if (peer === channel || found.has(peer)) continue;
      found.add(peer);
      const half = otherHalf(peer);
      if (!half || half === channel || found.has(half)) continue;
      found.add(half);
      visit(half);
    }
  };
  visit(channel);
  return [...found];
};

const otherHalf = ({ name, kernel }: Channel): Channel | undefined => {
  const half = /^(Local\/.*;)([12])$/s.exec(name);
  return half ? kernel.channels.get(`${half[1]}${half[2] === '1' ? '2' : '1'}`) : undefined;
};
