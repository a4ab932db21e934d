import { separateArguments } from '../../kernel/arguments.js';
import { answerAndWait } from '../../kernel/indications.js';
import { defineModule } from '../../kernel/module.js';
import { playSound } from '../../kernel/sound-files.js';

export const definition = defineModule({
  name: 'app_playback',
  description: 'Sound File Playback Application',
  start: () => ({
    applications: [
      {
        name: 'Playback',
        synopsis: 'Plays sounds',
        syntax: 'Playback(filename[&filename2[&…]][,options])',
        async run(channel, data) {
          const [files = '', options = ''] = separateArguments(data);
          if (files === '') {
            channel.kernel.log.write('warning', 'app_playback', 'Playback needs the name of a sound');
            return 'hangup';
          }
          const given = new Set(options.toLowerCase().split('&'));
          if (channel.state !== 'Up') {
            if (given.has('skip')) {
              channel.variables.set('PLAYBACKSTATUS', 'SUCCESS');
              return 'continue';
            }
            if (!given.has('noanswer') && !(await answerAndWait(channel, 0))) return 'hangup';
          }
          let status = 'SUCCESS';
          for (const file of files.split('&').filter((name) => name !== '')) {
            const { end } = await playSound(channel, file);
            if (end === 'missing') status = 'FAILED';
            if (end === 'interrupted') break;
          }
          channel.variables.set('PLAYBACKSTATUS', status);
          return channel.interrupted ? 'hangup' : 'continue';
        },
      },
    ],
  }),
});
