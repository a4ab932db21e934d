import { type Application, defineModule } from '../../kernel/module.js';

const SendText: Application = {
  name: 'SendText',
  synopsis: 'Sends a text to the far end; how it went stands in SENDTEXTSTATUS',
  syntax: 'SendText([text])',
  run(channel, data) {
    const sent = data !== '' && channel.leg.sendText(data);
    channel.variables.set('SENDTEXTTYPE', 'NONE');
    channel.variables.set('SENDTEXTSTATUS', data === '' ? 'FAILURE' : sent ? 'SUCCESS' : 'UNSUPPORTED');
    return 'continue';
  },
};

export const definition = defineModule({
  name: 'app_sendtext',
  description: 'Send Text Applications',
  start: () => ({ applications: [SendText] }),
});
