import { defineModule } from '../../kernel/module.js';
import { page } from './page.js';

export const definition = defineModule({
  name: 'app_page',
  description: 'Page Multiple Phones',
  requires: ['app_confbridge'],
  start: () => ({
    applications: [
      {
        name: 'Page',
        synopsis: 'Speaks to several phones at once',
        syntax: 'Page([Technology/Resource[&Technology2/Resource2[&...]]][,options[,timeout]])',
        run: page,
      },
    ],
  }),
});
