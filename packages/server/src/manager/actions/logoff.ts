import type { Message } from '@amiable/protocol';
import type { Session } from '../session.js';

/** Says goodbye and closes. */
export const logoff = (session: Session, message: Message): undefined => {
  session.respond(message, 'Goodbye', 'Message: Thanks for all the fish.\r\n');
  session.end();
};
