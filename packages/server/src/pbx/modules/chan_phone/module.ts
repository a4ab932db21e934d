import { hasErrors, Problems } from '../../../config/problem.js';
import { MissingConfiguration, readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';
import type { PhoneSettings } from '../../kernel/phones/phone.js';
import { phoneCommands } from './commands.js';
import { ConfiguredPhones } from './configured-phones.js';
import { phonesConf } from './phones-conf.js';

/** Telephones that are played by scripts, out of phones.conf. */
export const definition = defineModule({
  name: 'chan_phone',
  description: 'Scripted phones',
  start: (kernel) => {
    const phones = new ConfiguredPhones(kernel);
    phones.configure(readFile(kernel));
    return {
      commands: phoneCommands(kernel),
      reload: () => phones.configure(readFile(kernel)),
      useCount: () => phones.all().reduce((count, phone) => count + phone.calls.length, 0),
      stop: () => phones.configure([]),
    };
  },
});

/** Throws where phones.conf must not be taken over; all stays as it was then. */
const readFile = (kernel: Kernel): readonly PhoneSettings[] => {
  const problems = new Problems();
  const reading = readConfiguration(kernel, 'phones.conf', 'chan_phone');
  if (!reading.found) throw new MissingConfiguration('phones.conf');
  if (!reading.valid) throw refusal('phones.conf', reading.problems);
  const phones = phonesConf(reading.config, problems);
  tellProblems(kernel, 'chan_phone', [...reading.problems, ...problems.list]);
  if (hasErrors(problems.list)) throw refusal('phones.conf', problems.list);
  return phones;
};
