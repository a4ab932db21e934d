import type { Message } from '@amiable/protocol';
import type { Session } from '../session.js';
import { challenge } from './challenge.js';
import { command } from './command.js';
import { events } from './events.js';
import { filter } from './filter.js';
import { listCommands } from './list-commands.js';
import { login } from './login.js';
import { logoff } from './logoff.js';
import { ping } from './ping.js';
import { userEvent } from './user-event.js';
import { waitEvent } from './wait-event.js';

/** Runs an action about the session itself. Gives a promise where that takes a while. */
export type SessionAction = (session: Session, message: Message) => Promise<void> | undefined;

/** The actions that no back end performs, by their names in the catalog. */
export const sessionActions: ReadonlyMap<string, SessionAction> = new Map<string, SessionAction>([
  ['Challenge', challenge],
  ['Command', command],
  ['Events', events],
  ['Filter', filter],
  ['ListCommands', listCommands],
  ['Login', login],
  ['Logoff', logoff],
  ['Ping', ping],
  ['UserEvent', userEvent],
  ['WaitEvent', waitEvent],
]);
