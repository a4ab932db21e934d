import { channelSnapshot, event, header, optionalHeader } from '../event.js';

export const FAXSession = event({
  name: 'FAXSession',
  privilege: ['reporting'],
  fields: {
    ActionID: optionalHeader(),
    SessionNumber: header(),
    Operation: header('', ['gateway', 'V.21', 'send', 'receive', 'none']),
    State: header('', [
      'Uninitialized',
      'Initialized',
      'Open',
      'Active',
      'Complete',
      'Reserved',
      'Inactive',
      'Unknown',
    ]),
    ErrorCorrectionMode: optionalHeader('', ['yes', 'no']),
    DataRate: optionalHeader(),
    ImageResolution: optionalHeader(),
    PageNumber: optionalHeader(),
    FileName: optionalHeader(),
    PagesTransmitted: optionalHeader(),
    PagesReceived: optionalHeader(),
    TotalBadLines: optionalHeader(),
  },
});

export const FAXSessionsEntry = event({
  name: 'FAXSessionsEntry',
  privilege: ['reporting'],
  fields: {
    ActionID: optionalHeader(),
    Channel: header(),
    Technology: header(),
    SessionNumber: header(),
    SessionType: header('', ['G.711', 'T.38']),
    Operation: header('', ['gateway', 'V.21', 'send', 'receive', 'none']),
    State: header('', [
      'Uninitialized',
      'Initialized',
      'Open',
      'Active',
      'Complete',
      'Reserved',
      'Inactive',
      'Unknown',
    ]),
    Files: header(),
  },
});

export const FAXStats = event({
  name: 'FAXStats',
  privilege: ['reporting'],
  fields: {
    ActionID: optionalHeader(),
    CurrentSessions: header(),
    ReservedSessions: header(),
    TransmitAttempts: header(),
    ReceiveAttempts: header(),
    CompletedFAXes: header(),
    FailedFAXes: header(),
  },
});

export const FAXStatus = event({
  name: 'FAXStatus',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Operation: header('', ['gateway', 'receive', 'send']),
    Status: header(),
    LocalStationID: header(),
    FileName: header(),
  },
});

export const ReceiveFAX = event({
  name: 'ReceiveFAX',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    LocalStationID: header(),
    RemoteStationID: header(),
    PagesTransferred: header(),
    Resolution: header(),
    TransferRate: header(),
    FileName: header(),
  },
});

export const SendFAX = event({
  name: 'SendFAX',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    LocalStationID: header(),
    RemoteStationID: header(),
    PagesTransferred: header(),
    Resolution: header(),
    TransferRate: header(),
    FileName: header(),
  },
});
