import { parseOptions } from '../../kernel/application-options.js';
import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { answerAndWait } from '../../kernel/indications.js';
import { ToneSource } from '../../kernel/media/tones.js';
import { type Application, type ApplicationOutcome, defineModule } from '../../kernel/module.js';
import { type DigitsRead, type DigitsWanted, readDigits, usualTimes } from '../../kernel/read-digits.js';
import { assign } from '../../kernel/substitute.js';

/** The most digits that fit. */
const mostDigits = 255;

interface Request {
  readonly variable: string;
  readonly sounds: readonly string[];
  readonly options: ReadonlyMap<string, string>;
  readonly attempts: number;
  readonly wanted: DigitsWanted;
}

const parse = (channel: Channel, data: string): Request => {
  const [variable = '', files = '', most = '', options = '', attempts = '', seconds = ''] = separateArguments(data);
  const chosen = parseOptions(options);
  const ms = Math.round(Number.parseFloat(seconds) * 1000);
  const digits = leadingInteger(most) ?? 0;
  return {
    variable,
    sounds: files.split('&').filter((name) => name !== ''),
    options: chosen,
    attempts: Math.max(1, leadingInteger(attempts) ?? 1),
    wanted: {
      most: digits < 1 || digits > mostDigits ? mostDigits : digits,
      terminators: chosen.get('t') ?? '#',
      ...(ms > 0 ? { firstMs: ms, nextMs: ms } : usualTimes(channel)),
    },
  };
};

const Read: Application = {
  name: 'Read',
  synopsis: 'Reads digits into a variable; READSTATUS tells how it went',
  syntax: 'Read(variable[,filename[&filename2[&…]][,maxdigits[,options[,attempts[,timeout]]]]])',
  async run(channel, data) {
    const told = (status: string): void => channel.variables.set('READSTATUS', status);
    const request = parse(channel, data);
    told('ERROR');
    if (request.variable === '') {
      channel.kernel.log.write('warning', 'app_read', 'Read needs the name of a variable');
      return 'continue';
    }
    if (channel.state !== 'Up') {
      if (request.options.has('s')) {
        await put(channel, request.variable, '');
        told('SKIPPED');
        return 'continue';
      }
      if (!request.options.has('n')) await answerAndWait(channel, 0);
    }
    const read = await attempt(channel, request);
    told(statusOf(read));
    return outcomeOf(channel, read);
  },
};

const put = async (channel: Channel, variable: string, value: string): Promise<void> => {
  await assign(variable, value, { kernel: channel.kernel, channel, trusted: !channel.restricted });
};

/** Reads until there is something, as often as is wanted; each time the variable is set. */
const attempt = async (channel: Channel, request: Request): Promise<DigitsRead> => {
  for (let left = request.attempts; ; left--) {
    const read = request.options.has('i') ? await readToTone(channel, request) : await readToSounds(channel, request);
    await put(channel, request.variable, read.digits);
    if (left <= 1 || read.digits !== '' || read.end === 'interrupted' || read.end === 'missing') return read;
  }
};

const readToSounds = async (channel: Channel, { sounds, options, wanted }: Request): Promise<DigitsRead> => {
  const read = await readDigits(channel, { ...wanted, prompts: sounds });
  const alone = options.has('e') && read.digits === '' && read.terminator !== undefined;
  return alone ? { ...read, digits: read.terminator ?? '' } : read;
};

/** Digits are asked for by a tone of indications.conf, which ends with the first one. */
const readToTone = async (channel: Channel, { sounds, wanted }: Request): Promise<DigitsRead> => {
  const { media } = channel.kernel;
  const tones = media.zones.find(sounds[0] ?? '');
  if (!tones) return { digits: '', end: 'missing' };
  const source = new ToneSource(tones, media.clock.now);
  channel.media.play(source);
  const first = await readDigits(channel, { ...wanted, most: 1 });
  channel.media.stop(source);
  if (first.end !== 'complete' || first.terminator !== undefined || wanted.most === 1) return first;
  const rest = await readDigits(channel, { ...wanted, most: wanted.most - 1, firstMs: wanted.nextMs });
  return { ...rest, digits: first.digits + rest.digits };
};

const statusOf = ({ end }: DigitsRead): string =>
  ({ complete: 'OK', timeout: 'TIMEOUT', interrupted: 'HANGUP', missing: 'ERROR' })[end];

const outcomeOf = (channel: Channel, { end }: DigitsRead): ApplicationOutcome =>
  end === 'interrupted' || channel.interrupted ? 'hangup' : 'continue';

export const definition = defineModule({
  name: 'app_read',
  description: 'Read Variable Application',
  start: () => ({ applications: [Read] }),
});
