import type { Header } from '@amiable/protocol';
import { amaFlagsText } from '../../kernel/ama-flags.js';
import { codecsText } from '../../kernel/media/codec-list.js';
import { describePresentation } from '../../kernel/presentation.js';
import type { NatRule } from './peer-settings.js';
import { callerIdText, insecureText, statusText } from './peer-words.js';
import type { Address, SipPeer } from './sip-conf.js';
import type { SipPeers } from './sip-peers.js';

/** What phones say of themselves when they register. */
const userAgent = 'Amiable scripted phone';

/** What a phone that has registered has told. */
interface Registered {
  readonly address: Address | undefined;
  readonly user: string;
  readonly userAgent: string;
  readonly contact: string;
  readonly messagesSent: number;
}

const registeredFacts = (peers: SipPeers, peer: SipPeer): Registered => {
  const registered = peers.isRegistered(peer);
  const address = peers.addressOf(peer);
  return {
    address,
    user: peer.defaultUser || (registered ? peer.name : ''),
    userAgent: registered ? userAgent : '',
    contact: registered && address ? `sip:${peer.name}@${address.ip}:${address.port}` : '',
    messagesSent: peer.mailboxes.length > 0 && !registered ? -1 : 0,
  };
};

const yn = (value: boolean): string => (value ? 'Y' : 'N');
const natLetter = (rule: NatRule): string => ({ no: 'N', yes: 'Y', auto: 'a' })[rule];
const only = (condition: boolean, ...headers: readonly Header[]): readonly Header[] => (condition ? headers : []);

/** The headers of SIPshowpeer behind the first ones. */
export const peerHeaders = (peers: SipPeers, peer: SipPeer): readonly Header[] => {
  const { address, user, userAgent: agent, contact, messagesSent } = registeredFacts(peers, peer);
  const { defaultAddress } = peer;
  return [
    ['Channeltype', 'SIP'],
    ['ObjectName', peer.name],
    ['ChanObjectType', 'peer'],
    ['SecretExist', yn(peer.secret !== '')],
    ['RemoteSecretExist', yn(peer.remoteSecret !== '')],
    ['MD5SecretExist', yn(peer.md5Secret !== '')],
    ['Context', peer.context],
    ...only(peer.subscribeContext !== '', ['SubscribeContext', peer.subscribeContext]),
    ['Language', peer.language],
    ['ToneZone', peer.toneZone || '<Not set>'],
    ...only(peer.accountCode !== '', ['Accountcode', peer.accountCode]),
    ['AMAflags', amaFlagsText(peer.amaFlags)],
    ['CID-CallingPres', describePresentation(peer.callingPresentation)],
    ...only(peer.fromUser !== '', ['SIP-FromUser', peer.fromUser]),
    ...only(
      peer.fromDomain !== '',
      ['SIP-FromDomain', peer.fromDomain],
      ['Sip-FromDomain-Port', String(peer.fromDomainPort)],
    ),
    ['Callgroup', peer.callGroup.join(', ')],
    ['Pickupgroup', peer.pickupGroup.join(', ')],
    ['Named Callgroup', peer.namedCallGroup.join(', ')],
    ['Named Pickupgroup', peer.namedPickupGroup.join(', ')],
    ['MOHSuggest', peer.musicSuggest],
    ['VoiceMailbox', peer.mailboxes.join(',')],
    ['TransferMode', peer.transfers ? 'open' : 'closed'],
    ['LastMsgsSent', String(messagesSent)],
    ['Maxforwards', String(peer.maxForwards)],
    ['Call-limit', String(peer.callLimit)],
    ['Busy-level', String(peer.busyLevel)],
    ['MaxCallBR', `${peer.maxCallBitRate} kbps`],
    ['Dynamic', yn(peer.dynamic)],
    ['Callerid', callerIdText(peer)],
    ['RegExpire', `${peers.expiryOf(peer)} seconds`],
    ['SIP-AuthInsecure', insecureText(peer)],
    ['SIP-Forcerport', natLetter(peer.forceRport)],
    ['SIP-Comedia', natLetter(peer.comedia)],
    ['ACL', yn(peer.acl.length > 0)],
    ['SIP-CanReinvite', yn(peer.directMedia)],
    ['SIP-DirectMedia', yn(peer.directMedia)],
    ['SIP-PromiscRedir', yn(peer.promiscRedir)],
    ['SIP-UserPhone', yn(peer.userPhone)],
    ['SIP-VideoSupport', yn(peer.video)],
    ['SIP-TextSupport', yn(peer.text)],
    ['SIP-T.38Support', yn(peer.t38 !== undefined)],
    ['SIP-T.38EC', peer.t38 ?? 'Unknown'],
    ['SIP-T.38MaxDtgrm', String(peer.t38MaxDatagram)],
    ['SIP-Sess-Timers', peer.sessionTimers],
    ['SIP-Sess-Refresh', peer.sessionRefresher],
    ['SIP-Sess-Expires', String(peer.sessionExpires)],
    ['SIP-Sess-Min', String(peer.sessionMinimum)],
    ['SIP-RTP-Engine', peer.rtpEngine],
    ['SIP-Encryption', yn(peer.encryption)],
    ['SIP-RTCP-Mux', yn(peer.rtcpMux)],
    ['SIP-DTMFmode', peer.dtmfMode],
    ['ToHost', peer.toHost],
    ['Address-IP', address?.ip ?? '(null)'],
    ['Address-Port', String(address?.port ?? 0)],
    ['Default-addr-IP', defaultAddress?.ip ?? '(null)'],
    ['Default-addr-port', String(defaultAddress?.port ?? 0)],
    ['Default-Username', user],
    ['Codecs', codecsText(peer.codecs)],
    ['Status', statusText(peer, peers.answerOf(peer))],
    ['SIP-Useragent', agent],
    ['Reg-Contact', contact],
    ['QualifyFreq', `${peer.qualifyFrequency} ms`],
    ['Parkinglot', peer.parkingLot],
    ...peer.variables.map(([name, value]) => ['ChanVariable', `${name}=${value}`] as const),
    ['SIP-Use-Reason-Header', yn(peer.reasonHeader)],
    ['Description', peer.description],
  ];
};

