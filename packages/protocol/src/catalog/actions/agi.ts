import { ack, action, text } from '../action.js';

export const AGI = action({
  name: 'AGI',
  synopsis: 'Queue a command for a channel that runs AGI(agi:async)',
  description:
    'The command joins the queue of the channel and runs when those before it are done. Success says only that it is queued: its outcome comes as AsyncAGIExec with the same CommandID.',
  seeAlso: ['AsyncAGIStart', 'AsyncAGIExec', 'AsyncAGIEnd'],
  privilege: ['agi'],
  module: 'res_agi',
  params: {
    Channel: text({
      description: 'Name of the channel that runs AGI(agi:async)',
      required: 'Both, Channel and Command are *required*',
    }),
    Command: text({
      description: 'AGI command with its arguments, as an AGI script would print it',
      required: 'Both, Channel and Command are *required*',
    }),
    CommandID: text({ description: 'Text of your choice that AsyncAGIExec brings back, to tell the answers apart' }),
  },
  reply: ack('Added AGI command to queue'),
  fails: {
    noChannel: 'Channel {channel} does not exist.',
    notQueued: 'Failed to add AGI command to channel {channel} queue',
  },
});
