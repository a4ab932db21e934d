import { channelSnapshot, event, header } from '../event.js';

export const UserEvent = event({
  name: 'UserEvent',
  synopsis: 'A program or the dialplan has raised an event of its own',
  description:
    'Raised by the action or the application UserEvent, with further headers of its choice behind. The channel is left out when it came from the action.',
  seeAlso: ['UserEvent'],
  privilege: ['user'],
  fields: {
    channel: channelSnapshot(),
    UserEvent: header('Name of the event'),
  },
});
