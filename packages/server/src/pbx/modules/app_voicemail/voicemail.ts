import { copyFileSync } from 'node:fs';
import type { Timer } from '../../../contract/clock.js';
import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
import { type MailboxCounts, type MailboxStore, mailboxParts } from '../../kernel/mailboxes.js';
import { formatOf, type SoundFormat } from '../../kernel/media/sound-format.js';
import { SoundReader } from '../../kernel/media/sound-reader.js';
import { strftime } from '../../kernel/strftime.js';
import { notifyProgram } from './externnotify.js';
import { folderOf, MailboxFolders } from './mailbox-folders.js';
import type { MessageFacts } from './message-file.js';
import type { Mailbox, VoicemailConfig, Zone } from './voicemail-conf.js';

/** What a caller's message is known by. */
export interface Origin {
  readonly channel: Channel;
  readonly seconds: number;
  readonly flag: string;
}

/** The mailboxes of voicemail.conf and their messages. */
export class Voicemail implements MailboxStore {
  readonly kernel: Kernel;
  #config: VoicemailConfig;
  #byName = new Map<string, Mailbox>();
  #messages = 0;
  /** Passwords that people changed since voicemail.conf was read. */
  readonly #passwords = new Map<string, string>();
  #polling: Timer | undefined;

  constructor(kernel: Kernel, config: VoicemailConfig) {
    this.kernel = kernel;
    this.#config = config;
    this.configure(config);
  }

  /** Puts a configuration in force, and tells all mailboxes. */
  configure(config: VoicemailConfig): void {
    const before = this.#names();
    this.#config = config;
    this.#byName = new Map(config.mailboxes.map((mailbox) => [nameOf(mailbox), mailbox]));
    this.#passwords.clear();
    const now = new Set(this.#names());
    for (const name of before) if (!now.has(name)) this.kernel.mailboxes.forget(name);
    for (const mailbox of config.mailboxes) this.tell(mailbox);
    this.#poll();
  }

  get config(): VoicemailConfig {
    return this.#config;
  }

  get mailboxes(): readonly Mailbox[] {
    return this.#config.mailboxes;
  }

  /** A mailbox by its number; without a context that of `default`, or with searchcontexts that of any. */
  find(box: string, context = ''): Mailbox | undefined {
    const found = this.#byName.get(`${box}@${context || 'default'}`);
    if (found || context !== '' || !this.#config.general.searchcontexts) return found;
    return this.mailboxes.find((mailbox) => mailbox.box === box);
  }

  /** A mailbox by `box@context`. */
  named(mailbox: string): Mailbox | undefined {
    const [box = '', context = ''] = mailbox.trim().split('@');
    return this.find(box, context);
  }

  zone(mailbox: Mailbox): Zone | undefined {
    return this.#config.zones.find(({ name }) => name === mailbox.options.tz);
  }

  folders(mailbox: Mailbox): MailboxFolders {
    return this.foldersOf(mailbox.box, mailbox.context);
  }

  foldersOf(box: string, context: string): MailboxFolders {
    return new MailboxFolders(this.kernel.settings.directories.astspooldir, context, box);
  }

  /** By its own name or by an alias. */
  counts(box: string, context: string): MailboxCounts {
    const alias = this.#config.aliases.find((one) => fullName(one.alias) === `${box}@${context}`);
    const mailbox = this.#byName.get(alias ? fullName(alias.mailbox) : `${box}@${context}`);
    if (!mailbox) return { urgent: 0, new: 0, old: 0 };
    const folders = this.folders(mailbox);
    return { urgent: folders.count('Urgent'), new: folders.count('INBOX'), old: folders.count('Old') };
  }

  countIn(box: string, context: string, folder: string): number {
    const [mailbox, known] = [this.find(box, context), folderOf(folder)];
    return mailbox && known ? this.folders(mailbox).count(known) : 0;
  }

  countsOf({ box, context }: Mailbox): MailboxCounts {
    return this.counts(box, context);
  }

  /** The password that counts now. */
  password(mailbox: Mailbox): string {
    return this.#passwords.get(nameOf(mailbox)) ?? mailbox.password;
  }

  setPassword(mailbox: Mailbox, password: string): void {
    this.#passwords.set(nameOf(mailbox), password);
  }

  /** Tells how many messages a mailbox has, by all its names. */
  tell(mailbox: Mailbox, channel?: Channel): MailboxCounts {
    const name = nameOf(mailbox);
    const aliases = this.#config.aliases.filter((one) => fullName(one.mailbox) === name).map(({ alias }) => alias);
    const counts = this.countsOf(mailbox);
    this.kernel.mailboxes.tell([name, ...aliases], counts, channel);
    return counts;
  }

  /** Looks into mailboxes; those that differ from what was told last are told. */
  refresh(context = '', box = ''): void {
    for (const mailbox of this.mailboxes) {
      if ((context !== '' && mailbox.context !== context) || (box !== '' && mailbox.box !== box)) continue;
      const [told, counts] = [this.kernel.mailboxes.told(nameOf(mailbox)), this.countsOf(mailbox)];
      // as in the reference, what was told has the urgent messages in it, and what it is held against has not
      if (told?.new !== counts.new || told.old !== counts.old) this.tell(mailbox);
    }
  }

  /** Formats in which messages are kept. */
  formats(): readonly { readonly extension: string; readonly format: SoundFormat }[] {
    const known = this.#config.general.formats.flatMap((extension) => {
      const format = formatOf(extension);
      return format ? [{ extension, format }] : [];
    });
    const wav = formatOf('wav') as SoundFormat;
    return known.length > 0 ? known : [{ extension: 'wav', format: wav }];
  }

