import { actions } from '@amiable/protocol';
import { handle } from '../../kernel/action.js';
import { parseOptions } from '../../kernel/application-options.js';
import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import type { PlaybackControl } from '../../kernel/frame-queue.js';
import { type ControlledEnd, playControlled } from '../../kernel/media/controlled-playback.js';
import { type Application, defineModule } from '../../kernel/module.js';

const ControlPlayback: Application = {
  name: 'ControlPlayback',
  synopsis: 'Plays a sound that the caller can wind, pause and stop',
  syntax: 'ControlPlayback(filename[,skipms[,ff[,rew[,stop[,pause[,restart[,o(start)]]]]]]])',
  async run(channel, data) {
    const [name = '', skip = '', forward, reverse, stop, pause, restart, options = ''] = separateArguments(data);
    if (name === '') {
      channel.kernel.log.write('warning', 'app_controlplayback', 'ControlPlayback needs the name of a sound');
      return 'hangup';
    }
    const ended = await playControlled(channel, name, {
      skipMs: leadingInteger(skip) || defaultSkipMs,
      offsetMs: Math.max(0, leadingInteger(parseOptions(options).get('o') ?? '') ?? 0),
      keys: {
        streamForward: firstOf(forward) || '#',
        streamReverse: firstOf(reverse) || '*',
        streamStop: stop ?? '',
        streamSuspend: pause ?? '',
        streamRestart: restart ?? '',
      },
    });
    tell(channel, ended);
    return ended.end === 'interrupted' ? 'hangup' : 'continue';
  },
};

/** Milliseconds. */
const defaultSkipMs = 3000;

const firstOf = (keys: string | undefined): string => (keys !== undefined && /^[\d#*]/.test(keys) ? keys : '');

const statusOf: Readonly<Record<ControlledEnd['end'], string>> = {
  done: 'SUCCESS',
  stoppedByKey: 'USERSTOPPED',
  stoppedRemotely: 'REMOTESTOPPED',
  interrupted: 'ERROR',
  missing: 'ERROR',
};

const tell = (channel: Channel, { end, key, offsetMs }: ControlledEnd): void => {
  if (channel.hungUp) return;
  channel.variables.set('CPLAYBACKSTATUS', statusOf[end]);
  if (key !== undefined) channel.variables.set('CPLAYBACKSTOPKEY', key);
  channel.variables.set('CPLAYBACKOFFSET', String(offsetMs));
};

const controls: Readonly<Record<string, PlaybackControl>> = {
  stop: 'streamStop',
  forward: 'streamForward',
  reverse: 'streamReverse',
  pause: 'streamSuspend',
  restart: 'streamRestart',
};

export const definition = defineModule({
  name: 'app_controlplayback',
  description: 'Control Playback Application',
  start: ({ channels }) => ({
    applications: [ControlPlayback],
    actions: [
      handle(actions.ControlPlayback, ({ Channel, Control }) => {
        const channel = channels.get(Channel);
        if (!channel) return 'noChannel';
        const control = controls[Control.toLowerCase()];
        if (!control) return 'unknown';
        channel.queueControl(control);
        return 'ok';
      }),
    ],
  }),
});
