import { type DialplanFunction, defineModule } from '../../kernel/module.js';

const BLACKLIST: DialplanFunction = {
  name: 'BLACKLIST',
  synopsis: 'Whether the number or the name of who calls stands in the family blacklist of the database: 1 or 0',
  syntax: 'BLACKLIST()',
  read: ({ kernel, channel }) => {
    const listed = [channel?.callerId.num, channel?.callerId.name].some(
      (one) => one !== undefined && one !== '' && kernel.database.get('blacklist', one) !== undefined,
    );
    return listed ? '1' : '0';
  },
};

export const definition = defineModule({
  name: 'func_blacklist',
  description: 'Look up Caller*ID name/number from blacklist database',
  start: () => ({ functions: [BLACKLIST] }),
});
