import { defineModule } from '../../kernel/module.js';
import { ClearHash, hashFunctions } from './hash.js';
import { stringFunctions } from './strings.js';
import { timeFunctions } from './times.js';

export const definition = defineModule({
  name: 'func_strings',
  description: 'String handling dialplan functions',
  start: () => ({ applications: [ClearHash], functions: [...stringFunctions, ...hashFunctions, ...timeFunctions] }),
});
