import type { Conf, ConfVariable } from '../../../config/conf.js';
import type { Place, Problems } from '../../../config/problem.js';
import { parseBoolean } from '../../../config/setting.js';

/** What voicemail.conf says for all mailboxes, and what the last field of a mailbox may say otherwise. */
export interface MailboxOptions {
  /** Whom e-mail is from, and by which name. */
  serveremail: string;
  fromstring: string;
  emailsubject: string;
  emailbody: string;
  language: string;
  /** A zone of [zonemessages]. */
  tz: string;
  locale: string;
  /** Whether e-mail has the message with it, in which format, and whether the message is deleted then. */
  attach: boolean;
  attachfmt: string;
  delete: boolean;
  saycid: boolean;
  sayduration: boolean;
  /** Minutes from which the length is said. */
  saydurationm: number;
  envelope: boolean;
  review: boolean;
  operator: boolean;
  leaveurgent: boolean;
  sendvoicemail: boolean;
  tempgreetwarn: boolean;
  messagewrap: boolean;
  moveheard: boolean;
  forcename: boolean;
  forcegreetings: boolean;
  nextaftercmd: boolean;
  hidefromdir: boolean;
  callback: string;
  dialout: string;
  exitcontext: string;
  /** Seconds; 0 for no limit. */
  minsecs: number;
  maxsecs: number;
  maxmsg: number;
  backupdeleted: number;
  volgain: number;
}

/** One mailbox. */
export interface Mailbox {
  readonly context: string;
  readonly box: string;
  /** Digits; one behind `-` cannot be changed by the menu. */
  readonly password: string;
  readonly fullname: string;
  /** undefined: the line has no such field. */
  readonly email: string | undefined;
  readonly pager: string;
  readonly options: MailboxOptions;
  /** Where it is written. */
  readonly place: Place;
}

/** How times are said in a zone. */
export interface Zone {
  readonly name: string;
  readonly timezone: string;
  readonly format: string;
}

/** What counts for the whole system. */
export interface GeneralOptions {
  /** Formats of sound files; the first one is played and sent. */
  readonly formats: readonly string[];
  /** Seconds of silence that end a message; 0 for none. */
  readonly maxsilence: number;
  readonly silencethreshold: number;
  readonly maxlogins: number;
  readonly minpassword: number;
  readonly mailcmd: string;
  /** A program that is run when messages come or go; only with live_dangerously. */
  readonly externnotify: string;
  readonly aliasescontext: string;
  readonly searchcontexts: boolean;
  /** Whether mailboxes are looked into every so many seconds. */
  readonly pollmailboxes: boolean;
  readonly pollfreq: number;
}

/** One alias: `box@context` for another one. */
export interface Alias {
  readonly alias: string;
  readonly mailbox: string;
}

export interface VoicemailConfig {
  readonly general: GeneralOptions;
  readonly mailboxes: readonly Mailbox[];
  readonly zones: readonly Zone[];
  readonly aliases: readonly Alias[];
}

const usual: MailboxOptions = {
  serveremail: 'asterisk',
  fromstring: '',
  emailsubject: '',
  emailbody: '',
  language: '',
  tz: '',
  locale: '',
  attach: true,
  attachfmt: '',
  delete: false,
  saycid: false,
  sayduration: true,
  saydurationm: 2,
  envelope: true,
  review: false,
  operator: false,
  leaveurgent: true,
  sendvoicemail: false,
  tempgreetwarn: true,
  messagewrap: false,
  moveheard: true,
  forcename: false,
  forcegreetings: false,
  nextaftercmd: false,
  hidefromdir: false,
  callback: '',
  dialout: '',
  exitcontext: '',
  minsecs: 0,
  maxsecs: 0,
  maxmsg: 100,
  backupdeleted: 0,
  volgain: 0,
};

const usualGeneral = {
  formats: ['wav'] as readonly string[],
  maxsilence: 0,
  silencethreshold: 256,
  maxlogins: 3,
  minpassword: 0,
  mailcmd: '/usr/sbin/sendmail -t',
  externnotify: '',
  aliasescontext: '',
  searchcontexts: false,
  pollmailboxes: false,
  pollfreq: 30,
} satisfies GeneralOptions;

const otherNames: Readonly<Record<string, string>> = {
  maxmessage: 'maxsecs',
  minmessage: 'minsecs',
  deletevoicemail: 'delete',
};

/** Most messages that a folder may have, whatever the configuration says. */
const mostMessages = 9999;

