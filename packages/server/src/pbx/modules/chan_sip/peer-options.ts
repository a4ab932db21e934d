import { type AclRule, parseAclEntries } from '../../../config/acl.js';
import type { ConfVariable } from '../../../config/conf.js';
import type { Problems } from '../../../config/problem.js';
import { parseBoolean, splitList } from '../../../config/setting.js';
import { parseAmaFlags } from '../../kernel/ama-flags.js';
import { leadingInt } from '../../kernel/c-number.js';
import { parseCallerId } from '../../kernel/caller-id.js';
import { changeCodecs } from '../../kernel/media/codec-list.js';
import { parseGroups } from '../../kernel/phones/phone-options.js';
import { parsePresentation } from '../../kernel/presentation.js';
import type { NatRule, PeerSettings } from './peer-settings.js';

interface Line extends ConfVariable {
  readonly problems: Problems;
}
type Reader = (peer: PeerSettings, line: Line) => void;

const wrong = ({ problems, ...line }: Line, expected: string): void =>
  problems.warning(line, `'${line.value}' is no value for ${line.name}: write ${expected}`);

const yes = (text: string): boolean => parseBoolean(text) === true;

/** Keys whose value is taken as it stands. */
const texts: Readonly<Record<string, keyof PeerSettings>> = {
  secret: 'secret',
  md5secret: 'md5Secret',
  remotesecret: 'remoteSecret',
  context: 'context',
  subscribecontext: 'subscribeContext',
  language: 'language',
  tonezone: 'toneZone',
  accountcode: 'accountCode',
  fromuser: 'fromUser',
  musicclass: 'musicClass',
  musiconhold: 'musicClass',
  mohinterpret: 'musicClass',
  mohsuggest: 'musicSuggest',
  vmexten: 'voicemailExtension',
  recordonfeature: 'recordOn',
  recordofffeature: 'recordOff',
  rtp_engine: 'rtpEngine',
  defaultuser: 'defaultUser',
  username: 'defaultUser',
  parkinglot: 'parkingLot',
  description: 'description',
  regexten: 'registrationExtension',
};

const flags: Readonly<Record<string, keyof PeerSettings>> = {
  allowtransfer: 'transfers',
  promiscredir: 'promiscRedir',
  usereqphone: 'userPhone',
  textsupport: 'text',
  encryption: 'encryption',
  rtcp_mux: 'rtcpMux',
  use_q850_reason: 'reasonHeader',
  ignoresdpversion: 'ignoreSdpVersion',
  trustrpid: 'trustRpid',
  supportpath: 'path',
  allowsubscribe: 'subscriptions',
  autoframing: 'autoFraming',
};

/** A number within limits; what is none is warned of and changes nothing. */
const number =
  (key: keyof PeerSettings, min: number, max = 2147483647, times = 1): Reader =>
  (peer, line) => {
    const value = leadingInt(line.value);
    if (value === undefined || value < min || value > max) wrong(line, `a whole number, ${min} or more`);
    else Object.assign(peer, { [key]: value * times });
  };

const groups =
  (key: 'callGroup' | 'pickupGroup'): Reader =>
  (peer, line) => {
    const numbers = parseGroups(line.value);
    if (numbers) peer[key] = numbers;
    else wrong(line, 'numbers from 0 to 63, such as 1,3-5');
  };

const namedGroups =
  (key: 'namedCallGroup' | 'namedPickupGroup'): Reader =>
  (peer, line) => {
    peer[key] = [...new Set(splitList(line.value))].sort();
  };

const rules =
  (key: 'acl' | 'contactAcl' | 'directMediaAcl', sense: 'permit' | 'deny'): Reader =>
  (peer, line) => {
    const read: { rules: AclRule[]; wrong: string[] } = parseAclEntries(sense, line.value);
    for (const text of read.wrong) line.problems.warning(line, text);
    peer[key] = [...peer[key], ...read.rules];
  };

