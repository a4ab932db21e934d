import type { AsteriskSettings } from '../config/asterisk-conf.js';
import type { Clock } from '../contract/clock.js';
import { Logger } from '../pbx/kernel/logger.js';

/**
 * The log from the first moment on. It writes no file before logger.conf is read, which the builtin part `logger` does;
 * what concerns the start is shown to whoever started the program.
 */
export const openLogger = ({ directories, options }: AsteriskSettings, clock: Clock): Logger => {
  const logger = new Logger({
    clock,
    folder: directories.astlogdir,
    settings: {
      channels: [{ name: 'console', levels: ['notice', 'warning', 'error'] }],
      dateFormat: '%b %e %T',
      rotateStrategy: 'sequential',
    },
    pid: process.pid,
  });
  logger.verbosity = options.verbose;
  logger.debugLevel = options.debug;
  return logger;
};
