import { separateArguments } from '../../kernel/arguments.js';
import { type Application, type DialplanFunction, defineModule } from '../../kernel/module.js';
import { mixMonitorActions } from './actions.js';
import { mixMonitorCommands } from './commands.js';
import { MixMonitors } from './mix-monitors.js';
import { readRequest } from './request.js';

const MixMonitorApplication = (monitors: MixMonitors): Application => ({
  name: 'MixMonitor',
  synopsis: 'Records a channel, what it says and what it hears, into one file',
  syntax: 'MixMonitor(file[,options[,command]])',
  async run(channel, data) {
    const request = readRequest(channel.kernel, separateArguments(data, 3));
    if (await monitors.start(channel, request, true)) return 'continue';
    channel.kernel.log.write('warning', 'app_mixmonitor', 'MixMonitor needs a file, or one in option r or t');
    return 'hangup';
  },
});

const StopMixMonitor = (monitors: MixMonitors): Application => ({
  name: 'StopMixMonitor',
  synopsis: 'Ends the recording of an id, or the one that began last',
  syntax: 'StopMixMonitor([id])',
  run(channel, data) {
    monitors.stop(channel, data.trim());
    return 'continue';
  },
});

const MIXMONITOR = (monitors: MixMonitors): DialplanFunction => ({
  name: 'MIXMONITOR',
  synopsis: 'What is known of a recording: its file',
  syntax: 'MIXMONITOR(id,filename)',
  read({ channel }, args) {
    const [id = '', key = ''] = separateArguments(args);
    const monitor = channel && monitors.of(channel).find((one) => one.id === id);
    return key === 'filename' ? monitor?.path : undefined;
  },
});

export const definition = defineModule({
  name: 'app_mixmonitor',
  description: 'Mixed Audio Monitoring Application',
  start: (kernel) => {
    const monitors = new MixMonitors(kernel);
    return {
      applications: [MixMonitorApplication(monitors), StopMixMonitor(monitors)],
      functions: [MIXMONITOR(monitors)],
      actions: mixMonitorActions(kernel, monitors),
      commands: mixMonitorCommands(kernel, monitors),
      stop: () => monitors.stopAll(),
      useCount: () => monitors.size,
    };
  },
});
