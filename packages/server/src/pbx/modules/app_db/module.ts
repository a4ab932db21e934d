import { type Application, type ApplicationOutcome, defineModule } from '../../kernel/module.js';

/** `family/key`, or a family alone. */
const splitPath = (path: string): [family: string, key: string | undefined] => {
  const slash = path.indexOf('/');
  return slash < 0 ? [path, undefined] : [path.slice(0, slash), path.slice(slash + 1) || undefined];
};

const DBdeltree: Application = {
  name: 'DBdeltree',
  synopsis: 'Deletes a family of the database, or what stands under a key of it',
  syntax: 'DBdeltree(family[/key])',
  async run({ kernel }, data): Promise<ApplicationOutcome> {
    const [family, key] = splitPath(data);
    if (family !== '') await kernel.database.delTree(family, key);
    return 'continue';
  },
};

export const definition = defineModule({
  name: 'app_db',
  description: 'Database Access Functions',
  start: () => ({ applications: [DBdeltree] }),
});
