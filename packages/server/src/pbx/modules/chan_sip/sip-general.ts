import type { ConfVariable } from '../../../config/conf.js';
import type { Problems } from '../../../config/problem.js';
import { flag, integer, readSettings, type SettingsOf, words } from '../../../config/setting.js';

const schema = {
  udpbindaddr: words('0.0.0.0:5060', { description: 'address that would listen', aliases: ['bindaddr'] }),
  useragent: words('', { description: 'name of this program' }),
  realm: words('asterisk', { description: 'realm of logins' }),
  sdpsession: words('', { description: 'name of sessions' }),
  sdpowner: words('root', { description: 'owner of sessions' }),
  callerid: words('asterisk', { description: 'number of callers that have none' }),
  regcontext: words('', { description: 'context of extensions of phones that are there' }),
  notifymimetype: words('application/simple-message-summary', { description: 'kind of message about mailboxes' }),
  outboundproxy: words('', { description: 'proxy of all calls' }),
  externaddr: words('', { description: 'address seen from outside', aliases: ['externip'] }),
  externhost: words('', { description: 'name seen from outside' }),
  externrefresh: integer(10, { unit: 'seconds', description: 'how often that name would be looked up' }),
  allowguest: flag(true, { description: 'calls of strangers' }),
  autocreatepeer: words('no', { description: 'peers for whoever registers' }),
  match_auth_username: flag(false, { description: 'logins by the name of the login' }),
  alwaysauthreject: flag(true, { description: 'strangers are not told that they are' }),
  allowexternaldomains: flag(true, { description: 'calls to other domains' }),
  domainsasrealm: flag(false, { description: 'domains as realms' }),
  directrtpsetup: flag(false, { description: 'media past this server from the start' }),
  legacy_useroption_parsing: flag(false, { description: 'users end at a semicolon' }),
  send_diversion: flag(true, { description: 'Diversion headers' }),
  recordhistory: flag(false, { description: 'history of dialogs' }),
  auth_options_requests: flag(false, { description: 'logins for OPTIONS' }),
  storesipcause: flag(false, { description: 'SIP causes in variables' }),
  regextenonqualify: flag(false, { description: 'extensions follow reachability' }),
  relaxdtmf: flag(false, { description: 'tones are taken more easily' }),
  rfc2833compensate: flag(false, { description: 'older RFC 2833' }),
  compactheaders: flag(false, { description: 'short headers' }),
  srvlookup: flag(true, { description: 'SRV records' }),
  pedantic: flag(true, { description: 'tags are checked' }),
  notifyringing: flag(true, { description: 'ringing is told to watchers' }),
  notifycid: flag(false, { description: 'callers are told to watchers' }),
  notifyhold: flag(false, { description: 'hold is told to watchers' }),
  prematuremedia: flag(true, { description: 'no media before the answer' }),
  jbenable: flag(false, { description: 'jitter buffer' }),
  minexpiry: integer(60, { unit: 'seconds', description: 'shortest registration' }),
  maxexpiry: integer(3600, { unit: 'seconds', description: 'longest registration' }),
  defaultexpiry: integer(120, { unit: 'seconds', description: 'usual registration', min: 1 }),
  submin: integer(60, { unit: 'seconds', description: 'shortest subscription', aliases: ['subminexpiry'] }),
  submax: integer(3600, { unit: 'seconds', description: 'longest subscription', aliases: ['submaxexpiry'] }),
  registertimeout: integer(20, { unit: 'seconds', description: 'between two tries to register', min: 1 }),
  registerattempts: integer(0, { description: 'tries to register; 0: as many as it takes' }),
  register_retry_403: flag(false, { description: 'tries go on behind a 403' }),
  rtpkeepalive: integer(0, { unit: 'seconds', description: 'keeps media alive' }),
  rtptimeout: integer(0, { unit: 'seconds', description: 'calls without media end' }),
  rtpholdtimeout: integer(0, { unit: 'seconds', description: 'the same on hold' }),
  t1min: integer(100, { unit: 'milliseconds', description: 'shortest timer T1' }),
};

/** `[general]` of sip.conf, without what counts for peers. */
export type SipGeneral = SettingsOf<typeof schema> & { readonly defaultExpiry: number };

/** Keys that peers have too are read elsewhere. */
export const readSipGeneral = (lines: readonly ConfVariable[], problems: Problems): SipGeneral => {
  const settings = readSettings('general', lines, schema, problems, () => true);
  return { ...settings, defaultExpiry: settings.defaultexpiry };
};
