import { hostname } from 'node:os';
import { type LoggerSettings as LoggerConf, loggerSettings } from '../../../config/logger-conf.js';
import { Problems } from '../../../config/problem.js';
import { readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { LogChannelSettings, LoggerSettings } from '../../kernel/logger.js';

/** What counts where there is no logger.conf. */
export const defaultLoggerSettings: LoggerSettings = {
  channels: [
    { name: 'console', levels: ['notice', 'warning', 'error'] },
    { name: 'messages.log', levels: ['notice', 'warning', 'error'] },
  ],
  dateFormat: '%b %e %T',
  rotateStrategy: 'sequential',
  queueLog: 'queue_log',
};

/** Reads logger.conf. Throws where it must not be taken over. */
export const readLoggerSettings = (kernel: Kernel): LoggerSettings => {
  const reading = readConfiguration(kernel, 'logger.conf', 'logger');
  if (!reading.found) return defaultLoggerSettings;
  if (!reading.valid) throw refusal('logger.conf', reading.problems);
  const problems = new Problems();
  const settings = loggerSettings(reading.config, problems);
  tellProblems(kernel, 'logger', [...reading.problems, ...problems.list]);
  const { general } = settings;
  return {
    channels: channelsOf(kernel, settings),
    dateFormat: general.dateformat,
    rotateStrategy: general.rotatestrategy,
    hostname: general.appendhostname ? hostname() : undefined,
    execAfterRotate: general.exec_after_rotate,
    queueLog: general.queue_log ? general.queue_log_name || 'queue_log' : undefined,
  };
};

const channelsOf = (kernel: Kernel, { files }: LoggerConf): readonly LogChannelSettings[] =>
  files.flatMap(({ name, levels, format, verboseLevel, file, line }) => {
    if (!name.toLowerCase().startsWith('syslog')) return [{ name, levels: [...levels], format, verboseLevel }];
    kernel.log.write(
      'warning',
      'logger',
      `${file}:${line}: '${name}' is not written: there is no syslog here, name a file`,
    );
    return [];
  });
