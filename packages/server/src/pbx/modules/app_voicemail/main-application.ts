import { parseOptions } from '../../kernel/application-options.js';
import { separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { answerAndWait } from '../../kernel/indications.js';
import type { Application, ApplicationOutcome } from '../../kernel/module.js';
import { digitSounds } from '../../kernel/say/spelling.js';
import { findSound } from '../../kernel/sound-files.js';
import { login } from './login.js';
import { folderNames, folderOf } from './mailbox-folders.js';
import { MailboxMenu } from './mailbox-menu.js';
import { playAll } from './prompts.js';
import type { Voicemail } from './voicemail.js';

/** Goes on at `a`, where that is there; whoever leaves a login by `*` gets there. */
const leave = (channel: Channel): ApplicationOutcome => {
  if (!channel.kernel.dialplan.exists(channel.context, 'a', 1)) return 'hangup';
  channel.setLocation(channel.context, 'a', 1);
  channel.publish();
  return 'continue';
};

const voiceMailMain = (voicemail: Voicemail): Application => ({
  name: 'VoiceMailMain',
  synopsis: 'The menu by which people fetch their messages',
  syntax: 'VoiceMailMain([mailbox][@context][,options])',
  async run(channel, data) {
    const [given = '', text = ''] = separateArguments(data);
    const options = parseOptions(text);
    if (channel.state !== 'Up' && !(await answerAndWait(channel, 0))) return 'hangup';
    const wanted = { given, skipPassword: options.has('s'), prefix: options.has('p') };
    const mailbox = await login(voicemail, channel, wanted);
    if (mailbox === 'exit') return leave(channel);
    if (!mailbox) return 'hangup';
    const chosen = options.get('a') ?? '';
    const first = folderNames[Number(chosen || Number.NaN)] ?? folderOf(chosen);
    const ended = await new MailboxMenu(voicemail, channel, mailbox).run(
      options.has('a') ? (first ?? 'INBOX') : undefined,
    );
    return ended === 'left' && !channel.interrupted ? 'continue' : 'hangup';
  },
});

const vmAuthenticate = (voicemail: Voicemail): Application => ({
  name: 'VMAuthenticate',
  synopsis: 'Asks for a mailbox and its password; AUTH_MAILBOX and AUTH_CONTEXT tell whose it is',
  syntax: 'VMAuthenticate([mailbox][@context][,options])',
  async run(channel, data) {
    const [given = '', options = ''] = separateArguments(data);
    const quiet = options.includes('s');
    const mailbox = await login(voicemail, channel, { given, skipPassword: false, prefix: false, quiet });
    if (mailbox === 'exit') return leave(channel);
    if (!mailbox) return 'hangup';
    channel.variables.set('AUTH_MAILBOX', mailbox.box);
    channel.variables.set('AUTH_CONTEXT', mailbox.context);
    if (!quiet) await playAll(channel, ['auth-thankyou']);
    return channel.interrupted ? 'hangup' : 'continue';
  },
});

const vmSayName = (voicemail: Voicemail): Application => ({
  name: 'VMSayName',
  synopsis: 'Plays the name that somebody recorded for a mailbox, or says its number',
  syntax: 'VMSayName(mailbox[@context])',
  async run(channel, data) {
    if (data === '') {
      channel.kernel.log.write('warning', 'app_voicemail', 'VMSayName needs a mailbox');
      return 'hangup';
    }
    const [box = ''] = data.split('@');
    const mailbox = voicemail.named(data);
    const name = mailbox && voicemail.folders(mailbox).greeting('greet');
    const recorded = name !== undefined && findSound(channel.kernel, channel.language, name);
    const played = await playAll(channel, recorded && name ? [name] : digitSounds(box), '0123456789*#');
    return played === 'over' ? 'hangup' : 'continue';
  },
});

/** VoiceMailMain, VMAuthenticate and VMSayName. */
export const mainApplications = (voicemail: Voicemail): readonly Application[] => [
  voiceMailMain(voicemail),
  vmAuthenticate(voicemail),
  vmSayName(voicemail),
];
