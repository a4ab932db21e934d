import type { AclRule } from '../../../config/acl.js';

/** How it is dealt with phones behind a router: never, always, or only where one is seen. */
export type NatRule = 'no' | 'yes' | 'auto';

/** What sip.conf says of one peer or user; `[general]` says it of those that do not. */
export interface PeerSettings {
  secret: string;
  md5Secret: string;
  remoteSecret: string;
  context: string;
  subscribeContext: string;
  language: string;
  toneZone: string;
  accountCode: string;
  /** As a number of `ama-flags`; 0 where nothing is said. */
  amaFlags: number;
  callingPresentation: number;
  fromUser: string;
  fromDomain: string;
  fromDomainPort: number;
  callGroup: readonly number[];
  pickupGroup: readonly number[];
  namedCallGroup: readonly string[];
  namedPickupGroup: readonly string[];
  musicClass: string;
  musicSuggest: string;
  mailboxes: readonly string[];
  voicemailExtension: string;
  recordOn: string;
  recordOff: string;
  transfers: boolean;
  maxForwards: number;
  /** Calls at once; 0 is no limit. */
  callLimit: number;
  busyLevel: number;
  /** kbit/s */
  maxCallBitRate: number;
  callerId: { name: string; num: string };
  insecurePort: boolean;
  insecureInvite: boolean;
  forceRport: NatRule;
  comedia: NatRule;
  acl: readonly AclRule[];
  contactAcl: readonly AclRule[];
  directMediaAcl: readonly AclRule[];
  directMedia: boolean;
  promiscRedir: boolean;
  userPhone: boolean;
  video: boolean;
  /** Video is offered even where the caller has none. */
  videoAlways: boolean;
  text: boolean;
  /** undefined: no T.38 */
  t38: 'FEC' | 'Redundancy' | 'None' | undefined;
  t38MaxDatagram: number;
  sessionTimers: 'Accept' | 'Originate' | 'Refuse';
  sessionRefresher: 'uas' | 'uac';
  /** Seconds. */
  sessionExpires: number;
  sessionMinimum: number;
  rtpEngine: string;
  encryption: boolean;
  rtcpMux: boolean;
  dtmfMode: string;
  defaultUser: string;
  codecs: readonly string[];
  /** Milliseconds that an answer may take; 0: nobody asks. */
  qualify: number;
  /** Milliseconds. */
  qualifyFrequency: number;
  keepAlive: number;
  parkingLot: string;
  variables: readonly (readonly [name: string, value: string])[];
  reasonHeader: boolean;
  description: string;
  ignoreSdpVersion: boolean;
  trustRpid: boolean;
  sendRpid: boolean;
  path: boolean;
  trustIdOutbound: 'Legacy' | 'Yes' | 'No';
  subscriptions: boolean;
  overlap: 'Yes' | 'No' | 'DTMF';
  timerT1: number;
  timerB: number;
  transports: readonly string[];
  autoFraming: boolean;
  progressInband: 'Yes' | 'No' | 'Never';
  registrationExtension: string;
}

/** What counts where sip.conf says nothing. */
export const defaultPeerSettings: PeerSettings = {
  secret: '',
  md5Secret: '',
  remoteSecret: '',
  context: 'default',
  subscribeContext: '',
  language: '',
  toneZone: '',
  accountCode: '',
  amaFlags: 0,
  callingPresentation: 0,
  fromUser: '',
  fromDomain: '',
  fromDomainPort: 5060,
  callGroup: [],
  pickupGroup: [],
  namedCallGroup: [],
  namedPickupGroup: [],
  musicClass: 'default',
  musicSuggest: '',
  mailboxes: [],
  voicemailExtension: 'asterisk',
  recordOn: 'automon',
  recordOff: 'automon',
  transfers: true,
  maxForwards: 0,
  callLimit: 0,
  busyLevel: 0,
  maxCallBitRate: 384,
  callerId: { name: '', num: '' },
  insecurePort: false,
  insecureInvite: false,
  forceRport: 'auto',
  comedia: 'no',
  acl: [],
  contactAcl: [],
  directMediaAcl: [],
  directMedia: true,
  promiscRedir: false,
  userPhone: false,
  video: false,
  videoAlways: false,
  text: false,
  t38: undefined,
  t38MaxDatagram: 4294967295,
  sessionTimers: 'Accept',
  sessionRefresher: 'uas',
  sessionExpires: 1800,
  sessionMinimum: 90,
  rtpEngine: 'asterisk',
  encryption: false,
  rtcpMux: false,
  dtmfMode: 'rfc2833',
  defaultUser: '',
  codecs: ['ulaw', 'alaw', 'gsm', 'h263'],
  qualify: 0,
  qualifyFrequency: 60000,
  keepAlive: 0,
  parkingLot: '',
  variables: [],
  reasonHeader: false,
  description: '',
  ignoreSdpVersion: false,
  trustRpid: false,
  sendRpid: false,
  path: false,
  trustIdOutbound: 'Legacy',
  subscriptions: true,
  overlap: 'Yes',
  timerT1: 500,
  timerB: 32000,
  transports: ['UDP'],
  autoFraming: false,
  progressInband: 'No',
  registrationExtension: '',
};
