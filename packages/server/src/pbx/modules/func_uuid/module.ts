import { randomUUID } from 'node:crypto';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';

const UUID: DialplanFunction = {
  name: 'UUID',
  synopsis: 'A new identifier that nothing else has (version 4)',
  syntax: 'UUID()',
  read: () => randomUUID(),
};

export const definition = defineModule({
  name: 'func_uuid',
  description: 'UUID generation dialplan function',
  start: () => ({ functions: [UUID] }),
});
