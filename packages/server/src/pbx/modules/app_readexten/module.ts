import { parseOptions } from '../../kernel/application-options.js';
import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { answerAndWait } from '../../kernel/indications.js';
import { ToneSource } from '../../kernel/media/tones.js';
import { type Application, defineModule } from '../../kernel/module.js';
import { nextDigit } from '../../kernel/pbx-digits.js';
import { allDigits } from '../../kernel/read-digits.js';
import { playSound } from '../../kernel/sound-files.js';

interface Request {
  readonly sound: string;
  readonly context: string;
  /** Begins with a tone of indications.conf instead of a sound. */
  readonly tone: boolean;
  /** `#` ends the extension. */
  readonly poundEnds: boolean;
  readonly firstMs: number;
  readonly nextMs: number;
}

type Status = 'OK' | 'TIMEOUT' | 'INVALID' | 'HANGUP';

const ReadExten: Application = {
  name: 'ReadExten',
  synopsis: 'Reads an extension into a variable; READEXTENSTATUS tells how it went',
  syntax: 'ReadExten(variable[,filename[,context[,option[,timeout]]]])',
  async run(channel, data) {
    const [variable = '', sound = '', context = '', option = '', seconds = ''] = separateArguments(data);
    const options = parseOptions(option);
    const told = (status: string): void => channel.variables.set('READEXTENSTATUS', status);
    if (variable === '') {
      channel.kernel.log.write('warning', 'app_readexten', 'ReadExten needs the name of a variable');
      told('ERROR');
      return 'continue';
    }
    if (channel.state !== 'Up') {
      if (options.has('s')) {
        channel.variables.set(variable, '');
        told('SKIP');
        return 'continue';
      }
      if (!options.has('n')) await answerAndWait(channel, 0);
    }
    const wanted = leadingInteger(seconds) ?? 0;
    const status = await read(channel, variable, {
      sound,
      context: context || channel.context,
      tone: options.has('i'),
      poundEnds: options.has('p'),
      firstMs: wanted > 0 ? wanted * 1000 : channel.responseTimeout,
      nextMs: channel.digitTimeout,
    });
    told(status);
    return status === 'HANGUP' || channel.interrupted ? 'hangup' : 'continue';
  },
};

const read = async (channel: Channel, variable: string, request: Request): Promise<Status> => {
  const begun = await begin(channel, request);
  if (channel.interrupted) return 'HANGUP';
  const dialled = await collect(channel, begun, request);
  if (channel.interrupted) return 'HANGUP';
  if (dialled === undefined) {
    channel.variables.set(variable, 't');
    return 'TIMEOUT';
  }
  if (channel.kernel.dialplan.exists(request.context, dialled, 1, channel.callerId.num)) {
    channel.variables.set(variable, dialled);
    return 'OK';
  }
  channel.variables.set(variable, 'i');
  channel.variables.set('INVALID_EXTEN', dialled);
  return 'INVALID';
};

/** Plays what asks for the extension until its first digit is pressed. */
const begin = async (channel: Channel, { sound, tone, firstMs }: Request): Promise<string | undefined> => {
  if (sound === '') return nextDigit(channel, firstMs);
  if (!tone) {
    const played = await playSound(channel, sound, allDigits);
    if (played.end === 'digit') return played.digit;
    return played.end === 'interrupted' ? undefined : nextDigit(channel, firstMs);
  }
  const { media } = channel.kernel;
  const tones = media.zones.find(sound);
  if (!tones) return nextDigit(channel, firstMs);
  const source = new ToneSource(tones, media.clock.now);
  channel.media.play(source);
  const digit = await nextDigit(channel, firstMs);
  channel.media.stop(source);
  return digit;
};

/** Reads on as long as the digits may become a longer extension; undefined if nothing was pressed at all. */
const collect = async (
  channel: Channel,
  first: string | undefined,
  { context, poundEnds, nextMs }: Request,
): Promise<string | undefined> => {
  const { dialplan } = channel.kernel;
  let dialled = '';
  for (let digit = first; digit !== undefined; digit = await nextDigit(channel, nextMs)) {
    if (poundEnds && digit === '#') return dialled;
    dialled += digit;
    if (dialplan.matchMore(context, dialled, channel.callerId.num)) continue;
    const exists = dialplan.exists(context, dialled, 1, channel.callerId.num);
    return !exists && digit === '#' ? dialled.slice(0, -1) : dialled;
  }
  return first === undefined ? undefined : dialled;
};

export const definition = defineModule({
  name: 'app_readexten',
  description: 'Read and evaluate extension validity',
  start: () => ({ applications: [ReadExten] }),
});
