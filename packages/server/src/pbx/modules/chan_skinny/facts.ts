import type { Header } from '@amiable/protocol';
import { amaFlagsText } from '../../kernel/ama-flags.js';
import { codecsText } from '../../kernel/media/codec-list.js';
import type { SkinnyDevice, SkinnyLine } from './skinny-conf.js';
import type { SkinnyPhones } from './skinny-phones.js';

const yesNo = (value: boolean): string => (value ? 'Yes' : 'No');
const orNot = (text: string): string => text || '<not set>';

/** What a device says of itself: nothing until a phone stands behind it. */
export const deviceFacts = (phones: SkinnyPhones, device: SkinnyDevice) => {
  const registered = phones.isRegistered(device);
  return { registered, ip: registered ? '127.0.0.1' : '', type: registered ? 'Telephone' : 'No Device' };
};

/** The headers of SKINNYshowdevice. */
export const deviceHeaders = (phones: SkinnyPhones, device: SkinnyDevice): readonly Header[] => {
  const { registered, ip, type } = deviceFacts(phones, device);
  return [
    ['Channeltype', 'SKINNY'],
    ['ObjectName', device.name],
    ['ChannelObjectType', 'device'],
    ['Id', device.id],
    ['version', device.version || 'Unknown'],
    ['Ipaddress', ip || 'Unknown'],
    ['Port', '0'],
    ['DeviceType', type],
    ['Codecs', codecsText(device.codecs)],
    ['CodecOrder', registered ? codecsText(device.codecs) : '(nothing)'],
    ['Devicestatus', registered ? 'registered' : 'unregistered'],
    ['NumberOfLines', String(device.lines.length)],
    ...device.lines.map((line) => ['Line', `${line} ()`] as const),
    ['NumberOfAddons', String(device.addons.length)],
    ...device.addons.map((addon) => ['Addon', addon] as const),
    ['NumberOfSpeeddials', String(device.speedDials.length)],
    ...device.speedDials.map((dial) => ['Speeddial', speedDialText(dial)] as const),
    ['ServiceURLs', ` ${device.services.length}`],
    ...device.services.map((url) => ['ServiceURL', url] as const),
  ];
};

const speedDialText = ({ exten, label, isHint }: SkinnyDevice['speedDials'][number]): string =>
  `${exten} (${label}) ishint: ${isHint ? 1 : 0}`;

/** The lines of `skinny show device`. */
export const deviceLines = (phones: SkinnyPhones, device: SkinnyDevice): readonly string[] => {
  const { registered, ip, type } = deviceFacts(phones, device);
  const row = (name: string, value: string | number): string => `${`${name}:`.padEnd(12)} ${value}`;
  return [
    row('Name', device.name),
    row('Id', device.id),
    row('version', device.version || 'Unknown'),
    row('Ip address', ip || 'Unknown'),
    row('Port', 0),
    row('Device Type', type),
    row('Conf Codecs', codecsText(device.codecs)),
    `Neg Codecs: ${registered ? codecsText(device.codecs) : '(nothing)'}`,
    row('Registered', yesNo(registered)),
    row('Lines', device.lines.length),
    ...device.lines.map((line) => `  ${line} ()`),
    row('Addons', device.addons.length),
    ...device.addons.map((addon) => `  ${addon}`),
    row('Speeddials', device.speedDials.length),
    ...device.speedDials.map((dial) => `  ${speedDialText(dial)}`),
    row('ServiceURLs', device.services.length).replace(/^ServiceURLs: (\d+)$/, 'ServiceURLs:  $1'),
    ...device.services.map((url) => `  ${url}`),
  ];
};

/** Name at the console, name in the manager, value; '' for a name that is not shown there. */
type Fact = readonly [console: string, header: string, value: string];

const lineFacts = (phones: SkinnyPhones, line: SkinnyLine): readonly Fact[] => [
  ['On Device', 'Device', phones.deviceOf(line)?.name ?? 'Not connected'],
  ['Line Label', 'LineLabel', ''],
  ['Extension', 'Extension', '<not set>'],
  ['Context', 'Context', line.context],
  ['CallGroup', 'CallGroup', line.callGroup.join(', ')],
  ['PickupGroup', 'PickupGroup', line.pickupGroup.join(', ')],
  ['NamedCallGroup', 'NamedCallGroup', line.namedCallGroup.join(', ')],
  ['NamedPickupGroup', 'NamedPickupGroup', line.namedPickupGroup.join(', ')],
  ['Language', 'Language', orNot(line.language)],
  ['Accountcode', 'Accountcode', orNot(line.accountCode)],
  ['AmaFlag', 'AMAflags', amaFlagsText(line.amaFlags)],
  ['', 'Callerid', `"${line.callerId.name}" <${line.callerId.num}>`],
  ['CallerId Number', '', orNot(line.callerId.num)],
  ['CallerId Name', '', orNot(line.callerId.name)],
  ['Hide CallerId', 'HideCallerId', 'No'],
  ['CFwdAll', 'CFwdAll', '<not set>'],
  ['CFwdBusy', 'CFwdBusy', '<not set>'],
  ['CFwdNoAnswer', 'CFwdNoAnswer', '<not set>'],
  ['CFwdTimeout', '', '20000ms'],
  ['VoicemailBox', 'VoicemailBox', orNot(line.mailbox)],
  ['VoicemailNumber', 'VoicemailNumber', orNot(line.voicemailExtension)],
  ['MWIblink', 'MWIblink', line.mwiBlink ? '1' : '0'],
  ['Regextension', 'RegExtension', orNot(line.registrationExtension)],
  ['Regcontext', 'Regcontext', '<not set>'],
  ['MoHInterpret', 'MoHInterpret', orNot(line.musicClass)],
  ['MoHSuggest', 'MoHSuggest', orNot(line.musicSuggest)],
  ['Last dialed nr', 'LastDialedNr', '<no calls made yet>'],
  ['Last CallerID', 'LastCallerID', '<not set>'],
  ['Transfer enabled', 'Transfer', yesNo(line.transfers)],
  ['Callwaiting', 'Callwaiting', yesNo(line.callWaiting)],
  ['3Way Calling', '3WayCalling', yesNo(line.threeWay)],
  ['Can forward', 'CanForward', yesNo(line.forwards)],
  ['Do Not Disturb', 'DoNotDisturb', 'No'],
  ['NAT', 'NAT', yesNo(line.nat)],
  ['immediate', 'immediate', yesNo(line.immediate)],
  ['Group', 'Group', '0'],
  ['Parkinglot', 'Parkinglot', orNot(line.parkingLot)],
  ['Conf Codecs', 'Codecs', codecsText(line.codecs)],
  ['Neg Codecs', '', '(nothing)'],
];

/** The headers of SKINNYshowline. */
export const lineHeaders = (phones: SkinnyPhones, line: SkinnyLine): readonly Header[] => [
  ['Channeltype', 'SKINNY'],
  ['ObjectName', line.name],
  ['ChannelObjectType', 'line'],
  ...lineFacts(phones, line).flatMap(([, name, value]) => (name === '' ? [] : [[name, value] as const])),
];

/** The lines of `skinny show line`. */
export const lineLines = (phones: SkinnyPhones, line: SkinnyLine): readonly string[] => [
  `Line:             ${line.name}`,
  ...lineFacts(phones, line).flatMap(([name, , value]) => (name === '' ? [] : [`${`${name}:`.padEnd(17)} ${value}`])),
  '',
];
