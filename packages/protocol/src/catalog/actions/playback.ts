import { action, fields, text } from '../action.js';

export const ControlPlayback = action({
  name: 'ControlPlayback',
  synopsis: 'Control what a channel plays',
  description:
    'Works on a file that is played so that it can be controlled, such as by ControlPlayback or an AGI command.',
  privilege: ['call'],
  module: 'app_controlplayback',
  params: {
    Channel: text({ description: 'Name of the channel that plays', required: 'Channel not specified' }),
    Control: text({
      description: 'What to do: stop, skip forward or back, pause or go on, begin again',
      required: 'Control not specified',
      values: ['stop', 'forward', 'reverse', 'pause', 'restart'],
    }),
  },
  reply: fields(),
  fails: { noChannel: 'No such channel', unknown: 'Unknown control type' },
});
