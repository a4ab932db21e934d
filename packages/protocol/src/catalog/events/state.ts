import { event, header, optionalHeader } from '../event.js';

export const DeviceStateChange = event({
  name: 'DeviceStateChange',
  synopsis: 'The state of a device has changed',
  description: 'Also an item of the answer to DeviceStateList.',
  seeAlso: ['DeviceStateList', 'ExtensionStatus'],
  privilege: ['call'],
  fields: {
    ActionID: optionalHeader('ActionID of the request, in the answer to a list'),
    Device: header('Name of the device: technology and name'),
    State: header('New state, such as NOT_INUSE, INUSE, RINGING or UNAVAILABLE'),
  },
});

export const ExtensionStatus = event({
  name: 'ExtensionStatus',
  synopsis: 'The state of an extension has changed',
  description: 'Also an item of the answer to ExtensionStateList.',
  seeAlso: ['ExtensionState', 'ExtensionStateList', 'DeviceStateChange'],
  privilege: ['call'],
  fields: {
    ActionID: optionalHeader('ActionID of the request, in the answer to a list'),
    Exten: header('Extension that has the hint'),
    Context: header('Context of the extension'),
    Hint: header('The hint: devices and presence it watches'),
    Status: header(
      'New state as a number: -2 removed, -1 hint removed, 0 idle, 1 in use, 2 busy, 4 unavailable, 8 ringing, 9 in use and ringing, 16 on hold, 17 in use and on hold',
      ['-2', '-1', '0', '1', '2', '4', '8', '9', '16', '17'],
    ),
    StatusText: header('New state in words', [
      'Idle',
      'InUse',
      'Busy',
      'Unavailable',
      'Ringing',
      'InUse&Ringing',
      'Hold',
      'InUse&Hold',
      'Unknown',
    ]),
  },
});

export const PresenceStateChange = event({
  name: 'PresenceStateChange',
  synopsis: 'A presence state has changed',
  description: 'Also an item of the answer to PresenceStateList.',
  seeAlso: ['PresenceStateList', 'PresenceStatus'],
  privilege: ['call'],
  fields: {
    ActionID: optionalHeader('ActionID of the request, in the answer to a list'),
    Presentity: header('Whose presence it is, as provider:name'),
    Status: header('New state, such as available, away or dnd'),
    Subtype: header('Further kind of the state; free text'),
    Message: header('Text that goes with the state'),
  },
});

export const PresenceStatus = event({
  name: 'PresenceStatus',
  synopsis: 'The presence of an extension has changed',
  seeAlso: ['PresenceStateChange', 'ExtensionStatus'],
  privilege: ['call'],
  fields: {
    Exten: header('Extension that has the hint'),
    Context: header('Context of the extension'),
    Hint: header('The hint: devices and presence it watches'),
    Status: header('New state, such as available, away or dnd'),
    Subtype: header('Further kind of the state; free text'),
    Message: header('Text that goes with the state'),
  },
});
