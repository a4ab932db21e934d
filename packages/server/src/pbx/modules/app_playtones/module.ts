import type { Channel } from '../../kernel/channel.js';
import { ToneSource } from '../../kernel/media/tones.js';
import { type Application, defineModule } from '../../kernel/module.js';

/** What each channel plays; what is forgotten with the channel needs no other end. */
const playing = new WeakMap<Channel, ToneSource>();

const stop = (channel: Channel): void => {
  const source = playing.get(channel);
  if (!source) return;
  playing.delete(channel);
  channel.media.stop(source);
};

const PlayTones: Application = {
  name: 'PlayTones',
  synopsis: 'Begins to play tones, and goes on in the dialplan',
  syntax: 'PlayTones(name|tones)',
  run(channel, data) {
    const { log, media } = channel.kernel;
    const tones = data === '' ? undefined : media.zones.find(data);
    if (!tones) {
      const problem = data === '' ? 'needs the name of a tone, or tones' : `knows no tone '${data}'`;
      log.write('warning', 'app_playtones', `PlayTones ${problem}`);
      return 'hangup';
    }
    stop(channel);
    const source = new ToneSource(tones, media.clock.now);
    playing.set(channel, source);
    channel.media.play(source);
    return 'continue';
  },
};

const StopPlayTones: Application = {
  name: 'StopPlayTones',
  synopsis: 'Ends the tones that PlayTones began',
  syntax: 'StopPlayTones()',
  run(channel) {
    stop(channel);
    return 'continue';
  },
};

export const definition = defineModule({
  name: 'app_playtones',
  description: 'Playtones Application',
  start: () => ({ applications: [PlayTones, StopPlayTones] }),
});
