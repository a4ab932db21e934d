import { actions, allClasses, type Message } from '@amiable/protocol';
import { parseEventMask } from '../event-mask.js';
import { failFor } from '../reply.js';
import type { Session } from '../session.js';

/** Sets which classes of events the session sees. */
export const events = (session: Session, message: Message): undefined => {
  const mask = parseEventMask(message.get('EventMask'));
  const { brokeneventsaction } = session.host.settings.general;
  if (mask === undefined)
    return brokeneventsaction ? undefined : failFor(session, message, actions.Events.params.EventMask);
  // Answered before it counts, so that no event comes in between.
  if (!brokeneventsaction || mask !== allClasses)
    session.respond(message, 'Success', `Events: ${mask === 0 ? 'Off' : 'On'}\r\n`);
  session.setMask(mask);
};
