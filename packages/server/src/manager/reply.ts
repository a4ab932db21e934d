import { type Message, type Parameter, renderHeader } from '@amiable/protocol';
import type { Session } from './session.js';

/** Answers with an error. */
export const fail = (session: Session, message: Message, text: string): undefined => {
  session.respond(message, 'Error', renderHeader('Message', text));
};

/** Answers that a parameter is missing, or worth nothing. */
export const failFor = (session: Session, message: Message, parameter: Parameter): undefined =>
  fail(session, message, parameter.required ?? '');

/** Answers that it worked. */
export const acknowledge = (session: Session, message: Message, text: string): undefined => {
  session.respond(message, 'Success', renderHeader('Message', text));
};

/** A failed login is answered after this long, so that secrets cannot be tried in quick succession. */
const FAILURE_DELAY_MS = 1_000;

/** Tells the client why not after a moment, and closes. A timer waits, and nobody else does. */
export const closeAfterFailure = async (session: Session, message: Message, text: string): Promise<void> => {
  await session.delay(FAILURE_DELAY_MS);
  fail(session, message, text);
  session.end();
};
