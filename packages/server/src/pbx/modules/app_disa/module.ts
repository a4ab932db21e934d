import { readFileSync } from 'node:fs';
import { separateArguments } from '../../kernel/arguments.js';
import { parseCallerId } from '../../kernel/caller-id.js';
import type { Channel } from '../../kernel/channel.js';
import { answerAndWait } from '../../kernel/indications.js';
import { ToneSource } from '../../kernel/media/tones.js';
import { type Application, type ApplicationOutcome, defineModule } from '../../kernel/module.js';
import { nextDigit } from '../../kernel/pbx-digits.js';
import { readDigits, usualTimes } from '../../kernel/read-digits.js';

/** How long a caller who may not call hears so, in milliseconds. */
const reorderMs = 10_000;

/** Where a caller may call from here, and as whom. */
interface Line {
  readonly context: string;
  readonly callerId: string;
  /** The password that opened it. */
  readonly account?: string;
}

const DISA: Application = {
  name: 'DISA',
  synopsis: 'Lets a caller from outside dial as if from inside, with a password',
  syntax: 'DISA(passcode|filename[,context[,cid[,mailbox[,options]]]])',
  async run(channel, data): Promise<ApplicationOutcome> {
    if (data === '') {
      channel.kernel.log.write('warning', 'app_disa', "DISA needs a password, a file of passwords, or 'no-password'");
      return 'hangup';
    }
    const [passcode = '', context = '', callerId = '', , options = ''] = separateArguments(data);
    if (channel.state !== 'Up' && !options.includes('n') && !(await answerAndWait(channel, 0))) return 'hangup';
    let line: Line = { context: context || 'disa', callerId };
    if (passcode.toLowerCase() !== 'no-password') {
      const opened = await askPassword(channel, passcode, line);
      if (opened === 'hangup') return 'hangup';
      if (!opened) return reorder(channel);
      line = opened;
    }
    return dial(channel, line, options.includes('p'));
  },
};

/** Runs while the caller hears that a number is asked for; the tone ends with what runs. */
const withDialTone = async <T>(channel: Channel, run: () => Promise<T>): Promise<T> => {
  const { media } = channel.kernel;
  const tones = media.zones.find('dial');
  if (!tones) return run();
  const source = new ToneSource(tones, media.clock.now);
  channel.media.play(source);
  const result = await run();
  channel.media.stop(source);
  return result;
};

/** The line that a password opens; undefined for a wrong one. */
const askPassword = async (channel: Channel, passcode: string, line: Line): Promise<Line | 'hangup' | undefined> => {
  const times = usualTimes(channel);
  const wanted = { most: 79, terminators: '#', ...times };
  const first = await withDialTone(channel, () => nextDigit(channel, times.firstMs));
  if (channel.interrupted) return 'hangup';
  if (first === undefined) return undefined;
  const rest = first === '#' ? undefined : await readDigits(channel, { ...wanted, firstMs: times.nextMs });
  if (channel.interrupted) return 'hangup';
  if (rest?.end === 'timeout') return undefined;
  const given = first === '#' ? '' : first + (rest?.digits ?? '');
  const opened = passcode.startsWith('/') ? lineOf(channel, passcode, given, line) : 'given';
  if (opened === 'hangup') return 'hangup';
  if (opened === undefined || (opened === 'given' && given !== passcode)) return undefined;
  return { ...(opened === 'given' ? line : opened), account: given };
};

/** Finds a password in a file: a line is `password[,context[,cid[,mailbox]]]`, or begins with `#` or `;`. */
const lineOf = (channel: Channel, path: string, given: string, line: Line): Line | 'hangup' | undefined => {
  let text: string;
  try {
    text = readFileSync(Buffer.from(path, 'latin1'), 'latin1');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    channel.kernel.log.write('warning', 'app_disa', `The file of passwords ${path} cannot be read: ${reason}`);
    return 'hangup';
  }
  for (const written of text.split(/\r?\n/)) {
    if (written === '' || written.startsWith('#') || written.startsWith(';')) continue;
    const [password = '', context = '', callerId = ''] = separateArguments(written);
    if (password === given && given !== '')
      return { context: context || line.context, callerId: callerId || line.callerId };
  }
  return undefined;
};

/** Reads the number and goes there; to `i` of the context, or to an end, if there is none such. */
const dial = async (channel: Channel, line: Line, poundEnds: boolean): Promise<ApplicationOutcome> => {
  const { dialplan } = channel.kernel;
  const { context } = line;
  const { firstMs, nextMs } = usualTimes(channel);
  let digit = await withDialTone(channel, () => nextDigit(channel, firstMs));
  if (channel.interrupted) return 'hangup';
  if (digit === undefined) return reorder(channel);
  let dialled = '';
  for (; !(poundEnds && digit === '#'); digit = await nextDigit(channel, nextMs)) {
    if (digit === undefined) return channel.interrupted ? 'hangup' : reorder(channel);
    dialled += digit;
    if (!dialplan.matchMore(context, dialled, channel.callerId.num)) break;
  }
  if (channel.interrupted) return 'hangup';
  const exists = (exten: string): boolean => dialplan.exists(context, exten, 1, channel.callerId.num);
  const found = exists(dialled);
  if (!found) channel.variables.set('INVALID_EXTEN', dialled);
  if (!found && !exists('i')) return reorder(channel);
  if (line.callerId !== '') channel.setCallerId(parseCallerId(line.callerId));
  if (line.account !== undefined) channel.setAccountCode(line.account);
  channel.setLocation(context, found ? dialled : 'i', 1);
  return 'continue';
};

/** Lets the caller hear that it is in vain. */
const reorder = async (channel: Channel): Promise<'hangup'> => {
  const { media } = channel.kernel;
  const tones = media.zones.find('congestion');
  const source = tones && new ToneSource(tones, media.clock.now);
  if (source) channel.media.play(source);
  await channel.sleep(reorderMs);
  if (source) channel.media.stop(source);
  return 'hangup';
};

export const definition = defineModule({
  name: 'app_disa',
  description: 'DISA (Direct Inward System Access) Application',
  start: () => ({ applications: [DISA] }),
});
