import { actionCatalog } from '@amiable/protocol';
import { bindAddressText, parseBindAddress } from './bind-address.js';
import type { ConfVariable } from './conf.js';
import type { BindAddress, ManagerGeneral } from './manager-settings.js';
import { suggestion } from './nearest.js';
import { hasErrors, Problems } from './problem.js';
import { commaList, flag, hasKey, integer, readSettings, type Setting, splitList, strict, words } from './setting.js';

const defaultPort = 5038;
const defaultTlsPort = 5039;

const address = (value: BindAddress, described: Pick<Setting<BindAddress>, 'description' | 'aliases' | 'sample'>) => ({
  ...described,
  parse: (text: string) => parseBindAddress(text, value.port),
  expected: 'an address such as 127.0.0.1, 0.0.0.0 or ::, with or without a port',
  default: value,
  show: ({ host, port }: BindAddress) => (port === 0 ? host : bindAddressText({ host: host || 'bindaddr', port })),
});

/** Actions that Asterisk lets everybody perform, and that need a class here. */
const guarded = [...actionCatalog.values()].filter(({ guard }) => guard.length > 0).map(({ name }) => name);

/** Those of them that a list names, as the catalog spells them; `all` is each. */
const parseGuarded = (text: string): readonly string[] | undefined => {
  const typed = splitList(text).map((name) => name.toLowerCase());
  if (typed.includes('all')) return typed.length === 1 ? guarded : undefined;
  const known = guarded.filter((name) => typed.includes(name.toLowerCase()));
  return known.length === new Set(typed).size ? known : undefined;
};

/** Where the manager listens. */
const listenerSchema = strict({
  enabled: flag(false, { description: 'whether the manager listens' }),
  port: integer(defaultPort, { min: 1024, max: 65_535, description: 'TCP port' }),
  bindaddr: address({ host: '::', port: 0 }, { sample: '::', description: 'address to listen on; :: is every one' }),
  tlsenable: flag(false, {
    aliases: ['sslenable'],
    description: 'whether clients may come by TLS, on a port of its own',
  }),
  tlsbindaddr: address(
    { host: '', port: defaultTlsPort },
    {
      aliases: ['sslbindaddr'],
      sample: `[::]:${defaultTlsPort}`,
      description: 'address and port for TLS; bindaddr if not given',
    },
  ),
});

const otherSchema = strict({
  webenabled: flag(false, { description: 'whether actions come over HTTP, too' }),
  tlscertfile: words('asterisk.pem', {
    aliases: ['sslcert', 'tlscert', 'sslcertfile'],
    description: 'certificate, and its chain, as PEM',
  }),
  tlsprivatekey: words('', { aliases: ['sslprivatekey'], description: 'its key; the certificate file if not given' }),
  tlscipher: words('', { aliases: ['sslcipher'], description: 'ciphers, as OpenSSL lists them' }),
  tlsservercipherorder: flag(false, { description: "whether the server's order of ciphers counts" }),
  tlsdisablev1: flag(false, { description: 'refuses TLS 1.0' }),
  tlsdisablev11: flag(false, { description: 'refuses TLS 1.1' }),
  tlsdisablev12: flag(false, { description: 'refuses TLS 1.2' }),
  allowmultiplelogin: flag(true, { description: 'whether one user may log in several times' }),
  displayconnects: flag(true, { description: 'log lines for logins and logoffs' }),
  timestampevents: flag(false, { description: 'a Timestamp in every event' }),
  channelvars: commaList({ sample: 'COLOUR,SHAPE', description: 'variables that events tell with every channel' }),
  debug: flag(false, { description: 'every event tells where it was made' }),
  authtimeout: integer(30, { min: 1, unit: 'seconds', description: 'time that a client has for its login' }),
  authlimit: integer(50, { min: 1, description: 'clients at one time that have not logged in' }),
  httptimeout: integer(60, { min: 1, unit: 'seconds', description: 'life of a session over HTTP' }),
  brokeneventsaction: flag(false, { description: 'the Events action answers as it did before Asterisk 1.8' }),
  unprivileged_actions: {
    parse: parseGuarded,
    expected: `all, or some of ${guarded.join(', ')}`,
    default: [] as readonly string[],
    sample: 'all',
    description: 'actions that end or change something and that everybody may perform, as in Asterisk',
  },
  disabledevents: commaList({ sample: 'Newexten,VarSet', description: 'events that nobody gets; the case counts' }),
});

/** `[general]` of manager.conf. */
export const generalSchema = { ...listenerSchema, ...otherSchema };

/** Keys that other TLS servers have, or older Asterisks had, and that do nothing here. */
const refused = new Map([
  ...['tlscafile', 'tlscapath', 'tlscadir', 'tlsverifyclient', 'tlsdontverifyserver'].map(
    (key) => [key, 'the manager does not check certificates of clients'] as const,
  ),
  ...['tlsclientmethod', 'sslclientmethod'].map(
    (key) =>
      [
        key,
        'it is about TLS clients, and the manager is a server; use tlsdisablev1, tlsdisablev11, tlsdisablev12',
      ] as const,
  ),
  ['block-sockets', 'Asterisk has dropped it'] as const,
]);

/** `[general]`, and whether the manager can listen where it says. */
export interface GeneralReading {
  readonly general: ManagerGeneral;
  readonly canListen: boolean;
}

/** Reads `[general]`. */
export const readGeneral = (variables: readonly ConfVariable[], problems: Problems): GeneralReading => {
  const [listening, other] = [new Problems(), new Problems()];
  const isListener = ({ name }: ConfVariable): boolean => hasKey(listenerSchema, name);
  const listener = readSettings('general', variables.filter(isListener), listenerSchema, listening);
  const others = variables.filter((variable) => !isListener(variable));
  const rest = readSettings('general', others, otherSchema, other, (variable) => readOther(variable, other));
  const { port, bindaddr, tlsbindaddr, enabled, tlsenable } = listener;
  const bind = { host: bindaddr.host, port: bindaddr.port || port };
  const tlsbind = { host: tlsbindaddr.host || bind.host, port: tlsbindaddr.port };
  const place = variables.find(({ name }) => /^(tls|ssl)bindaddr$/i.test(name)) ?? variables[0];
  if (tlsenable && place && bind.host === tlsbind.host && bind.port === tlsbind.port)
    listening.error(
      place,
      `TLS needs an address of its own; ${bindAddressText(bind)} is taken by connections without TLS`,
    );
  problems.list.push(...[...listening.list, ...other.list].sort((a, b) => a.line - b.line));
  return { general: { ...rest, enabled, tlsenable, bind, tlsbind }, canListen: !hasErrors(listening.list) };
};

/** Keys that are no settings; true: what there is to say of it was said. */
const readOther = (variable: ConfVariable, problems: Problems): boolean => {
  const why = refused.get(variable.name.toLowerCase());
  const meant = suggestion(variable.name, [...Object.keys(listenerSchema), ...Object.keys(otherSchema)]);
  problems.warning(
    variable,
    why === undefined
      ? `[general] has no key '${variable.name}'${meant}`
      : `${variable.name} does nothing here: ${why}`,
  );
  return true;
};
