import type { Channel } from '../../kernel/channel.js';
import { askDigits, playAll } from './prompts.js';
import type { Voicemail } from './voicemail.js';
import type { Mailbox } from './voicemail-conf.js';

/** Who comes in, and what they need not say. */
export interface LoginWanted {
  /** `box@context`, or `@context`; '' where they say it. */
  readonly given: string;
  readonly skipPassword: boolean;
  /** What is given is only the beginning of the number. */
  readonly prefix: boolean;
  readonly quiet?: boolean;
}

/** Asks for a mailbox and its password, as often as maxlogins says; undefined where nobody comes in. `exit`: by `*`. */
export const login = async (
  voicemail: Voicemail,
  channel: Channel,
  { given, skipPassword, prefix, quiet = false }: LoginWanted,
): Promise<Mailbox | 'exit' | undefined> => {
  const [box = '', context = ''] = given.split('@');
  let prompt = 'vm-login';
  for (let attempt = 0; attempt < voicemail.config.general.maxlogins; attempt++) {
    const known = box !== '' && !prefix;
    const said = known ? '' : await askDigits(channel, prompt);
    if (said === undefined) return undefined;
    if (said === '*') return 'exit';
    const mailbox = voicemail.find(known ? box : box + said, context);
    if (mailbox && skipPassword) return mailbox;
    const password = await askDigits(channel, quiet && attempt > 0 ? 'vm-incorrect' : 'vm-password');
    if (password === undefined) return undefined;
    if (password === '*') return 'exit';
    if (mailbox && password === voicemail.password(mailbox).replace(/^-/, '')) return mailbox;
    channel.kernel.log.write('notice', 'app_voicemail', `A wrong mailbox or password on ${channel.name}`);
    prompt = 'vm-incorrect-mailbox';
    if (known && (await playAll(channel, ['vm-incorrect'])) === 'over') return undefined;
  }
  await playAll(channel, ['vm-goodbye']);
  return undefined;
};
