import { allClasses, type ClassMask } from '@amiable/protocol';
import type { ConsoleCommand } from '../../contract/console.js';
import { asteriskNumber } from '../event-mask.js';
import type { Manager } from '../manager.js';
import type { Session } from '../session.js';
import { cell } from './columns.js';

const widths = [15, 55, 10, 10, 8, 8, 10, 10];
const row = (cells: readonly string[]): string =>
  `  ${cells.map((text, column) => cell(text, widths[column] as number)).join('  ')}`;

/** All rights are the largest number there is, in the reference. */
const rightsText = (mask: ClassMask): string =>
  String(mask === allClasses ? 0x7fffffff : asteriskNumber(mask)).padStart(10, '0');

const cellsOf = (session: Session, now: number): string[] => {
  const since = Math.floor(session.loggedInAt / 1000);
  return [
    session.account,
    session.connection.remote.host,
    String(since),
    String(Math.floor(now / 1000) - since),
    String(session.number),
    // How many HTTP requests share the session.
    '0',
    rightsText(session.caller?.read ?? 0),
    rightsText(session.caller?.write ?? 0),
  ];
};

/** `manager show connected` */
export const showConnected = (manager: Manager): ConsoleCommand => ({
  name: 'manager show connected',
  summary: 'List the clients that are logged in',
  usage: ['Usage: manager show connected', '       Lists the clients that are logged in, and since when.'],
  run({ print }) {
    const connected = [...manager.sessions].filter(({ user, isOpen }) => user !== undefined && isOpen);
    print(row(['Username', 'IP Address', 'Start', 'Elapsed', 'FileDes', 'HttpCnt', 'ReadPerms', 'WritePerms']));
    for (const session of connected) print(row(cellsOf(session, manager.clock.now())));
    print(`${connected.length} users connected.`);
    return undefined;
  },
});
