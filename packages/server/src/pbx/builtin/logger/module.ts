import { actions, events } from '@amiable/protocol';
import { handle } from '../../kernel/action.js';
import { Logger } from '../../kernel/logger.js';
import { defineModule } from '../../kernel/module.js';
import { loggerCommands } from './commands.js';
import { defaultLoggerSettings, readLoggerSettings } from './logger-conf.js';

/** A record of the queue log that is about no call, queue or agent. */
const nobody = ['NONE', 'NONE', 'NONE'] as const;

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
    const configure = async () => logger.configure(readLoggerSettings(kernel));
    await configure().catch(async (error: Error) => {
      // a log that is wrong must not keep the program from starting
      await logger.configure(defaultLoggerSettings);
      kernel.log.write('error', 'logger', `${error.message}. Until then the log goes where it goes without that file`);
    });
    logger.writeQueueRecord([...nobody, 'QUEUESTART', '']);
    const reload = async () => {
      await configure();
      logger.writeQueueRecord([...nobody, 'CONFIGRELOAD', '']);
    };
    const rotateFiles = async () => {
      await configure();
      await logger.rotate();
      // the first record of the new file
      logger.writeQueueRecord([...nobody, 'CONFIGRELOAD', '']);
    };
    const rotate = handle(actions.LoggerRotate, async () => {
      try {
        await rotateFiles();
        return 'ok';
      } catch {
        return 'notRotated';
      }
    });
    return { actions: [rotate], commands: loggerCommands(logger, reload, rotateFiles), reload, stop };
  },
});
