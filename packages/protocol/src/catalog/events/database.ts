import { event, header } from '../event.js';

export const DBGetResponse = event({
  name: 'DBGetResponse',
  privilege: [],
  fields: {
    Family: header(),
    Key: header(),
    Val: header(),
    ActionID: header(),
  },
});

export const DBGetTreeResponse = event({
  name: 'DBGetTreeResponse',
  privilege: [],
  fields: {
    Key: header(),
    Val: header(),
    ActionID: header(),
  },
});
