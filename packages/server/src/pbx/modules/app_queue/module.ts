import { Problems } from '../../../config/problem.js';
import { MissingConfiguration, readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { Logger } from '../../kernel/logger.js';
import { defineModule } from '../../kernel/module.js';
import { queueActions } from './actions.js';
import { callerActions } from './caller-actions.js';
import { queueCommands } from './commands.js';
import { queueFunctions } from './functions.js';
import { memberActions } from './member-actions.js';
import { memberApplications } from './member-applications.js';
import { restoreMembers } from './persistent-members.js';
import { queueApplication } from './queue-call.js';
import { queueRules } from './queue-rules.js';
import { Queues } from './queues.js';
import { queuesConfig } from './queues-conf.js';
import { everything, type QueueFiles, QueueReloader } from './reload.js';

/** Queues: callers wait, members take their calls. */
export const definition = defineModule({
  name: 'app_queue',
  description: 'True Call Queueing',
  // members have the states of devices that others provide; those of Local channels hang on the dialplan
  after: ['func_devstate', 'chan_phone', 'chan_pjsip', 'pbx_config'],
  start: (kernel) => {
    const first = readFiles(kernel);
    const queues = new Queues(kernel, first.config.general);
    const log = kernel.log;
    if (log instanceof Logger)
      queues.log.keep(({ callId, queue, agent, event, data }) =>
        log.writeQueueRecord([callId, queue, agent, event, ...(data.length > 0 ? data : [''])]),
      );
    const reloader = new QueueReloader(queues, () => readFiles(kernel));
    reloader.reload(everything);
    restoreMembers(queues);
    void kernel.whenFullyBooted.then(() => queues.renewHinted());
    return {
      applications: [
        {
          name: 'Queue',
          synopsis: 'Has the caller wait in a queue until a member answers',
          syntax: 'Queue(queue[,options[,URL[,announcement[,timeout[,AGI[,macro[,gosub[,rule[,position]]]]]]]]])',
          run: (channel, data) => queueApplication(queues, channel, data),
        },
        ...memberApplications(queues),
      ],
      actions: [
        ...queueActions(queues),
        ...memberActions(queues),
        ...callerActions(queues, (parts, queue) => reloader.reload(parts, queue)),
      ],
      functions: queueFunctions(queues),
      commands: queueCommands(queues, (parts, queue) => reloader.reload(parts, queue)),
      reload: () => reloader.reload(everything),
      stop: () => queues.stop(),
    };
  },
});

/** Reads both files before anything changes. Throws where queues.conf must not be taken over. */
const readFiles = (kernel: Kernel): QueueFiles => {
  const problems = new Problems();
  const reading = readConfiguration(kernel, 'queues.conf', 'app_queue');
  if (!reading.found) throw new MissingConfiguration('queues.conf');
  if (!reading.valid) throw refusal('queues.conf', reading.problems);
  const config = queuesConfig(reading.config, problems);
  // without the file there are no rules
  const rulesReading = readConfiguration(kernel, 'queuerules.conf', 'app_queue');
  if (rulesReading.found && !rulesReading.valid) throw refusal('queuerules.conf', rulesReading.problems);
  const rules = queueRules(rulesReading.config, problems);
  tellProblems(kernel, 'app_queue', [
    ...reading.problems,
    ...(rulesReading.found ? rulesReading.problems : []),
    ...problems.list,
  ]);
  return { config, rules };
};
