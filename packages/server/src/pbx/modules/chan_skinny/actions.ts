import { actions, type Header, renderHeaders } from '@amiable/protocol';
import { type ActionHandler, handle, wire } from '../../kernel/action.js';
import { rawList } from '../../kernel/raw-list.js';
import { deviceFacts, deviceHeaders, lineHeaders } from './facts.js';
import type { SkinnyPhones } from './skinny-phones.js';

/** Both ways to show one thing answer with its headers alone, and with nothing for what is not there. */
export const skinnyActions = (phones: SkinnyPhones): readonly ActionHandler[] => [
  handle(actions.SKINNYdevices, (_, { actionId }) => {
    const id = idOf(actionId);
    const { message, complete } = actions.SKINNYdevices.reply;
    const items = phones.config.devices.map((device): readonly Header[] => {
      const { registered, ip, type } = deviceFacts(phones, device);
      return [
        ['Event', 'DeviceEntry'],
        ...id,
        ['Channeltype', 'SKINNY'],
        ['ObjectName', device.name],
        ['ChannelObjectType', 'device'],
        ['DeviceId', device.id],
        ['IPaddress', ip || '-none-'],
        ['Type', type],
        ['Devicestatus', registered ? 'registered' : 'unregistered'],
        ['NumberOfLines', String(device.lines.length)],
      ];
    });
    return rawList({ message, complete, actionId, items, joined: true });
  }),
  handle(actions.SKINNYlines, (_, { actionId }) => {
    const id = idOf(actionId);
    const { message, complete } = actions.SKINNYlines.reply;
    const items = phones.config.lines.map((line): readonly Header[] => [
      ['Event', 'LineEntry'],
      ...id,
      ['Channeltype', 'SKINNY'],
      ['ObjectName', line.name],
      ['ChannelObjectType', 'line'],
      ['Device', phones.deviceOf(line)?.name ?? 'Not connected'],
      ['Instance', '0'],
      ['Label', ''],
    ]);
    return rawList({ message, complete, actionId, items, joined: true });
  }),
  handle(actions.SKINNYshowdevice, ({ Device }) => {
    const device = phones.device(Device);
    return wire(`${device ? renderHeaders(deviceHeaders(phones, device)) : ''}\r\n\r\n`);
  }),
  handle(actions.SKINNYshowline, ({ Line }) => {
    const line = phones.line(Line);
    return wire(line ? `${renderHeaders(lineHeaders(phones, line))}\r\n\r\n\r\n` : '\r\n\r\n');
  }),
];

const idOf = (actionId: string): readonly Header[] => (actionId === '' ? [] : [['ActionID', actionId]]);
