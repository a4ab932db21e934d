import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { answerAndWait } from '../../kernel/indications.js';
import { frameMs } from '../../kernel/media/samples.js';
import { SilenceDetector } from '../../kernel/media/silence-detector.js';
import { type Application, type ApplicationOutcome, defineModule } from '../../kernel/module.js';
import { startSound } from '../../kernel/sound-files.js';

/** What counts as talking; milliseconds. */
interface Talk {
  /** The silence that ends it. */
  readonly silence: number;
  readonly least: number;
  readonly most: number;
  /** For how long it is looked for. */
  readonly analysis: number;
}

const talkOf = ([, silence, least, most, analysis]: readonly string[]): Talk => ({
  silence: leadingInteger(silence ?? '') ?? 1000,
  least: leadingInteger(least ?? '') ?? 100,
  most: leadingInteger(most ?? '') ?? Number.POSITIVE_INFINITY,
  analysis: leadingInteger(analysis ?? '') ?? Number.POSITIVE_INFINITY,
});

/** Calls `heard` with the length of what was said, once. Gives the function that ends it. */
const listenFor = (channel: Channel, { silence, least, most, analysis }: Talk, heard: (ms: number) => void) => {
  const detector = new SilenceDetector();
  let passed = 0;
  let since: number | undefined;
  return channel.media.tap((read) => {
    passed += frameMs;
    if (!read || passed > analysis) return;
    detector.hear(read);
    if (detector.silenceMs <= silence) since ??= passed;
    else if (since !== undefined) {
      const ms = passed - since - silence;
      since = undefined;
      if (ms >= least && ms <= most) heard(ms);
    }
  });
};

const run = async (channel: Channel, data: string): Promise<ApplicationOutcome> => {
  const { kernel } = channel;
  const words = separateArguments(data);
  const [file = ''] = words;
  if (file === '') {
    kernel.log.write('warning', 'app_talkdetect', 'BackgroundDetect needs the name of a sound');
    return 'hangup';
  }
  if (channel.state !== 'Up' && !(await answerAndWait(channel, 0))) return 'hangup';
  const sound = startSound(channel, file, channel.language);
  if (!sound) return 'continue';
  let talked: number | undefined;
  let pressed: string | undefined;
  const end = listenFor(channel, talkOf(words), (ms) => {
    talked ??= ms;
    channel.wake();
  });
  const { context, callerId } = channel;
  const waited = await channel.wait({
    ms: sound.ms,
    until: () => talked !== undefined,
    onFrame: (frame) => {
      if (frame.type !== 'digitEnd' || !kernel.dialplan.canMatch(context, frame.digit, callerId.num)) return false;
      pressed = frame.digit;
      return true;
    },
  });
  end();
  if (waited !== 'elapsed') channel.media.stop(sound.source);
  if (waited === 'interrupted') return 'hangup';
  if (pressed !== undefined) return `digit:${pressed}`;
  if (talked === undefined) return 'continue';
  channel.variables.set('TALK_DETECTED', String(talked));
  if (kernel.dialplan.exists(context, 'talk', 1, callerId.num)) channel.setLocation(context, 'talk', 1);
  return 'continue';
};

const BackgroundDetect: Application = {
  name: 'BackgroundDetect',
  synopsis: 'Plays a sound until the caller talks or presses a digit',
  syntax: 'BackgroundDetect(filename[,silence[,min[,max[,analysistime]]]])',
  run,
};

/** Sounds that end when somebody talks. */
export const definition = defineModule({
  name: 'app_talkdetect',
  description: 'Playback with Talk Detection',
  start: () => ({ applications: [BackgroundDetect] }),
});
