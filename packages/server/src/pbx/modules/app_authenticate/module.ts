import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { answerAndWait } from '../../kernel/indications.js';
import { type Application, type ApplicationOutcome, defineModule } from '../../kernel/module.js';
import { readDigits, usualTimes } from '../../kernel/read-digits.js';
import { playSound } from '../../kernel/sound-files.js';

const attempts = 3;
const mostDigits = 254;

const warn = (channel: Channel, message: string): void =>
  channel.kernel.log.write('warning', 'app_authenticate', message);

/** What a right password gives: the account that it stands for. */
interface Accepted {
  readonly account: string;
}

const Authenticate: Application = {
  name: 'Authenticate',
  synopsis: 'Asks for a password, three times at most, and hangs up without the right one',
  syntax: 'Authenticate(password[,options[,maxdigits[,prompt[&prompt2[&…]]]]])',
  async run(channel, data): Promise<ApplicationOutcome> {
    const [password = '', options = '', most = '', prompt = ''] = separateArguments(data);
    if (data === '') {
      warn(channel, 'Authenticate needs a password, a file of passwords, or a family of the database');
      return 'hangup';
    }
    if (channel.state !== 'Up' && !(await answerAndWait(channel, 0))) return 'hangup';
    const digits = leadingInteger(most) ?? 0;
    const wanted = { most: digits > 0 ? digits : mostDigits, terminators: '#', ...usualTimes(channel) };
    let prompts = (prompt || 'agent-pass').split('&');
    for (let attempt = 0; attempt < attempts; attempt++) {
      const read = await readDigits(channel, { ...wanted, prompts });
      if (read.end === 'interrupted' || read.end === 'missing') return 'hangup';
      const accepted = await check(channel, password, options, read.digits);
      if (accepted) return welcome(channel, options, accepted);
      prompts = ['auth-incorrect'];
    }
    await playSound(channel, 'vm-goodbye');
    return 'hangup';
  },
};

const welcome = async (channel: Channel, options: string, { account }: Accepted): Promise<ApplicationOutcome> => {
  if (/[am]/.test(options)) channel.setAccountCode(account);
  const played = await playSound(channel, 'auth-thankyou');
  return played.end === 'done' ? 'continue' : 'hangup';
};

/** Whether the digits are the password, one of a file, or a key of the database. */
const check = async (
  channel: Channel,
  password: string,
  options: string,
  given: string,
): Promise<Accepted | undefined> => {
  if (!password.startsWith('/')) return password === given ? { account: given } : undefined;
  if (options.includes('d')) return checkDatabase(channel, password.slice(1), options.includes('r'), given);
  return checkFile(channel, password, options.includes('m'), given);
};

const checkDatabase = async (
  { kernel: { database } }: Channel,
  family: string,
  remove: boolean,
  given: string,
): Promise<Accepted | undefined> => {
  if (database.get(family, given) === undefined) return undefined;
  if (remove) await database.del(family, given);
  return { account: given };
};

/** A file has one password in a line, or (hashed) an account, a colon and the MD5 digest of its password. */
const checkFile = (channel: Channel, path: string, hashed: boolean, given: string): Accepted | undefined => {
  let text: string;
  try {
    text = readFileSync(Buffer.from(path, 'latin1'), 'latin1');
  } catch (error) {
    warn(channel, `The file of passwords ${path} cannot be read: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  if (!hashed) return lines.includes(given) ? { account: given } : undefined;
  const digest = createHash('md5').update(given, 'latin1').digest('hex');
  const line = lines.find((one) => one.slice(one.indexOf(':') + 1).toLowerCase() === digest && one.includes(':'));
  return line === undefined ? undefined : { account: line.slice(0, line.indexOf(':')) };
};

export const definition = defineModule({
  name: 'app_authenticate',
  description: 'Authentication Application',
  start: () => ({ applications: [Authenticate] }),
});
