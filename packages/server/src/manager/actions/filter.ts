import type { Message } from '@amiable/protocol';
import { parseEventFilter } from '../../config/event-filter-syntax.js';
import { compileFilter } from '../filters/event-filter.js';
import { ExpressionError } from '../filters/posix-syntax.js';
import { fail } from '../reply.js';
import type { Session } from '../session.js';

/** Adds a filter to those of the session's user, until the session ends. */
export const filter = (session: Session, message: Message): undefined => {
  if (message.get('Operation').toLowerCase() !== 'add') return fail(session, message, 'Unknown operation');
  const result = parseEventFilter(message.get('MatchCriteria'), message.get('Filter'));
  if ('wrong' in result)
    return fail(session, message, 'Filter was formatted incorrectly.  Check the syntax of the filter given.');
  try {
    compileFilter([result.rule]);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return fail(session, message, 'Filter did not compile.  Check the syntax of the filter given.');
  }
  session.addFilter(result.rule);
  session.respond(message, 'Success', 'Message: Success\r\n');
};
