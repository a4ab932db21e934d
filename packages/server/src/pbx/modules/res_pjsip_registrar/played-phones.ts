import type { Kernel } from '../../kernel/kernel.js';
import type { ModuleParts } from '../../kernel/module.js';
import type { Phone } from '../../kernel/phones/phone.js';
import { type Contact, registeredId } from '../../kernel/pjsip/contacts.js';
import type { Pjsip } from '../../kernel/pjsip/pjsip.js';
import type { SorceryObject } from '../../kernel/sorcery/object-type.js';

/** Microseconds that a played phone takes to answer a check. */
const roundtrip = 500;
/** Where played phones are said to be; each has a port of its own. */
const host = '127.0.0.1';
const firstPort = 5062;

/**
 * Lets played phones register at the endpoints of their names: a phone that is there is a contact of the endpoint's first
 * address of record that takes registrations.
 */
export const registerPhones = (kernel: Kernel): Pick<ModuleParts, 'reload' | 'stop'> => {
  const { pjsip, phones } = kernel;
  const registered = new Map<Phone, Pick<Contact, 'aor' | 'id'>>();
  const ports = new Map<string, number>();

  const portOf = (name: string): number => {
    const port = ports.get(name) ?? firstPort + ports.size;
    ports.set(name, port);
    return port;
  };

  const register = (phone: Phone): void => {
    const endpoint = endpointOf(pjsip, phone);
    const aor = endpoint && registrationAor(pjsip, endpoint);
    if (!endpoint || !aor) return;
    const { name } = phone.settings;
    const uri = `sip:${name}@${host}:${portOf(name)}`;
    makeRoom(pjsip, aor, uri);
    registered.set(phone, { aor: aor.id, id: registeredId(aor.id, uri) });
    const isNew = pjsip.contacts.register(aor.id, {
      ...settingsOf(aor),
      uri,
      endpoint: endpoint.id,
      via_addr: host,
      via_port: String(portOf(name)),
      call_id: `${name}@${host}`,
      user_agent: 'Played phone',
      prune_on_boot: 'yes',
      expiration_time: String(Math.floor(kernel.clock.now() / 1000) + expiration(aor)),
    });
    if (isNew) pjsip.update([endpoint]);
  };

  const unregister = (phone: Phone): void => {
    const contact = registered.get(phone);
    registered.delete(phone);
    if (!contact || !pjsip.contacts.unregister(contact.aor, contact.id)) return;
    const endpoint = endpointOf(pjsip, phone);
    if (endpoint) pjsip.update([endpoint]);
  };

  const start = (): void => {
    for (const phone of phones.all()) if (phone.registered) register(phone);
  };

  const ends = [
    phones.subscribe((phone, present) => (present ? register(phone) : unregister(phone))),
    pjsip.contacts.qualifyBy((contact) => {
      for (const phone of phones.all()) {
        const mine = registered.get(phone)?.id === contact.id;
        const written = !contact.registered && belongs(pjsip, endpointOf(pjsip, phone), contact);
        if (phone.registered && (mine || written)) return roundtrip;
      }
      return undefined;
    }),
  ];
  start();
  return {
    // endpoints and addresses may be others now
    reload: () => {
      for (const [phone, { aor }] of registered) if (!pjsip.sorcery.get('aor', aor)) unregister(phone);
      start();
    },
    stop: () => {
      for (const phone of [...registered.keys()]) unregister(phone);
      for (const end of ends) end();
    },
  };
};

const endpointOf = (pjsip: Pjsip, { settings }: Phone): SorceryObject | undefined =>
  settings.technology.toUpperCase() === 'PJSIP' ? pjsip.endpoint(settings.name) : undefined;

const registrationAor = (pjsip: Pjsip, endpoint: SorceryObject): SorceryObject | undefined => {
  for (const name of pjsip.aorsOf(endpoint)) {
    const aor = pjsip.sorcery.get('aor', name);
    if (aor && Number(aor.values.max_contacts) > 0) return aor;
  }
  return undefined;
};

/** What a contact takes over from its address of record. */
const settingsOf = ({ values }: SorceryObject): Record<string, string> =>
  Object.fromEntries(
    ['qualify_frequency', 'qualify_timeout', 'qualify_2xx_only', 'authenticate_qualify', 'outbound_proxy'].map(
      (name) => [name, values[name] ?? ''],
    ),
  );

/** A phone asks for no time, so that it gets the default, within the limits. */
const expiration = ({ values }: SorceryObject): number =>
  Math.min(
    Math.max(Number(values.default_expiration), Number(values.minimum_expiration)),
    Number(values.maximum_expiration),
  );

/** The oldest contacts go where there is no room for one more. */
const makeRoom = ({ contacts }: Pjsip, aor: SorceryObject, uri: string): void => {
  const others = contacts.registered(aor.id).filter((contact) => contact.uri !== uri);
  const tooMany = others.length + 1 - Number(aor.values.max_contacts);
  const oldest = others.sort((a, b) => Number(a.values.expiration_time) - Number(b.values.expiration_time));
  for (const { id } of oldest.slice(0, Math.max(0, tooMany))) contacts.unregister(aor.id, id);
};

/** Whether a contact of pjsip.conf is one of an endpoint. */
const belongs = (pjsip: Pjsip, endpoint: SorceryObject | undefined, { aor }: Contact): boolean =>
  endpoint !== undefined && pjsip.aorsOf(endpoint).includes(aor);
