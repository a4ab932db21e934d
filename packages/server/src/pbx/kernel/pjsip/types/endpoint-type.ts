import { parseBoolean, splitList } from '../../../../config/setting.js';
import { parseCallerId } from '../../caller-id.js';
import { parseGroups } from '../../phones/phone-options.js';
import type { ObjectOption, ObjectType } from '../../sorcery/object-type.js';
import { alias, bool, choice, lines, list, text, uint, yesNo } from '../../sorcery/options.js';
import { changeCodecs, noCodecs } from './codec-names.js';
import { cos, tos } from './service-class.js';

/** Whether something is done; shown as `true` or `false`. */
const flags = `
  accept_multiple_sdp_answers allow_unauthenticated_options asymmetric_rtp_codec bind_rtp_to_media_address
  bundle disable_direct_media_on_nat fax_detect force_avp g726_non_standard ice_support ignore_183_without_sdp
  inband_progress media_encryption_optimistic media_use_received_transport moh_passthrough
  notify_early_inuse_ringing one_touch_recording preferred_codec_only rewrite_contact rpid_immediate rtcp_mux
  rtp_ipv6 rtp_symmetric send_aoc send_history_info send_pai send_rpid srtp_tag_32 suppress_moh_on_sendonly
  suppress_q850_reason_headers t38_bind_udptl_to_media_address t38_udptl t38_udptl_ipv6 t38_udptl_nat
  trust_id_inbound trust_id_outbound use_avpf use_ptime user_eq_phone
`;
const flagsOn = `
  aggregate_mwi allow_overlap allow_subscribe allow_transfer direct_media follow_early_media_fork force_rport
  refer_blind_progress send_diversion
`;
const numbers = `
  device_state_busy_at dtls_rekey fax_detect_timeout max_audio_streams=1 max_video_streams=1 rtp_keepalive
  rtp_port_end rtp_port_start rtp_timeout rtp_timeout_hold sub_min_expiry t38_udptl_maxdatagram timers_min_se=90
  timers_sess_expires=1800
`;
const texts = `
  accountcode acl aors auth callerid_tag contact_acl context=default dtls_ca_file dtls_ca_path dtls_cert_file
  dtls_cipher dtls_private_key from_domain from_user geoloc_incoming_call_profile geoloc_outgoing_call_profile
  incoming_mwi_mailbox language mailboxes media_address message_context moh_suggest=default mwi_from_user
  outbound_auth outbound_proxy overlap_context record_off_feature=automixmon record_on_feature=automixmon
  rtp_engine=asterisk sdp_owner=- sdp_session=Asterisk stir_shaken_profile subscribe_context tenantid tone_zone
  transport voicemail_extension
`;

const namesIn = (table: string): readonly (readonly [name: string, value: string])[] =>
  table
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [name = '', value = ''] = entry.split('=');
      return [name, value] as const;
    });

const callerId: ObjectOption = {
  name: 'callerid',
  default: '<unknown>',
  expected: 'a caller id such as "Ann" <1001>',
  read: (written) => {
    const { name, num } = parseCallerId(written);
    if (name !== '' && num !== '') return `"${name}" <${num}>`;
    return name || num || '<unknown>';
  },
};

const allow: ObjectOption = {
  name: 'allow',
  default: noCodecs,
  expected: 'formats such as ulaw,alaw, or all',
  read: (written, before) => changeCodecs(before, written, true),
};
const disallow: ObjectOption = {
  ...alias('disallow', allow),
  read: (written, before) => changeCodecs(before, written, false),
};

const groups = (name: string): ObjectOption => ({
  name,
  default: '',
  expected: 'numbers from 0 to 63 such as 1,3-5',
  read: (written) => parseGroups(written)?.join(', '),
});

const namedGroups = (name: string): ObjectOption => ({
  name,
  default: '',
  expected: 'names of groups',
  read: (written) => [...new Set(splitList(written))].join(','),
});

/** Shown as `Yes` and `No`, and one of some other words. */
const yesOr = (name: string, others: Readonly<Record<string, string>> = {}): ObjectOption => ({
  name,
  default: 'No',
  expected: ['yes', 'no', ...Object.keys(others)].join(', '),
  read: (written) => {
    const flag = parseBoolean(written);
    return flag === undefined ? others[written.toLowerCase()] : flag ? 'Yes' : 'No';
  },
});

/** Flags that know further words. */
const flagOr = (name: string, value: string, others: Readonly<Record<string, string>>): ObjectOption => ({
  name,
  default: value,
  expected: ['yes', 'no', ...Object.keys(others)].join(', '),
  read: (written) => {
    const flag = parseBoolean(written);
    return others[written.toLowerCase()] ?? (flag === undefined ? undefined : flag ? 'yes' : 'no');
  },
});

const preferenceWords: Readonly<Record<string, readonly string[]>> = {
  prefer: ['pending', 'configured'],
  operation: ['intersect', 'union', 'only_preferred', 'only_nonpreferred'],
  keep: ['all', 'first'],
  transcode: ['allow', 'prevent'],
};

