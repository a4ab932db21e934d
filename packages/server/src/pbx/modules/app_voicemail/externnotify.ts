import { spawn } from 'node:child_process';
import type { Kernel } from '../../kernel/kernel.js';
import type { MailboxCounts } from '../../kernel/mailboxes.js';
import type { Mailbox } from './voicemail-conf.js';

/**
 * Runs the program of `externnotify` behind `context mailbox new old urgent`, as Asterisk does, by the shell; only with
 * live_dangerously, since whoever may write configuration files could run commands by it.
 */
export const notifyProgram = (
  { settings, log }: Kernel,
  program: string,
  { context, box }: Mailbox,
  counts: MailboxCounts,
): void => {
  if (program === '') return;
  if (!settings.options.live_dangerously) {
    log.write('warning', 'app_voicemail', `externnotify '${program}' runs only with live_dangerously`);
    return;
  }
  const words = [context, box, ...[counts.new, counts.old, counts.urgent].map(String)];
  const command = `${Buffer.from(program, 'latin1').toString()} "$@"`;
  const child = spawn('/bin/sh', ['-c', command, 'sh', ...words], { stdio: 'ignore' });
  child.once('error', ({ message }) => log.write('error', 'app_voicemail', `'${program}' cannot be run: ${message}`));
  child.unref();
};
