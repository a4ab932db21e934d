import { Problems } from '../../../config/problem.js';
import { MissingConfiguration, readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';
import { confbridgeActions } from './actions.js';
import { confbridgeApplications } from './applications.js';
import { confbridgeCommands } from './commands.js';
import { type ConfbridgeConfig, confbridgeConfig } from './confbridge-conf.js';
import { Conferences } from './conferences.js';
import { confbridgeFunctions } from './functions.js';
import { showCommands } from './show-commands.js';
import { announcerTechnology, recorderTechnology } from './system-channels.js';

/** Conferences. */
export const definition = defineModule({
  name: 'app_confbridge',
  description: 'Conference Bridge Application',
  // recordings of conferences are made by it
  after: ['app_mixmonitor'],
  start: (kernel) => {
    const conferences = new Conferences(kernel, readFile(kernel));
    const forget = kernel.deviceStates.register('confbridge', (name) =>
      conferences.get(name)?.empty === false ? 'INUSE' : 'NOT_INUSE',
    );
    return {
      applications: confbridgeApplications(conferences),
      functions: confbridgeFunctions(conferences),
      actions: confbridgeActions(conferences),
      commands: [...confbridgeCommands(conferences), ...showCommands(conferences)],
      technologies: [announcerTechnology, recorderTechnology],
      reload: () => {
        conferences.config = readFile(kernel);
      },
      stop: () => {
        conferences.stop();
        forget();
      },
      useCount: () => conferences.size,
    };
  },
});

/** Throws where confbridge.conf must not be taken over. */
const readFile = (kernel: Kernel): ConfbridgeConfig => {
  const reading = readConfiguration(kernel, 'confbridge.conf');
  if (!reading.found) throw new MissingConfiguration('confbridge.conf');
  if (!reading.valid) throw refusal('confbridge.conf', reading.problems);
  const problems = new Problems();
  const config = confbridgeConfig(reading.config, problems);
  const all = [...reading.problems, ...problems.list];
  tellProblems(kernel, 'app_confbridge', all);
  if (problems.list.some(({ severity }) => severity === 'error')) throw refusal('confbridge.conf', all);
  return config;
};