/** `prefer: pending, operation: union, keep: all, transcode: allow`; what is not said stays as it is. */
const codecPreference = (name: string, operation: string): ObjectOption => ({
  name,
  default: `prefer:pending, operation:${operation}, keep:all, transcode:allow`,
  expected: 'prefer: pending|configured, operation: intersect|union|…, keep: all|first, transcode: allow|prevent',
  read: (written, before) => {
    const values = new Map(splitList(before).map((one) => one.split(':') as [string, string]));
    for (const part of splitList(written)) {
      const [key = '', value = ''] = part.split(':').map((one) => one.trim().toLowerCase());
      if (!preferenceWords[key]?.includes(value)) return undefined;
      values.set(key, value);
    }
    return [...values].map((pair) => pair.join(':')).join(', ');
  },
});

const method = (name: string) => choice(name, { invite: 'invite', reinvite: 'invite', update: 'update' }, 'invite');

const others: readonly ObjectOption[] = [
  callerId,
  allow,
  disallow,
  flagOr('100rel', 'yes', { required: 'required', peer_supported: 'peer_supported' }),
  choice(
    'callerid_privacy',
    [
      'allowed_not_screened',
      'allowed_passed_screen',
      'allowed_failed_screen',
      'allowed',
      'prohib_not_screened',
      'prohib_passed_screen',
      'prohib_failed_screen',
      'prohib',
      'unavailable',
    ],
    'allowed_not_screened',
  ),
  codecPreference('codec_prefs_incoming_offer', 'intersect'),
  codecPreference('codec_prefs_incoming_answer', 'intersect'),
  codecPreference('codec_prefs_outgoing_offer', 'union'),
  codecPreference('codec_prefs_outgoing_answer', 'intersect'),
  method('connected_line_method'),
  method('direct_media_method'),
  choice('direct_media_glare_mitigation', ['none', 'outgoing', 'incoming'], 'none'),
  yesOr('dtls_verify', { fingerprint: 'Fingerprint', certificate: 'Certificate' }),
  yesOr('dtls_auto_generate_cert'),
  choice('dtls_setup', ['active', 'passive', 'actpass'], 'active'),
  choice('dtls_fingerprint', ['SHA-256', 'SHA-1'], 'SHA-256'),
  choice('dtmf_mode', ['rfc4733', 'inband', 'info', 'auto', 'auto_info', 'none'], 'rfc4733'),
  list('identify_by', {
    value: 'username,ip',
    allowed: ['username', 'auth_username', 'ip', 'header', 'request_uri', 'transport'],
  }),
  choice('media_encryption', ['no', 'sdes', 'dtls'], 'no'),
  choice('redirect_method', ['user', 'uri_core', 'uri_pjsip'], 'user'),
  choice('security_negotiation', ['no', 'mediasec'], 'no'),
  alias('security_mechanisms', lines('security_mechanisms')),
  choice('t38_udptl_ec', ['none', 'fec', 'redundancy'], 'none'),
  flagOr('timers', 'yes', { required: 'required', always: 'always', forced: 'always' }),
  flagOr('stir_shaken', 'no', { off: 'no', on: 'on', attest: 'attest', verify: 'verify' }),
  choice('incoming_call_offer_pref', ['local', 'local_first', 'remote', 'remote_first'], 'local'),
  choice(
    'outgoing_call_offer_pref',
    ['local', 'local_merge', 'local_first', 'remote', 'remote_merge', 'remote_first'],
    'remote_merge',
  ),
  list('follow_redirect_methods', { allowed: ['message'] }),
  lines('set_var'),
  groups('call_group'),
  groups('pickup_group'),
  namedGroups('named_call_group'),
  namedGroups('named_pickup_group'),
  tos('tos_audio'),
  tos('tos_video'),
  cos('cos_audio'),
  cos('cos_video'),
  yesNo('webrtc'),
  yesNo('trust_connected_line', true),
  yesNo('send_connected_line', true),
  yesNo('mwi_subscribe_replaces_unsolicited'),
];

/** What a browser needs. */
const forBrowsers: Readonly<Record<string, string>> = {
  use_avpf: 'true',
  ice_support: 'true',
  rtcp_mux: 'true',
  bundle: 'true',
  media_use_received_transport: 'true',
  media_encryption: 'dtls',
  dtls_setup: 'actpass',
  dtls_verify: 'Fingerprint',
};

/** What calls and is called: a phone, a trunk. */
export const endpointType: ObjectType = {
  name: 'endpoint',
  options: [
    ...namesIn(flags).map(([name]) => bool(name)),
    ...namesIn(flagsOn).map(([name]) => bool(name, true)),
    ...namesIn(numbers).map(([name, value]) => uint(name, Number(value))),
    ...namesIn(texts).map(([name, value]) => text(name, value)),
    ...others,
  ],
  complete: (values) => {
    if (values.webrtc !== 'yes') return;
    Object.assign(values, forBrowsers);
    if (values.dtls_cert_file === '') values.dtls_auto_generate_cert = 'Yes';
  },
  check: ({ values }) => {
    const { rtp_port_start: first = '0', rtp_port_end: last = '0' } = values;
    if (Number(first) > Number(last)) return `rtp_port_start ${first} is behind rtp_port_end ${last}`;
    return undefined;
  },
};
