import { type Block, events, safeValue } from '@amiable/protocol';
import { separateArguments } from '../../kernel/arguments.js';
import { type Application, defineModule } from '../../kernel/module.js';

/** Headers that say what a message is: an event of somebody's own cannot pretend to be another one. */
const reserved = /^(event|privilege)\s*:/i;

/** `header: value` as a line of the event; what has no colon is none. */
const lineOf = (text: string): string | undefined => {
  const colon = text.indexOf(':');
  if (colon < 0 || reserved.test(text.trim())) return undefined;
  return `${text.slice(0, colon).trim()}: ${text.slice(colon + 1).trim()}`;
};

const lines = (name: string, headers: readonly string[]): string =>
  [`UserEvent: ${name}`, ...headers.map(lineOf)]
    .map((line) => (line === undefined ? '' : `${safeValue(line)}\r\n`))
    .join('');

const UserEvent: Application = {
  name: 'UserEvent',
  synopsis: 'Sends an event of your own to manager clients',
  syntax: 'UserEvent(name[,header: value[,…]])',
  run(channel, data) {
    if (data === '') {
      channel.kernel.log.write('warning', 'app_userevent', 'UserEvent needs a name');
      return 'hangup';
    }
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
