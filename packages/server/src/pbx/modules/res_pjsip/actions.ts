import { actions, events } from '@amiable/protocol';
import { type ActionHandler, fail, handle, handleList, item, type ListItem } from '../../kernel/action.js';
import { aorHeaders, endpointItems, endpointListHeaders, headersOf } from '../../kernel/pjsip/listing.js';
import type { Pjsip } from '../../kernel/pjsip/pjsip.js';

/** PJSIPQualify and those that show endpoints, addresses of record, credentials and contacts. */
export const pjsipActions = (pjsip: Pjsip): readonly ActionHandler[] => [
  handle(actions.PJSIPQualify, (params) => {
    const endpoint = pjsip.endpoint(params.Endpoint);
    if (!endpoint) return withLineFeed('noEndpoint');
    if (pjsip.aorsOf(endpoint).length === 0) return withLineFeed('noAors');
    for (const contact of pjsip.contactsOf(endpoint)) pjsip.contacts.qualify(contact);
    pjsip.update([endpoint]);
    return 'ok';
  }),
  handleList(actions.PJSIPShowEndpoints, () => {
    const endpoints = pjsip.endpoints();
    if (endpoints.length === 0) return withLineFeed('none');
    return items(endpoints, (endpoint) => item(events.EndpointList, endpointListHeaders(pjsip, endpoint)));
  }),
  handleList(actions.PJSIPShowEndpoint, ({ Endpoint: name }) => {
    if (name === '') return withLineFeed('noName');
    const endpoint = pjsip.endpoint(name);
    if (!endpoint) return { ...fail('noEndpoint', { endpoint: name }), lineFeed: true };
    return endpointItems(pjsip, endpoint);
  }),
  handleList(actions.PJSIPShowAors, () => {
    const aors = pjsip.sorcery.all('aor');
    if (aors.length === 0) return withLineFeed('none');
    return items(aors, (aor) => item(events.AorList, aorHeaders(pjsip, aor)));
  }),
  handleList(actions.PJSIPShowAuths, () => {
    const auths = pjsip.sorcery.all('auth');
    if (auths.length === 0) return withLineFeed('none');
    return items(auths, (auth) => item(events.AuthList, headersOf(pjsip, auth)));
  }),
  handleList(actions.PJSIPShowContacts, () => {
    const contacts = pjsip.contacts.allRegistered();
    if (contacts.length === 0) return withLineFeed('none');
    return items(contacts, (contact) => {
      const { state, roundtrip } = pjsip.contacts.check(contact);
      return item(events.ContactList, {
        ...headersOf(pjsip, { type: 'contact', id: contact.id, values: contact.values }),
        Status: state,
        RoundtripUsec: state === 'NonQualified' ? 'N/A' : roundtrip,
      });
    });
  }),
];

const withLineFeed = <F extends string>(failure: F) => ({ ...fail(failure), lineFeed: true }) as const;

function* items<T>(objects: readonly T[], show: (object: T) => ListItem): Generator<ListItem, undefined> {
  for (const object of objects) yield show(object);
  return undefined;
}
