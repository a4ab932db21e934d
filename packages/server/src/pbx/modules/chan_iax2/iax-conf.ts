import { isIP } from 'node:net';
import { type AclRule, parseAclEntries } from '../../../config/acl.js';
import type { Conf, ConfCategory } from '../../../config/conf.js';
import type { Problems } from '../../../config/problem.js';
import { parseBoolean, splitList } from '../../../config/setting.js';
import { leadingInt } from '../../kernel/c-number.js';
import { parseCallerId } from '../../kernel/caller-id.js';
import { changeCodecs } from '../../kernel/media/codec-list.js';

/** What a peer uses that allows everything, in the order of the reference's tables and in that of its wishes. */
const allCodecs = 'g723|gsm|ulaw|alaw|g726aal2|adpcm|slin|lpc10|g729|speex|ilbc|g726|g722|siren7|siren14|slin16';
const allWished = 'ulaw|alaw|siren14|siren7|g722|slin16|slin|g726|g726aal2|adpcm|gsm|ilbc|speex|lpc10|g729|g723';

/** A section of iax.conf that is a peer, a user or both. */
export interface IaxPeer {
  readonly name: string;
  readonly isPeer: boolean;
  readonly isUser: boolean;
  readonly dynamic: boolean;
  readonly address: { readonly ip: string; readonly port: number } | undefined;
  readonly defaultAddress: string | undefined;
  readonly mask: string | undefined;
  readonly secret: string;
  readonly user: string;
  readonly context: string;
  readonly description: string;
  readonly mailbox: string;
  readonly parkingLot: string;
  readonly callerId: { readonly name: string; readonly num: string };
  readonly trunk: boolean;
  /** `(aes128,keyrotate)`; '' for none. */
  readonly encryption: string;
  /** Sum of 1 (plain text), 2 (MD5), 4 (RSA). */
  readonly authentication: number;
  readonly codecPriority: string;
  readonly acl: readonly AclRule[];
  readonly requiresToken: boolean;
  readonly callNumberLimit: number;
  readonly codecs: string;
  readonly codecOrder: string;
  /** Milliseconds that an answer may take; 0: nobody asks. */
  readonly qualify: number;
  readonly qualifyOk: number;
  readonly qualifyNotOk: number;
  readonly smoothing: boolean;
  readonly language: string;
  readonly accountCode: string;
}

/** A `register =>` line. */
export interface IaxRegistration {
  readonly user: string;
  readonly host: string;
  readonly port: number;
}

export interface IaxConfig {
  readonly peers: readonly IaxPeer[];
  /** The one written last comes first. */
  readonly registrations: readonly IaxRegistration[];
}

/** Reads iax.conf; each section but `[general]` is a peer or a user. */
export const iaxConfig = (conf: Conf, problems: Problems): IaxConfig => {
  const registrations = conf.variables('general').flatMap((line) => {
    if (line.name.toLowerCase() !== 'register') return [];
    const [, user, host, port] = /^([^:@]*)(?::[^@]*)?@([^:]+)(?::(\d+))?$/.exec(line.value) ?? [];
    if (host === undefined)
      problems.warning(line, `'${line.value}' is no registration: write user[:secret]@host[:port]`);
    return host === undefined ? [] : [{ user: user ?? '', host, port: Number(port) || 4569 }];
  });
  const peers = new Map<string, IaxPeer>();
  for (const category of conf.sections()) {
    if (/^(general|callnumberlimits)$/i.test(category.name)) continue;
    const peer = readPeer(category, problems);
    if (peer) peers.set(peer.name, peer);
  }
  return { peers: [...peers.values()], registrations: registrations.reverse() };
};

const types: Readonly<Record<string, { readonly isPeer: boolean; readonly isUser: boolean }>> = {
  friend: { isPeer: true, isUser: true },
  peer: { isPeer: true, isUser: false },
  user: { isPeer: false, isUser: true },
};
const methods: Readonly<Record<string, number>> = { plaintext: 1, md5: 2, rsa: 4 };
const priorities: Readonly<Record<string, string>> = { caller: 'Caller', disabled: 'Disabled', reqonly: 'ReqOnly' };

