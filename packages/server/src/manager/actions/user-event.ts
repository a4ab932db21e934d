import { actions, classMask, type Message } from '@amiable/protocol';
import { safeLine } from '../safe-line.js';
import type { Session } from '../session.js';

const userClass = classMask(['user']);

const sent = `Message: ${actions.UserEvent.reply.message}\r\n`;

/** Lines that stay out of the event: what the event is made from, and what would forge another event or its class. */
const leftOut = /^\s*(userevent|action|event|privilege)\s*:/i;
/** The bit that tells a small letter from a capital. */
const CASE = 32;
/** What a line that stays out may begin with: a letter of a name, a blank or control character, or something odd. */
const firstLetters = new Set(['a', 'e', 'p', 'u'].map((letter) => letter.charCodeAt(0)));
const mayStayOut = Uint8Array.from({ length: 256 }, (_, code) =>
  code <= 32 || code >= 127 || firstLetters.has(code | CASE) ? 1 : 0,
);

/** Whether a line stays out. Most are told by how they begin, without the expression. */
const staysOut = (line: string): boolean =>
  line.startsWith('Action:') ||
  line.startsWith('UserEvent:') ||
  (mayStayOut[line.charCodeAt(0)] !== 0 && leftOut.test(line));

/**
 * Sends an event made of the message to everybody who may read events of users. Its lines go into it as they came, the
 * ActionID among them, as in the reference.
 */
export const userEvent = (session: Session, message: Message): undefined => {
  const { host } = session;
  let body = `UserEvent: ${safeLine(message.get('UserEvent'))}\r\n`;
  for (const line of message.lines) if (!staysOut(line)) body += `${safeLine(line)}\r\n`;
  session.respond(message, 'Success', sent);
  host.publish({ name: 'UserEvent', classes: userClass, at: host.clock.now(), body });
};
