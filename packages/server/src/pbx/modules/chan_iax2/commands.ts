import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import { compileRegex } from '../../kernel/posix-regex.js';
import type { IaxPeer } from './iax-conf.js';
import type { IaxPeers } from './iax-peers.js';

const column = (text: string, width: number): string => text.slice(0, width).padEnd(width);
const yesNo = (value: boolean): string => (value ? 'Yes' : 'No');

const command = (
  name: string,
  summary: string,
  usage: readonly string[],
  run: (call: CommandCall) => CommandOutcome,
): ConsoleCommand => ({
  name,
  summary,
  usage: [`Usage: ${usage[0]}`, ...usage.slice(1).map((line) => `       ${line}`)],
  run,
});

/** What people see and do of chan_iax2 at the console. */
export const iaxCommands = (peers: IaxPeers, reload: () => Promise<unknown>): readonly ConsoleCommand[] => [
  command(
    'iax2 show peers',
    'List defined IAX peers',
    [
      'iax2 show peers [registered] [like <pattern>]',
      'The peers of iax.conf, where they are and whether they answer.',
      'With registered: only those whose address is known.',
      'With a pattern: only those whose name matches the regular expression.',
    ],
    (call) => showPeers(peers, call),
  ),
  command(
    'iax2 show users',
    'List defined IAX users',
    [
      'iax2 show users [like <pattern>]',
      'Who may call by IAX2, and in which context such calls begin.',
      'With a pattern: only those whose name matches the regular expression.',
    ],
    (call) => showUsers(peers, call),
  ),
  {
    ...command(
      'iax2 show peer',
      'Show details on specific IAX peer',
      ['iax2 show peer <name>', 'All that is known of a peer'],
      ({ args: [name, ...rest], print }) => {
        if (name === undefined || rest.length > 0) return 'usage';
        const peer = peers.get(name);
        for (const line of peer ? peerLines(peers, peer) : [`Peer ${name} not found.`, '']) print(line);
        return undefined;
      },
    ),
    complete: (args) => (args.length === 1 ? peers.peers().map(({ name }) => name) : []),
  },
  command(
    'iax2 show registry',
    'Display IAX registration status',
    ['iax2 show registry', 'The registrations elsewhere, and how they stand.'],
    (call) => showRegistry(peers, call),
  ),
  command(
    'iax2 show netstats',
    'List active IAX channel netstats',
    ['iax2 show netstats', 'How the calls by IAX2 come through.'],
    (call) => showStatistics(peers, call),
  ),
  command(
    'iax2 show channels',
    'List active IAX channels',
    ['iax2 show channels', 'The calls by IAX2. There are none, for no IAX2 is spoken.'],
    ({ args, print }) => {
      if (args.length > 0) return 'usage';
      print(
        'Channel               Peer                                      Username    ID (Lo/Rem)  Seq (Tx/Rx)  Lag      Jitter  JitBuf  Format  FirstMsg    LastMsg',
      );
      print('0 active IAX channels');
      return undefined;
    },
  ),
  command(
    'iax2 unregister',
    'Ends the registration of a peer',
    ['iax2 unregister <peername>', 'Ends the registration of a peer.'],
    ({ args: [name, ...rest], print }) => {
      if (name === undefined || rest.length > 0) return 'usage';
      print(unregister(peers, name));
      return undefined;
    },
  ),
  command(
    'iax2 show cache',
    'Display IAX cached dialplan',
    ['iax2 show cache', 'What other servers told of their dialplan.'],
    ({ print }) => print('Peer/Context         Exten        Exp.      Wait.    Flags') as undefined,
  ),
  command(
    'iax2 show firmware',
    'List available IAX firmware',
    ['iax2 show firmware', 'The firmware that could be handed to devices.'],
    ({ print }) => print('Device           Version         Size           ') as undefined,
  ),
  {
    ...command('iax2 reload', 'Reload IAX configuration', ['iax2 reload', 'Reads iax.conf again.'], () => undefined),
    run: async ({ args }) => {
      if (args.length > 0) return 'usage';
      await reload();
      return undefined;
    },
  },
];

/** What `like <pattern>` leaves of a list; undefined where the words are no such thing. */
const filtered = (list: readonly IaxPeer[], args: readonly string[]): readonly IaxPeer[] | undefined => {
  if (args.length === 0) return list;
  const [word, pattern, ...rest] = args;
  const expression = word === 'like' && pattern !== undefined && rest.length === 0 ? compileRegex(pattern) : undefined;
  return expression && list.filter(({ name }) => expression.matcher(name).find());
};

const peerRow = (
  name: string,
  host: string,
  kind: string,
  mask: string,
  port: string,
  marks: string,
  status: string,
  description: string,
): string =>
  `${column(name, 15)}  ${column(host, 40)} ${kind}  ${column(mask, 40)}  ${port.padEnd(6)}${marks}  ${status.padEnd(11)} ${column(description, 32)}`;