/** Sets one option; `false` where there is none of that name, or its value cannot be read. */
const setOption = (options: object, name: string, value: string): boolean => {
  const lower = name.trim().toLowerCase();
  const key = otherNames[lower] ?? lower;
  const target = options as Record<string, unknown>;
  if (!Object.hasOwn(target, key)) return false;
  const before = target[key];
  if (typeof before === 'string') target[key] = value;
  else if (typeof before === 'boolean') target[key] = parseBoolean(value.trim()) ?? false;
  else if (typeof before === 'number') {
    const number = Number.parseFloat(value);
    if (Number.isNaN(number)) return false;
    target[key] = key === 'maxmsg' ? Math.min(mostMessages, Math.max(0, number)) : number;
  } else return false;
  return true;
};

/** Keys that Asterisk knows and that have no effect here. */
const without = new Set([
  'format',
  'emailaliases',
  'odbcstorage',
  'odbctable',
  'passwordlocation',
  'userscontext',
  'sendvoicemail',
  'msg_id_incompat',
  'smdienable',
  'smdiport',
  'externpassnotify',
  'externpasscheck',
  'cidinternalcontexts',
  'adsifdn',
  'adsisec',
  'adsiver',
  'externpass',
  'charset',
  'emaildateformat',
  'pagerdateformat',
  'pagerfromstring',
  'pagersubject',
  'pagerbody',
  'skipms',
  'directory-intro',
  'usedirectory',
]);

const readGeneral = (variables: readonly ConfVariable[], problems: Problems) => {
  const options: MailboxOptions = { ...usual };
  const general: { -readonly [K in keyof GeneralOptions]: GeneralOptions[K] } = { ...usualGeneral };
  for (const variable of variables) {
    const { name, value } = variable;
    if (name.toLowerCase() === 'format')
      general.formats = value
        .split('|')
        .map((one) => one.trim())
        .filter(Boolean);
    else if (!setOption(options, name, value) && !setOption(general, name, value) && !isWithout(name))
      problems.warning(variable, `'${name}' in [general] of voicemail.conf is not known`);
  }
  return { options, general };
};

const isWithout = (name: string): boolean =>
  without.has(name.toLowerCase()) || name.toLowerCase().startsWith('vm-') || name.startsWith('listen-control');

/** A box or context that is a name of a folder and nothing else. */
const isFolderName = (text: string): boolean => text !== '' && !/[/\0]/.test(text) && !text.startsWith('.');

const readMailbox = (
  context: string,
  variable: ConfVariable,
  options: MailboxOptions,
  problems: Problems,
): Mailbox | undefined => {
  if (!isFolderName(variable.name) || !isFolderName(context)) {
    problems.warning(variable, `'${variable.name}' of [${context}] cannot be the name of a mailbox`);
    return undefined;
  }
  const [password = '', fullname = '', email, pager = '', ...rest] = variable.value.split(',');
  const own = { ...options };
  for (const option of rest.join(',').split(/[|,]/)) {
    const equals = option.indexOf('=');
    if (option.trim() === '') continue;
    if (equals < 0 || !setOption(own, option.slice(0, equals), option.slice(equals + 1)))
      problems.warning(variable, `'${option.trim()}' is no option of a mailbox`);
  }
  return {
    context,
    box: variable.name,
    password: password.trim(),
    fullname: fullname.trim(),
    email: email?.trim(),
    pager: pager.trim(),
    options: own,
    place: { file: variable.file, line: variable.line },
  };
};

const readZone = (variable: ConfVariable, problems: Problems): Zone | undefined => {
  const bar = variable.value.indexOf('|');
  if (bar < 0) {
    problems.warning(variable, `write '${variable.name} = Timezone|format'`);
    return undefined;
  }
  return { name: variable.name, timezone: variable.value.slice(0, bar), format: variable.value.slice(bar + 1) };
};

/** Reads voicemail.conf. */
export const voicemailConfig = (config: Conf, problems: Problems): VoicemailConfig => {
  const { options, general } = readGeneral(config.variables('general'), problems);
  const mailboxes = new Map<string, Mailbox>();
  for (const { name, variables } of config.sections()) {
    const section = name.toLowerCase();
    if (section === 'general' || section === 'zonemessages' || name === general.aliasescontext) continue;
    for (const variable of variables) {
      const mailbox = readMailbox(name, variable, options, problems);
      const id = `${variable.name}@${name}`;
      if (mailbox && mailboxes.has(id)) problems.warning(variable, `there is already a mailbox ${id}`);
      else if (mailbox) mailboxes.set(id, mailbox);
    }
  }
  return {
    general,
    mailboxes: [...mailboxes.values()],
    // the reference lists the last one first
    zones: config
      .variables('zonemessages')
      .map((variable) => readZone(variable, problems))
      .filter((zone) => zone !== undefined)
      .reverse(),
    aliases:
      general.aliasescontext === ''
        ? []
        : config.variables(general.aliasescontext).map(({ name, value }) => ({ alias: name, mailbox: value })),
  };
};
