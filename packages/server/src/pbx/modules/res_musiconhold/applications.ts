import { leadingInteger } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import type { Application, ApplicationOutcome } from '../../kernel/module.js';
import type { Music } from './music.js';

/** MusicOnHold, StartMusicOnHold, StopMusicOnHold. */
export const musicApplications = (music: Music): readonly Application[] => [
  {
    name: 'MusicOnHold',
    synopsis: 'Plays music on hold, for so many seconds or until the caller hangs up',
    syntax: 'MusicOnHold([class[,seconds]])',
    run(channel, data) {
      const [className = '', duration = ''] = data.split(',').map((word) => word.trim());
      return listen(music, channel, className, duration);
    },
  },
  {
    name: 'StartMusicOnHold',
    synopsis: 'Begins to play music on hold, and goes on in the dialplan',
    syntax: 'StartMusicOnHold([class])',
    run(channel, data) {
      if (!music.start(channel, data.trim())) tellNoMusic(channel, data);
      return 'continue';
    },
  },
  {
    name: 'StopMusicOnHold',
    synopsis: 'Ends music on hold',
    syntax: 'StopMusicOnHold()',
    run(channel) {
      music.stop(channel);
      return 'continue';
    },
  },
];

const listen = async (
  music: Music,
  channel: Channel,
  className: string,
  duration: string,
): Promise<ApplicationOutcome> => {
  if (!music.start(channel, className)) {
    tellNoMusic(channel, className);
    return 'continue';
  }
  const seconds = leadingInteger(duration) ?? 0;
  const end = await channel.wait({
    ms: seconds > 0 ? seconds * 1000 : undefined,
    onFrame: (frame) => {
      if (frame.type === 'digitEnd') music.pressed(channel, frame.digit);
      return false;
    },
  });
  music.stop(channel);
  return end === 'interrupted' ? 'hangup' : 'continue';
};

const tellNoMusic = (channel: Channel, className: string): void =>
  channel.kernel.log.write(
    'warning',
    'res_musiconhold',
    `There is no music on hold for ${channel.name}${className === '' ? '' : `, neither of class '${className}' nor another`}`,
  );
