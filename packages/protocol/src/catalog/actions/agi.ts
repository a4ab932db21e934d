import { ack, action, text } from '../action.js';

export const AGI = action({
  name: 'AGI',
  privilege: ['agi'],
  module: 'res_agi',
  params: {
    Channel: text({ required: '' }),
    Command: text({ required: '' }),
    CommandID: text(),
  },
  reply: ack(''),
});
