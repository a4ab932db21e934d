import { channelSnapshot, event, header } from '../event.js';

export const UserEvent = event({
  name: 'UserEvent',
  privilege: ['user'],
  fields: {
    channel: channelSnapshot(),
    UserEvent: header(),
  },
});
