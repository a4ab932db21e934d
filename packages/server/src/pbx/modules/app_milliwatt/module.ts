import { answerAndWait } from '../../kernel/indications.js';
import { type TonePart, ToneSource } from '../../kernel/media/tones.js';
import { defineModule } from '../../kernel/module.js';

/** The test tone of telephone networks. */
const tone: readonly TonePart[] = [{ frequencies: [1004, 0], modulated: false, ms: 0, once: false }];

export const definition = defineModule({
  name: 'app_milliwatt',
  description: 'Digital Milliwatt (mu-law) Test Application',
  start: () => ({
    applications: [
      {
        name: 'Milliwatt',
        synopsis: 'Plays a test tone until the caller hangs up',
        syntax: 'Milliwatt([options])',
        async run(channel): Promise<'hangup'> {
          if (channel.state !== 'Up' && !(await answerAndWait(channel, 0))) return 'hangup';
          channel.media.play(new ToneSource(tone, channel.kernel.media.clock.now));
          await channel.wait({});
          return 'hangup';
        },
      },
    ],
  }),
});
