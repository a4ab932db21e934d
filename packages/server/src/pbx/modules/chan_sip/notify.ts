import type { Conf } from '../../../config/conf.js';
import type { SipPeers } from './sip-peers.js';

/**
 * Sends a NOTIFY to a peer, or to an address. Scripted phones take it and do nothing, and to others nothing goes out.
 * @returns false where nobody knows where the peer is
 */
export const sendNotify = (peers: SipPeers, name: string): boolean => {
  const peer = peers.get(name);
  if (peer) return (peers.addressOf(peer) ?? peer.defaultAddress) !== undefined;
  return /^(\d{1,3}\.){3}\d{1,3}(:\d+)?$/.test(name);
};

/** The kinds of messages that sip_notify.conf describes. */
export const notifyTypes = (conf: Conf | undefined): readonly string[] =>
  (conf?.sections() ?? []).map(({ name }) => name);
