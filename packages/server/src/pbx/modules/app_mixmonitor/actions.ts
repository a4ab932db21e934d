import { actions, events } from '@amiable/protocol';
import { type ActionHandler, done, handle } from '../../kernel/action.js';
import { isYes, separateArguments } from '../../kernel/arguments.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { MixMonitors } from './mix-monitors.js';
import { readRequest } from './request.js';

/** MixMonitor, MixMonitorMute, StopMixMonitor. */
export const mixMonitorActions = (kernel: Kernel, monitors: MixMonitors): readonly ActionHandler[] => [
  handle(actions.MixMonitor, async ({ Channel, File, Options, Command }) => {
    const channel = kernel.channels.get(Channel);
    if (!channel) return 'noChannel';
    const request = readRequest(kernel, separateArguments(`${File},${Options},${Command}`, 3));
    const monitor = await monitors.start(channel, request, false);
    if (!monitor) return 'failed';
    return request.options.idVariable === '' ? 'ok' : done({ MixMonitorID: monitor.id });
  }),
  handle(actions.StopMixMonitor, ({ Channel, MixMonitorID }) => {
    const channel = kernel.channels.get(Channel);
    if (!channel) return 'noChannel';
    return monitors.stop(channel, MixMonitorID) ? 'ok' : 'failed';
  }),
  handle(actions.MixMonitorMute, ({ Channel, Direction, State }) => {
    if (Direction === '') return 'noDirection';
    const direction = Direction.toLowerCase();
    if (direction !== 'read' && direction !== 'write' && direction !== 'both') return 'badDirection';
    if (State === '') return 'noState';
    if (Channel === '') return 'noChannelGiven';
    const channel = kernel.channels.get(Channel);
    if (!channel) return 'noChannel';
    const recordings = monitors.of(channel);
    if (recordings.length === 0) return 'failed';
    const muted = isYes(State);
    for (const monitor of recordings) monitor.mute(direction, muted);
    kernel.events.publish(events.MixMonitorMute, { channel: channel.snapshot(), Direction, State: muted ? 1 : 0 });
    return 'ok';
  }),
];