const yesNo = (value: boolean): string => (value ? 'Yes' : 'No');
const set = (text: string): string => (text === '' ? '<Not set>' : '<Set>');
/** Whether something is done, and whether that depends. */
export const natText = (rule: NatRule): string => ({ no: 'No', yes: 'Yes', auto: 'Auto (No)' })[rule];
const place = (address: Address | undefined): string => (address ? `${address.ip}:${address.port}` : '(null)');
const line = (name: string, value: string): string => `  ${name.padEnd(13)}: ${value}`;

/** The lines of `sip show peer`. */
export const peerLines = (peers: SipPeers, peer: SipPeer): readonly string[] => {
  const { address, user, userAgent: agent, contact, messagesSent } = registeredFacts(peers, peer);
  const shown = (condition: boolean, ...lines: readonly string[]): readonly string[] => (condition ? lines : []);
  return [
    '',
    '',
    `  * Name       : ${peer.name}`,
    line('Description', peer.description),
    line('Secret', set(peer.secret)),
    line('MD5Secret', set(peer.md5Secret)),
    line('Remote Secret', set(peer.remoteSecret)),
    line('Context', peer.context),
    `  Record On feature : ${peer.recordOn}`,
    `  Record Off feature : ${peer.recordOff}`,
    line('Subscr.Cont.', peer.subscribeContext || '<Not set>'),
    line('Language', peer.language),
    line('Tonezone', peer.toneZone || '<Not set>'),
    ...shown(peer.accountCode !== '', line('Accountcode', peer.accountCode)),
    line('AMA flags', amaFlagsText(peer.amaFlags)),
    line('Transfer mode', peer.transfers ? 'open' : 'closed'),
    line('CallingPres', describePresentation(peer.callingPresentation)),
    ...shown(peer.fromUser !== '', line('FromUser', peer.fromUser)),
    ...shown(peer.fromDomain !== '', line('FromDomain', `${peer.fromDomain} Port ${peer.fromDomainPort}`)),
    line('Callgroup', peer.callGroup.join(', ')),
    line('Pickupgroup', peer.pickupGroup.join(', ')),
    line('Named Callgr', peer.namedCallGroup.join(', ')),
    line('Nam. Pickupgr', peer.namedPickupGroup.join(', ')),
    line('MOH Suggest', peer.musicSuggest),
    line('Mailbox', peer.mailboxes.join(',')),
    line('VM Extension', peer.voicemailExtension),
    line('LastMsgsSent', messagesSent < 0 ? '32767/65535' : '0/0'),
    line('Call limit', String(peer.callLimit)),
    line('Max forwards', String(peer.maxForwards)),
    ...shown(peer.busyLevel > 0, line('Busy level', String(peer.busyLevel))),
    line('Dynamic', yesNo(peer.dynamic)),
    line('Callerid', callerIdText(peer)),
    line('MaxCallBR', `${peer.maxCallBitRate} kbps`),
    line('Expire', String(peers.expiryOf(peer))),
    line('Insecure', insecureText(peer)),
    line('Force rport', natText(peer.forceRport)),
    line('Symmetric RTP', natText(peer.comedia)),
    line('ACL', yesNo(peer.acl.length > 0)),
    line('ContactACL', yesNo(peer.contactAcl.length > 0)),
    line('DirectMedACL', yesNo(peer.directMediaAcl.length > 0)),
    line('T.38 support', yesNo(peer.t38 !== undefined)),
    line('T.38 EC mode', peer.t38 ?? 'Unknown'),
    line('T.38 MaxDtgrm', String(peer.t38MaxDatagram)),
    line('DirectMedia', yesNo(peer.directMedia)),
    line('PromiscRedir', yesNo(peer.promiscRedir)),
    line('User=Phone', yesNo(peer.userPhone)),
    line('Video Support', yesNo(peer.video || peer.videoAlways)),
    line('Text Support', yesNo(peer.text)),
    line('Ign SDP ver', yesNo(peer.ignoreSdpVersion)),
    line('Trust RPID', yesNo(peer.trustRpid)),
    line('Send RPID', yesNo(peer.sendRpid)),
    line('Path support', yesNo(peer.path)),
    line('Path', 'N/A'),
    line('TrustIDOutbnd', peer.trustIdOutbound),
    line('Subscriptions', yesNo(peer.subscriptions)),
    line('Overlap dial', peer.overlap),
    line('DTMFmode', peer.dtmfMode),
    line('Timer T1', String(peer.timerT1)),
    line('Timer B', String(peer.timerB)),
    line('ToHost', peer.toHost),
    line('Addr->IP', place(address)),
    line('Defaddr->IP', place(peer.defaultAddress)),
    line('Prim.Transp.', peer.transports[0] ?? 'UDP'),
    line('Allowed.Trsp', peer.transports.join(',')),
    line('Def. Username', user),
    line('SIP Options', '(none)'),
    line('Codecs', codecsText(peer.codecs)),
    line('Auto-Framing', yesNo(peer.autoFraming)),
    line('Status', statusText(peer, peers.answerOf(peer))),
    line('Useragent', agent),
    line('Reg. Contact', contact),
    line('Qualify Freq', `${peer.qualifyFrequency} ms`),
    line('Keepalive', `${peer.keepAlive} ms`),
    ...shown(
      peer.variables.length > 0,
      '  Variables    :',
      ...peer.variables.map(([name, value]) => `                 ${name} = ${value}`),
    ),
    line('Sess-Timers', peer.sessionTimers),
    line('Sess-Refresh', peer.sessionRefresher),
    line('Sess-Expires', `${peer.sessionExpires} secs`),
    line('Min-Sess', `${peer.sessionMinimum} secs`),
    line('RTP Engine', peer.rtpEngine),
    line('Parkinglot', peer.parkingLot),
    line('Use Reason', yesNo(peer.reasonHeader)),
    line('Encryption', yesNo(peer.encryption)),
    line('RTCP Mux', yesNo(peer.rtcpMux)),
    '',
  ];
};

