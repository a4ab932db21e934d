import { randomUUID } from 'node:crypto';
import { defineModule } from '../../kernel/module.js';
import { databaseActions } from './actions.js';
import { databaseCommands } from './commands.js';

/** AstDB for clients and the console. At the first start the server gets the id that tells it from all others. */
export const definition = defineModule({
  name: 'db',
  description: 'AstDB',
  start: async ({ database }) => {
    if (database.get('pbx', 'UUID') === undefined) await database.put('pbx', 'UUID', randomUUID());
    return { actions: databaseActions(database), commands: databaseCommands(database) };
  },
});
