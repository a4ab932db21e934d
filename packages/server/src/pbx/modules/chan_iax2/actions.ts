import { actions, events, type Header } from '@amiable/protocol';
import { type ActionHandler, handle, handleList, item, type ListItem, wire } from '../../kernel/action.js';
import { rawList } from '../../kernel/raw-list.js';
import type { IaxPeers } from './iax-peers.js';

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');
/** The statistics of the only kind of call that there is: a registration that nobody answers. */
const registrationStatistics = '(None) 1000 -1 0 -1 -1 0 -1 0 0 0 0 0 0 0 0 Tx:REGREQ  Tx:REGREQ \n';

export const iaxActions = (peers: IaxPeers): readonly ActionHandler[] => [
  handle(actions.IAXpeers, (_, { actionId }) =>
    rawList({
      message: actions.IAXpeers.reply.message,
      complete: actions.IAXpeers.reply.complete,
      actionId,
      items: peers.peers().map((peer) => {
        const address = peers.addressOf(peer);
        return [
          ['Event', 'PeerEntry'],
          ['Channeltype', 'IAX2'],
          ['ObjectName', peer.name],
          ['ChanObjectType', 'peer'],
          ['IPaddress', address?.ip ?? '(null)'],
          ['IPport', String(address?.port ?? '(null)')],
          ['Dynamic', yesNo(peer.dynamic)],
          ['Trunk', yesNo(peer.trunk)],
          ['Encryption', peer.encryption || 'no'],
          ['Status', peers.statusOf(peer)],
          ['Description', peer.description],
        ];
      }),
    }),
  ),
  handleList(actions.IAXpeerlist, () => listPeers(peers)),
  handle(actions.IAXregistry, (_, { actionId }) => {
    const id: readonly Header[] = actionId === '' ? [] : [['ActionID', actionId]];
    return rawList({
      message: actions.IAXregistry.reply.message,
      complete: actions.IAXregistry.reply.complete,
      actionId,
      items: peers
        .registrations()
        .map(({ host, port, user }) => [
          ['Event', 'RegistryEntry'],
          ...id,
          ['Host', `${host}:${port}`],
          ['DNSmanager', 'N'],
          ['Username', user],
          ['Perceived', '<Unregistered>'],
          ['Refresh', '60'],
          ['State', 'Request Sent'],
        ]),
    });
  }),
  handle(actions.IAXnetstats, () => wire(`${registrationStatistics.repeat(peers.registrations().length)}\r\n`)),
];

function* listPeers(peers: IaxPeers): Generator<ListItem, undefined> {
  for (const peer of peers.peers()) {
    const address = peers.addressOf(peer);
    yield item(events.PeerEntry, {
      Channeltype: 'IAX',
      ObjectName: peer.name,
      ChanObjectType: 'peer',
      IPaddress: address?.ip ?? '(null)',
      Mask: peer.mask ?? '(null)',
      Port: String(address?.port ?? '(null)'),
      Dynamic: yesNo(peer.dynamic),
      Trunk: yesNo(peer.trunk),
      Encryption: peer.encryption || 'no',
      Status: peers.statusOf(peer),
    });
  }
  return undefined;
}
