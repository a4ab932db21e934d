import type { ObjectOption, ObjectType } from '../../sorcery/object-type.js';
import { bool, choice, lines, list, seconds, text, uint } from '../../sorcery/options.js';

const qualifyOptions = [
  uint('qualify_frequency', 0, { max: 86400 }),
  seconds('qualify_timeout', 3),
  bool('qualify_2xx_only'),
  bool('authenticate_qualify'),
];

/** URIs of contacts with commas between them; an empty line takes back those before it. */
const contacts: ObjectOption = {
  name: 'contact',
  default: '',
  expected: 'SIP URIs with commas between them',
  read: (written, before) => {
    const uris = written
      .split(',')
      .map((uri) => uri.trim())
      .filter((uri) => uri !== '');
    if (uris.length === 0) return '';
    if (uris.some((uri) => !/^sips?:[^\s]+$/i.test(uri))) return undefined;
    return [...(before === '' ? [] : before.split(',')), ...uris].join(',');
  },
};

/** An address of record: where an endpoint is reached. */
export const aorType: ObjectType = {
  name: 'aor',
  options: [
    uint('minimum_expiration', 60),
    uint('maximum_expiration', 7200),
    uint('default_expiration', 3600),
    ...qualifyOptions,
    uint('max_contacts', 0),
    bool('remove_existing'),
    bool('remove_unavailable'),
    contacts,
    text('mailboxes'),
    text('voicemail_extension'),
    text('outbound_proxy'),
    bool('support_path'),
  ],
};

/** Where a phone is reached just now. */
export const contactType: ObjectType = {
  name: 'contact',
  options: [
    text('uri'),
    text('path'),
    text('expiration_time', '0'),
    ...qualifyOptions,
    text('outbound_proxy'),
    text('user_agent'),
    text('endpoint'),
    text('reg_server'),
    text('via_addr'),
    text('via_port', '0'),
    text('call_id'),
    text('prune_on_boot', 'no'),
  ],
};

/** What somebody proves who he is with. */
export const authType: ObjectType = {
  name: 'auth',
  options: [
    choice('auth_type', ['userpass', 'md5', 'digest', 'google_oauth'], 'userpass'),
    text('username'),
    text('password'),
    text('md5_cred'),
    lines('password_digest'),
    text('realm'),
    text('refresh_token'),
    text('oauth_clientid'),
    text('oauth_secret'),
    uint('nonce_lifetime', 32),
    list('supported_algorithms_uac', { value: 'MD5' }),
    list('supported_algorithms_uas', { value: 'MD5' }),
  ],
  check: ({ values }) => {
    if (values.auth_type === 'md5' && values.md5_cred?.length !== 32)
      return 'auth_type is md5: md5_cred must have 32 hexadecimal digits';
    if (values.auth_type === 'google_oauth')
      for (const name of ['refresh_token', 'oauth_clientid', 'oauth_secret', 'username'])
        if (values[name] === '') return `auth_type is google_oauth: ${name} is missing`;
    return undefined;
  },
};

/** A domain that stands for another one. */
export const domainAliasType: ObjectType = { name: 'domain_alias', options: [text('domain')] };
