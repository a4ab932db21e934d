import { secondsToMs } from '../../kernel/application-options.js';
import { type Application, defineModule } from '../../kernel/module.js';

const WaitForRing: Application = {
  name: 'WaitForRing',
  synopsis: 'Waits for some seconds, and then for the next ring',
  syntax: 'WaitForRing(seconds)',
  async run(channel, data) {
    const ms = secondsToMs(data);
    if (ms === undefined) {
      channel.kernel.log.write('warning', 'app_waitforring', `WaitForRing needs a number of seconds, not '${data}'`);
      return 'continue';
    }
    if (ms > 0 && (await channel.sleep(ms)) === 'interrupted') return 'hangup';
    const end = await channel.wait({ onFrame: (frame) => frame.type === 'control' && frame.control === 'ringing' });
    return end === 'interrupted' ? 'hangup' : 'continue';
  },
};

export const definition = defineModule({
  name: 'app_waitforring',
  description: 'Waits until first ring after time',
  start: () => ({ applications: [WaitForRing] }),
});
