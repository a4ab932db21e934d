import { renameSync } from 'node:fs';
import type { Channel } from '../../kernel/channel.js';
import { calendarTime } from '../../kernel/say/calendar.js';
import { dateSounds } from '../../kernel/say/dates.js';
import { numberSounds } from '../../kernel/say/numbers.js';
import { digitSounds } from '../../kernel/say/spelling.js';
import { type FolderName, folderNames, type MailboxFolders, type StoredMessage } from './mailbox-folders.js';
import { changePassword, mayHavePassword } from './passwords.js';
import { ask, askDigits, type Pressed, playAll } from './prompts.js';
import { discard, record } from './recorder.js';
import type { Voicemail } from './voicemail.js';
import type { Mailbox } from './voicemail-conf.js';

/** How it ended: by the person, or because they are gone or a sound is missing. */
export type MenuEnd = 'left' | 'over';

/** A message on the menu, and what is to become of it. */
interface Item {
  readonly message: StoredMessage;
  deleted: boolean;
  heard: boolean;
}

const everyDigit = '0123456789*#';
/** Times that a menu is played to somebody who presses nothing. */
const mostRepeats = 3;

/** The menu of one mailbox for one person. What was deleted or heard changes on the disk when its folder is left. */
export class MailboxMenu {
  readonly #voicemail: Voicemail;
  readonly #channel: Channel;
  readonly #mailbox: Mailbox;
  readonly #folders: MailboxFolders;
  #folder: FolderName = 'INBOX';
  #items: Item[] = [];
  #at = 0;
  /** Whether a message of the folder has been played, so that its digits count. */
  #playing = false;

  constructor(voicemail: Voicemail, channel: Channel, mailbox: Mailbox) {
    this.#voicemail = voicemail;
    this.#channel = channel;
    this.#mailbox = mailbox;
    this.#folders = voicemail.folders(mailbox);
  }

  /** @param folder is opened and played at once, where it is given */
  async run(folder?: FolderName): Promise<MenuEnd> {
    this.#open(folder ?? this.#firstFolder());
    const end = await this.#talk(folder !== undefined);
    this.#close();
    this.#voicemail.changed(this.#mailbox, this.#channel);
    return end;
  }

  // --- folders --------------------------------------------------------------------------------------------------

