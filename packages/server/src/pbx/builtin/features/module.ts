import { Problems } from '../../../config/problem.js';
import { readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import { defaultFeatureConfig } from '../../kernel/features/feature-settings.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';
import { attendedTransferByDigits } from './attended-transfer.js';
import { blindTransferByDigits } from './blind-transfer.js';
import { bridgeApplication } from './bridge-application.js';
import { featureCommands } from './commands.js';
import { featureConfig } from './features-conf.js';
import { featureFunctions } from './functions.js';
import { transferActions } from './transfer-actions.js';

const file = 'features.conf';

/** Takes over features.conf; a reload of a file that cannot be read changes nothing. */
const load = (kernel: Kernel, isReload: boolean): void => {
  const { config, found, problems } = readConfiguration(kernel, file);
  // without the file all is as it is by default
  if (!found) {
    kernel.features.configure(defaultFeatureConfig);
    return;
  }
  if (isReload && problems.some(({ severity }) => severity === 'error')) throw refusal(file, problems);
  const read = new Problems();
  kernel.features.configure(featureConfig(config, read));
  tellProblems(kernel, 'features', [...problems, ...read.list]);
};

/** What calls have by digits: features.conf, FEATURE() and FEATUREMAP(), transfers. */
export const definition = defineModule({
  name: 'features',
  description: 'Call Features',
  start: (kernel) => {
    load(kernel, false);
    const forget = [
      kernel.features.provide('blindxfer', blindTransferByDigits),
      kernel.features.provide('atxfer', attendedTransferByDigits),
    ];
    return {
      applications: [bridgeApplication],
      functions: featureFunctions,
      commands: featureCommands(kernel),
      actions: transferActions(kernel),
      reload: () => load(kernel, true),
      stop: () => {
        for (const take of forget) take();
      },
    };
  },
});
