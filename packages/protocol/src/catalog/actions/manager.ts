import { ack, action, fields, text } from '../action.js';

export const Challenge = action({
  name: 'Challenge',
  privilege: [],
  module: 'builtin',
  params: {
    AuthType: text({ required: '', values: ['MD5'] }),
  },
  reply: fields(),
});

export const Command = action({
  name: 'Command',
  privilege: ['command'],
  module: 'builtin',
  params: {
    Command: text({ required: '' }),
  },
  reply: fields('Command output follows'),
});

export const Events = action({
  name: 'Events',
  privilege: [],
  module: 'builtin',
  params: {
    EventMask: text({ required: '', values: ['on', 'off', 'system,call,log,...'] }),
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
        '<match_method>',
        'regex',
        'exact',
        'startsWith',
        'endsWith',
        'contains',
        'none',
      ],
    }),
    Filter: text(),
  },
  reply: ack('Success'),
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
    Username: text({ required: '' }),
    AuthType: text({ values: ['plain', 'MD5'] }),
    Secret: text(),
    Key: text(),
    Events: text({ values: ['on', 'off', 'system,call,log,...'] }),
  },
  reply: ack('Already authenticated'),
});

export const Logoff = action({
  name: 'Logoff',
  privilege: [],
  module: 'builtin',
  params: {},
  reply: ack(''),
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
    UserEvent: text({ required: '' }),
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
    Timeout: text({ required: '' }),
  },
  reply: ack('Waiting for Event completed.'),
});
