import { Problems } from '../../../config/problem.js';
import { MissingConfiguration, readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';
import { skinnyActions } from './actions.js';
import { skinnyCommands } from './commands.js';
import { type SkinnyConfig, skinnyConfig } from './skinny-conf.js';
import { SkinnyPhones } from './skinny-phones.js';

/** The lines and devices of skinny.conf; scripted phones stand behind them. Skinny itself is not spoken. */
export const definition = defineModule({
  name: 'chan_skinny',
  description: 'Skinny Client Control Protocol (Skinny)',
  supportLevel: 'deprecated',
  start: (kernel) => {
    const phones = new SkinnyPhones(kernel, readFile(kernel));
    const withdraw = kernel.phones.back(phones);
    return {
      actions: skinnyActions(phones),
      commands: skinnyCommands(phones, () => kernel.modules.reload('chan_skinny')),
      reload: () => phones.configure(readFile(kernel)),
      useCount: () =>
        phones.config.devices
          .flatMap((device) => phones.phonesOf(device))
          .reduce((sum, { calls }) => sum + calls.length, 0),
      stop: () => {
        withdraw();
        phones.stop();
      },
    };
  },
});

/** Throws where skinny.conf must not be taken over; all stays as it was then. */
const readFile = (kernel: Kernel): SkinnyConfig => {
  const problems = new Problems();
  const reading = readConfiguration(kernel, 'skinny.conf');
  if (!reading.found) throw new MissingConfiguration('skinny.conf', false);
  if (!reading.valid) throw refusal('skinny.conf', reading.problems);
  const config = skinnyConfig(reading.config, problems);
  tellProblems(kernel, 'chan_skinny', [...reading.problems, ...problems.list]);
  return config;
};
