import type { LogLevel } from '../../../contract/log.js';
import { separateArguments } from '../../kernel/arguments.js';
import { type Application, defineModule } from '../../kernel/module.js';

const levels: readonly LogLevel[] = ['error', 'warning', 'notice', 'debug', 'verbose', 'dtmf'];

const Verbose: Application = {
  name: 'Verbose',
  synopsis: 'Writes a verbose line to console and log',
  syntax: 'Verbose([level,]message)',
  run(channel, data) {
    const [first = '', rest] = separateArguments(data, 2);
    const message = rest === undefined || !/^\d+$/.test(first.trim()) ? data : rest;
    channel.kernel.log.write('verbose', 'app_verbose', message);
    return 'continue';
  },
};

const Log: Application = {
  name: 'Log',
  synopsis: 'Writes a line to the log',
  syntax: 'Log(level,message)',
  run(channel, data) {
    const [name = '', message = ''] = separateArguments(data, 2);
    const level = levels.find((one) => one === name.trim().toLowerCase());
    const place = `Ext. ${channel.exten}:${channel.priority} @ ${channel.context}`;
    if (level) channel.kernel.log.write(level, place, message);
    else channel.kernel.log.write('warning', 'app_verbose', `Log knows ${levels.join(', ')}; not '${name}'`);
    return 'continue';
  },
};

export const definition = defineModule({
  name: 'app_verbose',
  description: 'Send verbose output',
  start: () => ({ applications: [Verbose, Log] }),
});
