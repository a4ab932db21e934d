import { ack, action, fields, list, text, texts } from '../action.js';
import { PeerEntry, PeerStatus, RegistryEntry } from '../events/peers.js';

export const SIPnotify = action({
  name: 'SIPnotify',
  synopsis: 'Send a SIP NOTIFY request through chan_sip',
  description:
    'Sends the given headers to a peer. chan_sip belongs to older systems; PJSIPNotify is what new ones use.',
  seeAlso: ['PJSIPNotify'],
  privilege: ['system'],
  module: 'chan_sip',
  params: {
    Channel: text({ description: 'Name of the peer', required: 'SIPNotify requires a channel name' }),
    Variable: texts({ description: 'Header to send, as name=value' }),
    'Call-ID': text({ description: 'Send within the dialog of this Call-ID' }),
  },
  reply: ack('Notify Sent'),
  fails: {
    noAddress: 'Could not create address',
    noDialog: 'Call-ID not found',
  },
});

export const SIPpeers = action({
  name: 'SIPpeers',
  synopsis: 'List the peers of chan_sip',
  description: 'Gives one PeerEntry event for each peer of sip.conf.',
  seeAlso: ['SIPshowpeer'],
  privilege: ['system', 'reporting'],
  module: 'chan_sip',
  params: {},
  reply: list('Peer status list will follow', [PeerEntry], 'PeerlistComplete'),
});

export const SIPpeerstatus = action({
  name: 'SIPpeerstatus',
  synopsis: 'Show whether peers of chan_sip are reachable',
  description: 'Gives a PeerStatus event for one peer or for each of them.',
  seeAlso: ['SIPpeers', 'PeerStatus'],
  privilege: ['system'],
  module: 'chan_sip',
  params: {
    Peer: text({ description: 'Name of the peer; left out: all' }),
  },
  reply: list('Peer status will follow', [PeerStatus], 'SIPpeerstatusComplete'),
  fails: { noPeer: 'No such peer' },
});

export const SIPqualifypeer = action({
  name: 'SIPqualifypeer',
  synopsis: 'Check whether a peer of chan_sip answers',
  description: 'Sends a SIP OPTIONS request; SIPQualifyPeerDone tells that the check is over.',
  seeAlso: ['SIPQualifyPeerDone', 'PeerStatus'],
  privilege: ['system', 'reporting'],
  module: 'chan_sip',
  params: {
    Peer: text({ description: 'Name of the peer', required: 'Peer: <name> missing.' }),
  },
  reply: ack('SIP peer found - will qualify'),
  fails: { noPeer: 'Peer not found' },
});

export const SIPshowpeer = action({
  name: 'SIPshowpeer',
  synopsis: 'Show one peer of chan_sip',
  description: 'Gives all settings and the state of the peer as headers of the reply.',
  seeAlso: ['SIPpeers'],
  privilege: ['system', 'reporting'],
  module: 'chan_sip',
  params: {
    Peer: text({ description: 'Name of the peer', required: 'Peer: <name> missing.' }),
  },
  reply: fields(),
  fails: { noPeer: 'Peer {peer} not found.' },
});

export const SIPshowregistry = action({
  name: 'SIPshowregistry',
  synopsis: 'List the registrations of chan_sip at other servers',
  description: 'Gives one RegistryEntry event for each registration.',
  seeAlso: ['RegistryEntry'],
  privilege: ['system', 'reporting'],
  module: 'chan_sip',
  params: {},
  reply: list('Registrations will follow', [RegistryEntry], 'RegistrationsComplete'),
});
