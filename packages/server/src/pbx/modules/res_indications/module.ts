import { type Application, defineModule } from '../../kernel/module.js';

const PlayTones: Application = {
  name: 'PlayTones',
  synopsis: 'Begins to play tones, and goes on in the dialplan',
  syntax: 'PlayTones(name|tones)',
  run(channel, data) {
    if (data === '') {
      channel.kernel.log.write('error', 'res_indications', 'PlayTones needs the name of a tone, or tones');
      return 'continue';
    }
    channel.leg.speak?.();
    return 'continue';
  },
};

const StopPlayTones: Application = {
  name: 'StopPlayTones',
  synopsis: 'Ends the tones that PlayTones began',
  syntax: 'StopPlayTones()',
  run: () => 'continue',
};

export const definition = defineModule({
  name: 'res_indications',
  description: 'Region-specific tones',
  start: () => ({ applications: [PlayTones, StopPlayTones] }),
});
