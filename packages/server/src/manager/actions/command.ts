import { actions, classBit, type Message, outputLines, safeValue } from '@amiable/protocol';
import { fail, failFor } from '../reply.js';
import type { Session } from '../session.js';

/** What no client may run, whatever its rights: the reference's list, compared with what was typed. */
const neverTyped = [
  ['module', 'load'],
  ['module', 'unload'],
  ['restart', 'gracefully'],
];
/** The same for what a line runs in the end: an alias is no way around. */
const never = new Set(['module load', 'module unload']);
/**
 * What needs the class `system` as well: the class `command` alone must not end the telephone system, nor run programs
 * and write files by way of applications.
 */
const systemOnly = [
  'agi exec',
  'channel originate',
  'core restart',
  'core stop',
  'dialplan add extension',
  'mixmonitor start',
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

/** Whether somebody may have a line run. */
const mayRun = (session: Session, line: string): boolean => {
  if (beginsWith(line, neverTyped)) return false;
  const name = session.host.commands.find(line);
  if (name === undefined) return true;
  if (never.has(name)) return false;
  const isSystem = ((session.user?.write ?? 0) & system) !== 0;
  return isSystem || !systemOnly.some((one) => name === one || name.startsWith(`${one} `));
};

/** Runs a console command; its output comes as `Output` headers, a line each. */
export const command = (session: Session, message: Message): Promise<void> | undefined => {
  const line = message.get('Command');
  if (line === '') return failFor(session, message, actions.Command.params.Command);
  if (!mayRun(session, line)) return fail(session, message, actions.Command.fails.forbidden);
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
