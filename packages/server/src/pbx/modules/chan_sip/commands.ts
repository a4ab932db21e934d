import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import { compileRegex } from '../../kernel/posix-regex.js';
import { type notifyTypes, sendNotify } from './notify.js';
import { statusText } from './peer-words.js';
import { natText, peerLines, userLines } from './show-peer.js';
import { settingLines } from './show-settings.js';
import type { SipPeer } from './sip-conf.js';
import type { SipPeers } from './sip-peers.js';

/** A column of so many characters: longer text is cut. */
const column = (text: string, width: number): string => text.slice(0, width).padEnd(width);
const yesNo = (value: boolean): string => (value ? 'Yes' : 'No');

export interface SipCommandOptions {
  readonly reload: () => Promise<unknown>;
  /** The kinds of messages of sip_notify.conf as it is now. */
  readonly notifyTypes: () => ReturnType<typeof notifyTypes>;
}

/** What people see and do of chan_sip at the console. */
export const sipCommands = (peers: SipPeers, options: SipCommandOptions): readonly ConsoleCommand[] => {
  const peerNames = (args: readonly string[]) => (args.length === 1 ? peers.byName().map(({ name }) => name) : []);
  const userNames = (args: readonly string[]) =>
    args.length === 1 ? peers.all().flatMap(({ name, isUser }) => (isUser ? [name] : [])) : [];
  return [
    {
      name: 'sip show peers',
      summary: 'List defined SIP peers',
      usage: [
        'Usage: sip show peers [like <pattern>]',
        '       The peers of sip.conf, where they are and whether they answer.',
        '       With a pattern: only those whose name matches the regular expression.',
      ],
      run: (call) => showPeers(peers, call),
    },
    {
      name: 'sip show users',
      summary: 'List defined SIP users',
      usage: [
        'Usage: sip show users [like <pattern>]',
        '       Who may call by SIP, and in which context such calls begin.',
        '       With a pattern: only those whose name matches the regular expression.',
      ],
      run: (call) => showUsers(peers, call),
    },
    {
      name: 'sip show peer',
      summary: 'Show details on specific SIP peer',
      usage: [
        'Usage: sip show peer <name> [load]',
        '       All that is known of a peer.',
        '       The word load changes nothing: no peers come from a database.',
      ],
      complete: peerNames,
      run: ({ args, print }) => {
        const name = oneName(args);
        if (name === undefined) return 'usage';
        const peer = peers.get(name);
        return printAll(peer ? peerLines(peers, peer) : [`Peer ${name} not found.`, ''], print);
      },
    },
    {
      name: 'sip show user',
      summary: 'Show details on specific SIP user',
      usage: [
        'Usage: sip show user <name> [load]',
        '       All that is known of a user.',
        '       The word load changes nothing: no peers come from a database.',
      ],
      complete: userNames,
      run: ({ args, print }) => {
        const name = oneName(args);
        if (name === undefined) return 'usage';
        const user = peers.user(name);
        return printAll(user ? userLines(user) : [`User ${name} not found.`, ''], print);
      },
    },
    {
      name: 'sip show registry',
      summary: 'List SIP registration status',
      usage: ['Usage: sip show registry', '       The registrations elsewhere, and how they stand.'],
      run: (call) => showRegistry(peers, call),
    },
    {
      name: 'sip show settings',
      summary: 'Show SIP global settings',
      usage: ['Usage: sip show settings', '       All settings of sip.conf that count for everybody.'],
      run: ({ args, print }) => (args.length > 0 ? 'usage' : printAll(settingLines(peers), print)),
    },
    {
      name: 'sip show inuse',
      summary: 'List all inuse/limits',
      usage: [
        'Usage: sip show inuse [all]',
        '       How many calls the peers with a limit have.',
        '       With all: those without a limit too.',
      ],
      run: (call) => showInUse(peers, call),
    },
    ...emptyLists,
    {
      name: 'sip show domains',
      summary: 'List our local SIP domains',
      usage: ['Usage: sip show domains', '       The domains that are taken as our own.'],
      run: ({ print }) => printAll(['SIP Domain support not enabled.', ''], print),
    },
    {
      name: 'sip qualify peer',
      summary: 'Send an OPTIONS packet to a peer',
      usage: [
        'Usage: sip qualify peer <name> [load]',
        '       Finds out whether a peer is there.',
        '       The word load changes nothing: no peers come from a database.',
      ],
      complete: peerNames,
      run: ({ args, print }) => {
        const name = oneName(args);
        if (name === undefined) return 'usage';
        const peer = peers.get(name);
        if (peer) peers.qualify(peer);
        else print(`Peer '${name}' not found`);
        return undefined;
      },
    },
    {
      name: 'sip unregister',
      summary: 'Ends the registration of a peer',
      usage: ['Usage: sip unregister <peer>', '       Ends the registration of a peer'],
      complete: peerNames,
      run: ({ args: [name, ...rest], print }) => {
        if (name === undefined || rest.length > 0) return 'usage';
        print(unregister(peers, name));
        return undefined;
      },
    },
    {
      name: 'sip prune realtime',
      summary: 'Prune cached Realtime users/peers',
      usage: [
        'Usage: sip prune realtime [peer|all] [<name>|all|like <pattern>]',
        '       Prunes peers that came from a database; there are none here.',
      ],
      run: ({ args, print }) => (args.length === 0 ? 'usage' : printAll(['No peers found to prune.'], print)),
    },
    {
      name: 'sip notify',
      summary: 'Send a notify packet to a SIP peer',
      usage: [
        'Usage: sip notify <type> <peer> [<peer>...]',
        '       Sends peers a message out of sip_notify.conf,',
        '       which holds a section for each type.',
      ],
      run: (call) => notify(peers, options.notifyTypes(), call),
    },
    {
      name: 'sip reload',
      summary: 'Reload SIP configuration',
      usage: ['Usage: sip reload', '       Reads sip.conf again.'],
      run: async ({ args }) => {
        if (args.length > 0) return 'usage';
        await options.reload();
        return undefined;
      },
    },
  ];
};

