import { events } from '@amiable/protocol';
import type { Channel } from './channel.js';
import type { Kernel } from './kernel.js';

/** How many messages there are: urgent ones, other new ones, and those heard already. */
export interface MailboxCounts {
  readonly urgent: number;
  readonly new: number;
  readonly old: number;
}

/** What whoever keeps mailboxes knows of them. */
export interface MailboxStore {
  /** @param context the voicemail context, `default` where nobody names one */
  counts(box: string, context: string): MailboxCounts;
  /** Messages of one folder. */
  countIn(box: string, context: string, folder: string): number;
  /**
   * Puts a recording into a folder as a message. `false` where there is no such mailbox.
   * @param sound path of the sound file, with its ending
   */
  take(box: string, context: string, folder: string, sound: string, channel: Channel): Promise<boolean>;
}

const nothing: MailboxCounts = { urgent: 0, new: 0, old: 0 };
const key = (mailbox: string): string => (mailbox.includes('@') ? mailbox : `${mailbox}@default`);

/** A mailbox in its two parts. */
export const mailboxParts = (mailbox: string): readonly [box: string, context: string] => {
  const [box = '', context = ''] = mailbox.trim().split('@');
  return [box, context || 'default'];
};

/** The mailboxes of the system as all others see them: how many messages they have, and who is told of it. */
export class Mailboxes {
  readonly #kernel: Kernel;
  readonly #told = new Map<string, { readonly new: number; readonly old: number }>();
  #store: MailboxStore | undefined;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Makes `store` the one who keeps them; gives the function that ends it. */
  provide(store: MailboxStore): () => void {
    if (this.#store) throw new Error('There is already somebody who keeps mailboxes');
    this.#store = store;
    return () => {
      this.#store = undefined;
    };
  }

  get store(): MailboxStore | undefined {
    return this.#store;
  }

  /** The messages of `box@context`, or of several with commas between them. */
  counts(mailboxes: string): MailboxCounts {
    let sum = nothing;
    for (const mailbox of mailboxes.split(',')) {
      const one = this.#store?.counts(...mailboxParts(mailbox)) ?? nothing;
      sum = { urgent: sum.urgent + one.urgent, new: sum.new + one.new, old: sum.old + one.old };
    }
    return sum;
  }

  /** What was told last of a mailbox: its new messages, urgent ones among them, and its old ones. */
  told(mailbox: string): { readonly new: number; readonly old: number } | undefined {
    return this.#told.get(key(mailbox));
  }

  /**
   * Tells what a mailbox has now, by its name and by its aliases: MessageWaiting, and the states of the devices
   * `MWI:box@context`.
   */
  tell(mailboxes: readonly string[], counts: MailboxCounts, channel?: Channel): void {
    const names = mailboxes.map(key);
    const [waiting, old] = [counts.new + counts.urgent, counts.old];
    for (const name of names) {
      this.#told.set(name, { new: waiting, old });
      this.#kernel.events.publish(events.MessageWaiting, {
        channel: channel?.snapshot(),
        Mailbox: name,
        Waiting: waiting > 0 ? 1 : 0,
        New: waiting,
        Old: old,
      });
    }
    for (const name of names) this.#kernel.deviceStates.set(`MWI:${name}`, waiting > 0 ? 'INUSE' : 'NOT_INUSE');
  }

  /** Forgets a mailbox that is no more. */
  forget(mailbox: string): void {
    if (!this.#told.delete(key(mailbox))) return;
    this.#kernel.deviceStates.forget(`MWI:${key(mailbox)}`);
  }
}
