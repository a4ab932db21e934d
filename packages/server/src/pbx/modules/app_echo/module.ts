import { echo } from '../../kernel/echo.js';
import { defineModule } from '../../kernel/module.js';

/** Plays back what the far end says; `#` ends it. */
export const definition = defineModule({
  name: 'app_echo',
  description: 'Simple Echo Application',
  start: () => ({
    applications: [
      {
        name: 'Echo',
        synopsis: 'Sends back to the caller what it hears, until the caller presses #',
        syntax: 'Echo()',
        run: echo,
      },
    ],
  }),
});
