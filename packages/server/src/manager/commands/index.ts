import type { ConsoleCommand } from '../../contract/console.js';
import type { Manager } from '../manager.js';
import { kickSession } from './kick-session.js';
import { reload } from './reload.js';
import { setDebug } from './set-debug.js';
import { showCommand, showCommands } from './show-commands.js';
import { showConnected } from './show-connected.js';
import { showEventq } from './show-eventq.js';
import { showEvent, showEvents } from './show-events.js';
import { showSettings } from './show-settings.js';
import { showUser, showUsers } from './show-users.js';

/** The console commands about the manager itself. */
export const managerCommands = (manager: Manager): readonly ConsoleCommand[] => [
  kickSession(manager),
  reload(manager),
  setDebug(manager),
  showCommand(),
  showCommands(manager),
  showConnected(manager),
  showEvent(),
  showEventq(manager),
  showEvents(),
  showSettings(manager),
  showUser(manager),
  showUsers(manager),
];