/** A list of what only real SIP brings: it has nothing in it. */
const emptyList = (name: string, what: string, ...lines: readonly string[]): ConsoleCommand => ({
  name,
  summary: `List ${what}`,
  usage: [`Usage: ${name}`, `       Lists ${what}. There are none, for no SIP is spoken.`],
  run: ({ args, print }) => (args.length > 0 ? 'usage' : printAll(lines, print)),
});

const emptyLists: readonly ConsoleCommand[] = [
  emptyList(
    'sip show channels',
    'active SIP channels',
    'Peer             User/ANR         Call ID          Format           Hold     Last Message    Expiry     Peer      ',
    '0 active SIP dialogs',
  ),
  emptyList(
    'sip show channelstats',
    'statistics of active SIP channels',
    'Peer             Call ID      Duration Recv: Pack  Lost       (     %) Jitter Send: Pack  Lost       (     %) Jitter',
    '0 active SIP channels',
  ),
  emptyList(
    'sip show subscriptions',
    'active SIP subscriptions',
    'Peer             User             Call ID          Extension        Last state     Type            Mailbox    Expiry',
    '0 active SIP subscriptions',
  ),
  emptyList('sip show tcp', 'TCP connections', 'Address                                         Transport   Type'),
  emptyList(
    'sip show mwi',
    'MWI subscriptions',
    'Host                            Username      Mailbox     Subscribed',
  ),
];

const oneName = ([name, load, ...rest]: readonly string[]): string | undefined =>
  rest.length > 0 || (load !== undefined && load !== 'load') ? undefined : name;

const printAll = (lines: readonly string[], print: CommandCall['print']): undefined => {
  for (const line of lines) print(line);
};

/** What `like <pattern>` behind a command leaves of a list; undefined where the words are no such thing. */
const filtered = (list: readonly SipPeer[], args: readonly string[]): readonly SipPeer[] | undefined => {
  if (args.length === 0) return list;
  const [word, pattern, ...rest] = args;
  const expression = word === 'like' && pattern !== undefined && rest.length === 0 ? compileRegex(pattern) : undefined;
  return expression && list.filter(({ name }) => expression.matcher(name).find());
};

const peerRow = (...[name, host, dyn, rport, comedia, acl, port, status, description]: readonly string[]): string =>
  [
    column(name ?? '', 25),
    column(host ?? '', 39),
    column(dyn ?? '', 3),
    column(rport ?? '', 10),
    column(comedia ?? '', 10),
    column(acl ?? '', 3),
    (port ?? '').padEnd(8),
    (status ?? '').padEnd(11),
    column(description ?? '', 32),
    '',
  ].join(' ');

