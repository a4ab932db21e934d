import { actions, type Message } from '@amiable/protocol';
import type { Session } from '../session.js';

/** Says goodbye and closes. */
export const logoff = (session: Session, message: Message): undefined => {
  session.respond(message, 'Goodbye', `Message: ${actions.Logoff.reply.message}\r\n`);
  session.end();
};
