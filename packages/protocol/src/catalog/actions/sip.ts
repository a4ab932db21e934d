import { ack, action, fields, list, text, texts } from '../action.js';
import { PeerEntry, PeerStatus, RegistryEntry } from '../events/peers.js';

export const SIPnotify = action({
  name: 'SIPnotify',
  privilege: ['system'],
  module: 'chan_sip',
  params: {
    Channel: text({ required: '' }),
    Variable: texts({ required: '' }),
    'Call-ID': text(),
  },
  reply: ack(''),
});

export const SIPpeers = action({
  name: 'SIPpeers',
  privilege: ['system', 'reporting'],
  module: 'chan_sip',
  params: {},
  reply: list('Peer status list will follow', [PeerEntry], 'PeerlistComplete'),
});

export const SIPpeerstatus = action({
  name: 'SIPpeerstatus',
  privilege: ['system'],
  module: 'chan_sip',
  params: {
    Peer: text(),
  },
  reply: list('Peer status will follow', [PeerStatus], 'SIPpeerstatusComplete'),
});

export const SIPqualifypeer = action({
  name: 'SIPqualifypeer',
  privilege: ['system', 'reporting'],
  module: 'chan_sip',
  params: {
    Peer: text({ required: '' }),
  },
  reply: ack('SIP peer found - will qualify'),
});

export const SIPshowpeer = action({
  name: 'SIPshowpeer',
  privilege: ['system', 'reporting'],
  module: 'chan_sip',
  params: {
    Peer: text({ required: '' }),
  },
  reply: fields(),
});

export const SIPshowregistry = action({
  name: 'SIPshowregistry',
  privilege: ['system', 'reporting'],
  module: 'chan_sip',
  params: {},
  reply: list('Registrations will follow', [RegistryEntry], 'RegistrationsComplete'),
});