/** The lines of `sip show user`. */
export const userLines = (peer: SipPeer): readonly string[] => [
  '',
  '',
  `  * Name       : ${peer.name}`,
  line('Secret', set(peer.secret)),
  line('MD5Secret', set(peer.md5Secret)),
  line('Context', peer.context),
  line('Language', peer.language),
  ...(peer.accountCode === '' ? [] : [line('Accountcode', peer.accountCode)]),
  line('AMA flags', amaFlagsText(peer.amaFlags)),
  line('Tonezone', peer.toneZone || '<Not set>'),
  line('Transfer mode', peer.transfers ? 'open' : 'closed'),
  line('MaxCallBR', `${peer.maxCallBitRate} kbps`),
  line('CallingPres', describePresentation(peer.callingPresentation)),
  line('Call limit', String(peer.callLimit)),
  line('Callgroup', peer.callGroup.join(', ')),
  line('Pickupgroup', peer.pickupGroup.join(', ')),
  line('Named Callgr', peer.namedCallGroup.join(', ')),
  line('Nam. Pickupgr', peer.namedPickupGroup.join(', ')),
  line('Callerid', callerIdText(peer)),
  line('ACL', yesNo(peer.acl.length > 0)),
  line('Sess-Timers', peer.sessionTimers),
  line('Sess-Refresh', peer.sessionRefresher),
  line('Sess-Expires', `${peer.sessionExpires} secs`),
  line('Sess-Min-SE', `${peer.sessionMinimum} secs`),
  line('RTP Engine', peer.rtpEngine),
  `  Auto-Framing:  ${yesNo(peer.autoFraming)} `,
  '',
];
