import { echo } from '../../kernel/echo.js';
import { defineModule } from '../../kernel/module.js';

/** As Echo: a channel here has one stream of sound, and further ones are asked for in vain. */
export const definition = defineModule({
  name: 'app_stream_echo',
  description: 'Stream Echo Application',
  start: () => ({
    applications: [
      {
        name: 'StreamEcho',
        synopsis: 'As Echo; a number of streams is taken and changes nothing, since a channel has one',
        syntax: 'StreamEcho([num][,type])',
        run: echo,
      },
    ],
  }),
});
