import { event, header, optionalHeader } from '../event.js';

export const DeviceStateChange = event({
  name: 'DeviceStateChange',
  privilege: ['call'],
  fields: {
    ActionID: optionalHeader(),
    Device: header(),
    State: header(),
  },
});

export const ExtensionStatus = event({
  name: 'ExtensionStatus',
  privilege: ['call'],
  fields: {
    ActionID: optionalHeader(),
    Exten: header(),
    Context: header(),
    Hint: header(),
    Status: header('', ['-2', '-1', '0', '1', '2', '4', '8', '9', '16', '17']),
    StatusText: header('', [
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
  privilege: ['call'],
  fields: {
    ActionID: optionalHeader(),
    Presentity: header(),
    Status: header(),
    Subtype: header(),
    Message: header(),
  },
});

export const PresenceStatus = event({
  name: 'PresenceStatus',
  privilege: ['call'],
  fields: {
    Exten: header(),
    Context: header(),
    Hint: header(),
    Status: header(),
    Subtype: header(),
    Message: header(),
  },
});
