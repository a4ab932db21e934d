import { type Application, defineModule } from '../../kernel/module.js';

const WaitUntil: Application = {
  name: 'WaitUntil',
  synopsis: 'Waits until a moment; how it went stands in WAITUNTILSTATUS',
  syntax: 'WaitUntil(epoch)',
  async run(channel, data) {
    const { clock, log } = channel.kernel;
    const told = (status: string): void => channel.variables.set('WAITUNTILSTATUS', status);
    const at = Number.parseFloat(data) * 1000;
    if (Number.isNaN(at)) {
      log.write('warning', 'app_waituntil', `WaitUntil needs the seconds of a moment since 1970, not '${data}'`);
      told('FAILURE');
      return 'continue';
    }
    const ms = at - clock.now();
    if (ms < 0) {
      told('PAST');
      return 'continue';
    }
    const end = await channel.sleep(ms);
    told(end === 'interrupted' ? 'HANGUP' : 'OK');
    return end === 'interrupted' ? 'hangup' : 'continue';
  },
};

export const definition = defineModule({
  name: 'app_waituntil',
  description: 'Wait until specified time',
  start: () => ({ applications: [WaitUntil] }),
});
