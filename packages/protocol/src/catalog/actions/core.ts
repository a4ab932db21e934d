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
});

export const ModuleCheck = action({
  name: 'ModuleCheck',
  privilege: ['system'],
  module: 'builtin',
  params: {
    Module: text({ required: '' }),
  },
  reply: fields(),
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
    LoadType: text({ required: '', values: ['load', 'unload', 'reload', 'refresh'] }),
    Recursive: text(),
  },
  reply: ack('Module loaded.'),
});

export const Reload = action({
  name: 'Reload',
  privilege: ['system', 'config'],
  module: 'builtin',
  params: {
    Module: text(),
  },
  reply: ack('Module Reloaded'),
});
