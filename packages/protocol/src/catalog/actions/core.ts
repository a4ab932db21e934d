import { ack, action, fields, text } from '../action.js';

export const CoreSettings = action({
  name: 'CoreSettings',
  privilege: ['system', 'reporting'],
  module: 'builtin',
  params: {},
  reply: fields(),
});

export const CoreStatus = action({
  name: 'CoreStatus',
  privilege: ['system', 'reporting'],
  module: 'builtin',
  params: {},
  reply: fields(),
});

export const LoggerRotate = action({
  name: 'LoggerRotate',
  privilege: ['system', 'reporting'],
  module: 'builtin',
  params: {},
  reply: ack('Reloaded the logger and rotated log files'),
  fails: { notRotated: 'Failed to reload the logger and rotate log files' },
});

export const ModuleCheck = action({
  name: 'ModuleCheck',
  privilege: ['system'],
  module: 'builtin',
  params: {
    Module: text(),
  },
  reply: fields(),
  fails: { notLoaded: 'Module not loaded' },
});

export const ModuleLoad = action({
  name: 'ModuleLoad',
  privilege: ['system'],
  module: 'builtin',
  params: {
    Module: text({
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
    LoadType: text({ values: ['load', 'unload', 'reload', 'refresh'] }),
    Recursive: text(),
  },
  reply: fields(),
  fails: {
    incomplete: 'Incomplete ModuleLoad action.',
    noName: 'Need module name',
    notFound: 'Module not found.',
    notLoaded: 'Could not load module.',
    notUnloaded: 'Could not unload module.',
    notRefreshed: 'Could not refresh module.',
    noReload: 'Module does not support reload.',
    reloadFailed: 'An unknown error occurred',
    reloading: 'A reload is in progress',
    uninitialized: 'Module not initialized',
  },
});

export const Reload = action({
  name: 'Reload',
  privilege: ['system', 'config'],
  module: 'builtin',
  params: {
    Module: text(),
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
