import { event, header } from '../event.js';

export const DBGetResponse = event({
  name: 'DBGetResponse',
  synopsis: 'The key in the answer to the action DBGet',
  seeAlso: ['DBGet'],
  privilege: [],
  fields: {
    Family: header('Family of the key'),
    Key: header('Name of the key within the family'),
    Val: header('Value of the key'),
    ActionID: header('ActionID of the request'),
  },
});

export const DBGetTreeResponse = event({
  name: 'DBGetTreeResponse',
  synopsis: 'A key in the answer to the action DBGetTree',
  seeAlso: ['DBGetTree'],
  privilege: [],
  fields: {
    Key: header('Full name of the key, as /family/key'),
    Val: header('Value of the key'),
    ActionID: header('ActionID of the request'),
  },
});
