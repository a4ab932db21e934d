import { actions, events } from '@amiable/protocol';
import { type ActionHandler, handleList, item, type ListItem } from '../../kernel/action.js';
import { isYes } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
import { readFunction, readVariable } from '../../kernel/substitute.js';
import { connectedChannels } from './channel-map.js';

/** CoreShowChannels, CoreShowChannelMap and Status. */
export const listActions = ({ channels }: Kernel): readonly ActionHandler[] => [
  handleList(actions.CoreShowChannels, () => showChannels(told(channels.list()))),
  handleList(actions.CoreShowChannelMap, ({ Channel }) => {
    const channel = channels.get(Channel);
    return channel ? showMap(channel) : 'noChannel';
  }),
  handleList(actions.Status, ({ Channel, Variables, AllVariables }) => {
    const one = Channel === '' ? undefined : channels.get(Channel);
    if (Channel !== '' && !one) return 'noChannel';
    const wanted = Variables.split(',').filter((name) => name !== '');
    return showStatus(told(one ? [one] : channels.list()), wanted, isYes(AllVariables));
  }),
];

/** Without those that serve the system itself. */
const told = (list: readonly Channel[]): readonly Channel[] => list.filter(({ internal }) => !internal);

/** `HH:MM:SS` since the channel was made. */
export const durationOf = (channel: Channel): string => {
  const seconds = ageOf(channel);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
};

/** Whole seconds since the channel was made. */
export const ageOf = (channel: Channel): number =>
  Math.max(0, Math.floor((channel.kernel.clock.now() - channel.createdAt) / 1000));

function* showChannels(list: readonly Channel[]): Generator<ListItem, undefined> {
  for (const channel of list)
    yield item(events.CoreShowChannel, {
      channel: channel.snapshot(),
      Application: channel.application,
      ApplicationData: channel.applicationData,
      Duration: durationOf(channel),
      BridgeId: channel.bridge?.uniqueid ?? '',
    });
  return undefined;
}

function* showMap(channel: Channel): Generator<ListItem, undefined> {
  for (const connected of connectedChannels(channel))
    yield item(events.CoreShowChannelMap, { Channel: channel.name, ConnectedChannel: connected.name });
  return undefined;
}

async function* showStatus(
  list: readonly Channel[],
  wanted: readonly string[],
  everything: boolean,
): AsyncGenerator<ListItem, Record<string, number>> {
  for (const channel of list) {
    const variables = [...(await wantedVariables(channel, wanted)), ...(everything ? allVariables(channel) : [])];
    yield item(events.Status, {
      Privilege: 'Call',
      channel: channel.snapshot(),
      Type: channel.technology.name,
      DNID: channel.dialed,
      EffectiveConnectedLineNum: channel.connected.effective.num || '<unknown>',
      EffectiveConnectedLineName: channel.connected.effective.name || '<unknown>',
      TimeToHangup: Math.floor((channel.absoluteTimeoutAt ?? 0) / 1000),
      BridgeID: channel.bridge?.uniqueid ?? '',
      Application: channel.application,
      Data: channel.applicationData,
      Nativeformats: '(slin)',
      Readformat: 'slin',
      Readtrans: '',
      Writeformat: 'slin',
      Writetrans: '',
      Callgroup: 0,
      Pickupgroup: 0,
      Seconds: ageOf(channel),
      ...(variables.length > 0 && { Variable: variables }),
    });
  }
  return { Items: list.length };
}

const wantedVariables = async (channel: Channel, names: readonly string[]): Promise<string[]> => {
  const scope = { kernel: channel.kernel, channel, trusted: false };
  const found: string[] = [];
  for (const name of names) {
    const value = name.endsWith(')') ? await readFunction(name, scope) : readVariable(name, scope);
    found.push(`${name}=${value ?? '(null)'}`);
  }
  return found;
};

const allVariables = (channel: Channel): string[] =>
  channel.variables.entries().map(([name, value]) => `${name}=${value}`);
