import type { SipPeer } from './sip-conf.js';

/** `OK (1 ms)`, `UNREACHABLE`…, as lists show whether a peer answers. */
export const statusText = ({ qualify }: SipPeer, answer: number): string => {
  if (qualify === 0) return 'Unmonitored';
  if (answer < 0) return 'UNREACHABLE';
  if (answer === 0) return 'UNKNOWN';
  return answer > qualify ? `LAGGED (${answer} ms)` : `OK (${answer} ms)`;
};

/** The same as PeerStatus has it, with the milliseconds where there are some. */
export const statusHeaders = ({ qualify }: SipPeer, answer: number): readonly (readonly [string, string])[] => {
  const status = (text: string, ms?: number): readonly (readonly [string, string])[] =>
    ms === undefined ? [['PeerStatus', text]] : [['PeerStatus', text], ['Time', String(ms)]]; // biome-ignore format: one row
  if (qualify === 0) return status('Unmonitored');
  if (answer < 0) return status('Unreachable');
  if (answer === 0) return status('Unknown');
  return status(answer > qualify ? 'Lagged' : 'Reachable', answer);
};

export const insecureText = ({ insecurePort, insecureInvite }: SipPeer): string =>
  [insecurePort && 'port', insecureInvite && 'invite'].filter((word) => word !== false).join(',') || 'no';

export const callerIdText = ({ callerId }: Pick<SipPeer, 'callerId'>): string => `"${callerId.name}" <${callerId.num}>`;
