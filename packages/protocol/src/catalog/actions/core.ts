import { ack, action, fields, text } from '../action.js';

export const CoreSettings = action({
  name: 'CoreSettings',
  synopsis: 'Show the version and the limits of the server',
  description:
    'Gives the version, the AMI version, the limits on calls, load, file handles, the user and group of the process, and which facilities are on.',
  seeAlso: ['CoreStatus'],
  privilege: ['system', 'reporting'],
  module: 'builtin',
  params: {},
  reply: fields(),
});

export const CoreStatus = action({
  name: 'CoreStatus',
  synopsis: 'Show when the server started and how many calls it has',
  description: 'Gives date and time of the start and of the last reload, and the number of calls in progress.',
  seeAlso: ['CoreSettings', 'CoreShowChannels'],
  privilege: ['system', 'reporting'],
  module: 'builtin',
  params: {},
  reply: fields(),
});

export const LoggerRotate = action({
  name: 'LoggerRotate',
  synopsis: 'Rotate the log files',
  description: 'Renames the log files as logger.conf says, opens new ones and reads logger.conf anew.',
  seeAlso: ['Reload'],
  privilege: ['system', 'reporting'],
  module: 'builtin',
  params: {},
  reply: ack('Reloaded the logger and rotated log files'),
  fails: { notRotated: 'Failed to reload the logger and rotate log files' },
});

export const ModuleCheck = action({
  name: 'ModuleCheck',
  synopsis: 'Ask whether a module is loaded',
  description: 'Succeeds when the module is loaded, otherwise fails.',
  seeAlso: ['ModuleLoad'],
  privilege: ['system'],
  module: 'builtin',
  params: {
    Module: text({ description: 'Name of the module, with or without .so' }),
  },
  reply: fields(),
  fails: { notLoaded: 'Module not loaded' },
});

export const ModuleLoad = action({
  name: 'ModuleLoad',
  synopsis: 'Load, unload, reload or refresh a module',
  description: 'A reload without a module reloads them all. Other modules that use one keep it from being unloaded.',
  seeAlso: ['ModuleCheck', 'Reload', 'Load', 'Unload'],
  privilege: ['system'],
  module: 'builtin',
  params: {
    Module: text({
      description: 'Name of the module, with or without .so, or one of the parts of the core that can be reloaded',
      values: [
        'cdr',
        'dnsmgr',
        'extconfig',
        'enum',
        'acl',
        'manager',
        'http',
        'logger',
        'features',
        'dsp',
        'udptl',
        'indications',
        'cel',
        'plc',
      ],
    }),
    LoadType: text({
      description: 'What to do: load, unload, reload, or refresh which is unload and load again',
      values: ['load', 'unload', 'reload', 'refresh'],
    }),
    Recursive: text({
      description: 'For refresh, whether modules that depend on this one are unloaded and loaded again too',
    }),
  },
  reply: fields(),
  fails: {
    incomplete: 'Incomplete ModuleLoad action.',
    noName: 'Need module name',
    notFound: 'Module not found.',
    notLoaded: 'Could not load module.',
    notUnloaded: 'Could not unload module.',
    notRefreshed: 'Could not refresh module.',
    noReload: 'Module does not support reload action.',
    reloadFailed: 'An unknown error occurred',
    reloading: 'A reload is in progress',
    uninitialized: 'Module not initialized',
  },
});

export const Reload = action({
  name: 'Reload',
  synopsis: 'Read the configuration anew',
  description: 'Reloads one module or everything that can be reloaded. The Reload event tells how it went.',
  seeAlso: ['ModuleLoad', 'Reload'],
  privilege: ['system', 'config'],
  module: 'builtin',
  params: {
    Module: text({ description: 'Name of the module; left out: all' }),
  },
  reply: ack('Module Reloaded'),
  fails: {
    notFound: 'No such module',
    noReload: 'Module does not support reload',
    reloadFailed: 'An unknown error occurred',
    reloading: 'A reload is in progress',
    uninitialized: 'Module not initialized',
  },
});