const nat: Reader = (peer, line) => {
  let [rport, comedia]: NatRule[] = ['no', 'no'];
  for (const word of splitList(line.value.toLowerCase())) {
    if (word === 'yes') [rport, comedia] = ['yes', 'yes'];
    else if (word === 'no') [rport, comedia] = ['no', 'no'];
    else if (word === 'force_rport') rport = rport === 'auto' ? rport : 'yes';
    else if (word === 'comedia') comedia = comedia === 'auto' ? comedia : 'yes';
    else if (word === 'auto_force_rport') rport = 'auto';
    else if (word === 'auto_comedia') comedia = 'auto';
    else wrong(line, 'no, force_rport, comedia, auto_force_rport or auto_comedia');
  }
  Object.assign(peer, { forceRport: rport, comedia });
};

const insecure: Reader = (peer, line) => {
  peer.insecurePort = peer.insecureInvite = false;
  for (const word of splitList(line.value.toLowerCase())) {
    if (word === 'port') peer.insecurePort = true;
    else if (word === 'invite') peer.insecureInvite = true;
    else if (word !== 'no') wrong(line, 'port, invite, both of them or no');
  }
};

const t38: Reader = (peer, line) => {
  for (const word of splitList(line.value.toLowerCase())) {
    if (yes(word) || word === 'fec') peer.t38 = 'FEC';
    else if (word === 'redundancy') peer.t38 = 'Redundancy';
    else if (word === 'none') peer.t38 = 'None';
    else if (parseBoolean(word) === false) peer.t38 = undefined;
    else if (word.startsWith('maxdatagram=')) peer.t38MaxDatagram = leadingInt(word.slice(12)) ?? peer.t38MaxDatagram;
  }
};

const transport: Reader = (peer, line) => {
  const words = splitList(line.value.toLowerCase());
  // nothing listens but UDP
  for (const word of words)
    if (word !== 'udp') line.problems.warning(line, `'${word}' is not a transport that is there; udp counts`);
  if (words.includes('udp')) peer.transports = ['UDP'];
};

const qualify: Reader = (peer, line) => {
  const word = line.value.toLowerCase();
  if (word === 'no') peer.qualify = 0;
  else if (word === 'yes') peer.qualify = 2000;
  else {
    const ms = leadingInt(word);
    if (ms === undefined) wrong(line, 'yes, no or a number of milliseconds');
    peer.qualify = ms ?? 0;
  }
};

const keepAlive: Reader = (peer, line) => {
  const seconds = leadingInt(line.value);
  peer.keepAlive = (seconds ?? (yes(line.value) ? 60 : 0)) * 1000;
};

const choice =
  <K extends keyof PeerSettings>(key: K, values: Readonly<Record<string, PeerSettings[K]>>): Reader =>
  (peer, line) => {
    const value = values[line.value.toLowerCase()];
    if (value === undefined) wrong(line, `one of ${Object.keys(values).join(', ')}`);
    else peer[key] = value;
  };

const codecs =
  (allow: boolean): Reader =>
  (peer, line) => {
    peer.codecs = changeCodecs(peer.codecs, allow, line.value, (name) =>
      line.problems.warning(line, `'${name}' is no format`),
    );
  };

