import { type Problem, Problems } from '../config/problem.js';
import { readConfiguration } from '../pbx/kernel/configuration.js';
import type { Kernel } from '../pbx/kernel/kernel.js';
import { type LoadPlan, loadEverything, loadPlan } from '../pbx/kernel/modules-conf.js';

/** Which modules modules.conf wants, and what is wrong with it; all of them where there is no such file. */
export const readLoadPlan = (kernel: Pick<Kernel, 'settings'>): { plan: LoadPlan; problems: readonly Problem[] } => {
  const { config, found, problems } = readConfiguration(kernel, 'modules.conf');
  if (!found) return { plan: loadEverything, problems: [] };
  const own = new Problems();
  const plan = loadPlan(config.variables('modules'), (variable, message) => own.warning(variable, message));
  return { plan, problems: [...problems, ...own.list] };
};
