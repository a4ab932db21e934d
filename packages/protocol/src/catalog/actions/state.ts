import { action, fields, list, text } from '../action.js';
import { DeviceStateChange, ExtensionStatus, PresenceStateChange } from '../events/state.js';

export const DeviceStateList = action({
  name: 'DeviceStateList',
  synopsis: 'List the states of all devices',
  description: 'Gives one DeviceStateChange event for each device that is known.',
  seeAlso: ['DeviceStateChange', 'ExtensionStateList'],
  privilege: ['call', 'reporting'],
  module: 'res_manager_devicestate',
  params: {},
  reply: list('Device State Changes will follow', [DeviceStateChange], 'DeviceStateListComplete'),
});

export const ExtensionState = action({
  name: 'ExtensionState',
  synopsis: 'Ask for the state of an extension',
  description:
    'Reads the hint of the extension and answers with Hint, Status as a number and StatusText. -1 stands for an extension without a hint.',
  seeAlso: ['ExtensionStateList', 'ExtensionStatus'],
  privilege: ['call', 'reporting'],
  module: 'builtin',
  params: {
    Exten: text({ description: 'Extension that has the hint', required: 'Extension not specified' }),
    Context: text({ description: 'Context of the extension' }),
  },
  reply: fields('Extension Status'),
});

export const ExtensionStateList = action({
  name: 'ExtensionStateList',
  synopsis: 'List the states of all extensions that have a hint',
  description: 'Gives one ExtensionStatus event for each hint.',
  seeAlso: ['ExtensionState', 'ExtensionStatus'],
  privilege: ['call', 'reporting'],
  module: 'builtin',
  params: {},
  reply: list('Extension Statuses will follow', [ExtensionStatus], 'ExtensionStateListComplete'),
});

export const PresenceState = action({
  name: 'PresenceState',
  synopsis: 'Ask for a presence state',
  description: 'Answers with State, such as available or dnd, and with Subtype and Message where they are set.',
  seeAlso: ['PresenceStateList', 'PresenceStateChange'],
  privilege: ['call', 'reporting'],
  module: 'builtin',
  params: {
    Provider: text({ description: 'Whom to ask, such as CustomPresence:601', required: 'No provider specified' }),
  },
  reply: fields('Presence State'),
  fails: { invalid: 'Invalid provider {provider} or provider in invalid state' },
});

export const PresenceStateList = action({
  name: 'PresenceStateList',
  synopsis: 'List the presence states',
  description: 'Gives one PresenceStateChange event for each presence that is known.',
  seeAlso: ['PresenceState', 'PresenceStateChange'],
  privilege: ['call', 'reporting'],
  module: 'res_manager_presencestate',
  params: {},
  reply: list('Presence State Changes will follow', [PresenceStateChange], 'PresenceStateListComplete'),
});
