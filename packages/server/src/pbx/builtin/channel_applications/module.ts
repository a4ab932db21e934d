import { defineModule } from '../../kernel/module.js';
import { Answer, Busy, Congestion, Hangup, Incomplete, Proceeding, Progress, Ringing } from './signalling.js';
import { BackGround, Wait, WaitDigit, WaitExten } from './waiting.js';

/** The applications of the core that control the channel that they run on. */
export const definition = defineModule({
  name: 'channel_applications',
  description: 'Core dialplan applications for channels',
  start: () => ({
    applications: [
      Answer,
      BackGround,
      Busy,
      Congestion,
      Hangup,
      Incomplete,
      Proceeding,
      Progress,
      Ringing,
      Wait,
      WaitDigit,
      WaitExten,
    ],
  }),
});
