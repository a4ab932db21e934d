import { actionCatalog, type Message, privilegeText, renderHeaders } from '@amiable/protocol';
import type { Session } from '../session.js';

/** Lists the actions that the caller may perform. */
export const listCommands = (session: Session, message: Message): undefined => {
  const write = session.user?.write ?? 0;
  const lines: [string, string][] = [];
  const { unloadedModules } = session.host.pbx.describe();
  for (const { name, classes, synopsis, module } of actionCatalog.values())
    if ((classes === 0 || (classes & write) !== 0) && !unloadedModules.has(module))
      lines.push([name, `${synopsis}  (Priv: ${privilegeText(classes)})`]);
  session.respond(message, 'Success', renderHeaders(lines));
};
