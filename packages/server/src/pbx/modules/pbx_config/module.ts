import { join } from 'node:path';
import { readConfig } from '../../../config/conf-reader.js';
import { Problems, problemText } from '../../../config/problem.js';
import { rememberReading } from '../../kernel/configuration.js';
import { hintPriority } from '../../kernel/dialplan/context.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';
import { substituteNow } from '../../kernel/substitute.js';
import { dialplanActions } from './actions.js';
import { dialplanCommands } from './commands.js';
import { globalsOf, readExtensions, registrar } from './extensions-conf.js';
import { type FileSettings, saveCommand } from './save.js';

/** Takes over extensions.conf; with an error in it (or without the file) throws, and the dialplan stays as it is. */
const load = (kernel: Kernel): FileSettings => {
  const root = kernel.settings.directories.astetcdir;
  const reading = readConfig(join(root, 'extensions.conf'), {
    root,
    execIncludes: kernel.settings.options.execincludes,
  });
  if (reading.found) rememberReading(kernel, join(root, 'extensions.conf'), 'pbx_config');
  for (const problem of reading.problems) tell(kernel, problemText(problem), problem.severity === 'error');
  if (!reading.valid) throw new Error('extensions.conf cannot be taken over; see the log');
  const conf = reading.config;
  const problems = new Problems();
  const scope = { kernel, channel: undefined, trusted: true };
  const substitute = (text: string): string => substituteNow(text, scope);
  const { clearglobalvars } = readExtensions(conf, { substitute: (text) => text, root, problems: new Problems() });
  if (clearglobalvars) kernel.globals.clear();
  for (const { name, value } of globalsOf(conf)) kernel.globals.set(name, substitute(value));
  const read = readExtensions(conf, { substitute, root, problems });
  for (const problem of problems.list) tell(kernel, problemText(problem), problem.severity === 'error');
  kernel.dialplan.autofallthrough = read.autofallthrough;
  kernel.dialplan.replaceRegistrar(registrar, read.contexts);
  return { ...read, globals: globalsOf(conf) };
};

const tell = (kernel: Kernel, message: string, isError: boolean): void =>
  kernel.log.write(isError ? 'error' : 'warning', 'pbx_config', message);

/** Tells of applications that no module brings; only when all of them are up, since any may still bring one. */
const tellMissing = (kernel: Kernel): void => {
  for (const context of kernel.dialplan.contexts())
    for (const { steps } of context.extensions)
      for (const step of steps) {
        if (step.registrar !== registrar || step.priority === hintPriority) continue;
        if (kernel.applications.get(step.application)) continue;
        const place = step.file === undefined ? step.context : `${step.file}:${step.line}`;
        const where = `${step.exten}@${step.context}, priority ${step.priority}`;
        tell(kernel, `${place}: warning: there is no application '${step.application}' (${where})`, false);
      }
};

export const definition = defineModule({
  name: 'pbx_config',
  description: 'Text Extension Configuration',
  start: (kernel) => {
    let settings = load(kernel);
    const reload = (): void => {
      settings = load(kernel);
      tellMissing(kernel);
    };
    let running = true;
    if (!kernel.fullyBooted) void kernel.whenFullyBooted.then(() => running && tellMissing(kernel));
    return {
      actions: dialplanActions(kernel),
      commands: [...dialplanCommands(kernel, reload), saveCommand(kernel, () => settings)],
      reload,
      stop: () => {
        running = false;
        kernel.dialplan.replaceRegistrar(registrar, []);
      },
    };
  },
});
