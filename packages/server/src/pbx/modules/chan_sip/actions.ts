import { actions, events, type Header } from '@amiable/protocol';
import { type ActionHandler, done, fail, handle, handleList, item, type ListItem, wire } from '../../kernel/action.js';
import { rawList } from '../../kernel/raw-list.js';
import { sendNotify } from './notify.js';
import { statusHeaders, statusText } from './peer-words.js';
import { peerHeaders } from './show-peer.js';
import type { SipPeer } from './sip-conf.js';
import type { SipPeers } from './sip-peers.js';

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

export const sipActions = (peers: SipPeers): readonly ActionHandler[] => [
  handleList(actions.SIPpeers, () => listPeers(peers)),
  handle(actions.SIPshowpeer, ({ Peer }, { actionId }) => {
    const peer = peers.get(Peer);
    if (peer) return done(peerHeaders(peers, peer));
    // this failure ends with a blank line more than others
    const id = actionId === '' ? '' : `ActionID: ${actionId}\r\n`;
    const text = actions.SIPshowpeer.fails.noPeer.replace('{peer}', () => Peer);
    return wire(`Response: Error\r\n${id}Message: ${text}\r\n\r\n\r\n`);
  }),
  handle(actions.SIPpeerstatus, ({ Peer }, { actionId }) => {
    const wanted = Peer === '' ? peers.all() : [peers.get(Peer)].filter((peer) => peer !== undefined);
    if (Peer !== '' && wanted.length === 0) return 'noPeer';
    return rawList({
      message: actions.SIPpeerstatus.reply.message,
      items: wanted.map((peer) => peerStatus(peers, peer, actionId)),
      complete: actions.SIPpeerstatus.reply.complete,
      actionId,
    });
  }),
  handle(actions.SIPqualifypeer, ({ Peer }, { actionId }) => {
    const peer = peers.get(Peer);
    if (!peer) return 'noPeer';
    // the answer comes first
    peers.kernel.clock.after(0, () => peers.qualify(peer, actionId));
    return 'ok';
  }),
  handle(actions.SIPnotify, ({ Channel, 'Call-ID': callId }) => {
    const name = Channel.replace(/^SIP\//i, '');
    if (!sendNotify(peers, name)) return fail('noAddress');
    return callId === '' ? 'ok' : fail('noDialog');
  }),
  handleList(actions.SIPshowregistry, () => listRegistrations(peers)),
];

function* listPeers(peers: SipPeers): Generator<ListItem, undefined> {
  for (const peer of peers.byName()) {
    const address = peers.addressOf(peer);
    yield item(events.PeerEntry, {
      Channeltype: 'SIP',
      ObjectName: peer.name,
      ChanObjectType: 'peer',
      IPaddress: address?.ip ?? '-none-',
      IPport: String(address?.port ?? 0),
      Dynamic: yesNo(peer.dynamic),
      AutoForcerport: yesNo(peer.forceRport === 'auto'),
      Forcerport: yesNo(peer.forceRport === 'yes'),
      AutoComedia: yesNo(peer.comedia === 'auto'),
      Comedia: yesNo(peer.comedia === 'yes'),
      VideoSupport: yesNo(peer.video),
      TextSupport: yesNo(peer.text),
      ACL: yesNo(peer.acl.length > 0),
      Status: statusText(peer, peers.answerOf(peer)),
      RealtimeDevice: 'no',
      Description: peer.description,
      Accountcode: peer.accountCode,
    });
  }
  return undefined;
}

const peerStatus = (peers: SipPeers, peer: SipPeer, actionId: string): readonly Header[] => [
  ['Event', 'PeerStatus'],
  ['Privilege', 'System'],
  ['ChannelType', 'SIP'],
  ['Peer', `SIP/${peer.name}`],
  ...statusHeaders(peer, peers.answerOf(peer)),
  ...(actionId === '' ? [] : [['ActionID', actionId] as const]),
];

function* listRegistrations(peers: SipPeers): Generator<ListItem, undefined> {
  for (const { host, port, user, domain, domainPort, expiry, state } of peers.registrations())
    yield item(events.RegistryEntry, {
      Host: host,
      Port: String(port),
      Username: user,
      Domain: domain || host,
      DomainPort: String(domainPort),
      Refresh: String(expiry),
      State: state,
      RegistrationTime: '0',
    });
  return undefined;
}
