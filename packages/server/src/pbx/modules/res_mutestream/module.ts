import { actions } from '@amiable/protocol';
import { handle } from '../../kernel/action.js';
import { isYes } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';

/** Silences a channel: what comes from it (`in`), what goes to it (`out`), or both; false for any other direction. */
const mute = (channel: Channel, direction: string, on: boolean): boolean => {
  const word = direction.toLowerCase();
  if (word !== 'in' && word !== 'out' && word !== 'all') return false;
  const { muted } = channel;
  const before = muted.in || muted.out;
  if (word !== 'out') muted.in = on;
  if (word !== 'in') muted.out = on;
  if ((muted.in || muted.out) !== before) channel.media.rerouted();
  return true;
};

const MUTEAUDIO: DialplanFunction = {
  name: 'MUTEAUDIO',
  synopsis: 'Silences the sound of a channel',
  syntax: 'MUTEAUDIO(in|out|all)',
  write: ({ channel }, direction, value) => channel !== undefined && mute(channel, direction, isYes(value)),
};

export const definition = defineModule({
  name: 'res_mutestream',
  description: 'Mute audio stream resources',
  start: ({ channels }) => ({
    functions: [MUTEAUDIO],
    actions: [
      handle(actions.MuteAudio, ({ Channel, Direction, State }) => {
        const channel = channels.get(Channel);
        if (!channel) return 'noChannel';
        return mute(channel, Direction, isYes(State)) ? 'ok' : 'failed';
      }),
    ],
  }),
});