const showPeers = (peers: IaxPeers, { args, print }: CommandCall): CommandOutcome => {
  const registered = args[0] === 'registered';
  const known = filtered(peers.peers(), registered ? args.slice(1) : args);
  if (!known) return 'usage';
  const list = registered ? known.filter((peer) => peers.addressOf(peer)) : known;
  print(peerRow('Name/Username', 'Host', '    ', 'Mask', 'Port', '       ', 'Status', 'Description'));
  const counts = { online: 0, offline: 0, unmonitored: 0 };
  for (const peer of list) {
    const address = peers.addressOf(peer);
    const status = peers.statusOf(peer);
    counts[peer.qualify === 0 ? 'unmonitored' : status.startsWith('OK') ? 'online' : 'offline'] += 1;
    print(
      peerRow(
        peer.user === '' ? peer.name : `${peer.name}/${peer.user}`,
        address?.ip ?? '(null)',
        peer.dynamic ? '(D)' : '(S)',
        peer.mask ?? '(null)',
        String(address?.port ?? '(null)'),
        `${peer.trunk ? '(T)' : '   '} ${peer.encryption === '' ? '   ' : '(E)'}`,
        status,
        peer.description,
      ),
    );
  }
  const { online, offline, unmonitored } = counts;
  print(`${list.length} iax2 peers [${online} online, ${offline} offline, ${unmonitored} unmonitored]`);
  return undefined;
};

const userRow = (name: string, secret: string, authen: string, context: string, acl: string, codecs: string): string =>
  `${column(name, 15)}  ${column(secret, 20)}  ${column(authen, 15)}  ${column(context, 15)}  ${column(acl, 5)}  ${codecs.padEnd(5)}`;

const showUsers = (peers: IaxPeers, { args, print }: CommandCall): CommandOutcome => {
  const list = filtered(
    peers.all().filter(({ isUser }) => isUser),
    args,
  );
  if (!list) return 'usage';
  print(userRow('Username', 'Secret', 'Authen', 'Def.Context', 'A/C', 'Codec Pref'));
  for (const user of list)
    print(
      userRow(
        user.name,
        user.secret || '-no secret-',
        String(user.authentication).padStart(15, '0'),
        user.context || 'default',
        yesNo(user.acl.length > 0),
        user.codecPriority,
      ),
    );
  return undefined;
};

const peerLines = (peers: IaxPeers, peer: IaxPeer): readonly string[] => {
  const address = peers.addressOf(peer);
  const line = (name: string, value: string): string => `  ${name.padEnd(13)}: ${value}`;
  return [
    '',
    '',
    `  * Name       : ${peer.name}`,
    line('Description', peer.description),
    line('Secret', peer.secret === '' ? '<Not set>' : '<Set>'),
    line('Context', peer.context),
    line('Parking lot', peer.parkingLot),
    line('Mailbox', peer.mailbox),
    line('Dynamic', yesNo(peer.dynamic)),
    line('Callnum limit', String(peer.callNumberLimit)),
    line('Calltoken req', yesNo(peer.requiresToken)),
    line('Trunk', yesNo(peer.trunk)),
    line('Encryption', peer.encryption || 'No'),
    line('Callerid', `"${peer.callerId.name}" <${peer.callerId.num}>`),
    line('Expire', '-1'),
    line('ACL', yesNo(peer.acl.length > 0)),
    line('Addr->IP', `${address?.ip ?? '(null)'} Port ${address?.port ?? '(null)'}`),
    line('Defaddr->IP', peer.defaultAddress === undefined ? '(null) Port (null)' : `${peer.defaultAddress} Port 0`),
    line('Username', peer.user),
    line('Codecs', peer.codecs),
    line('Codec Order', peer.codecOrder),
    line('Status', peers.statusOf(peer)),
    line(
      'Qualify',
      `every ${peer.qualifyOk}ms when OK, every ${peer.qualifyNotOk}ms when UNREACHABLE (sample smoothing ${peer.smoothing ? 'On' : 'Off'})`,
    ),
    '',
  ];
};

const showRegistry = (peers: IaxPeers, { args, print }: CommandCall): CommandOutcome => {
  if (args.length > 0) return 'usage';
  const row = (host: string, dns: string, user: string, perceived: string, refresh: string, state: string): string =>
    `${column(host, 45)}  ${column(dns, 6)}  ${column(user, 10)}  ${column(perceived, 45)} ${refresh.padStart(8)}  ${state}`;
  print(row('Host', 'dnsmgr', 'Username', 'Perceived', 'Refresh', 'State'));
  for (const { host, port, user } of peers.registrations())
    print(row(`${host}:${port}`, 'N', user, '<Unregistered>', '60', 'Request Sent'));
  print(`${peers.registrations().length} IAX2 registrations.`);
  return undefined;
};

const showStatistics = (peers: IaxPeers, { args, print }: CommandCall): CommandOutcome => {
  if (args.length > 0) return 'usage';
  print('                                -------- LOCAL ---------------------  -------- REMOTE --------------------');
  print(
    'Channel                    RTT  Jit  Del  Lost   %  Drop  OOO  Kpkts  Jit  Del  Lost   %  Drop  OOO  Kpkts FirstMsg    LastMsg',
  );
  const { length } = peers.registrations();
  for (let count = 0; count < length; count++)
    print(
      '(None)                   1000   -1    0    -1  -1     0   -1      0    0    0     0   0     0    0      0 Tx:REGREQ   Tx:REGREQ ',
    );
  print(`${length} active IAX channel${length === 1 ? '' : 's'}`);
  return undefined;
};

const unregister = (peers: IaxPeers, name: string): string => {
  const peer = peers.get(name);
  if (!peer) return `Peer unknown: ${name}. Not unregistered`;
  const phone = peer.dynamic ? peers.phoneOf(peer) : undefined;
  if (!phone) return `Peer ${name} not registered`;
  phone.registered = false;
  return `Peer ${name} unregistered`;
};