const readPeer = (category: ConfCategory, problems: Problems): IaxPeer | undefined => {
  const line = (key: string) => category.variables.findLast(({ name }) => name.toLowerCase() === key);
  const text = (key: string): string => line(key)?.value ?? '';
  const yes = (key: string): boolean => parseBoolean(text(key)) === true;
  const type = line('type');
  const roles = types[type?.value.toLowerCase() ?? ''];
  if (!roles) {
    const what = type ? `'${type.value}' is no type of '${category.name}'` : `[${category.name}] lacks a type`;
    problems.warning(type ?? category, `${what}: write type = friend, peer or user`);
    return undefined;
  }
  const host = text('host');
  const port = Number(text('port')) || 4569;
  const defaultAddress = text('defaultip');
  const mask = text('mask');
  return {
    name: category.name,
    ...roles,
    dynamic: host.toLowerCase() === 'dynamic',
    address: isIP(host)
      ? { ip: host, port }
      : host.toLowerCase() === 'localhost'
        ? { ip: '127.0.0.1', port }
        : undefined,
    defaultAddress: isIP(defaultAddress) ? defaultAddress : undefined,
    mask: isIP(mask) ? mask : undefined,
    secret: text('secret'),
    user: text('username'),
    context: text('context') || text('peercontext'),
    description: text('description'),
    mailbox: text('mailbox'),
    parkingLot: text('parkinglot'),
    callerId: parseCallerId(text('callerid')),
    trunk: yes('trunk'),
    encryption: encryptionText(text('encryption'), parseBoolean(text('keyrotate')) !== false),
    authentication: splitList(text('auth').toLowerCase()).reduce((sum, method) => sum | (methods[method] ?? 0), 0) || 2,
    codecPriority: priorities[text('codecpriority').toLowerCase()] ?? 'Host',
    acl: readAcl(category, problems),
    requiresToken: yes('requirecalltoken'),
    callNumberLimit: leadingInt(text('maxcallnumbers')) ?? 0,
    ...codecsOf(category, problems),
    qualify: text('qualify').toLowerCase() === 'yes' ? 2000 : (leadingInt(text('qualify')) ?? 0),
    qualifyOk: leadingInt(text('qualifyfreqok')) ?? 60000,
    qualifyNotOk: leadingInt(text('qualifyfreqnotok')) ?? 10000,
    smoothing: yes('qualifysmoothing'),
    language: text('language'),
    accountCode: text('accountcode'),
  };
};

const encryptionText = (value: string, rotates: boolean): string => {
  const wanted = parseBoolean(value) === true || /aes128/i.test(value);
  return wanted ? `(aes128${rotates ? ',keyrotate' : ''})` : '';
};

const readAcl = ({ variables }: ConfCategory, problems: Problems): readonly AclRule[] =>
  variables.flatMap((line) => {
    const sense = line.name.toLowerCase();
    if (sense !== 'permit' && sense !== 'deny') return [];
    const { rules, wrong } = parseAclEntries(sense, line.value);
    for (const text of wrong) problems.warning(line, text);
    return rules;
  });

const codecsOf = ({ variables }: ConfCategory, problems: Problems): { codecs: string; codecOrder: string } => {
  const lines = variables.filter(({ name }) => /^(dis)?allow$/i.test(name));
  if (lines.length === 0) return { codecs: `(${allCodecs})`, codecOrder: `(${allWished})` };
  let wished: readonly string[] = allWished.split('|');
  for (const line of lines) {
    const allow = line.name.toLowerCase() === 'allow';
    wished = changeCodecs(wished, allow, line.value, (name) => problems.warning(line, `'${name}' is no format`));
  }
  const inOrder = allCodecs.split('|').filter((name) => wished.includes(name));
  const text = (names: readonly string[]): string => (names.length === 0 ? '(nothing)' : `(${names.join('|')})`);
  return { codecs: text(inOrder), codecOrder: text(wished.filter((name) => inOrder.includes(name))) };
};
