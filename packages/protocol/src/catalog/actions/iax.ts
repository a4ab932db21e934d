import { action, fields, list } from '../action.js';
import { PeerEntry } from '../events/peers.js';

export const IAXnetstats = action({
  name: 'IAXnetstats',
  synopsis: 'Show the network statistics of the IAX2 calls',
  description: 'Gives delay, jitter, loss and reordering of each call, as plain lines meant to be read by people.',
  seeAlso: ['IAXpeers'],
  privilege: ['system', 'reporting'],
  module: 'chan_iax2',
  params: {},
  reply: fields(),
});

export const IAXpeerlist = action({
  name: 'IAXpeerlist',
  synopsis: 'List the IAX2 peers',
  description: 'Gives one PeerEntry event for each peer, then the total.',
  seeAlso: ['IAXpeers', 'IAXregistry'],
  privilege: ['system', 'reporting'],
  module: 'chan_iax2',
  params: {},
  reply: list('IAX Peer status list will follow', [PeerEntry], 'PeerlistComplete'),
});

export const IAXpeers = action({
  name: 'IAXpeers',
  synopsis: 'List the IAX2 peers, in the older form',
  description: 'Gives the same peers as IAXpeerlist does; new programs use that one.',
  seeAlso: ['IAXpeerlist'],
  privilege: ['system', 'reporting'],
  module: 'chan_iax2',
  params: {},
  reply: list('Peer status list will follow', [], 'PeerlistComplete'),
});

export const IAXregistry = action({
  name: 'IAXregistry',
  synopsis: 'List the outgoing IAX2 registrations',
  description: 'Gives one RegistryEntry event for each registration at another server, with its state.',
  seeAlso: ['IAXpeerlist', 'Registry'],
  privilege: ['system', 'reporting'],
  module: 'chan_iax2',
  params: {},
  reply: list('Registrations will follow', [], 'RegistrationsComplete'),
});
