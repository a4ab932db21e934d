import { answerAndWait } from '../../kernel/indications.js';
import { defineModule } from '../../kernel/module.js';

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
          channel.leg.speak?.();
          await channel.wait({});
          return 'hangup';
        },
      },
    ],
  }),
});
