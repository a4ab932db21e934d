import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import { folderNames } from './mailbox-folders.js';
import { forwardMessage, moveMessage, removeMessage } from './messages.js';
import type { Voicemail } from './voicemail.js';
import type { Mailbox } from './voicemail-conf.js';

/** `voicemail show …`, `voicemail reload`, and what moves messages. */
export const voicemailCommands = (voicemail: Voicemail, reload: () => void): readonly ConsoleCommand[] => [
  showUsers(voicemail),
  showZones(voicemail),
  showAliases(voicemail),
  showMailbox(voicemail),
  {
    name: 'voicemail reload',
    summary: 'Reload voicemail configuration',
    usage: ['Usage: voicemail reload', '       Reads voicemail.conf again.'],
    run: ({ args, print }) => {
      if (args.length > 0) return 'usage';
      print('Reloading voicemail configuration...');
      reload();
      return undefined;
    },
  },
  move(voicemail),
  forward(voicemail),
  remove(voicemail),
];

const column = (text: string, width: number): string => text.slice(0, width).padEnd(width);

const showUsers = (voicemail: Voicemail): ConsoleCommand => ({
  name: 'voicemail show users',
  summary: 'List defined voicemail boxes',
  usage: ['Usage: voicemail show users [for <context>]', '       Shows the mailboxes, those of one context or all.'],
  run: ({ args, print }) => {
    const [word, context] = args;
    if (args.length === 1 || args.length > 2 || (word !== undefined && word !== 'for')) return 'usage';
    const { mailboxes } = voicemail;
    if (mailboxes.length === 0) {
      print('There are no voicemail users currently defined');
      return 'failure';
    }
    const shown = context === undefined ? mailboxes : mailboxes.filter((one) => one.context === context);
    if (shown.length === 0) {
      print(`No such voicemail context "${context}"`);
      return 'failure';
    }
    print(userRow('Context', 'Mbox', 'User', 'Zone', 'NewMsg'));
    for (const mailbox of shown) {
      const counts = voicemail.countsOf(mailbox);
      const { context: where, box, fullname, options } = mailbox;
      print(userRow(where, box, fullname, options.tz, String(counts.new + counts.urgent)));
    }
    print(`${shown.length} voicemail users configured.`);
    return undefined;
  },
  complete: (args) => {
    if (args.length === 1) return ['for'];
    return args.length === 2 ? [...new Set(voicemail.mailboxes.map(({ context }) => context))] : [];
  },
});

const userRow = (context: string, box: string, user: string, zone: string, count: string): string =>
  `${context.padEnd(10)} ${box.padEnd(5)} ${user.padEnd(25)} ${zone.padEnd(10)} ${count.padStart(6)}`;

const showZones = (voicemail: Voicemail): ConsoleCommand => ({
  name: 'voicemail show zones',
  summary: 'List zone message formats',
  usage: ['Usage: voicemail show zones', '       Shows how times are told in each zone.'],
  run: ({ args, print }) => {
    if (args.length > 0) return 'usage';
    const { zones } = voicemail.config;
    if (zones.length === 0) {
      print('There are no voicemail zones currently defined');
      return 'failure';
    }
    const row = (...[name, zone, format]: [string, string, string]) =>
      `${name.padEnd(15)} ${zone.padEnd(20)} ${format.padEnd(45)}`;
    print(row('Zone', 'Timezone', 'Message Format'));
    for (const { name, timezone, format } of zones) print(row(name, timezone, format));
    return undefined;
  },
});

const showAliases = (voicemail: Voicemail): ConsoleCommand => ({
  name: 'voicemail show aliases',
  summary: 'List mailbox aliases',
  usage: ['Usage: voicemail show aliases', '       Shows other names of mailboxes.'],
  run: ({ args, print }) => {
    if (args.length > 0) return 'usage';
    const { general, aliases } = voicemail.config;
    if (general.aliasescontext === '') {
      print('Aliases are not enabled');
      return undefined;
    }
    print(`Aliases context: ${general.aliasescontext}`);
    print(`${column('Alias', 32)} ${column('Mailbox', 32)}`);
    for (const { alias, mailbox } of aliases) print(`${column(alias, 32)} ${column(mailbox, 32)}`);
    return undefined;
  },
});

