import { defineModule } from '../../kernel/module.js';
import { dial } from './dial.js';
import { retryDial } from './retry-dial.js';

export const definition = defineModule({
  name: 'app_dial',
  description: 'Dialing Application',
  start: () => ({
    applications: [
      {
        name: 'Dial',
        synopsis: 'Attempt to connect to another device or endpoint and bridge the call.',
        syntax: 'Dial(Technology/Resource[&Technology2/Resource2[&...]][,timeout[,options[,URL]]])',
        run: dial,
      },
      {
        name: 'RetryDial',
        synopsis: 'Calls as Dial does, again and again until somebody answers',
        syntax: 'RetryDial([announce],[sleep],[retries],dialargs)',
        run: retryDial,
      },
    ],
  }),
});
