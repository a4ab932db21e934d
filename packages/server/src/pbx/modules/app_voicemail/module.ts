import { Problems } from '../../../config/problem.js';
import { MissingConfiguration, readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';
import { voicemailActions } from './actions.js';
import { voicemailCommands } from './commands.js';
import { vmInfo } from './functions.js';
import { voiceMail } from './leave.js';
import { mainApplications } from './main-application.js';
import { Voicemail } from './voicemail.js';
import { type VoicemailConfig, voicemailConfig } from './voicemail-conf.js';

/** Voicemail: callers leave messages, people fetch them. */
export const definition = defineModule({
  name: 'app_voicemail',
  description: 'Comedian Mail (Voicemail System)',
  start: (kernel) => {
    const voicemail = new Voicemail(kernel, readFile(kernel));
    const withdraw = kernel.mailboxes.provide(voicemail);
    const reload = () => voicemail.configure(readFile(kernel));
    return {
      applications: [voiceMail(voicemail), ...mainApplications(voicemail)],
      functions: [vmInfo(voicemail)],
      actions: voicemailActions(voicemail),
      commands: voicemailCommands(voicemail, reload),
      reload,
      stop: () => {
        withdraw();
        voicemail.stop();
      },
    };
  },
});

/** Throws where voicemail.conf must not be taken over; all stays as it was then. */
const readFile = (kernel: Kernel): VoicemailConfig => {
  const reading = readConfiguration(kernel, 'voicemail.conf');
  if (!reading.found) throw new MissingConfiguration('voicemail.conf');
  if (!reading.valid) throw refusal('voicemail.conf', reading.problems);
  const problems = new Problems();
  const config = voicemailConfig(reading.config, problems);
  tellProblems(kernel, 'app_voicemail', [...reading.problems, ...problems.list]);
  return config;
};
