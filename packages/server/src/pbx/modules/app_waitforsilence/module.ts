import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { answerAndWait } from '../../kernel/indications.js';
import { SilenceDetector } from '../../kernel/media/silence-detector.js';
import { type Application, type ApplicationOutcome, defineModule } from '../../kernel/module.js';

type Awaited = 'SILENCE' | 'NOISE';

/** Waits once; how that ended stands in WAITSTATUS. */
const waitOnce = async (
  channel: Channel,
  awaited: Awaited,
  requiredMs: number,
  until: number | undefined,
): Promise<Awaited | 'TIMEOUT' | 'HANGUP'> => {
  const { clock } = channel.kernel;
  const detector = new SilenceDetector();
  let done = false;
  const end = channel.media.tap((read) => {
    detector.hear(read);
    done ||= (awaited === 'SILENCE' ? detector.silenceMs : detector.noiseMs) >= requiredMs;
    if (done) channel.wake();
  });
  const waited = await channel.wait({
    ms: until === undefined ? undefined : Math.max(0, until - clock.now()),
    until: () => done,
  });
  end();
  const status = waited === 'interrupted' ? 'HANGUP' : waited === 'elapsed' ? 'TIMEOUT' : awaited;
  channel.variables.set('WAITSTATUS', status);
  return status;
};

const waitFor = async (channel: Channel, awaited: Awaited, data: string): Promise<ApplicationOutcome> => {
  const [required = '', times = '', timeout = ''] = separateArguments(data);
  const requiredMs = required === '' ? 1000 : leadingInteger(required);
  if (requiredMs === undefined) {
    channel.kernel.log.write('warning', 'app_waitforsilence', `'${required}' is no number of milliseconds`);
    return 'hangup';
  }
  if (channel.state !== 'Up' && !(await answerAndWait(channel, 0))) return 'hangup';
  const seconds = leadingInteger(timeout) ?? 0;
  const until = seconds > 0 ? channel.kernel.clock.now() + seconds * 1000 : undefined;
  for (let left = leadingInteger(times) ?? 1; left > 0; left--) {
    const status = await waitOnce(channel, awaited, requiredMs, until);
    if (status === 'HANGUP') return 'hangup';
    if (status === 'TIMEOUT') break;
  }
  return 'continue';
};

const application = (name: string, awaited: Awaited, synopsis: string): Application => ({
  name,
  synopsis,
  syntax: `${name}([milliseconds[,times[,seconds]]])`,
  run: (channel, data) => waitFor(channel, awaited, data),
});

/** Waiting until the far end is silent, or is not. */
export const definition = defineModule({
  name: 'app_waitforsilence',
  description: 'Wait For Silence/Noise',
  start: () => ({
    applications: [
      application('WaitForSilence', 'SILENCE', 'Waits until the caller has been silent for some time'),
      application('WaitForNoise', 'NOISE', 'Waits until the caller has been heard for some time'),
    ],
  }),
});
