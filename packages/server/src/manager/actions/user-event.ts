import { actions, classMask, type Message, safeValue } from '@amiable/protocol';
import type { Session } from '../session.js';

const userClass = classMask(['user']);

const sent = `Message: ${actions.UserEvent.reply.message}\r\n`;

/** Lines that stay out of the event: what the event is made from, and what would forge another event or its class. */
const leftOut = /^\s*(userevent|action|event|privilege)\s*:/i;
const SPACE = 32;
const [LETTER_A, LETTER_E, LETTER_P, LETTER_U] = [97, 101, 112, 117];

/** Whether `leftOut` could match: most lines are told apart by their first letter. */
const mayBeLeftOut = (line: string): boolean => {
  const first = line.charCodeAt(0);
  if (first <= SPACE) return true;
  const letter = first | 32;
  return letter === LETTER_A || letter === LETTER_E || letter === LETTER_P || letter === LETTER_U;
};

/** `safeValue`, looking for line ends first: a line has no other of the bytes that it replaces. */
const safeLine = (line: string): string => (line.includes('\r') || line.includes('\n') ? safeValue(line) : line);

/**
 * Sends an event made of the message to everybody who may read events of users. Its lines go into it as they came, the
 * ActionID among them, as in the reference.
 */
export const userEvent = (session: Session, message: Message): undefined => {
  const { host } = session;
  let body = `UserEvent: ${safeLine(message.get('UserEvent'))}\r\n`;
  for (const line of message.lines) if (!mayBeLeftOut(line) || !leftOut.test(line)) body += `${safeLine(line)}\r\n`;
  session.respond(message, 'Success', sent);
  host.publish({ name: 'UserEvent', classes: userClass, at: host.clock.now(), body });
};
