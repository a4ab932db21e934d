import { parseOptions } from '../../kernel/application-options.js';
import { separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import type { Application, ApplicationOutcome } from '../../kernel/module.js';
import type { Monitors } from './monitors.js';

/** Tells a recording to begin when the channel comes to talk to somebody: the words of Monitor. */
export const autoMonitor = 'AUTO_MONITOR';

/** Begins to record as the words of Monitor say, option b apart. */
export const startByWords = (monitors: Monitors, channel: Channel, data: string): ApplicationOutcome => {
  const [kind = '', file = '', options = ''] = separateArguments(data, 3);
  const given = parseOptions(options);
  const [format = ''] = kind.split(':');
  const input = !given.has('i');
  const output = !given.has('o');
  monitors.start(channel, { file, format, mix: given.has('m'), input, output, anywhere: true });
  return 'continue';
};

/** Monitor, StopMonitor, ChangeMonitor, PauseMonitor, UnpauseMonitor. */
export const monitorApplications = (monitors: Monitors): readonly Application[] => [
  {
    name: 'Monitor',
    synopsis: 'Records a channel, what it says and what it hears, into two files',
    syntax: 'Monitor([format[,file[,options]]])',
    run(channel, data) {
      if (data === '') return 'continue';
      const [kind = '', file = '', options = ''] = separateArguments(data, 3);
      if (!parseOptions(options).has('b')) return startByWords(monitors, channel, data);
      channel.variables.set(autoMonitor, [kind, file, options.replace('b', 'X')].join(','));
      return 'continue';
    },
  },
  {
    name: 'StopMonitor',
    synopsis: 'Ends what Monitor began',
    syntax: 'StopMonitor()',
    run(channel) {
      if (channel.variables.get(autoMonitor) !== undefined) channel.variables.unset(autoMonitor);
      monitors.stop(channel);
      return 'continue';
    },
  },
  {
    name: 'ChangeMonitor',
    synopsis: 'Has a recording of Monitor go on in files of another name',
    syntax: 'ChangeMonitor(file)',
    run(channel, data) {
      if (data === '') return 'hangup';
      monitors.change(channel, data, true);
      return 'continue';
    },
  },
  pausing(monitors, 'PauseMonitor', 'Has a recording of Monitor take nothing in for a while', true),
  pausing(monitors, 'UnpauseMonitor', 'Goes on with a recording of Monitor that was paused', false),
];

function pausing(monitors: Monitors, name: string, synopsis: string, paused: boolean): Application {
  return {
    name,
    synopsis,
    syntax: `${name}()`,
    run(channel) {
      monitors.pause(channel, paused);
      return 'continue';
    },
  };
}