const readers: Readonly<Record<string, Reader>> = {
  amaflags: (peer, line) => {
    const value = parseAmaFlags(line.value);
    if (value === undefined) wrong(line, 'omit, billing or documentation');
    else peer.amaFlags = value;
  },
  callingpres: (peer, line) => {
    peer.callingPresentation = parsePresentation(line.value) ?? leadingInt(line.value) ?? 0;
  },
  callerid: (peer, line) => {
    peer.callerId = parseCallerId(line.value);
  },
  cid_number: (peer, line) => {
    peer.callerId = { ...peer.callerId, num: line.value };
  },
  fromdomain: (peer, line) => {
    const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(line.value) ?? [];
    Object.assign(peer, { fromDomain: host, fromDomainPort: port === undefined ? 5060 : Number(port) });
  },
  mailbox: (peer, line) => {
    peer.mailboxes = [...new Set([...peer.mailboxes, ...splitList(line.value)])];
  },
  setvar: (peer, line) => {
    const at = line.value.indexOf('=');
    if (at < 0) wrong(line, 'NAME=value');
    else peer.variables = [[line.value.slice(0, at), line.value.slice(at + 1)], ...peer.variables];
  },
  callgroup: groups('callGroup'),
  pickupgroup: groups('pickupGroup'),
  namedcallgroup: namedGroups('namedCallGroup'),
  namedpickupgroup: namedGroups('namedPickupGroup'),
  maxforwards: number('maxForwards', 1, 255),
  'call-limit': number('callLimit', 0),
  busylevel: number('busyLevel', 0),
  callcounter: (peer, line) => {
    peer.callLimit = yes(line.value) ? 2147483647 : 0;
  },
  maxcallbitrate: number('maxCallBitRate', 0),
  'session-timers': choice('sessionTimers', { accept: 'Accept', originate: 'Originate', refuse: 'Refuse' }),
  'session-refresher': choice('sessionRefresher', { uac: 'uac', uas: 'uas' }),
  'session-expires': number('sessionExpires', 1),
  'session-minse': number('sessionMinimum', 90),
  timert1: number('timerT1', 100),
  timerb: number('timerB', 200),
  qualifyfreq: number('qualifyFrequency', 1, 2147483, 1000),
  qualify,
  keepalive: keepAlive,
  deny: rules('acl', 'deny'),
  permit: rules('acl', 'permit'),
  contactdeny: rules('contactAcl', 'deny'),
  contactpermit: rules('contactAcl', 'permit'),
  directmediadeny: rules('directMediaAcl', 'deny'),
  directmediapermit: rules('directMediaAcl', 'permit'),
  nat,
  insecure,
  t38pt_udptl: t38,
  transport,
  directmedia: (peer, line) => {
    const words = splitList(line.value.toLowerCase());
    peer.directMedia = words.some((word) => yes(word) || ['nonat', 'update', 'outgoing'].includes(word));
  },
  videosupport: (peer, line) => {
    peer.videoAlways = line.value.toLowerCase() === 'always';
    peer.video = yes(line.value);
  },
  sendrpid: (peer, line) => {
    peer.sendRpid = yes(line.value) || ['pai', 'rpid'].includes(line.value.toLowerCase());
  },
  trust_id_outbound: (peer, line) => {
    const known = parseBoolean(line.value);
    peer.trustIdOutbound = known === undefined ? 'Legacy' : known ? 'Yes' : 'No';
  },
  allowoverlap: (peer, line) => {
    peer.overlap = line.value.toLowerCase() === 'dtmf' ? 'DTMF' : yes(line.value) ? 'Yes' : 'No';
  },
  progressinband: (peer, line) => {
    peer.progressInband = line.value.toLowerCase() === 'never' ? 'Never' : yes(line.value) ? 'Yes' : 'No';
  },
  dtmfmode: choice('dtmfMode', {
    rfc2833: 'rfc2833',
    inband: 'inband',
    info: 'info',
    shortinfo: 'shortinfo',
    auto: 'auto',
  }),
  allow: codecs(true),
  disallow: codecs(false),
};
/** Older names of keys. */
const aliases: Readonly<Record<string, string>> = {
  canreinvite: 'directmedia',
  incominglimit: 'call-limit',
  'busy-level': 'busylevel',
};

/** Reads one line of a peer, or one of `[general]` that counts for all. Other keys of sip.conf have no effect here. */
export const readPeerOption = (peer: PeerSettings, variable: ConfVariable, problems: Problems): void => {
  const key = variable.name.toLowerCase();
  const text = texts[key];
  const flag = flags[key];
  if (text) Object.assign(peer, { [text]: variable.value });
  else if (flag) Object.assign(peer, { [flag]: yes(variable.value) });
  else readers[aliases[key] ?? key]?.(peer, { ...variable, problems });
};
