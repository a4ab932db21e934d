import { ack, action, text } from '../action.js';

export const ControlPlayback = action({
  name: 'ControlPlayback',
  privilege: ['call'],
  module: 'app_controlplayback',
  params: {
    Channel: text({ required: '' }),
    Control: text({ required: '', values: ['stop', 'forward', 'reverse', 'pause', 'restart'] }),
  },
  reply: ack(''),
});