  /** Old messages where there are no new ones. */
  #firstFolder(): FolderName {
    const counts = this.#voicemail.countsOf(this.#mailbox);
    return counts.new + counts.urgent === 0 && counts.old > 0 ? 'Old' : 'INBOX';
  }

  /** Urgent messages stand before the new ones. */
  #open(folder: FolderName): void {
    this.#folder = folder;
    const urgent = folder === 'INBOX' ? this.#folders.list('Urgent') : [];
    this.#items = [...urgent, ...this.#folders.list(folder)].map((message) => ({
      message,
      deleted: false,
      heard: false,
    }));
    this.#at = 0;
    this.#playing = false;
  }

  #close(): void {
    const { moveheard, backupdeleted } = this.#mailbox.options;
    const deleted = this.#items.filter((one) => one.deleted);
    const heard = this.#items.filter((one) => one.heard && !one.deleted && moveheard && this.#folder === 'INBOX');
    const keepDeleted = backupdeleted > 0 && this.#folder !== 'Deleted';
    try {
      for (const { message } of heard) this.#folders.copy(message, this.#folders, 'Old');
      if (keepDeleted) for (const { message } of deleted) this.#folders.copy(message, this.#folders, 'Deleted');
      for (const folder of ['Urgent', this.#folder] as const) {
        const gone = [...heard, ...deleted].map((one) => one.message).filter((one) => one.folder === folder);
        this.#folders.remove(...new Set(gone));
      }
    } catch (error) {
      this.#channel.kernel.log.write('error', 'app_voicemail', `The disk does not do it: ${(error as Error).message}`);
    }
    this.#items = [];
  }

  // --- the conversation -----------------------------------------------------------------------------------------

  async #talk(atOnce: boolean): Promise<MenuEnd> {
    let pressed: Pressed = atOnce ? '1' : await this.#sayCounts();
    for (let silences = 0; ; ) {
      if (pressed === '') {
        if (silences++ === mostRepeats) return this.#goodbye();
        pressed = await this.#menu();
        continue;
      }
      silences = 0;
      if (pressed === 'over') return 'over';
      if (pressed === '#') return this.#goodbye();
      pressed = await this.#do(pressed);
    }
  }

  async #goodbye(): Promise<MenuEnd> {
    return (await playAll(this.#channel, ['vm-goodbye'])) === 'over' ? 'over' : 'left';
  }

  #play(sounds: readonly string[]): Promise<Pressed> {
    return playAll(this.#channel, sounds, everyDigit);
  }

  #number(number: number): readonly string[] {
    return numberSounds(this.#channel.language, number) ?? [];
  }

  #sayCounts(): Promise<Pressed> {
    const counts = this.#voicemail.countsOf(this.#mailbox);
    const part = (count: number, folder: string): readonly string[] => [
      ...this.#number(count),
      folder,
      count === 1 ? 'vm-message' : 'vm-messages',
    ];
    const parts = [
      ...(counts.urgent > 0 ? [part(counts.urgent, 'vm-Urgent')] : []),
      ...(counts.new > 0 ? [part(counts.new, 'vm-INBOX')] : []),
      ...(counts.old > 0 ? [part(counts.old, 'vm-Old')] : []),
    ];
    if (parts.length === 0) return this.#play(['vm-youhave', 'vm-no', 'vm-messages']);
    return this.#play(['vm-youhave', ...parts.flatMap((sounds, i) => (i === 0 ? sounds : ['vm-and', ...sounds]))]);
  }

  #menu(): Promise<Pressed> {
    return this.#playing && this.#items.length > 0 ? this.#messageMenu() : this.#mainMenu();
  }

  #mainMenu(): Promise<Pressed> {
    const listen = this.#items.length > 0 ? ['vm-onefor', `vm-${this.#folder}`, 'vm-messages'] : [];
    return ask(this.#channel, [...listen, 'vm-opts', 'vm-helpexit'], everyDigit);
  }

  #messageMenu(): Promise<Pressed> {
    const prompts = [
      'vm-advopts',
      ...(this.#at > 0 ? ['vm-prev'] : []),
      'vm-repeat',
      ...(this.#at < this.#items.length - 1 ? ['vm-next'] : []),
      this.#items[this.#at]?.deleted ? 'vm-undelete' : 'vm-delete',
      'vm-toforward',
      'vm-savemessage',
      'vm-helpexit',
    ];
    return ask(this.#channel, prompts, everyDigit);
  }

  /** Does what a digit asks for; gives the next one, if one was pressed meanwhile. */
  #do(digit: string): Promise<Pressed> {
    if (digit === '0') return this.#options();
    if (digit === '1') return this.#listenTo(0);
    if (digit === '2') return this.#changeFolder();
    if (digit === '*') return this.#play(['vm-instructions']);
    if (!this.#playing) return Promise.resolve('');
    if (digit === '3') return this.#advanced();
    if (digit === '4') return this.#listenTo(this.#at - 1);
    if (digit === '5') return this.#listenTo(this.#at);
    if (digit === '6') return this.#listenTo(this.#at + 1);
    if (digit === '7') return this.#toggleDeleted();
    return digit === '8' ? this.#forward() : this.#save();
  }

  // --- messages -------------------------------------------------------------------------------------------------

  async #listenTo(at: number): Promise<Pressed> {
    const wrapped = this.#mailbox.options.messagewrap ? (at + this.#items.length) % this.#items.length : at;
    const item = this.#items[wrapped];
    if (!item) return this.#play(this.#items.length === 0 ? ['vm-youhave', 'vm-no', 'vm-messages'] : ['vm-nomore']);
    this.#at = wrapped;
    this.#playing = true;
    const sounds = [...this.#which(wrapped), ...this.#envelope(item), ...this.#caller(item)];
    const before = await this.#play(sounds);
    if (before !== '') return before;
    item.heard = true;
    return this.#play([this.#folders.stemOf(item.message.folder, item.message.number)]);
  }

  #which(at: number): readonly string[] {
    if (at === 0) return ['vm-first', 'vm-message'];
    return at === this.#items.length - 1 ? ['vm-last', 'vm-message'] : ['vm-message', ...this.#number(at + 1)];
  }

  #envelope({ message: { facts } }: Item): readonly string[] {
    if (!this.#mailbox.options.envelope) return [];
    return this.#dateOf(Number(facts.origtime) * 1000);
  }

  #dateOf(ms: number): readonly string[] {
    const zone = this.#voicemail.zone(this.#mailbox);
    const [format, timezone] = zone ? [zone.format, zone.timezone] : ["'vm-received' Q 'digits/at' IMp", ''];
    const now = calendarTime(this.#channel.kernel.clock.now(), timezone);
    return dateSounds(this.#channel.language, format, calendarTime(ms, timezone), now).sounds;
  }

  #caller({ message: { facts } }: Item): readonly string[] {
    if (!this.#mailbox.options.saycid) return [];
    const number = /<([^>]*)>\s*$/.exec(facts.callerid)?.[1] ?? facts.callerid;
    return /^\+?\d+$/.test(number) ? ['vm-from-phonenumber', ...digitSounds(number)] : ['vm-unknown-caller'];
  }

  #toggleDeleted(): Promise<Pressed> {
    const item = this.#items[this.#at];
    if (!item) return Promise.resolve('');
    item.deleted = !item.deleted;
    if (item.deleted && this.#mailbox.options.nextaftercmd && this.#at < this.#items.length - 1)
      return this.#listenTo(this.#at + 1);
    return this.#play([item.deleted ? 'vm-deleted' : 'vm-undeleted']);
  }

  async #save(): Promise<Pressed> {
    const item = this.#items[this.#at];
    const target = await this.#chooseFolder('vm-savefolder');
    if (!item || typeof target === 'object') return typeof target === 'object' ? target.pressed : '';
    if (target === item.message.folder) return '';
    this.#folders.copy(item.message, this.#folders, target);
    item.deleted = true;
    return this.#play(['vm-message', ...this.#number(this.#at + 1), 'vm-savedto', `vm-${target}`, 'vm-messages']);
  }

  async #forward(): Promise<Pressed> {
    const item = this.#items[this.#at];
    const box = await askDigits(this.#channel, 'vm-extension');
    if (box === undefined) return 'over';
    const to = this.#voicemail.find(box, this.#mailbox.context);
    if (!item || !to) return this.#play(['pbx-invalid']);
    const folders = this.#voicemail.folders(to);
    this.#folders.copy(item.message, folders, 'INBOX');
    this.#voicemail.changed(to, this.#channel);
    return this.#play(['vm-msgsaved']);
  }

  // --- folders by digits ----------------------------------------------------------------------------------------

  async #changeFolder(): Promise<Pressed> {
    const folder = await this.#chooseFolder('vm-changeto');
    if (typeof folder === 'object') return folder.pressed;
    this.#close();
    this.#open(folder);
    return this.#play([`vm-${folder}`, 'vm-messages']);
  }

  /** Folders 0 to 9 by their digit; `#` for none. */
  async #chooseFolder(prompt: string): Promise<FolderName | { readonly pressed: Pressed }> {
    const names = folderNames
      .slice(0, 5)
      .flatMap((name, i) => ['vm-press', ...this.#number(i), 'vm-for', `vm-${name}`, 'vm-messages']);
    const pressed = await ask(this.#channel, [prompt, ...names, 'vm-tocancel'], everyDigit);
    const folder = /^\d$/.test(pressed) ? folderNames[Number(pressed)] : undefined;
    return folder ?? { pressed: pressed === 'over' ? 'over' : '' };
  }

  // --- advanced options -----------------------------------------------------------------------------------------

  /** 1 replies by a message, 2 calls back, 3 says when and from whom. */
  async #advanced(): Promise<Pressed> {
    const item = this.#items[this.#at];
    const { callback, sendvoicemail } = this.#mailbox.options;
    const prompts = [...(callback ? ['vm-tocallback'] : []), 'vm-tohearenv', 'vm-starmain'];
    const pressed = await ask(this.#channel, prompts, everyDigit);
    if (!item || pressed === 'over') return pressed === 'over' ? 'over' : '';
    const number = /<?(\+?\d+)>?\s*$/.exec(item.message.facts.callerid)?.[1];
    if (pressed === '1' && sendvoicemail) return this.#reply(number);
    if (pressed === '2' && callback && number !== undefined) return this.#callBack(callback, number);
    if (pressed !== '3') return '';
    return this.#play([...this.#dateOf(Number(item.message.facts.origtime) * 1000), ...this.#caller(item)]);
  }

  async #reply(number: string | undefined): Promise<Pressed> {
    const to = number === undefined ? undefined : this.#voicemail.find(number, this.#mailbox.context);
    if (!to) return this.#play(['vm-nobox']);
    const folders = this.#voicemail.folders(to);
    const since = this.#channel.kernel.clock.now();
    const { sounds, seconds, end } = await this.#record(folders.temporary());
    const facts = this.#voicemail.facts(to, { channel: this.#channel, seconds, flag: '' }, since);
    folders.add('INBOX', facts, sounds);
    this.#voicemail.changed(to, this.#channel);
    return end === 'hangup' ? 'over' : this.#play(['vm-msgsaved']);
  }

  /** The person leaves the menu for a call to who left the message. */
  async #callBack(context: string, number: string): Promise<Pressed> {
    if (!this.#channel.kernel.dialplan.exists(context, number, 1)) return this.#play(['pbx-invalid']);
    this.#channel.setLocation(context, number, 1);
    return '#';
  }

  // --- greetings and password -----------------------------------------------------------------------------------

  /** 1 unavailable, 2 busy, 3 the name, 4 the temporary greeting, 5 the password, `*` the menu before. */
  async #options(): Promise<Pressed> {
    let pressed: Pressed = '';
    for (let silences = 0; silences < mostRepeats; ) {
      if (pressed === '') {
        silences += 1;
        pressed = await ask(this.#channel, ['vm-options'], everyDigit);
        continue;
      }
      if (pressed === 'over') return 'over';
      if (pressed === '*' || pressed === '#') return '';
      silences = 0;
      pressed = await this.#setOption(pressed);
    }
    return '';
  }

  #setOption(digit: string): Promise<Pressed> {
    const greetings = { '1': 'unavail', '2': 'busy', '3': 'greet', '4': 'temp' } as const;
    const prompts = { '1': 'vm-rec-unv', '2': 'vm-rec-busy', '3': 'vm-rec-name', '4': 'vm-rec-temp' } as const;
    if (digit === '5') return this.#newPassword();
    if (!(digit in greetings)) return Promise.resolve('');
    const key = digit as keyof typeof greetings;
    return this.#greeting(greetings[key], prompts[key]);
  }

  async #greeting(name: string, prompt: string): Promise<Pressed> {
    if ((await this.#play([prompt])) === 'over') return 'over';
    const recorded = await this.#record(this.#folders.temporary());
    if (recorded.end === 'hangup' || recorded.seconds === 0) {
      discard(recorded.sounds);
      return recorded.end === 'hangup' ? 'over' : '';
    }
    const place = Buffer.from(this.#folders.greeting(name), 'latin1').toString();
    for (const { path, extension } of recorded.sounds) renameSync(path, `${place}.${extension}`);
    return this.#play(['vm-msgsaved']);
  }

  #record(stem: string) {
    const { maxsecs } = this.#mailbox.options;
    const wanted = { stem, longest: maxsecs, acceptDigits: '#', otherDigits: '', beep: 'beep' };
    return record(this.#voicemail, this.#channel, wanted);
  }

  async #newPassword(): Promise<Pressed> {
    const first = await askDigits(this.#channel, 'vm-newpassword');
    if (first === undefined) return 'over';
    if (!mayHavePassword(this.#voicemail, this.#mailbox, first)) return this.#play(['vm-invalid-password']);
    const again = await askDigits(this.#channel, 'vm-reenterpassword');
    if (again === undefined) return 'over';
    if (again !== first) return this.#play(['vm-mismatch']);
    changePassword(this.#voicemail, this.#mailbox, first);
    return this.#play(['vm-passchanged']);
  }
}
