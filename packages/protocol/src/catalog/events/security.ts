import { event, header, optionalHeader } from '../event.js';

/** Headers that nearly every security event begins with. */
const securityHeaders = {
  EventTV: header('When it happened, in ISO 8601 with milliseconds'),
  Severity: header('How serious it is', ['Informational', 'Error']),
  Service: header('Part of the server it is about, such as AMI or PJSIP'),
  EventVersion: header('Version of the form of this event, a whole number'),
  AccountID: header('Account that was used or asked for'),
  SessionID: header('Id of the session within the service'),
  LocalAddress: header('Address of this side, as family/transport/address/port'),
  RemoteAddress: header('Address of the other side, as family/transport/address/port'),
};

export const AuthMethodNotAllowed = event({
  name: 'AuthMethodNotAllowed',
  synopsis: 'A login used a method that is not allowed',
  privilege: ['security'],
  fields: {
    ...securityHeaders,
    AuthMethod: header('Method that was used'),
    Module: optionalHeader('Module that raised the event'),
    SessionTV: optionalHeader('When the session began, in ISO 8601 with milliseconds'),
  },
});

export const ChallengeResponseFailed = event({
  name: 'ChallengeResponseFailed',
  synopsis: 'The answer to a challenge was wrong',
  seeAlso: ['ChallengeSent', 'SuccessfulAuth'],
  privilege: ['security'],
  fields: {
    ...securityHeaders,
    Challenge: header('Challenge that was sent'),
    Response: header('Answer that came'),
    ExpectedResponse: header('Answer that would have been right'),
    Module: optionalHeader('Module that raised the event'),
    SessionTV: optionalHeader('When the session began, in ISO 8601 with milliseconds'),
  },
});

export const ChallengeSent = event({
  name: 'ChallengeSent',
  synopsis: 'A challenge has been sent',
  seeAlso: ['ChallengeResponseFailed', 'SuccessfulAuth'],
  privilege: ['security'],
  fields: {
    ...securityHeaders,
    Challenge: header('Challenge that was sent'),
    Module: optionalHeader('Module that raised the event'),
    SessionTV: optionalHeader('When the session began, in ISO 8601 with milliseconds'),
  },
});

export const FailedACL = event({
  name: 'FailedACL',
  synopsis: 'An address was refused by an access list',
  privilege: ['security'],
  fields: {
    ...securityHeaders,
    Module: optionalHeader('Module that raised the event'),
    ACLName: optionalHeader('Name of the access list, where it has one'),
    SessionTV: optionalHeader('When the session began, in ISO 8601 with milliseconds'),
  },
});

export const InvalidAccountID = event({
  name: 'InvalidAccountID',
  synopsis: 'A login named an account that does not exist',
  seeAlso: ['InvalidPassword'],
  privilege: ['security'],
  fields: {
    ...securityHeaders,
    Module: optionalHeader('Module that raised the event'),
    SessionTV: optionalHeader('When the session began, in ISO 8601 with milliseconds'),
  },
});

export const InvalidPassword = event({
  name: 'InvalidPassword',
  synopsis: 'A login gave a wrong password',
  seeAlso: ['InvalidAccountID', 'SuccessfulAuth'],
  privilege: ['security'],
  fields: {
    ...securityHeaders,
    Module: optionalHeader('Module that raised the event'),
    SessionTV: optionalHeader('When the session began, in ISO 8601 with milliseconds'),
    Challenge: optionalHeader('Challenge that was sent'),
    ReceivedChallenge: optionalHeader('Challenge that came back, where one was used'),
    ReceivedHash: optionalHeader('Hash that came, where one was used'),
  },
});

export const InvalidTransport = event({
  name: 'InvalidTransport',
  synopsis: 'A request came by a transport that is not allowed for the account',
  privilege: ['security'],
  fields: {
    ...securityHeaders,
    AttemptedTransport: header('Transport it came by'),
    Module: optionalHeader('Module that raised the event'),
    SessionTV: optionalHeader('When the session began, in ISO 8601 with milliseconds'),
  },
});

