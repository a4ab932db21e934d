import { parseOptions } from '../../kernel/application-options.js';
import { type Application, defineModule } from '../../kernel/module.js';

const NoCDR: Application = {
  name: 'NoCDR',
  synopsis: 'Keeps no call detail record of the channel',
  syntax: 'NoCDR()',
  run(channel) {
    if (!channel.kernel.callRecords.setDisabled(channel, true))
      channel.kernel.log.write('warning', 'app_cdr', `There is no record of channel ${channel.name} to be disabled`);
    return 'continue';
  },
};

const ResetCDR: Application = {
  name: 'ResetCDR',
  synopsis: 'Begins the call detail records of the channel anew',
  syntax: 'ResetCDR([options])',
  run(channel, data) {
    const { callRecords, log } = channel.kernel;
    const options = parseOptions(data);
    const found = callRecords.reset(channel, options.has('v'));
    if (options.has('e')) callRecords.setDisabled(channel, false);
    if (!found) log.write('warning', 'app_cdr', `There is no record of channel ${channel.name} to be reset`);
    return 'continue';
  },
};

export const definition = defineModule({
  name: 'app_cdr',
  description: 'Tell Asterisk to not maintain a CDR for this channel',
  start: () => ({ applications: [NoCDR, ResetCDR] }),
});
