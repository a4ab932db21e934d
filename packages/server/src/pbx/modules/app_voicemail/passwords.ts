import { readFileSync } from 'node:fs';
import { events } from '@amiable/protocol';
import { writeAtomically } from '../../../config/atomic-write.js';
import type { Voicemail } from './voicemail.js';
import type { Mailbox } from './voicemail-conf.js';

/** Whether a person may have this password: digits, as many as minpassword says, and the old one may be changed. */
export const mayHavePassword = (voicemail: Voicemail, mailbox: Mailbox, password: string): boolean =>
  /^\d+$/.test(password) &&
  password.length >= voicemail.config.general.minpassword &&
  !voicemail.password(mailbox).startsWith('-');

/** Changes the password of a mailbox, in voicemail.conf too, and tells so. */
export const changePassword = (voicemail: Voicemail, mailbox: Mailbox, password: string): void => {
  const { kernel } = voicemail;
  voicemail.setPassword(mailbox, password);
  try {
    writePassword(mailbox, password);
  } catch (error) {
    const reason = (error as Error).message;
    kernel.log.write(
      'error',
      'app_voicemail',
      `The new password of ${mailbox.box} is not in voicemail.conf: ${reason}`,
    );
  }
  kernel.events.publish(events.VoicemailPasswordChange, {
    Context: mailbox.context,
    Mailbox: mailbox.box,
    NewPassword: password,
  });
};

/** Only the line of the mailbox changes, and only where it is still as it was read. */
const writePassword = ({ box, place }: Mailbox, password: string): void => {
  const lines = readFileSync(place.file, 'latin1').split('\n');
  const line = lines[place.line - 1] ?? '';
  const [beginning, name] = /^\s*([^=\s]+)\s*=>?\s*/.exec(line) ?? [];
  if (beginning === undefined || name !== box) throw new Error(`line ${place.line} has no mailbox ${box} any more`);
  lines[place.line - 1] = beginning + password + line.slice(beginning.length).replace(/^[^,;\r]*/, '');
  writeAtomically(place.file, lines.join('\n'));
};
