import { events } from '@amiable/protocol';
import { splitList } from '../../../config/setting.js';
import { item, type ListItem } from '../action.js';
import { type ObjectType, objectHeaders, type SorceryObject } from '../sorcery/object-type.js';
import type { Contact } from './contacts.js';
import type { Pjsip } from './pjsip.js';
import { stateText } from './state-text.js';

type Headers = Readonly<Record<string, string | number>>;

/** An object's type, name and options as headers. */
export const headersOf = (pjsip: Pjsip, object: SorceryObject): Record<string, string> => ({
  ObjectType: object.type,
  ObjectName: object.id,
  ...objectHeaders(pjsip.sorcery.type(object.type) as ObjectType, object),
});

const contactList = (contacts: readonly Contact[]): string => contacts.map(({ aor, uri }) => `${aor}/${uri}`).join(',');
const closed = (text: string): string => (text === '' ? '' : `${text},`);

/** The options of an address of record; its contacts are those there are, registered ones too. */
export const aorHeaders = (pjsip: Pjsip, aor: SorceryObject): Record<string, string> => {
  const { Contact: _, ...headers } = headersOf(pjsip, aor);
  return { ...headers, Contacts: contactList(pjsip.contacts.of(aor.id)) };
};

/** The same as PJSIPShowRegistrationsInbound shows it. */
export const inboundHeaders = (pjsip: Pjsip, aor: SorceryObject): Record<string, string> => {
  const contacts = contactList(pjsip.contacts.of(aor.id));
  return { ...headersOf(pjsip, aor), Contact: contacts, Contacts: closed(contacts) };
};

export const endpointListHeaders = (pjsip: Pjsip, endpoint: SorceryObject): Headers => {
  const { transport = '', aors = '', auth = '', outbound_auth: outbound = '' } = endpoint.values;
  return {
    ObjectType: endpoint.type,
    ObjectName: endpoint.id,
    Transport: transport,
    Aor: aors,
    Auths: auth,
    OutboundAuths: outbound,
    Contacts: closed(contactList(pjsip.contactsOf(endpoint))),
    DeviceState: stateText(pjsip.deviceState(endpoint)),
    ActiveChannels: pjsip.channelCount(endpoint),
  };
};

export const contactStatusItem = (pjsip: Pjsip, contact: Contact, endpoint: string): ListItem => {
  const { values } = contact;
  const { state, roundtrip } = pjsip.contacts.check(contact);
  return item(events.ContactStatusDetail, {
    AOR: contact.aor,
    URI: contact.uri,
    UserAgent: values.user_agent,
    RegExpire: values.expiration_time,
    ViaAddress: values.via_addr === '' ? undefined : viaAddress(values),
    CallID: values.call_id || undefined,
    Status: state,
    RoundtripUsec: state === 'NonQualified' ? 'N/A' : roundtrip,
    EndpointName: endpoint,
    ID: contact.id,
    AuthenticateQualify: values.authenticate_qualify === 'true' ? 1 : 0,
    OutboundProxy: values.outbound_proxy,
    Path: values.path,
    QualifyFrequency: values.qualify_frequency,
    QualifyTimeout: Number(values.qualify_timeout).toFixed(3),
    Qualify2xxOnly: values.qualify_2xx_only === 'true' ? 1 : 0,
  });
};

const viaAddress = ({ via_addr: address = '', via_port: port = '0' }: Readonly<Record<string, string>>): string =>
  port === '0' ? address : `${address}:${port}`;

/** All that belongs to an endpoint, as PJSIPShowEndpoint lists it. */
export function* endpointItems(pjsip: Pjsip, endpoint: SorceryObject): Generator<ListItem, undefined> {
  const { id, values } = endpoint;
  const { sorcery, contacts } = pjsip;
  yield item(events.EndpointDetail, {
    ...headersOf(pjsip, endpoint),
    DeviceState: stateText(pjsip.deviceState(endpoint)),
    ActiveChannels: pjsip.channelCount(endpoint),
  });
  for (const name of [...splitList(values.auth ?? ''), ...splitList(values.outbound_auth ?? '')]) {
    const auth = sorcery.get('auth', name);
    if (auth) yield item(events.AuthDetail, { ...headersOf(pjsip, auth), EndpointName: id });
  }
  const transport = sorcery.get('transport', values.transport ?? '');
  if (transport) yield item(events.TransportDetail, { ...headersOf(pjsip, transport), EndpointName: id });
  for (const name of pjsip.aorsOf(endpoint)) {
    const aor = sorcery.get('aor', name);
    if (!aor) continue;
    const all = contacts.of(name);
    yield item(events.AorDetail, {
      ...aorHeaders(pjsip, aor),
      TotalContacts: all.length,
      ContactsRegistered: all.filter(({ registered }) => registered).length,
      EndpointName: id,
    });
    for (const contact of all) yield contactStatusItem(pjsip, contact, id);
  }
  for (const identify of sorcery.all('identify'))
    if (identify.values.endpoint === id)
      yield item(events.IdentifyDetail, { ...headersOf(pjsip, identify), EndpointName: id });
  return undefined;
}
