import { defaultCdrSettings } from '../../kernel/cdr/settings.js';
import { defineModule } from '../../kernel/module.js';
import { readCdrSettings } from './cdr-conf.js';
import { cdrCommands } from './commands.js';

/** cdr.conf and what the console can do about call detail records; backends are modules of their own. */
export const definition = defineModule({
  name: 'cdr',
  description: 'CDR Engine',
  start: (kernel) => {
    const records = kernel.callRecords;
    const reload = () => records.configure(readCdrSettings(kernel));
    try {
      reload();
    } catch (error) {
      // records that are kept by the defaults can be mended later, calls without a record cannot
      records.configure(defaultCdrSettings);
      const reason = error instanceof Error ? error.message : String(error);
      kernel.log.write('error', 'cdr', `${reason}. Until then the defaults count`);
    }
    return { commands: cdrCommands(kernel), reload, stop: () => records.close() };
  },
});
