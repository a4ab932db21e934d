import { classMask, type Message, safeValue } from '@amiable/protocol';
import type { Session } from '../session.js';

const userClass = classMask(['user']);

/** Lines that stay out of the event: what the event is made from, and what would forge another event or its class. */
const leftOut = /^\s*(userevent|action|event|privilege)\s*:/i;

/**
 * Sends an event made of the message to everybody who may read events of users. Its lines go into it as they came, the
 * ActionID among them, as in the reference.
 */
export const userEvent = (session: Session, message: Message): undefined => {
  const { host } = session;
  let body = `UserEvent: ${safeValue(message.get('UserEvent'))}\r\n`;
  for (const line of message.lines) if (!leftOut.test(line)) body += `${safeValue(line)}\r\n`;
  session.respond(message, 'Success', 'Message: Event Sent\r\n');
  host.publish({ name: 'UserEvent', classes: userClass, at: host.clock.now(), body });
};
