import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { writeAtomically } from '../../../config/atomic-write.js';
import { type MessageFacts, messageText, parseMessage } from './message-file.js';

/** The folders of a mailbox in the order of Asterisk's numbers for them. */
export const folderNames = [
  'INBOX',
  'Old',
  'Work',
  'Family',
  'Friends',
  'Cust1',
  'Cust2',
  'Cust3',
  'Cust4',
  'Cust5',
  'Deleted',
  'Urgent',
] as const;

export type FolderName = (typeof folderNames)[number];

/** A folder by its name, whatever its case. */
export const folderOf = (name: string): FolderName | undefined =>
  folderNames.find((folder) => folder.toLowerCase() === name.toLowerCase());

/** A message where it lies. */
export interface StoredMessage {
  readonly folder: FolderName;
  /** msg0000 is 0. */
  readonly number: number;
  readonly facts: MessageFacts;
}

/** A sound of a message that is not in its place yet: the file, and its ending there. */
export interface LooseSound {
  readonly path: string;
  readonly extension: string;
}

const stem = (number: number): string => `msg${String(number).padStart(4, '0')}`;
const bytes = (text: string): string => Buffer.from(text, 'latin1').toString();

/**
 * The messages and greetings of one mailbox on the disk: `voicemail/context/box/folder/msgNNNN.txt` with the sound in each
 * format beside it. The text is put there last and taken away first, so that what a killed process leaves behind is
 * either a whole message or none.
 */
export class MailboxFolders {
  /** The mailbox's own folder. */
  readonly root: string;

  constructor(spool: string, context: string, box: string) {
    this.root = path.join(spool, 'voicemail', bytes(context), bytes(box));
  }

  folder(name: FolderName): string {
    return path.join(this.root, name);
  }

  /** Where a message's files are, without their ending; a byte string. */
  stemOf(folder: FolderName, number: number): string {
    return Buffer.from(path.join(this.folder(folder), stem(number))).toString('latin1');
  }

  /** A greeting (`unavail`, `busy`, `greet`, `temp`) without its ending, whether it is there or not; a byte string. */
  greeting(name: string): string {
    return Buffer.from(path.join(this.root, name)).toString('latin1');
  }

  count(folder: FolderName): number {
    return this.#numbers(folder).length;
  }

  /** The messages of a folder, oldest first. */
  list(folder: FolderName): readonly StoredMessage[] {
    return this.#numbers(folder).flatMap((number) => this.read(folder, number) ?? []);
  }

  read(folder: FolderName, number: number): StoredMessage | undefined {
    try {
      const text = readFileSync(path.join(this.folder(folder), `${stem(number)}.txt`), 'latin1');
      return { folder, number, facts: parseMessage(text) };
    } catch {
      return undefined;
    }
  }

  find(folder: FolderName, id: string): StoredMessage | undefined {
    return this.list(folder).find(({ facts }) => facts.msg_id === id);
  }

  /** A new name, without ending, for a sound that is being recorded. */
  temporary(): string {
    const folder = path.join(this.root, 'tmp');
    mkdirSync(folder, { recursive: true });
    return path.join(folder, randomBytes(6).toString('base64url'));
  }

  /** Puts a message into a folder; gives its number. Throws if the disk does not take it. */
  add(folder: FolderName, facts: MessageFacts, sounds: readonly LooseSound[]): number {
    const number = this.#next(folder);
    const place = path.join(this.folder(folder), stem(number));
    mkdirSync(this.folder(folder), { recursive: true });
    for (const { path: file, extension } of sounds) renameSync(file, `${place}.${extension}`);
    writeAtomically(`${place}.txt`, messageText(facts));
    return number;
  }

  /** Copies a message into a folder of this or another mailbox. */
  copy({ folder, number, facts }: StoredMessage, to: MailboxFolders, target: FolderName): number {
    const sounds = this.#sounds(folder, number).map((extension) => {
      const file = `${to.temporary()}.${extension}`;
      copyFileSync(path.join(this.folder(folder), `${stem(number)}.${extension}`), file);
      return { path: file, extension };
    });
    return to.add(target, facts, sounds);
  }

  /** Moves a message; those behind it move up. */
  move(message: StoredMessage, target: FolderName): number {
    const number = this.copy(message, this, target);
    this.remove(message);
    return number;
  }

  /** Deletes messages of one folder; those behind them move up. */
  remove(...messages: readonly StoredMessage[]): void {
    for (const { folder, number } of messages) this.#unlink(folder, number);
    const [first] = messages;
    if (first) this.#closeGaps(first.folder);
  }

  /** Writes other facts of a message. */
  rewrite({ folder, number }: StoredMessage, facts: MessageFacts): void {
    writeAtomically(path.join(this.folder(folder), `${stem(number)}.txt`), messageText(facts));
  }

  #numbers(folder: FolderName): readonly number[] {
    let names: readonly string[];
    try {
      names = readdirSync(this.folder(folder));
    } catch {
      return [];
    }
    return names
      .map((name) => /^msg(\d{4})\.txt$/.exec(name)?.[1])
      .filter((digits) => digits !== undefined)
      .map(Number)
      .sort((a, b) => a - b);
  }

  #next(folder: FolderName): number {
    return (this.#numbers(folder).at(-1) ?? -1) + 1;
  }

  /** The endings of a message's sounds. */
  #sounds(folder: FolderName, number: number): readonly string[] {
    const beginning = `${stem(number)}.`;
    return readdirSync(this.folder(folder))
      .filter((name) => name.startsWith(beginning) && name !== `${beginning}txt`)
      .map((name) => name.slice(beginning.length));
  }

  #unlink(folder: FolderName, number: number): void {
    const place = path.join(this.folder(folder), stem(number));
    rmSync(`${place}.txt`, { force: true });
    for (const extension of this.#sounds(folder, number)) rmSync(`${place}.${extension}`, { force: true });
  }

  #closeGaps(folder: FolderName): void {
    this.#numbers(folder).forEach((number, at) => {
      if (number === at) return;
      const [from, to] = [number, at].map((one) => path.join(this.folder(folder), stem(one)));
      for (const extension of [...this.#sounds(folder, number), 'txt'])
        if (existsSync(`${from}.${extension}`)) renameSync(`${from}.${extension}`, `${to}.${extension}`);
    });
  }
}
