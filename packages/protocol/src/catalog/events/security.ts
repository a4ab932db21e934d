import { event, header, optionalHeader } from '../event.js';

export const AuthMethodNotAllowed = event({
  name: 'AuthMethodNotAllowed',
  privilege: ['security'],
  fields: {
    EventTV: header(),
    Severity: header('', ['Informational', 'Error']),
    Service: header(),
    EventVersion: header(),
    AccountID: header(),
    SessionID: header(),
    LocalAddress: header(),
    RemoteAddress: header(),
    AuthMethod: header(),
    Module: optionalHeader(),
    SessionTV: optionalHeader(),
  },
});

export const ChallengeResponseFailed = event({
  name: 'ChallengeResponseFailed',
  privilege: ['security'],
  fields: {
    EventTV: header(),
    Severity: header('', ['Informational', 'Error']),
    Service: header(),
    EventVersion: header(),
    AccountID: header(),
    SessionID: header(),
    LocalAddress: header(),
    RemoteAddress: header(),
    Challenge: header(),
    Response: header(),
    ExpectedResponse: header(),
    Module: optionalHeader(),
    SessionTV: optionalHeader(),
  },
});

export const ChallengeSent = event({
  name: 'ChallengeSent',
  privilege: ['security'],
  fields: {
    EventTV: header(),
    Severity: header('', ['Informational', 'Error']),
    Service: header(),
    EventVersion: header(),
    AccountID: header(),
    SessionID: header(),
    LocalAddress: header(),
    RemoteAddress: header(),
    Challenge: header(),
    Module: optionalHeader(),
    SessionTV: optionalHeader(),
  },
});

export const FailedACL = event({
  name: 'FailedACL',
  privilege: ['security'],
  fields: {
    EventTV: header(),
    Severity: header('', ['Informational', 'Error']),
    Service: header(),
    EventVersion: header(),
    AccountID: header(),
    SessionID: header(),
    LocalAddress: header(),
    RemoteAddress: header(),
    Module: optionalHeader(),
    ACLName: optionalHeader(),
    SessionTV: optionalHeader(),
  },
});

export const InvalidAccountID = event({
  name: 'InvalidAccountID',
  privilege: ['security'],
  fields: {
    EventTV: header(),
    Severity: header('', ['Informational', 'Error']),
    Service: header(),
    EventVersion: header(),
    AccountID: header(),
    SessionID: header(),
    LocalAddress: header(),
    RemoteAddress: header(),
    Module: optionalHeader(),
    SessionTV: optionalHeader(),
  },
});

export const InvalidPassword = event({
  name: 'InvalidPassword',
  privilege: ['security'],
  fields: {
    EventTV: header(),
    Severity: header('', ['Informational', 'Error']),
    Service: header(),
    EventVersion: header(),
    AccountID: header(),
    SessionID: header(),
    LocalAddress: header(),
    RemoteAddress: header(),
    Module: optionalHeader(),
    SessionTV: optionalHeader(),
    Challenge: optionalHeader(),
    ReceivedChallenge: optionalHeader(),
    ReceivedHash: optionalHeader(),
  },
});

export const InvalidTransport = event({
  name: 'InvalidTransport',
  privilege: ['security'],
  fields: {
    EventTV: header(),
    Severity: header('', ['Informational', 'Error']),
    Service: header(),
    EventVersion: header(),
    AccountID: header(),
    SessionID: header(),
    LocalAddress: header(),
    RemoteAddress: header(),
    AttemptedTransport: header(),
    Module: optionalHeader(),
    SessionTV: optionalHeader(),
  },
});

export const LoadAverageLimit = event({
  name: 'LoadAverageLimit',
  privilege: ['security'],
  fields: {
    EventTV: header(),
    Severity: header('', ['Informational', 'Error']),
    Service: header(),
    EventVersion: header(),
    AccountID: header(),
    SessionID: header(),
    LocalAddress: header(),
    RemoteAddress: header(),
    Module: optionalHeader(),
    SessionTV: optionalHeader(),
  },
});

export const MemoryLimit = event({
  name: 'MemoryLimit',
  privilege: ['security'],
  fields: {
    EventTV: header(),
    Severity: header('', ['Informational', 'Error']),
    Service: header(),
    EventVersion: header(),
    AccountID: header(),
    SessionID: header(),
    LocalAddress: header(),
    RemoteAddress: header(),
    Module: optionalHeader(),
    SessionTV: optionalHeader(),
  },
});

export const RequestBadFormat = event({
  name: 'RequestBadFormat',
  privilege: ['security'],
  fields: {
    EventTV: header(),
    Severity: header('', ['Informational', 'Error']),
    Service: header(),
    EventVersion: header(),
    AccountID: optionalHeader(),
    SessionID: header(),
    LocalAddress: header(),
    RemoteAddress: header(),
    RequestType: header(),
    Module: optionalHeader(),
    SessionTV: optionalHeader(),
    RequestParams: optionalHeader(),
  },
});

export const RequestNotAllowed = event({
  name: 'RequestNotAllowed',
  privilege: ['security'],
  fields: {
    EventTV: header(),
    Severity: header('', ['Informational', 'Error']),
    Service: header(),
    EventVersion: header(),
    AccountID: header(),
    SessionID: header(),
    LocalAddress: header(),
    RemoteAddress: header(),
    RequestType: header(),
    Module: optionalHeader(),
    SessionTV: optionalHeader(),
    RequestParams: optionalHeader(),
  },
});

export const RequestNotSupported = event({
  name: 'RequestNotSupported',
  privilege: ['security'],
  fields: {
    EventTV: header(),
    Severity: header('', ['Informational', 'Error']),
    Service: header(),
    EventVersion: header(),
    AccountID: header(),
    SessionID: header(),
    LocalAddress: header(),
    RemoteAddress: header(),
    RequestType: header(),
    Module: optionalHeader(),
    SessionTV: optionalHeader(),
  },
});

export const SessionLimit = event({
  name: 'SessionLimit',
  privilege: ['security'],
  fields: {
    EventTV: header(),
    Severity: header('', ['Informational', 'Error']),
    Service: header(),
    EventVersion: header(),
    AccountID: header(),
    SessionID: header(),
    LocalAddress: header(),
    RemoteAddress: header(),
    Module: optionalHeader(),
    SessionTV: optionalHeader(),
  },
});

export const SuccessfulAuth = event({
  name: 'SuccessfulAuth',
  privilege: ['security'],
  fields: {
    EventTV: header(),
    Severity: header('', ['Informational', 'Error']),
    Service: header(),
    EventVersion: header(),
    AccountID: header(),
    SessionID: header(),
    LocalAddress: header(),
    RemoteAddress: header(),
    UsingPassword: header(),
    Module: optionalHeader(),
    SessionTV: optionalHeader(),
  },
});

export const UnexpectedAddress = event({
  name: 'UnexpectedAddress',
  privilege: ['security'],
  fields: {
    EventTV: header(),
    Severity: header('', ['Informational', 'Error']),
    Service: header(),
    EventVersion: header(),
    AccountID: header(),
    SessionID: header(),
    LocalAddress: header(),
    RemoteAddress: header(),
    ExpectedAddress: header(),
    Module: optionalHeader(),
    SessionTV: optionalHeader(),
  },
});
