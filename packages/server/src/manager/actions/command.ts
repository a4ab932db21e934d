import { actions, classBit, type Message, outputLines, safeValue } from '@amiable/protocol';
import { fail, failFor } from '../reply.js';
import type { Session } from '../session.js';

/** What no client may run, whatever its rights: the reference's list. */
const never = [
  ['module', 'load'],
  ['module', 'unload'],
  ['restart', 'gracefully'],
];
/** What needs the class `system` as well: the class `command` alone must not end the telephone system. */
const systemOnly = [
  ['core', 'restart'],
  ['core', 'stop'],
];
const system = classBit('system');

/** Whether a line begins with one of the commands, however it is spaced, quoted or capitalized. */
const beginsWith = (line: string, commands: readonly (readonly string[])[]): boolean => {
  const words = line
    .replace(/["'\\]/g, '')
    .trim()
    .toLowerCase()
    .split(/\s+/);
  return commands.some((command) => command.every((word, at) => words[at] === word));
};

/** Runs a console command; its output comes as `Output` headers, a line each. */
export const command = (session: Session, message: Message): Promise<void> | undefined => {
  const line = message.get('Command');
  if (line === '') return failFor(session, message, actions.Command.params.Command);
  const mayEnd = ((session.user?.write ?? 0) & system) !== 0;
  if (beginsWith(line, never) || (!mayEnd && beginsWith(line, systemOnly)))
    return fail(session, message, actions.Command.fails.forbidden);
  return session.host.commands.run(line).then(({ ok, lines }) => {
    session.respond(
      message,
      ok ? 'Success' : 'Error',
      `Message: ${actions.Command.reply.message}\r\n${renderOutput(lines)}`,
    );
  });
};

/** A line that ends in CR, as those of `manager show eventq` do, keeps it: it cannot begin a line of its own. */
const renderOutput = (lines: readonly string[]): string => {
  let out = '';
  for (const line of lines.length === 0 ? [''] : lines)
    for (const [name, value] of outputLines(line))
      out += `${name}: ${safeValue(value)}${line.endsWith('\r') ? '\r' : ''}\r\n`;
  return out;
};
