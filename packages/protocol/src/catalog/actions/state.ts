import { action, fields, list, text } from '../action.js';
import { DeviceStateChange, ExtensionStatus, PresenceStateChange } from '../events/state.js';

export const DeviceStateList = action({
  name: 'DeviceStateList',
  privilege: ['call', 'reporting'],
  module: 'res_manager_devicestate',
  params: {},
  reply: list('Device State Changes will follow', [DeviceStateChange], 'DeviceStateListComplete'),
});

export const ExtensionState = action({
  name: 'ExtensionState',
  privilege: ['call', 'reporting'],
  module: 'builtin',
  params: {
    Exten: text({ required: 'Extension not specified' }),
    Context: text(),
  },
  reply: fields('Extension Status'),
});

export const ExtensionStateList = action({
  name: 'ExtensionStateList',
  privilege: ['call', 'reporting'],
  module: 'builtin',
  params: {},
  reply: list('Extension Statuses will follow', [ExtensionStatus], 'ExtensionStateListComplete'),
});

export const PresenceState = action({
  name: 'PresenceState',
  privilege: ['call', 'reporting'],
  module: 'builtin',
  params: {
    Provider: text({ required: 'No provider specified' }),
  },
  reply: fields('Presence State'),
  fails: { invalid: 'Invalid provider {provider} or provider in invalid state' },
});

export const PresenceStateList = action({
  name: 'PresenceStateList',
  privilege: ['call', 'reporting'],
  module: 'res_manager_presencestate',
  params: {},
  reply: list('Presence State Changes will follow', [PresenceStateChange], 'PresenceStateListComplete'),
});
