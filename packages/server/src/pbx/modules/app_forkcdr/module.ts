import { parseOptions } from '../../kernel/application-options.js';
import { type Application, defineModule } from '../../kernel/module.js';

const ForkCDR: Application = {
  name: 'ForkCDR',
  synopsis: 'Begins a further call detail record for the channel',
  syntax: 'ForkCDR([options])',
  run(channel, data) {
    const options = parseOptions(data);
    const forked = channel.kernel.callRecords.fork(channel, {
      setAnswer: options.has('a'),
      finish: options.has('e'),
      reset: options.has('r'),
      keepVariables: options.has('v'),
    });
    if (!forked) channel.kernel.log.write('warning', 'app_forkcdr', `Failed to fork CDR for channel ${channel.name}`);
    return 'continue';
  },
};

export const definition = defineModule({
  name: 'app_forkcdr',
  description: 'Fork The CDR into 2 separate entities',
  start: () => ({ applications: [ForkCDR] }),
});
