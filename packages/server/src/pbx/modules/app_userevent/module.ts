import { type Block, events, safeValue } from '@amiable/protocol';
import { separateArguments } from '../../kernel/arguments.js';
import { type Application, defineModule } from '../../kernel/module.js';

/** Headers that say what a message is: an event of somebody's own cannot pretend to be another one. */
const reserved = /^(event|privilege)\s*:/i;

const lines = (name: string, headers: readonly string[]): string =>
  [`UserEvent: ${name}`, ...headers.filter((header) => header.trim() !== '' && !reserved.test(header.trim()))]
    .map((line) => `${safeValue(line)}\r\n`)
    .join('');

const UserEvent: Application = {
  name: 'UserEvent',
  synopsis: 'Sends an event of your own to manager clients',
  syntax: 'UserEvent(name[,header: value[,…]])',
  run(channel, data) {
    const [name = '', ...headers] = separateArguments(data);
    const snapshot = channel.snapshot();
    const block: Block = { render: (prefix) => snapshot.render(prefix) + lines(name, headers) };
    channel.kernel.events.publish(events.UserEvent, { channel: block });
    return 'continue';
  },
};

export const definition = defineModule({
  name: 'app_userevent',
  description: 'Custom User Event Application',
  start: () => ({ applications: [UserEvent] }),
});
