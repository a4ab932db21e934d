import { actions } from '@amiable/protocol';
import { handle } from '../../kernel/action.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { OutgoingMessage } from '../../kernel/message-technology.js';
import { defineModule } from '../../kernel/module.js';
import { messageSendApplication } from './application.js';

const assignment = (text: string): readonly [string, string] => {
  const [name = '', ...value] = text.split('=');
  return [name, value.join('=')];
};

/** Finds what carries a message by the word before the first colon of its destination, and hands it over. */
const send = async (kernel: Kernel, destination: string, message: Omit<OutgoingMessage, 'destination'>) => {
  const colon = destination.indexOf(':');
  const technology = kernel.messageTechnologies.get(colon < 0 ? destination : destination.slice(0, colon));
  if (!technology) return 'noTechnology';
  const address = colon < 0 ? '' : destination.slice(colon + 1);
  return (await technology.send({ ...message, destination: address })) ? 'ok' : 'notSent';
};

const messageSend = (kernel: Kernel) =>
  handle(actions.MessageSend, ({ Destination, To, From, Body, Base64Body, Variable }) => {
    if (To === '' && Destination === '') return 'noRecipient';
    return send(kernel, Destination || To, {
      to: To,
      from: From,
      body: Base64Body === '' ? Body : Buffer.from(Base64Body, 'base64').toString('latin1'),
      variables: Variable.map(assignment),
    });
  });

/** Text messages outside of calls. Modules that can carry them add themselves to `kernel.messageTechnologies`. */
export const definition = defineModule({
  name: 'message',
  description: 'Out of call text messages',
  start: (kernel) => ({ actions: [messageSend(kernel)], applications: [messageSendApplication(send)] }),
});
