import { ack, action, list } from '../action.js';
import { PeerEntry } from '../events/peers.js';

export const IAXnetstats = action({
  name: 'IAXnetstats',
  privilege: ['system', 'reporting'],
  module: 'chan_iax2',
  params: {},
  reply: ack(''),
});

export const IAXpeerlist = action({
  name: 'IAXpeerlist',
  privilege: ['system', 'reporting'],
  module: 'chan_iax2',
  params: {},
  reply: list('IAX Peer status list will follow', [PeerEntry], 'PeerlistComplete'),
});

export const IAXpeers = action({
  name: 'IAXpeers',
  privilege: ['system', 'reporting'],
  module: 'chan_iax2',
  params: {},
  reply: list('Peer status list will follow', [], 'PeerlistComplete'),
});

export const IAXregistry = action({
  name: 'IAXregistry',
  privilege: ['system', 'reporting'],
  module: 'chan_iax2',
  params: {},
  reply: list('Registrations will follow', [], 'RegistrationsComplete'),
});
