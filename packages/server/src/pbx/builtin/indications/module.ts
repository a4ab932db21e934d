import { readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';
import { indicationCommands } from './commands.js';

const file = 'indications.conf';

/** Takes over the tones of indications.conf. */
const load = (kernel: Kernel, isReload: boolean): void => {
  const { config, found, problems } = readConfiguration(kernel, file, 'indications');
  // Without the file there are no tone zones, which only applications that play tones miss.
  if (!found && !isReload) return;
  tellProblems(kernel, 'indications', problems);
  if (isReload && problems.some(({ severity }) => severity === 'error')) throw refusal(file, problems);
  for (const problem of kernel.media.zones.load(config)) kernel.log.write('warning', 'indications', problem);
};

export const definition = defineModule({
  name: 'indications',
  description: 'Indication Tone Handling',
  start: (kernel) => {
    load(kernel, false);
    return { commands: indicationCommands(kernel), reload: () => load(kernel, true) };
  },
});
