import type { Message } from '@amiable/protocol';
import { secondsText } from '../event-text.js';
import type { Session } from '../session.js';

/** Answers with the time. */
export const ping = (session: Session, message: Message): undefined => {
  session.respond(message, 'Success', `Ping: Pong\r\nTimestamp: ${secondsText(session.host.clock.now())}\r\n`);
};
