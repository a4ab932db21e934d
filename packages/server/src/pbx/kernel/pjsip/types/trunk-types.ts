import ipaddr from 'ipaddr.js';
import type { ObjectOption, ObjectType } from '../../sorcery/object-type.js';
import { alias, bool, choice, lines, list, text, uint, yesNo } from '../../sorcery/options.js';

/** A registration at another server. */
export const registrationType: ObjectType = {
  name: 'registration',
  options: [
    text('server_uri'),
    text('client_uri'),
    text('contact_user'),
    text('contact_header_params'),
    text('transport'),
    text('outbound_proxy'),
    uint('expiration', 3600),
    uint('retry_interval', 60),
    uint('forbidden_retry_interval', 0),
    uint('fatal_retry_interval', 0),
    uint('max_retries', 10),
    uint('max_random_initial_delay', 10),
    bool('auth_rejection_permanent', true),
    text('outbound_auth'),
    bool('support_path'),
    yesNo('support_outbound'),
    bool('line'),
    text('endpoint'),
    choice('security_negotiation', ['no', 'mediasec'], 'no'),
    alias('security_mechanisms', lines('security_mechanisms')),
  ],
  check: ({ values }) => {
    for (const name of ['server_uri', 'client_uri'])
      if (!/^sips?:\S+$/i.test(values[name] ?? '')) return `${name} must be a SIP URI`;
    if (values.line === 'true' && values.endpoint === '') return 'line needs an endpoint';
    if (values.line === 'false' && values.endpoint !== '') return 'endpoint needs line = yes';
    return undefined;
  },
};

/** An address as the reference shows it, `10.0.0.0/255.0.0.0`; a name stays as it is; undefined for neither. */
const matchText = (written: string): string | undefined => {
  const negated = written.startsWith('!') ? '!' : '';
  const text = written.slice(negated.length).trim();
  const [address = '', mask] = text.split('/');
  if (!ipaddr.isValid(address)) return /^[\w.-]+(:\d+)?$/.test(text) ? `${negated}${text}` : undefined;
  const ip = ipaddr.parse(address);
  const longest = ip.kind() === 'ipv4' ? 32 : 128;
  if (mask !== undefined && !/^\d+$/.test(mask))
    return ip.kind() === 'ipv4' && ipaddr.IPv4.isValidFourPartDecimal(mask)
      ? `${negated}${address}/${mask}`
      : undefined;
  const bits = mask === undefined ? longest : Number(mask);
  if (bits > longest) return undefined;
  const shown =
    ip.kind() === 'ipv4'
      ? ipaddr.IPv4.subnetMaskFromPrefixLength(bits).toString()
      : ipaddr.IPv6.subnetMaskFromPrefixLength(bits).toRFC5952String();
  return `${negated}${ip.toString()}/${shown}`;
};

const match: ObjectOption = {
  name: 'match',
  default: '',
  expected: 'addresses, networks or host names with commas between them',
  read: (written, before) => {
    const added = written
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .map(matchText);
    if (added.includes(undefined)) return undefined;
    return [...(before === '' ? [] : [before]), ...added].join(',');
  },
};

/** Says from where requests of an endpoint come. */
export const identifyType: ObjectType = {
  name: 'identify',
  options: [text('endpoint'), match, text('match_header'), text('match_request_uri'), bool('srv_lookups', true)],
  check: ({ values }) => {
    if (values.endpoint === '') return 'endpoint is missing';
    if (values.match === '' && values.match_header === '' && values.match_request_uri === '')
      return 'one of match, match_header and match_request_uri must say what it is known by';
    return undefined;
  },
};

/** Resources that one subscription is told of. */
export const resourceListType: ObjectType = {
  name: 'resource_list',
  options: [
    text('event'),
    list('list_item'),
    bool('full_state'),
    uint('notification_batch_interval', 0),
    bool('resource_display_name'),
  ],
  check: ({ values }) => {
    if (values.event === '') return 'event is missing';
    return values.list_item === '' ? 'it has no list_item' : undefined;
  },
};