const showMailbox = (voicemail: Voicemail): ConsoleCommand => ({
  name: 'voicemail show mailbox',
  summary: "Display a mailbox's content details",
  usage: ['Usage: voicemail show mailbox <mailbox> <context>', '       Shows the messages of a mailbox.'],
  run: ({ args, print }) => {
    const [box = '', context = ''] = args;
    if (args.length !== 2) return 'usage';
    const mailbox = voicemail.find(box, context);
    if (!mailbox) {
      print(`Can't find voicemail user ${box}@${context}`);
      return 'failure';
    }
    showMessages(voicemail, mailbox, print);
    return undefined;
  },
});

const showMessages = (voicemail: Voicemail, mailbox: Mailbox, print: CommandCall['print']): void => {
  const { fullname, email = '', pager, options } = mailbox;
  const about = (words: readonly string[]) => words.map((word, i) => column(word, i < 2 ? 32 : 16)).join(' ');
  print(about(['Full Name', 'Email', 'Pager', 'Language', 'Locale', 'Time Zone']));
  print(about([fullname, email, pager, options.language, options.locale, options.tz]));
  print('');
  const widths = [8, 32, 32, 9, 6, 30];
  const row = (words: readonly string[]) => words.map((word, i) => column(word, widths[i] ?? 0)).join(' ');
  print(row(['Folder', 'Caller ID', 'Date', 'Duration', 'Flag', 'ID']));
  let count = 0;
  for (const folder of folderNames)
    for (const { facts } of voicemail.folders(mailbox).list(folder)) {
      print(row([folder, facts.callerid, facts.origdate, facts.duration, facts.flag, facts.msg_id]));
      count += 1;
    }
  print(`${count} Message${count === 1 ? '' : 's'} Total`);
};

/** What a command tells of how it went. */
const told = (
  print: CommandCall['print'],
  success: boolean | undefined,
  done: string,
  failed: string,
): CommandOutcome => {
  print(success ? done : failed);
  return success ? undefined : 'failure';
};

const move = (voicemail: Voicemail): ConsoleCommand => ({
  name: 'voicemail move',
  summary: 'Move message to another folder',
  usage: [
    'Usage: voicemail move <mailbox> <context> <from_folder> <messageid> <to_folder>',
    '       Moves a message to another folder of its mailbox.',
  ],
  run: ({ args, print }) => {
    const [box = '', context = '', folder = '', id = '', to = ''] = args;
    if (args.length !== 5) return 'usage';
    const mailbox = voicemail.find(box, context);
    const moved = mailbox && moveMessage(voicemail, { mailbox, folder, id }, to);
    const where = `message ${id} from ${box}@${context} ${folder} to ${to}`;
    return told(print, moved, `Moved ${where}`, `Error moving ${where}`);
  },
});

const forward = (voicemail: Voicemail): ConsoleCommand => ({
  name: 'voicemail forward',
  summary: 'Forward message to another folder',
  usage: [
    'Usage: voicemail forward <from_mailbox> <from_context> <from_folder> <messageid> <to_mailbox> <to_context> <to_folder>',
    '       Copies a message to a folder of another mailbox.',
  ],
  run: ({ args, print }) => {
    const [box = '', context = '', folder = '', id = '', toBox = '', toContext = '', to = ''] = args;
    if (args.length !== 7) return 'usage';
    const [mailbox, target] = [voicemail.find(box, context), voicemail.find(toBox, toContext)];
    const forwarded = mailbox && target && forwardMessage(voicemail, { mailbox, folder, id }, target, to);
    const where = `message ${id} from mailbox ${box}@${context} ${folder} to mailbox ${toBox}@${toContext} ${to}`;
    return told(print, forwarded, `Forwarded ${where}`, `Error forwarding ${where}`);
  },
});

const remove = (voicemail: Voicemail): ConsoleCommand => ({
  name: 'voicemail remove',
  summary: 'Remove message',
  usage: ['Usage: voicemail remove <mailbox> <context> <from_folder> <messageid>', '       Deletes a message.'],
  run: ({ args, print }) => {
    const [box = '', context = '', folder = '', id = ''] = args;
    if (args.length !== 4) return 'usage';
    const mailbox = voicemail.find(box, context);
    const removed = mailbox && removeMessage(voicemail, { mailbox, folder, id });
    const where = `message ${id} from ${folder} in mailbox ${box}@${context}`;
    return told(print, removed, `Removed ${where}`, `Error removing ${where}`);
  },
});
