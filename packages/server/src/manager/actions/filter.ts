import { actions, type Message } from '@amiable/protocol';
import { parseEventFilter } from '../../config/event-filter-syntax.js';
import { compileFilter } from '../filters/event-filter.js';
import { ExpressionError } from '../filters/posix-syntax.js';
import { acknowledge, fail } from '../reply.js';
import type { Session } from '../session.js';

const { fails, reply } = actions.Filter;

/** Adds a filter to those of the session's user, until the session ends. */
export const filter = (session: Session, message: Message): undefined => {
  if (message.get('Operation').toLowerCase() !== 'add') return fail(session, message, fails.unknownOperation);
  const result = parseEventFilter(message.get('MatchCriteria'), message.get('Filter'));
  if ('wrong' in result) return fail(session, message, fails.malformed);
  try {
    compileFilter([result.rule]);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return fail(session, message, fails.notCompiled);
  }
  session.addFilter(result.rule);
  return acknowledge(session, message, reply.message);
};
