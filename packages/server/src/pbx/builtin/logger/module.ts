import { actions, events } from '@amiable/protocol';
import { handle } from '../../kernel/action.js';
import { Logger } from '../../kernel/logger.js';
import { defineModule } from '../../kernel/module.js';
import { loggerCommands } from './commands.js';
import { defaultLoggerSettings, readLoggerSettings } from './logger-conf.js';

/** logger.conf and what clients and the console can do about the log. A log without files brings none of it. */
export const definition = defineModule({
  name: 'logger',
  description: 'Logger',
  start: async (kernel) => {
    const logger = kernel.log;
    if (!(logger instanceof Logger)) return {};
    const stop = logger.onOutage((Channel, problem) =>
      kernel.events.publish(events.LogChannel, {
        Channel,
        Enabled: problem === undefined ? 'Yes' : 'No',
        Reason: problem,
      }),
    );
    const reload = async () => logger.configure(readLoggerSettings(kernel));
    await reload().catch(async (error: Error) => {
      // a log that is wrong must not keep the program from starting
      await logger.configure(defaultLoggerSettings);
      kernel.log.write('error', 'logger', `${error.message}. Until then the log goes where it goes without that file`);
    });
    const rotate = handle(actions.LoggerRotate, async () => {
      try {
        await reload();
        await logger.rotate();
        return 'ok';
      } catch {
        return 'notRotated';
      }
    });
    return { actions: [rotate], commands: loggerCommands(logger, reload), reload, stop };
  },
});
