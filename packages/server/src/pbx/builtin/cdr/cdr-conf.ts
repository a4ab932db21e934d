import { cdrGeneral } from '../../../config/cdr-conf.js';
import { Problems } from '../../../config/problem.js';
import { type CdrSettings, defaultCdrSettings } from '../../kernel/cdr/settings.js';
import { readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';

/** Reads cdr.conf. Throws where it must not be taken over; without the file the defaults count. */
export const readCdrSettings = (kernel: Kernel): CdrSettings => {
  const reading = readConfiguration(kernel, 'cdr.conf');
  if (!reading.found) return defaultCdrSettings;
  if (!reading.valid) throw refusal('cdr.conf', reading.problems);
  const problems = new Problems();
  const general = cdrGeneral(reading.config, problems);
  tellProblems(kernel, 'cdr', [...reading.problems, ...problems.list]);
  return {
    enable: general.enable,
    debug: general.debug,
    channelDefaultEnabled: general.channeldefaultenabled,
    unanswered: general.unanswered,
    congestion: general.congestion,
    endBeforeHExten: general.endbeforehexten,
    initiatedSeconds: general.initiatedseconds,
    ignoreStateChanges: general.ignorestatechanges,
    ignoreDialChanges: general.ignoredialchanges,
    cancelDispositionEnabled: general.canceldispositionenabled,
    batch: general.batch,
    size: general.size,
    time: general.time,
    schedulerOnly: general.scheduleronly,
    safeShutdown: general.safeshutdown,
  };
};
