import { EchoSource } from '../../kernel/media/echo-source.js';
import { defineModule } from '../../kernel/module.js';

/** Plays back what the far end says; `#` ends it. */
export const definition = defineModule({
  name: 'app_echo',
  description: 'Simple Echo Application',
  start: () => ({
    applications: [
      {
        name: 'Echo',
        synopsis: 'Sends back to the caller what it hears, until the caller presses #',
        syntax: 'Echo()',
        async run(channel) {
          const echo = new EchoSource(channel.media);
          channel.media.play(echo, false);
          const end = await channel.wait({
            onFrame: (frame) => {
              if (frame.type === 'digitBegin') channel.sendDigitBegin(frame.digit);
              else if (frame.type === 'digitEnd') {
                if (frame.digit === '#') return true;
                channel.sendDigitEnd(frame.digit, frame.ms);
              } else if (frame.type === 'text') channel.leg.sendText(frame.text);
              else if (frame.type === 'voice') channel.leg.speak?.();
              return false;
            },
          });
          channel.media.stop(echo);
          return end === 'interrupted' ? 'hangup' : 'continue';
        },
      },
    ],
  }),
});
