import { ack, action, fields, text } from '../action.js';

export const Challenge = action({
  name: 'Challenge',
  synopsis: 'Get a challenge for a login without a readable password',
  description:
    'The reply holds a random Challenge for this session. Log in with AuthType MD5 and as Key the hexadecimal MD5 of the challenge followed by the secret. A challenge serves one login.',
  seeAlso: ['Login'],
  privilege: [],
  module: 'builtin',
  params: {
    AuthType: text({
      description: 'Digest to use; MD5 is the only one',
      required: 'Must specify AuthType',
      values: ['MD5'],
    }),
  },
  reply: fields(),
});

export const Command = action({
  name: 'Command',
  synopsis: 'Run a command of the console',
  description:
    'The reply holds one Output header for each line that the command prints. cli_permissions and the class command decide who may; the reply succeeds whenever the command was run, whatever it printed.',
  seeAlso: ['ListCommands'],
  privilege: ['command'],
  module: 'builtin',
  params: {
    Command: text({
      description: 'The command line, as it would be typed at the console',
      required: 'No command provided',
    }),
  },
  reply: fields('Command output follows'),
  fails: { forbidden: 'Command blacklisted' },
});

export const Events = action({
  name: 'Events',
  synopsis: 'Choose which events this session gets',
  description:
    'The mask narrows what the classes in read allow, it never widens it. The reply says in Events whether any event will come.',
  seeAlso: ['Filter', 'Login', 'WaitEvent'],
  privilege: [],
  module: 'builtin',
  params: {
    EventMask: text({
      description: 'on for all, off for none, or classes with commas between them',
      required: 'Invalid event mask',
      values: ['on', 'off', 'system,call,log,...'],
    }),
  },
  reply: fields(),
});

export const Filter = action({
  name: 'Filter',
  synopsis: 'Add an event filter to this session',
  description:
    'The filter holds until the session ends and works with those of manager.conf: where filters that include exist, an event needs one of them, and none of those that exclude may match. With MatchCriteria the filter looks at one event name or one header; without it Filter is a regular expression over the whole event, and a leading ! excludes.',
  seeAlso: ['Events'],
  privilege: ['system'],
  module: 'builtin',
  params: {
    Operation: text({ description: 'What to do; Add is the only choice', values: ['Add'] }),
    MatchCriteria: text({
      description:
        'What the filter looks at and how, with commas between the parts; whole events by expression where it is left out',
      values: [
        'action(include|exclude)',
        'name(<event_name>)',
        'header(<header_name>)',
        'method(regex|exact|starts_with|ends_with|contains|none)',
      ],
    }),
    Filter: text({
      description: 'Text or regular expression to compare with; left out where MatchCriteria names an event alone',
    }),
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
  synopsis: 'List the actions this user may perform',
  description: 'The reply holds one header for each action: its synopsis and the classes it needs.',
  seeAlso: ['Command'],
  privilege: [],
  module: 'builtin',
  params: {},
  reply: fields(),
});

export const Login = action({
  name: 'Login',
  synopsis: 'Log in',
  description:
    'Must come first on a connection, Challenge and Logoff apart. A wrong name or secret gets an answer after a second, and the connection ends. After a login FullyBooted is sent once the server is up, to users who may see the class system.',
  seeAlso: ['Challenge', 'Logoff', 'Events'],
  privilege: [],
  module: 'builtin',
  params: {
    Username: text({ description: 'Name of the user: a section of manager.conf', required: 'Authentication failed' }),
    AuthType: text({
      description: 'MD5 for a login with Key; otherwise the secret is sent as it is',
      values: ['plain', 'MD5'],
    }),
    Secret: text({ description: 'The secret, for a plain login' }),
    Key: text({ description: 'Hexadecimal MD5 of challenge and secret, for AuthType MD5' }),
    Events: text({
      description: 'Event mask of the session: on, off, or classes with commas between them',
      values: ['on', 'off', 'system,call,log,...'],
    }),
  },
  reply: ack('Authentication accepted'),
  fails: { refused: 'Authentication failed', inUse: 'Login Already In Use' },
});

export const Logoff = action({
  name: 'Logoff',
  synopsis: 'End the session',
  description: 'The reply is Goodbye, then the connection is closed.',
  seeAlso: ['Login'],
  privilege: [],
  module: 'builtin',
  params: {},
  reply: ack('Thanks for all the fish.'),
});

export const Ping = action({
  name: 'Ping',
  synopsis: 'Find out whether the server answers',
  description:
    'The reply holds Ping: Pong and the time of the server, in seconds since 1970 with a fraction. Keeps a connection busy that something between would otherwise cut.',
  privilege: [],
  module: 'builtin',
  params: {},
  reply: fields(),
});

export const UserEvent = action({
  name: 'UserEvent',
  synopsis: 'Send an event of your own to every session',
  description:
    'Raises the event UserEvent with all further headers of the request behind its name, in their order. Use it to pass word between programs.',
  seeAlso: ['UserEvent'],
  privilege: ['user'],
  module: 'builtin',
  params: {
    UserEvent: text({ description: 'Name of the event, free to choose' }),
    Header1: text({ description: 'A header of your own: any name, any value' }),
    HeaderN: text({ description: 'As many more headers as you like' }),
  },
  reply: ack('Event Sent'),
});

export const WaitEvent = action({
  name: 'WaitEvent',
  synopsis: 'Wait for events and fetch those that have come',
  description:
    'Over HTTP, where nothing can be sent unasked: waits until there is an event or the time is over, then gives what has gathered and at last WaitEventComplete.',
  seeAlso: ['Events', 'WaitEventComplete'],
  privilege: [],
  module: 'builtin',
  params: {
    Timeout: text({ description: 'Longest time to wait in seconds; -1: until something comes' }),
  },
  reply: ack('Waiting for Event completed.'),
});
