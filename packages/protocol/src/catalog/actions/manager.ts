import { ack, action, fields, text } from '../action.js';

export const Challenge = action({
  name: 'Challenge',
  privilege: [],
  module: 'builtin',
  params: {
    AuthType: text({ required: 'Must specify AuthType', values: ['MD5'] }),
  },
  reply: fields(),
});

export const Command = action({
  name: 'Command',
  privilege: ['command'],
  module: 'builtin',
  params: {
    Command: text({ required: 'No command provided' }),
  },
  reply: fields('Command output follows'),
  fails: { forbidden: 'Command blacklisted' },
});

export const Events = action({
  name: 'Events',
  privilege: [],
  module: 'builtin',
  params: {
    EventMask: text({ required: 'Invalid event mask', values: ['on', 'off', 'system,call,log,...'] }),
  },
  reply: fields(),
});

export const Filter = action({
  name: 'Filter',
  privilege: ['system'],
  module: 'builtin',
  params: {
    Operation: text({ values: ['Add'] }),
    MatchCriteria: text({
      values: [
        'action(include|exclude)',
        'name(<event_name>)',
        'header(<header_name>)',
        'method(regex|exact|starts_with|ends_with|contains|none)',
      ],
    }),
    Filter: text(),
  },
  reply: ack('Success'),
  fails: {
    unknownOperation: 'Unknown operation',
    malformed: 'Filter was formatted incorrectly.  Check the syntax of the filter given.',
    notCompiled: 'Filter did not compile.  Check the syntax of the filter given.',
  },
});

export const ListCommands = action({
  name: 'ListCommands',
  privilege: [],
  module: 'builtin',
  params: {},
  reply: fields(),
});

export const Login = action({
  name: 'Login',
  privilege: [],
  module: 'builtin',
  params: {
    Username: text({ required: 'Authentication failed' }),
    AuthType: text({ values: ['plain', 'MD5'] }),
    Secret: text(),
    Key: text(),
    Events: text({ values: ['on', 'off', 'system,call,log,...'] }),
  },
  reply: ack('Authentication accepted'),
  fails: { refused: 'Authentication failed', inUse: 'Login Already In Use' },
});

export const Logoff = action({
  name: 'Logoff',
  privilege: [],
  module: 'builtin',
  params: {},
  reply: ack('Thanks for all the fish.'),
});

export const Ping = action({
  name: 'Ping',
  privilege: [],
  module: 'builtin',
  params: {},
  reply: fields(),
});

export const UserEvent = action({
  name: 'UserEvent',
  privilege: ['user'],
  module: 'builtin',
  params: {
    UserEvent: text(),
    Header1: text(),
    HeaderN: text(),
  },
  reply: ack('Event Sent'),
});

export const WaitEvent = action({
  name: 'WaitEvent',
  privilege: [],
  module: 'builtin',
  params: {
    Timeout: text(),
  },
  reply: ack('Waiting for Event completed.'),
});
