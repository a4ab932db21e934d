import { separateArguments } from '../../kernel/arguments.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { OutgoingMessage } from '../../kernel/message-technology.js';
import type { Application } from '../../kernel/module.js';

/** Hands a message to what carries it. */
export type Send = (
  kernel: Kernel,
  destination: string,
  message: Omit<OutgoingMessage, 'destination'>,
) => Promise<'ok' | 'noTechnology' | 'notSent'>;

/** Outside of a message that came in there is nothing to be sent on but an empty text. */
export const messageSendApplication = (send: Send): Application => ({
  name: 'MessageSend',
  synopsis: 'Sends a text message; how it went stands in MESSAGE_SEND_STATUS',
  syntax: 'MessageSend(destination[,from[,to]])',
  async run(channel, data) {
    const [destination = '', from = '', to = ''] = separateArguments(data);
    const told = (status: string): void => channel.variables.set('MESSAGE_SEND_STATUS', status);
    if (destination === '') {
      channel.kernel.log.write('warning', 'message', 'MessageSend needs a destination');
      told('INVALID_URI');
      return 'continue';
    }
    const outcome = await send(channel.kernel, destination, { from, to, body: '', variables: [] });
    told(outcome === 'ok' ? 'SUCCESS' : 'FAILURE');
    return channel.interrupted ? 'hangup' : 'continue';
  },
});
