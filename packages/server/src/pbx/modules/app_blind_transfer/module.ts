import { separateArguments } from '../../kernel/arguments.js';
import { type Application, defineModule } from '../../kernel/module.js';
import { blindTransfer, type TransferResult } from '../../kernel/transfer/blind-transfer.js';

const statuses: Readonly<Record<TransferResult, string>> = {
  Success: 'SUCCESS',
  Fail: 'FAILURE',
  Invalid: 'INVALID',
  'Not Permitted': 'NOTPERMITTED',
};

const BlindTransfer: Application = {
  name: 'BlindTransfer',
  synopsis: 'Sends whoever this channel talks to to an extension',
  syntax: 'BlindTransfer(exten[,context])',
  run(channel, data) {
    const [exten = '', context = ''] = separateArguments(data);
    const result = exten === '' ? 'Fail' : blindTransfer(channel, { exten, context: context || channel.context }, true);
    channel.variables.set('BLINDTRANSFERSTATUS', statuses[result]);
    return 'continue';
  },
};

export const definition = defineModule({
  name: 'app_blind_transfer',
  description: 'Blind transfers a channel to the specified destination',
  start: () => ({ applications: [BlindTransfer] }),
});