  /** What is written beside a message that comes now. */
  facts(mailbox: Mailbox, { channel, seconds, flag }: Origin, since: number): MessageFacts {
    const { callerId } = channel;
    const name = callerId.name;
    const told = name !== '' && callerId.num !== '' ? `"${name}" <${callerId.num}>` : name || callerId.num || 'Unknown';
    const origtime = Math.trunc(since / 1000);
    return {
      origmailbox: mailbox.box,
      context: channel.context,
      macrocontext: '',
      exten: channel.exten,
      rdnis: channel.redirecting?.from.num || 'unknown',
      priority: String(channel.priority),
      callerchan: channel.name,
      callerid: told,
      origdate: strftime('%a %b %e %r UTC %Y', since, utc),
      origtime: String(origtime),
      category: '',
      msg_id: `${origtime}-${(this.#messages++).toString(16).padStart(8, '0')}`,
      flag,
      duration: String(seconds),
    };
  }

  /** Messages have come or gone on the phone: it is told, and externnotify runs. */
  changed(mailbox: Mailbox, channel: Channel): void {
    notifyProgram(this.kernel, this.#config.general.externnotify, mailbox, this.tell(mailbox, channel));
  }

  #poll(): void {
    this.#polling?.cancel();
    const { pollmailboxes, pollfreq } = this.#config.general;
    if (!pollmailboxes) return;
    this.#polling = this.kernel.clock.after(Math.max(1, pollfreq) * 1000, () => {
      this.refresh();
      this.#poll();
    });
  }

  /** All mailboxes, by aliases too. */
  #names(): readonly string[] {
    return [...this.#byName.keys(), ...this.#config.aliases.map(({ alias }) => fullName(alias))];
  }

  /** Lets go of all that it told. */
  stop(): void {
    this.#polling?.cancel();
    for (const name of this.#names()) this.kernel.mailboxes.forget(name);
  }

  async take(box: string, context: string, folder: string, sound: string, channel: Channel): Promise<boolean> {
    const mailbox = this.find(box, context);
    const extension = sound.slice(sound.lastIndexOf('.') + 1);
    const format = formatOf(extension);
    if (!mailbox || !format) return false;
    const folders = this.folders(mailbox);
    const reader = SoundReader.open(sound, format);
    const seconds = Math.trunc(reader.length / 8000);
    reader.close();
    const target = folderOf(folder) ?? 'INBOX';
    const file = `${folders.temporary()}.${extension}`;
    copyFileSync(sound, file);
    const facts = this.facts(mailbox, { channel, seconds, flag: '' }, this.kernel.clock.now());
    folders.add(target, facts, [{ path: file, extension }]);
    this.changed(mailbox, channel);
    return true;
  }
}

const utc = { offset: 0, summer: false };
export const nameOf = ({ box, context }: Mailbox): string => `${box}@${context}`;
const fullName = (mailbox: string): string => mailboxParts(mailbox).join('@');