const showPeers = (peers: SipPeers, { args, print }: CommandCall): CommandOutcome => {
  const list = filtered(peers.byName(), args);
  if (!list) return 'usage';
  print(peerRow('Name/username', 'Host', 'Dyn', 'Forcerport', 'Comedia', 'ACL', 'Port', 'Status', 'Description'));
  const counts = { monitoredOn: 0, monitoredOff: 0, on: 0, off: 0 };
  for (const peer of list) {
    const address = peers.addressOf(peer);
    const answer = peers.answerOf(peer);
    if (peer.qualify > 0) counts[answer > 0 ? 'monitoredOn' : 'monitoredOff'] += 1;
    else counts[address ? 'on' : 'off'] += 1;
    const user = peer.defaultUser || (peers.isRegistered(peer) ? peer.name : '');
    print(
      peerRow(
        user === '' ? peer.name : `${peer.name}/${user}`,
        address?.ip ?? '(Unspecified)',
        peer.dynamic ? ' D ' : '   ',
        natText(peer.forceRport),
        natText(peer.comedia),
        peer.acl.length > 0 ? ' A ' : '   ',
        String(address?.port ?? 0),
        statusText(peer, answer),
        peer.description,
      ),
    );
  }
  const { monitoredOn, monitoredOff, on, off } = counts;
  print(
    `${list.length} sip peers [Monitored: ${monitoredOn} online, ${monitoredOff} offline Unmonitored: ${on} online, ${off} offline]`,
  );
  return undefined;
};

const userRow = (...[name, secret, account, context, acl, rport]: readonly string[]): string =>
  `${column(name ?? '', 25)}  ${column(secret ?? '', 15)}  ${column(account ?? '', 15)}  ${column(context ?? '', 15)}  ${column(acl ?? '', 5)}${column(rport ?? '', 10)}`;

const showUsers = (peers: SipPeers, { args, print }: CommandCall): CommandOutcome => {
  const list = filtered(
    peers.all().filter(({ isUser }) => isUser),
    args,
  );
  if (!list) return 'usage';
  print(userRow('Username', 'Secret', 'Accountcode', 'Def.Context', 'ACL', 'Forcerport'));
  for (const { name, secret, accountCode, context, acl, forceRport } of list)
    print(userRow(name, secret, accountCode, context, yesNo(acl.length > 0), yesNo(forceRport === 'yes')));
  return undefined;
};

const registryRow = (host: string, dns: string, user: string, refresh: string, state: string, time: string): string =>
  `${column(host, 39)} ${column(dns, 6)} ${column(user, 12)}  ${refresh.padStart(8)} ${column(state, 20)} ${column(time, 25)}`;

const showRegistry = (peers: SipPeers, { args, print }: CommandCall): CommandOutcome => {
  if (args.length > 0) return 'usage';
  print(registryRow('Host', 'dnsmgr', 'Username', 'Refresh', 'State', 'Reg.Time'));
  const registrations = peers.registrations();
  for (const { host, port, user, domain, expiry, state } of registrations)
    print(registryRow(`${host}:${port}`, 'N', domain === '' ? user : `${user}@${domain}`, String(expiry), state, ''));
  print(`${registrations.length} SIP registrations.`);
  return undefined;
};

const inUseRow = (name: string, use: string, limit: string): string =>
  `${column(name, 25)} ${column(use, 15)} ${column(limit, 15)} `;

const showInUse = (peers: SipPeers, { args, print }: CommandCall): CommandOutcome => {
  if (args.length > 1 || (args.length === 1 && args[0] !== 'all')) return 'usage';
  print(inUseRow('* Peer name', 'In use', 'Limit'));
  for (const peer of peers.all()) {
    if (peer.callLimit === 0 && args.length === 0) continue;
    const { inUse, ringing, onHold } = peers.useOf(peer);
    const limit = peer.callLimit === 0 ? 'N/A' : String(peer.callLimit);
    print(inUseRow(peer.name, `${inUse}/${ringing}/${onHold}`, limit));
  }
  return undefined;
};

const unregister = (peers: SipPeers, name: string): string => {
  const peer = peers.get(name);
  if (!peer) return `Peer unknown: '${name}'. Not unregistered.`;
  const phone = peers.isRegistered(peer) ? peers.phoneOf(peer) : undefined;
  if (!phone) return `Peer ${name} not registered`;
  phone.registered = false;
  return `Unregistered peer '${name}'`;
};

const notify = (peers: SipPeers, types: readonly string[], { args, print }: CommandCall): CommandOutcome => {
  const [type, ...names] = args;
  if (type === undefined || names.length === 0) return 'usage';
  if (types.length === 0) {
    print('No sip_notify.conf file found, or no types listed there');
    return 'failure';
  }
  if (!types.some((known) => known.toLowerCase() === type.toLowerCase())) {
    print(`Unable to find notify type '${type}'`);
    return 'failure';
  }
  for (const name of names)
    print(sendNotify(peers, name) ? `Sending NOTIFY of type '${type}' to '${name}'` : 'Could not create address');
  return undefined;
};
