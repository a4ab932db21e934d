import { actions, classMask } from '@amiable/protocol';
import type { Caller } from '../../../contract/pbx.js';
import { type ActionHandler, handle } from '../../kernel/action.js';
import { isYes } from '../../kernel/arguments.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Monitors } from './monitors.js';

/** Whether somebody may write files anywhere: who may run commands can do so without us. */
const anywhere = ({ write }: Caller): boolean => (write & classMask(['system'])) !== 0;

/** Monitor, ChangeMonitor, PauseMonitor, UnpauseMonitor, StopMonitor. */
export const monitorActions = ({ channels }: Kernel, monitors: Monitors): readonly ActionHandler[] => [
  handle(actions.Monitor, ({ Channel, File, Format, Mix }, { caller }) => {
    const channel = channels.get(Channel);
    if (!channel) return 'noChannel';
    const file = File || channel.name.replaceAll('/', '-');
    const request = { file, format: Format, mix: isYes(Mix), anywhere: anywhere(caller) };
    if (monitors.start(channel, request) === 'refused') return 'failed';
    if (isYes(Mix)) monitors.of(channel)?.mixAtEnd();
    return 'ok';
  }),
  handle(actions.ChangeMonitor, ({ Channel, File }, { caller }) => {
    const channel = channels.get(Channel);
    if (!channel) return 'noChannel';
    return monitors.change(channel, File, anywhere(caller)) === 'refused' ? 'failed' : 'ok';
  }),
  handle(actions.PauseMonitor, ({ Channel }) => {
    const channel = channels.get(Channel);
    if (!channel) return 'noChannel';
    monitors.pause(channel, true);
    return 'ok';
  }),
  handle(actions.UnpauseMonitor, ({ Channel }) => {
    const channel = channels.get(Channel);
    if (!channel) return 'noChannel';
    monitors.pause(channel, false);
    return 'ok';
  }),
  handle(actions.StopMonitor, ({ Channel }) => {
    const channel = channels.get(Channel);
    if (!channel) return 'noChannel';
    monitors.stop(channel);
    return 'ok';
  }),
];
