import { channelSnapshot, event, header, optionalHeader } from '../event.js';

/** How a fax went through. */
const transferHeaders = {
  LocalStationID: header('Station id of this side'),
  RemoteStationID: header('Station id of the other side'),
  PagesTransferred: header('Number of pages that went through'),
  Resolution: header('Resolution of the pages'),
  TransferRate: header('Rate of the transfer in bits per second'),
  FileName: header('File of the fax'),
};

export const FAXSession = event({
  name: 'FAXSession',
  synopsis: 'The session in the answer to the action FAXSession',
  seeAlso: ['FAXSession'],
  privilege: ['reporting'],
  fields: {
    ActionID: optionalHeader('ActionID of the request; left out where it had none'),
    SessionNumber: header('Number of the session'),
    Operation: header('What the session does', ['gateway', 'V.21', 'send', 'receive', 'none']),
    State: header('How far the session is', [
      'Uninitialized',
      'Initialized',
      'Open',
      'Active',
      'Complete',
      'Reserved',
      'Inactive',
      'Unknown',
    ]),
    ErrorCorrectionMode: optionalHeader('Whether errors are corrected (ECM)', ['yes', 'no']),
    DataRate: optionalHeader('Rate of the transfer in bits per second'),
    ImageResolution: optionalHeader('Resolution of the page'),
    PageNumber: optionalHeader('Page that is being transferred'),
    FileName: optionalHeader('File of the fax'),
    PagesTransmitted: optionalHeader('Number of pages sent'),
    PagesReceived: optionalHeader('Number of pages received'),
    TotalBadLines: optionalHeader('Number of lines that came damaged'),
  },
});

export const FAXSessionsEntry = event({
  name: 'FAXSessionsEntry',
  synopsis: 'A session in the answer to the action FAXSessions',
  seeAlso: ['FAXSessions'],
  privilege: ['reporting'],
  fields: {
    ActionID: optionalHeader('ActionID of the request; left out where it had none'),
    Channel: header('Name of the channel'),
    Technology: header('Module that does the fax, such as Spandsp'),
    SessionNumber: header('Number of the session'),
    SessionType: header('Whether the fax goes as audio or as T.38', ['G.711', 'T.38']),
    Operation: header('What the session does', ['gateway', 'V.21', 'send', 'receive', 'none']),
    State: header('How far the session is', [
      'Uninitialized',
      'Initialized',
      'Open',
      'Active',
      'Complete',
      'Reserved',
      'Inactive',
      'Unknown',
    ]),
    Files: header('Files of the session, with commas between them'),
  },
});

export const FAXStats = event({
  name: 'FAXStats',
  synopsis: 'The counters in the answer to the action FAXStats',
  seeAlso: ['FAXStats'],
  privilege: ['reporting'],
  fields: {
    ActionID: optionalHeader('ActionID of the request; left out where it had none'),
    CurrentSessions: header('Sessions now'),
    ReservedSessions: header('Sessions reserved but not begun'),
    TransmitAttempts: header('Attempts to send since the start'),
    ReceiveAttempts: header('Attempts to receive since the start'),
    CompletedFAXes: header('Faxes that went through since the start'),
    FailedFAXes: header('Faxes that failed since the start'),
  },
});

export const FAXStatus = event({
  name: 'FAXStatus',
  synopsis: 'A fax in progress has reached another phase',
  seeAlso: ['SendFAX', 'ReceiveFAX'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Operation: header('What the session does', ['gateway', 'receive', 'send']),
    Status: header('What happens now, in words'),
    LocalStationID: header('Station id of this side'),
    FileName: header('File of the fax'),
  },
});

export const ReceiveFAX = event({
  name: 'ReceiveFAX',
  synopsis: 'A fax has been received',
  description: 'FileName stands once for each file.',
  seeAlso: ['FAXStatus'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    ...transferHeaders,
  },
});

export const SendFAX = event({
  name: 'SendFAX',
  synopsis: 'A fax has been sent',
  description: 'FileName stands once for each file.',
  seeAlso: ['FAXStatus'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    ...transferHeaders,
  },
});
