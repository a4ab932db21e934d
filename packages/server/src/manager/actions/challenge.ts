import { actions, type Message } from '@amiable/protocol';
import { newChallenge } from '../authentication.js';
import { failFor } from '../reply.js';
import type { Session } from '../session.js';

/** Gives a challenge to log in by. Each is new, and the one before it is void. */
export const challenge = (session: Session, message: Message): undefined => {
  if (message.get('AuthType').toLowerCase() !== 'md5')
    return failFor(session, message, actions.Challenge.params.AuthType);
  session.challenge = newChallenge();
  session.respond(message, 'Success', `Challenge: ${session.challenge}\r\n`);
};
