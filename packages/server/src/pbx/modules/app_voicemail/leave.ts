import { parseOptions } from '../../kernel/application-options.js';
import { separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { answerAndWait } from '../../kernel/indications.js';
import type { Application } from '../../kernel/module.js';
import { nextDigit } from '../../kernel/pbx-digits.js';
import { digitSounds } from '../../kernel/say/spelling.js';
import { findSound, playSound } from '../../kernel/sound-files.js';
import type { FolderName } from './mailbox-folders.js';
import { ask, askDigits } from './prompts.js';
import { discard, type Recorded, record } from './recorder.js';
import type { Voicemail } from './voicemail.js';
import type { Mailbox } from './voicemail-conf.js';

/** How leaving a message went: the value of VMSTATUS, or that the caller is gone without one. */
type Left = 'SUCCESS' | 'USEREXIT' | 'FAILED' | 'gone';

interface Request {
  readonly options: ReadonlyMap<string, string>;
  readonly mailboxes: readonly Mailbox[];
  readonly names: readonly string[];
}

/** Leaves a message in one or more mailboxes. */
export const voiceMail = (voicemail: Voicemail): Application => ({
  name: 'VoiceMail',
  synopsis: 'Leaves a message in a mailbox; VMSTATUS tells how it went',
  syntax: 'VoiceMail(mailbox[@context][&mailbox2[@context][&…]][,options])',
  async run(channel, data) {
    const [given = '', options = ''] = separateArguments(data);
    const early = parseOptions(options).has('e');
    if (channel.state !== 'Up' && !early && !(await answerAndWait(channel, 0))) return 'hangup';
    const named = given === '' ? ((await askDigits(channel, 'vm-whichbox')) ?? '') : given;
    const names = named.split('&').filter((name) => name !== '');
    const mailboxes = names.flatMap((name) => voicemail.named(name) ?? []);
    const left = await new Leaving(voicemail, channel, { options: parseOptions(options), mailboxes, names }).run();
    if (left.status !== 'gone') channel.variables.set('VMSTATUS', left.status);
    return channel.interrupted || left.status === 'gone' || left.hangup ? 'hangup' : 'continue';
  },
});

interface Ending {
  readonly status: Left;
  readonly hangup?: boolean;
}

const failed: Ending = { status: 'FAILED' };
const broken: Ending = { status: 'FAILED', hangup: true };

class Leaving {
  readonly #voicemail: Voicemail;
  readonly #channel: Channel;
  readonly #request: Request;

  constructor(voicemail: Voicemail, channel: Channel, request: Request) {
    this.#voicemail = voicemail;
    this.#channel = channel;
    this.#request = request;
  }

  async run(): Promise<Ending> {
    const [name = ''] = this.#request.names;
    const mailbox = this.#voicemail.named(name);
    if (!mailbox) {
      this.#log(`${this.#channel.name}: there is no mailbox '${name}' in voicemail.conf`);
      return failed;
    }
    const greeted = await this.#greet(mailbox);
    if (greeted === 'missing') return broken;
    if (greeted === 'interrupted') return { status: 'FAILED', hangup: true };
    if (greeted === '*' || greeted === '0') return this.#leaveTo(mailbox, greeted === '*' ? 'a' : 'o');
    if (greeted.startsWith('go:')) return this.#leaveTo(mailbox, greeted.slice(3), this.#request.options.get('d'));
    if (this.#isFull(mailbox)) {
      await playSound(this.#channel, 'vm-mailboxfull');
      this.#log(`mailbox ${mailbox.box}@${mailbox.context} is full`);
      return failed;
    }
    return this.#message(mailbox);
  }

  #log(text: string): void {
    this.#channel.kernel.log.write('warning', 'app_voicemail', text);
  }

  #isFull(mailbox: Mailbox): boolean {
    return this.#voicemail.folders(mailbox).count('INBOX') >= mailbox.options.maxmsg;
  }

  // --- the greeting ---------------------------------------------------------------------------------------------

  /** Plays what is to be heard before the beep; the digit that ended it, `done`, or what went wrong. */
  async #greet(mailbox: Mailbox): Promise<string> {
    const { options } = this.#request;
    const folders = this.#voicemail.folders(mailbox);
    const recorded = (['temp', options.has('b') ? 'busy' : 'unavail'] as const)
      .map((kind) => folders.greeting(kind))
      .find((file, i) => (i === 0 || options.has('b') || options.has('u')) && this.#isThere(file));
    let sounds: readonly string[] = [];
    if (recorded !== undefined) sounds = [recorded];
    else if (options.has('b') || options.has('u') || !options.has('s')) sounds = this.#standard(mailbox, options);
    const skipped = options.has('s') || (options.has('S') && recorded !== undefined);
    if (!skipped) sounds = [...sounds, 'vm-intro'];
    return this.#play(sounds);
  }

  #isThere(file: string): boolean {
    return findSound(this.#channel.kernel, this.#channel.language, file) !== undefined;
  }

  /** “The person at extension … is …”, with the name where that is recorded. */
  #standard(mailbox: Mailbox, options: ReadonlyMap<string, string>): readonly string[] {
    const name = this.#voicemail.folders(mailbox).greeting('greet');
    const person = this.#isThere(name) ? [name] : ['vm-theperson', ...digitSounds(mailbox.box)];
    return [...person, options.has('b') ? 'vm-isonphone' : 'vm-isunavail'];
  }

  async #play(sounds: readonly string[]): Promise<string> {
    const { options } = this.#request;
    const digits = `#*0${options.has('d') ? '123456789' : ''}`;
    for (const sound of sounds) {
      const played = await playSound(this.#channel, sound, digits);
      if (played.end === 'missing' || played.end === 'interrupted') return played.end;
      if (played.end !== 'digit') continue;
      if (played.digit === '#') return 'done';
      const context = options.get('d') || this.#channel.context;
      const target = options.has('d') && this.#channel.kernel.dialplan.exists(context, played.digit, 1);
      if (target) return `go:${played.digit}`;
      if (this.#mayLeave(played.digit)) return played.digit;
    }
    return 'done';
  }

  // --- leaving by * and 0 ---------------------------------------------------------------------------------------

  #mayLeave(digit: string): boolean {
    const mailbox = this.#voicemail.named(this.#request.names[0] ?? '');
    if (!mailbox || (digit !== '*' && digit !== '0')) return false;
    if (digit === '0' && !mailbox.options.operator) return false;
    return this.#exitContext(mailbox, digit === '*' ? 'a' : 'o') !== undefined;
  }

  #exitContext({ options }: Mailbox, exten: string): string | undefined {
    const context = options.exitcontext || this.#channel.context;
    return this.#channel.kernel.dialplan.exists(context, exten, 1) ? context : undefined;
  }

  #leaveTo(mailbox: Mailbox, exten: string, within?: string): Ending {
    const context = within || this.#exitContext(mailbox, exten) || this.#channel.context;
    this.#channel.setLocation(context, exten, 1);
    this.#channel.publish();
    return { status: 'USEREXIT' };
  }

  // --- the message ----------------------------------------------------------------------------------------------

  async #message(mailbox: Mailbox): Promise<Ending> {
    const channel = this.#channel;
    if (channel.state !== 'Up' && !(await answerAndWait(channel, 0))) return { status: 'FAILED', hangup: true };
    const since = channel.kernel.clock.now();
    const { options } = mailbox;
    const operator = options.operator ? '0' : '';
    const recorded = await this.#record(mailbox, operator);
    if (recorded.end === 'digit:0') return this.#toOperator(mailbox, recorded);
    if (recorded.seconds < options.minsecs) {
      discard(recorded.sounds);
      this.#log(`the message for ${mailbox.box}@${mailbox.context} is too short: ${recorded.seconds} seconds`);
      return { status: 'FAILED' };
    }
    if (recorded.end === 'hangup') return this.#keep(mailbox, recorded, since, false);
    await playSound(channel, 'auth-thankyou');
    return options.review ? this.#review(mailbox, recorded, since) : this.#keep(mailbox, recorded, since, false);
  }

  #record(mailbox: Mailbox, otherDigits: string): Promise<Recorded> {
    const { options } = this.#request;
    const stem = this.#voicemail.folders(mailbox).temporary();
    return record(this.#voicemail, this.#channel, {
      stem,
      longest: mailbox.options.maxsecs,
      acceptDigits: '#',
      otherDigits,
      beep: options.has('t') ? (options.get('t') ?? '') : 'beep',
    });
  }

  /** 0 while speaking: what was said may be kept, and the operator is called. */
  async #toOperator(mailbox: Mailbox, recorded: Recorded): Promise<Ending> {
    const channel = this.#channel;
    const since = channel.kernel.clock.now();
    const asked = await playSound(channel, 'vm-saveoper', '1');
    const digit =
      asked.end === 'digit' ? asked.digit : asked.end === 'done' ? await nextDigit(channel, 3000) : undefined;
    if (digit === '1') {
      await playSound(channel, 'vm-msgsaved');
      this.#keep(mailbox, recorded, since, false);
    } else {
      discard(recorded.sounds);
      await playSound(channel, 'vm-deleted');
    }
    if (this.#exitContext(mailbox, 'o') === undefined) return { status: 'gone' };
    await playSound(channel, 'transfer');
    return this.#leaveTo(mailbox, 'o');
  }

  /** 1 keeps it, 2 plays it, 3 records it again, 4 marks it urgent, 0 calls the operator; whoever hangs up keeps it. */
  async #review(mailbox: Mailbox, first: Recorded, since: number): Promise<Ending> {
    const channel = this.#channel;
    const digits = `123${mailbox.options.leaveurgent ? '4' : ''}${mailbox.options.operator ? '0' : ''}`;
    let recorded = first;
    let urgent = false;
    for (let attempts = 0; attempts < 3; attempts++) {
      const digit = await ask(
        channel,
        ['vm-review', ...(mailbox.options.leaveurgent ? ['vm-review-urgent'] : [])],
        digits,
      );
      if (digit === 'over' || digit === '1') {
        if (digit === '1') await playSound(channel, 'vm-msgsaved');
        return this.#keep(mailbox, recorded, since, urgent);
      }
      if (digit === '0') return this.#toOperator(mailbox, recorded);
      if (digit === '') continue;
      attempts = -1;
      if (digit === '2') await playSound(channel, this.#loose(recorded), '#');
      else if (digit === '4') {
        urgent = !urgent;
        await playSound(channel, urgent ? 'vm-marked-urgent' : 'vm-urgent-removed');
      } else if (digit === '3') {
        discard(recorded.sounds);
        recorded = await this.#record(mailbox, '');
        if (recorded.end === 'hangup') return this.#keep(mailbox, recorded, since, urgent);
        await playSound(channel, 'auth-thankyou');
      }
    }
    return this.#keep(mailbox, recorded, since, urgent);
  }

  /** A file of a recording without its ending, as sounds are named. */
  #loose({ sounds }: Recorded): string {
    const [{ path, extension } = { path: '', extension: '' }] = sounds;
    return Buffer.from(path.slice(0, -extension.length - 1)).toString('latin1');
  }

  /** Puts the message into all mailboxes and tells so. */
  #keep(mailbox: Mailbox, { sounds, seconds }: Recorded, since: number, urgent: boolean): Ending {
    const channel = this.#channel;
    const { options, mailboxes } = this.#request;
    const flag = urgent || options.has('U') ? 'Urgent' : options.has('P') ? 'PRIORITY' : '';
    const folder: FolderName = flag === 'Urgent' ? 'Urgent' : 'INBOX';
    const folders = this.#voicemail.folders(mailbox);
    try {
      const number = folders.add(folder, this.#voicemail.facts(mailbox, { channel, seconds, flag }, since), sounds);
      channel.variables.set('VM_MESSAGEFILE', folders.stemOf(folder, number));
      const message = folders.read(folder, number);
      for (const other of mailboxes) {
        if (other === mailbox || !message) continue;
        folders.copy(message, this.#voicemail.folders(other), folder);
        this.#voicemail.changed(other, channel);
      }
      this.#voicemail.changed(mailbox, channel);
      return { status: 'SUCCESS' };
    } catch (error) {
      this.#log(`the message for ${mailbox.box}@${mailbox.context} cannot be kept: ${(error as Error).message}`);
      return failed;
    }
  }
}
