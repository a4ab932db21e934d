import { type FolderName, folderOf, type StoredMessage } from './mailbox-folders.js';
import type { Voicemail } from './voicemail.js';
import type { Mailbox } from './voicemail-conf.js';

/** A message by the words of a client. */
export interface MessageNamed {
  readonly mailbox: Mailbox;
  readonly folder: string;
  readonly id: string;
}

interface Found {
  readonly folder: FolderName;
  readonly message: StoredMessage;
}

const found = (voicemail: Voicemail, { mailbox, folder, id }: MessageNamed): Found | undefined => {
  const known = folderOf(folder);
  const message = known && voicemail.folders(mailbox).find(known, id);
  return known && message && { folder: known, message };
};

/** Moves a message to another folder of its mailbox, and tells so; `false` where there is no such message or folder. */
export const moveMessage = (voicemail: Voicemail, named: MessageNamed, to: string): boolean => {
  const [there, target] = [found(voicemail, named), folderOf(to)];
  if (!there || !target) return false;
  return attempt(voicemail, () => {
    voicemail.folders(named.mailbox).move(there.message, target);
    voicemail.tell(named.mailbox);
  });
};

/** Copies a message to a mailbox, and tells so. */
export const forwardMessage = (voicemail: Voicemail, named: MessageNamed, to: Mailbox, toFolder: string): boolean => {
  const [there, target] = [found(voicemail, named), folderOf(toFolder)];
  if (!there || !target) return false;
  return attempt(voicemail, () => {
    voicemail.folders(named.mailbox).copy(there.message, voicemail.folders(to), target);
    voicemail.tell(to);
  });
};

/** Deletes a message, and tells so. */
export const removeMessage = (voicemail: Voicemail, named: MessageNamed): boolean => {
  const there = found(voicemail, named);
  if (!there) return false;
  return attempt(voicemail, () => {
    voicemail.folders(named.mailbox).remove(there.message);
    voicemail.tell(named.mailbox);
  });
};

const attempt = ({ kernel }: Voicemail, run: () => void): boolean => {
  try {
    run();
    return true;
  } catch (error) {
    kernel.log.write('error', 'app_voicemail', `The disk does not do it: ${(error as Error).message}`);
    return false;
  }
};
