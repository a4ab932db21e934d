import { isIP } from 'node:net';
import type { Conf, ConfCategory, ConfVariable } from '../../../config/conf.js';
import type { Problems } from '../../../config/problem.js';
import { readPeerOption } from './peer-options.js';
import { defaultPeerSettings, type PeerSettings } from './peer-settings.js';
import { parseRegistration, type Registration } from './registration-line.js';
import { readSipGeneral, type SipGeneral } from './sip-general.js';

/** An address of the network. */
export interface Address {
  readonly ip: string;
  readonly port: number;
}

/** A section of sip.conf that is a peer, a user or both. */
export interface SipPeer extends Readonly<PeerSettings> {
  readonly name: string;
  /** It can be called. */
  readonly isPeer: boolean;
  /** It may call. */
  readonly isUser: boolean;
  readonly dynamic: boolean;
  /** The host as it was written; '' for one that registers. */
  readonly toHost: string;
  /** Where it always is. */
  readonly address: Address | undefined;
  /** Where it is while it has not registered. */
  readonly defaultAddress: Address | undefined;
}

export interface SipConfig {
  readonly general: SipGeneral;
  readonly defaults: Readonly<PeerSettings>;
  readonly peers: readonly SipPeer[];
  readonly registrations: readonly Registration[];
}

/** Reads sip.conf; each section but `[general]` and `[authentication]` is a peer or a user. */
export const sipConfig = (conf: Conf, problems: Problems): SipConfig => {
  const lines = conf.variables('general');
  const general = readSipGeneral(lines, problems);
  const defaults: PeerSettings = { ...defaultPeerSettings };
  // a description is a peer's own
  for (const line of lines) if (line.name.toLowerCase() !== 'description') readPeerOption(defaults, line, problems);
  const registrations = registerLines(lines, general.defaultExpiry, problems);
  const peers = new Map<string, SipPeer>();
  for (const category of conf.sections()) {
    if (/^(general|authentication)$/i.test(category.name)) continue;
    const peer = readPeer(category, defaults, problems);
    if (!peer) continue;
    const callback = category.variables.findLast(({ name }) => name.toLowerCase() === 'callbackextension')?.value;
    const registration = callback && peer.toHost !== '' ? callbackOf(peer, callback, general) : undefined;
    if (registration) registrations.push(registration);
    peers.set(peer.name, registration ? { ...peer, address: { ip: peer.toHost, port: registration.port } } : peer);
  }
  return { general, defaults, peers: [...peers.values()], registrations };
};

const registerLines = (lines: readonly ConfVariable[], expiry: number, problems: Problems): Registration[] =>
  lines.flatMap((line) => {
    if (line.name.toLowerCase() !== 'register') return [];
    const registration = parseRegistration(line.value, expiry);
    if (!registration)
      problems.warning(line, `'${line.value}' is no registration: write user:secret@host[:port][/extension][~expiry]`);
    return registration ? [registration] : [];
  });

/** A peer with `callbackextension` has itself registered where it is. */
const callbackOf = (peer: SipPeer, extension: string, { defaultExpiry }: SipGeneral): Registration | undefined => {
  const user = peer.defaultUser || peer.fromUser;
  const text = `${peer.name}?${user}:${peer.remoteSecret || peer.secret}:${peer.defaultUser}@${peer.toHost}/${extension}`;
  return parseRegistration(text, defaultExpiry);
};

const types: Readonly<Record<string, { readonly isPeer: boolean; readonly isUser: boolean }>> = {
  friend: { isPeer: true, isUser: true },
  peer: { isPeer: true, isUser: false },
  user: { isPeer: false, isUser: true },
};

/** Several types make it all of them. */
const rolesOf = (category: ConfCategory, problems: Problems): { isPeer: boolean; isUser: boolean } | undefined => {
  const lines = category.variables.filter(({ name }) => name.toLowerCase() === 'type');
  if (lines.length === 0)
    problems.warning(category, `[${category.name}] lacks a type: it does not count. Write type = friend, peer or user`);
  const roles = lines.flatMap((line) => {
    const one = types[line.value.toLowerCase()];
    if (!one) problems.warning(line, `'${line.value}' is no type of '${category.name}': write friend, peer or user`);
    return one ? [one] : [];
  });
  if (roles.length === 0) return undefined;
  return { isPeer: roles.some(({ isPeer }) => isPeer), isUser: roles.some(({ isUser }) => isUser) };
};

const readPeer = (category: ConfCategory, defaults: PeerSettings, problems: Problems): SipPeer | undefined => {
  const last = (key: string): ConfVariable | undefined =>
    category.variables.findLast(({ name }) => name.toLowerCase() === key);
  const roles = rolesOf(category, problems);
  if (!roles) return undefined;
  const settings: PeerSettings = { ...defaults };
  for (const line of category.variables) readPeerOption(settings, line, problems);
  const host = last('host')?.value ?? '';
  const dynamic = host.toLowerCase() === 'dynamic';
  const toHost = dynamic || !roles.isPeer ? '' : host;
  return {
    ...settings,
    ...roles,
    name: category.name,
    dynamic,
    toHost,
    address: addressOf(toHost, Number(last('port')?.value) || 5060),
    defaultAddress: addressOf(last('defaultip')?.value ?? '', 5060),
  };
};

/** Names are not looked up. */
const addressOf = (host: string, port: number): Address | undefined => {
  const [, name = host, ownPort] = /^(.*):(\d+)$/.exec(host) ?? [];
  if (isIP(host)) return { ip: host, port };
  if (isIP(name) === 4) return { ip: name, port: Number(ownPort) };
  return host.toLowerCase() === 'localhost' ? { ip: '127.0.0.1', port } : undefined;
};
