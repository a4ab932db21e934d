import { parseBoolean } from '../../../../config/setting.js';
import type { ObjectOption, ObjectType } from '../../sorcery/object-type.js';
import { bool, choice, lines, list, text, uint, yesNo } from '../../sorcery/options.js';
import { cos, tos } from './service-class.js';

const tlsFlag = (name: string): ObjectOption => ({
  name,
  default: 'No',
  expected: 'yes or no',
  read: (written) => {
    const flag = parseBoolean(written);
    return flag === undefined ? undefined : flag ? 'Yes' : 'No';
  },
});

/** `0.0.0.0`, `127.0.0.1:5060`, `[::1]:5061`; without a port that of the protocol counts. */
const bind: ObjectOption = {
  name: 'bind',
  default: '',
  expected: 'an address with a port or without, such as 0.0.0.0:5060',
  read: (written) =>
    /^(\d{1,3}(\.\d{1,3}){3}|\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i.test(written.trim()) ? written.trim() : undefined,
};

/** Where SIP is spoken. */
export const transportType: ObjectType = {
  name: 'transport',
  options: [
    choice('protocol', ['udp', 'tcp', 'tls', 'ws', 'wss', 'flow'], 'udp'),
    bind,
    uint('async_operations', 1),
    text('ca_list_file'),
    text('ca_list_path'),
    text('cert_file'),
    text('priv_key_file'),
    text('password'),
    text('external_signaling_address'),
    uint('external_signaling_port', 0, { max: 65535 }),
    text('external_media_address'),
    text('domain'),
    tlsFlag('verify_server'),
    tlsFlag('verify_client'),
    tlsFlag('require_client_cert'),
    choice(
      'method',
      ['default', 'unspecified', 'tlsv1', 'tlsv1_1', 'tlsv1_2', 'tlsv1_3', 'sslv2', 'sslv3', 'sslv23'],
      'unspecified',
    ),
    text('cipher'),
    lines('local_net'),
    tos('tos'),
    cos('cos'),
    uint('websocket_write_timeout', 100, { min: 1 }),
    bool('allow_reload'),
    bool('symmetric_transport'),
    bool('allow_wildcard_certs'),
    bool('tcp_keepalive_enable'),
    uint('tcp_keepalive_idle_time', 30),
    uint('tcp_keepalive_interval_time', 10),
    uint('tcp_keepalive_probe_count', 5),
  ],
  complete: (values) => {
    if (values.bind !== '' && !/:\d+$/.test(values.bind ?? ''))
      values.bind += values.protocol === 'tls' || values.protocol === 'wss' ? ':5061' : ':5060';
  },
  check: ({ values }) => (values.bind === '' && values.protocol !== 'flow' ? 'bind is missing' : undefined),
};

/** Who may reach it, by address. */
export const aclType: ObjectType = {
  name: 'acl',
  options: ['permit', 'deny', 'acl', 'contact_permit', 'contact_deny', 'contact_acl'].map(lines),
};

/** What counts for all of SIP. */
export const globalType: ObjectType = {
  name: 'global',
  options: [
    uint('max_forwards', 70),
    uint('keep_alive_interval', 90),
    uint('contact_expiration_check_interval', 30),
    uint('max_initial_qualify_time', 0),
    uint('unidentified_request_period', 5),
    uint('unidentified_request_count', 5),
    uint('unidentified_request_prune_interval', 30),
    text('user_agent'),
    text('default_outbound_endpoint', 'default_outbound_endpoint'),
    text('default_voicemail_extension'),
    text('debug', 'no'),
    text('endpoint_identifier_order', 'ip,username,anonymous'),
    text('default_from_user', 'asterisk'),
    text('default_realm', 'asterisk'),
    uint('mwi_tps_queue_high', 500),
    { ...uint('mwi_tps_queue_low', 0), default: '-1' },
    bool('mwi_disable_initial_unsolicited'),
    bool('ignore_uri_user_options'),
    bool('use_callerid_contact'),
    bool('send_contact_status_on_update_registration'),
    choice('taskprocessor_overload_trigger', ['none', 'global', 'pjsip_only'], 'global'),
    yesNo('norefersub', true),
    bool('allow_sending_180_after_183'),
    bool('all_codecs_on_empty_reinvite'),
    list('default_auth_algorithms_uac', { value: 'MD5' }),
    list('default_auth_algorithms_uas', { value: 'MD5' }),
  ],
};

/** How the machinery of SIP runs. */
export const systemType: ObjectType = {
  name: 'system',
  options: [
    uint('timer_t1', 500, { min: 100 }),
    uint('timer_b', 32000),
    bool('compact_headers'),
    uint('threadpool_initial_size', 0),
    uint('threadpool_auto_increment', 5),
    uint('threadpool_idle_timeout', 60),
    uint('threadpool_max_size', 50),
    bool('disable_tcp_switch', true),
    bool('follow_early_media_fork', true),
    bool('accept_multiple_sdp_answers'),
    bool('disable_rport'),
  ],
};