export const LoadAverageLimit = event({
  name: 'LoadAverageLimit',
  synopsis: 'A request was refused because the load is too high',
  privilege: ['security'],
  fields: {
    ...securityHeaders,
    Module: optionalHeader('Module that raised the event'),
    SessionTV: optionalHeader('When the session began, in ISO 8601 with milliseconds'),
  },
});

export const MemoryLimit = event({
  name: 'MemoryLimit',
  synopsis: 'A request was refused because memory runs short',
  privilege: ['security'],
  fields: {
    ...securityHeaders,
    Module: optionalHeader('Module that raised the event'),
    SessionTV: optionalHeader('When the session began, in ISO 8601 with milliseconds'),
  },
});

export const RequestBadFormat = event({
  name: 'RequestBadFormat',
  synopsis: 'A request could not be understood',
  seeAlso: ['RequestNotSupported'],
  privilege: ['security'],
  fields: {
    EventTV: header('When it happened, in ISO 8601 with milliseconds'),
    Severity: header('How serious it is', ['Informational', 'Error']),
    Service: header('Part of the server it is about, such as AMI or PJSIP'),
    EventVersion: header('Version of the form of this event, a whole number'),
    SessionID: header('Id of the session within the service'),
    LocalAddress: header('Address of this side, as family/transport/address/port'),
    RemoteAddress: header('Address of the other side, as family/transport/address/port'),
    RequestType: header('Name of the request'),
    Module: optionalHeader('Module that raised the event'),
    SessionTV: optionalHeader('When the session began, in ISO 8601 with milliseconds'),
    AccountID: optionalHeader('Account that was used or asked for'),
    RequestParams: optionalHeader('Further details of the request'),
  },
});

export const RequestNotAllowed = event({
  name: 'RequestNotAllowed',
  synopsis: 'A request was refused for lack of permission',
  privilege: ['security'],
  fields: {
    ...securityHeaders,
    RequestType: header('Name of the request'),
    Module: optionalHeader('Module that raised the event'),
    SessionTV: optionalHeader('When the session began, in ISO 8601 with milliseconds'),
    RequestParams: optionalHeader('Further details of the request'),
  },
});

export const RequestNotSupported = event({
  name: 'RequestNotSupported',
  synopsis: 'A request is of a kind that is not supported',
  seeAlso: ['RequestBadFormat'],
  privilege: ['security'],
  fields: {
    ...securityHeaders,
    RequestType: header('Name of the request'),
    Module: optionalHeader('Module that raised the event'),
    SessionTV: optionalHeader('When the session began, in ISO 8601 with milliseconds'),
  },
});

export const SessionLimit = event({
  name: 'SessionLimit',
  synopsis: 'A session was refused because there are too many',
  privilege: ['security'],
  fields: {
    ...securityHeaders,
    Module: optionalHeader('Module that raised the event'),
    SessionTV: optionalHeader('When the session began, in ISO 8601 with milliseconds'),
  },
});

export const SuccessfulAuth = event({
  name: 'SuccessfulAuth',
  synopsis: 'A login has succeeded',
  seeAlso: ['InvalidPassword', 'InvalidAccountID'],
  privilege: ['security'],
  fields: {
    ...securityHeaders,
    UsingPassword: header('Whether the service says that a password was used: 0 or 1; AMI always says 0'),
    Module: optionalHeader('Module that raised the event'),
    SessionTV: optionalHeader('When the session began, in ISO 8601 with milliseconds'),
  },
});

export const UnexpectedAddress = event({
  name: 'UnexpectedAddress',
  synopsis: 'A request came from another address than the session began with',
  privilege: ['security'],
  fields: {
    ...securityHeaders,
    ExpectedAddress: header('Address the session began with'),
    Module: optionalHeader('Module that raised the event'),
    SessionTV: optionalHeader('When the session began, in ISO 8601 with milliseconds'),
  },
});
