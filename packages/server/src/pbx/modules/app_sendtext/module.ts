import { leadingInteger } from '../../kernel/arguments.js';
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

const ReceiveText: Application = {
  name: 'ReceiveText',
  synopsis: 'Waits for a text from the far end: RECEIVETEXTMESSAGE; how it went stands in RECEIVETEXTSTATUS',
  syntax: 'ReceiveText([seconds])',
  async run(channel, data) {
    const seconds = data === '' ? 0 : leadingInteger(data);
    if (seconds === undefined) {
      channel.kernel.log.write('warning', 'app_sendtext', `ReceiveText needs a number of seconds, not '${data}'`);
      return 'hangup';
    }
    let text: string | undefined;
    const end = await channel.wait({
      ms: seconds > 0 ? seconds * 1000 : undefined,
      onFrame: (frame) => {
        if (frame.type === 'text') text = frame.text;
        return text !== undefined;
      },
    });
    if (text !== undefined) channel.variables.set('RECEIVETEXTMESSAGE', text);
    channel.variables.set('RECEIVETEXTSTATUS', text === undefined ? 'FAILURE' : 'SUCCESS');
    return end === 'interrupted' ? 'hangup' : 'continue';
  },
};

export const definition = defineModule({
  name: 'app_sendtext',
  description: 'Send Text Applications',
  start: () => ({ applications: [SendText, ReceiveText] }),
});
