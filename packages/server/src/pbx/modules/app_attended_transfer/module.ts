import { separateArguments } from '../../kernel/arguments.js';
import { type Application, defineModule } from '../../kernel/module.js';

const AttendedTransfer: Application = {
  name: 'AttendedTransfer',
  synopsis: 'Begins an attended transfer, as if its code and an extension had been pressed',
  syntax: 'AttendedTransfer(exten)',
  run(channel, data) {
    const [exten = ''] = separateArguments(data);
    channel.variables.set('ATTENDEDTRANSFERSTATUS', begin(channel, exten));
    return 'continue';
  },
};

const begin = (channel: Parameters<Application['run']>[0], exten: string): string => {
  if (exten === '') {
    channel.kernel.log.write('warning', 'app_attended_transfer', 'AttendedTransfer needs an extension');
    return 'FAILURE';
  }
  if (!channel.bridge) return 'NOTPERMITTED';
  const code = channel.kernel.features.codeOf(channel, 'atxfer');
  if (code === '') return 'NOTPERMITTED';
  for (const digit of code + exten) channel.queueFrame({ type: 'digitEnd', digit, ms: 0 });
  return 'SUCCESS';
};

export const definition = defineModule({
  name: 'app_attended_transfer',
  description: 'Attended transfer to the given extension',
  start: () => ({ applications: [AttendedTransfer] }),
});
