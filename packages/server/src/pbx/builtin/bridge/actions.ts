import { actions, bridgeSnapshotHeaders, events } from '@amiable/protocol';
import { type ActionHandler, fail, handle, handleList, item, type ListItem } from '../../kernel/action.js';
import type { Bridge } from '../../kernel/bridge.js';
import type { BridgeTechnology } from '../../kernel/bridges.js';
import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
import { listedChannels } from '../../kernel/listed-channels.js';

/** Bridge, BridgeList, BridgeInfo, BridgeDestroy and BridgeKick. */
export const bridgeActions = (kernel: Kernel): readonly ActionHandler[] => [
  handle(actions.Bridge, ({ Channel1, Channel2 }) => {
    const { channels } = kernel;
    const one = channels.get(Channel1);
    if (!one) return fail('noChannel1', { channel: Channel1 });
    const two = channels.get(Channel2);
    if (!two) return fail('noChannel2', { channel: Channel2 });
    const bridge = kernel.bridges.create();
    const abandon = (): void => bridge.dissolve();
    comeBackBehind(one);
    one.detour(() => bridge.join(one), abandon);
    if (one !== two) {
      comeBackBehind(two);
      two.detour(() => bridge.join(two), abandon);
      return 'ok';
    }
    // the first one is in the bridge when it turns out that there is no second
    setImmediate(() => setImmediate(() => bridge.dissolve()));
    return fail('notAdded', { channel: one.name });
  }),
  handleList(actions.BridgeList, ({ BridgeType }) =>
    listBridges(kernel.bridges.list().filter(({ technology }) => BridgeType === '' || technology === BridgeType)),
  ),
  handleList(actions.BridgeInfo, ({ BridgeUniqueid }) => {
    const bridge = kernel.bridges.get(BridgeUniqueid);
    return bridge ? listMembers(bridge) : 'noBridge';
  }),
  handle(actions.BridgeDestroy, ({ BridgeUniqueid }) => {
    const bridge = kernel.bridges.get(BridgeUniqueid);
    if (!bridge) return 'noBridge';
    bridge.dissolve();
    return 'ok';
  }),
  handle(actions.BridgeKick, ({ BridgeUniqueid, Channel }) => {
    const bridge = BridgeUniqueid === '' ? undefined : kernel.bridges.get(BridgeUniqueid);
    if (BridgeUniqueid !== '' && !bridge) return 'noBridge';
    const channel = kernel.channels.get(Channel);
    if (!channel) return 'noChannel';
    if (!channel.bridge || (bridge && channel.bridge !== bridge)) return 'notInBridge';
    channel.bridge.kick(channel);
    return 'ok';
  }),
];

/** A channel that runs the dialplan goes on behind the priority that it is taken from. */
const comeBackBehind = (channel: Channel): void => {
  if (channel.hasPbx) channel.priority += 1;
};

/** BridgeTechnologyList, BridgeTechnologySuspend and BridgeTechnologyUnsuspend. */
export const technologyActions = ({ bridges: { technologies } }: Kernel): readonly ActionHandler[] => {
  const suspend = (wanted: string, suspended: boolean): 'ok' | 'noTechnology' => {
    const technology = technologies.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    if (!technology) return 'noTechnology';
    technology.suspended = suspended;
    return 'ok';
  };
  return [
    handleList(actions.BridgeTechnologyList, () => listTechnologies(technologies)),
    handle(actions.BridgeTechnologySuspend, ({ BridgeTechnology }) => suspend(BridgeTechnology, true)),
    handle(actions.BridgeTechnologyUnsuspend, ({ BridgeTechnology }) => suspend(BridgeTechnology, false)),
  ];
};

function* listTechnologies(technologies: readonly BridgeTechnology[]): Generator<ListItem, undefined> {
  for (const { name, type, priority, suspended } of technologies)
    yield item(events.BridgeTechnologyListItem, {
      BridgeTechnology: name,
      BridgeType: type,
      BridgePriority: priority,
      BridgeSuspended: suspended ? 'Yes' : 'No',
    });
  return undefined;
}

function* listBridges(bridges: readonly Bridge[]): Generator<ListItem, undefined> {
  for (const bridge of bridges) yield item(events.BridgeListItem, { bridge: bridge.snapshot() });
  return undefined;
}

function* listMembers(bridge: Bridge): Generator<ListItem, Record<string, string>> {
  for (const channel of listedChannels(bridge))
    if (!channel.internal) yield item(events.BridgeInfoChannel, { channel: channel.snapshot() });
  const lines = bridge.snapshot().render('').split('\r\n');
  return Object.fromEntries(bridgeSnapshotHeaders.map((name) => [name, headerIn(lines, name)]));
}

const headerIn = (lines: readonly string[], name: string): string =>
  lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
