import {
  type ClassMask,
  type EventDefinition,
  events as eventDefinitions,
  renderEventBody,
  safeValue,
} from '@amiable/protocol';
import type { AmiEvent } from '../contract/event.js';
import { type Connection, securityAddress } from './peer.js';

/** What a security event tells of the session it is about. */
export interface SecuritySubject {
  /** The number of the session as clients see it: `0x…`. */
  readonly key: string;
  readonly connection: Connection;
  /** The name it logged in by, as typed; '' before. */
  readonly account: string;
  /** When it logged in, milliseconds since the epoch; 0 before, which the reference sends as 1970. */
  readonly loggedInAt: number;
}

/** Each with what it adds to the headers that all of them have. */
export type SecurityIncident =
  | { readonly kind: 'SuccessfulAuth' }
  | { readonly kind: 'SessionLimit' }
  | { readonly kind: 'FailedACL' | 'InvalidAccountID' | 'InvalidPassword'; readonly account: string }
  | {
      readonly kind: 'ChallengeResponseFailed';
      readonly account: string;
      readonly challenge: string;
      readonly response: string;
    }
  | { readonly kind: 'RequestNotAllowed' | 'RequestBadFormat'; readonly request: string };

/** 2 since it can carry what a challenge was answered with; all the others are in their first version. */
const invalidPasswordVersion = 2;

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** `2026-11-23T03:04:04.332+0000`, in the time zone of the machine. */
export const isoTime = (at: number): string => {
  const date = new Date(at);
  const offset = -date.getTimezoneOffset();
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  const time = `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
  const zone = `${offset < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(offset) / 60))}${pad(Math.abs(offset) % 60)}`;
  return `${day}T${time}.${pad(date.getMilliseconds(), 3)}${zone}`;
};

const extras = (incident: SecurityIncident): Readonly<Record<string, string>> => {
  switch (incident.kind) {
    case 'SuccessfulAuth':
      return { UsingPassword: '0' };
    case 'ChallengeResponseFailed':
      // The reference fills in the answer that it expected, from which the secret can be guessed; the header stays empty.
      return { Challenge: incident.challenge, Response: incident.response, ExpectedResponse: '' };
    case 'RequestNotAllowed':
    case 'RequestBadFormat':
      return { RequestType: `Action: ${incident.request}` };
    default:
      return {};
  }
};

const payloadOf = (subject: SecuritySubject, incident: SecurityIncident, at: number) => ({
  EventTV: isoTime(at),
  Severity: incident.kind === 'SuccessfulAuth' ? 'Informational' : 'Error',
  Service: 'AMI',
  EventVersion: String(incident.kind === 'InvalidPassword' ? invalidPasswordVersion : 1),
  AccountID: 'account' in incident ? incident.account : subject.account,
  SessionID: subject.key,
  LocalAddress: securityAddress(subject.connection.transport, subject.connection.local),
  RemoteAddress: securityAddress(subject.connection.transport, subject.connection.remote),
  ...extras(incident),
  SessionTV: isoTime(subject.loggedInAt),
});

const definitions = {
  SuccessfulAuth: eventDefinitions.SuccessfulAuth,
  SessionLimit: eventDefinitions.SessionLimit,
  FailedACL: eventDefinitions.FailedACL,
  InvalidAccountID: eventDefinitions.InvalidAccountID,
  InvalidPassword: eventDefinitions.InvalidPassword,
  ChallengeResponseFailed: eventDefinitions.ChallengeResponseFailed,
  RequestNotAllowed: eventDefinitions.RequestNotAllowed,
  RequestBadFormat: eventDefinitions.RequestBadFormat,
} as const;

/** What the event tells, in its order, as `,Name="value"` each. */
const logPairs = ({ fields }: EventDefinition, payload: Readonly<Record<string, string>>): string => {
  let pairs = '';
  for (const name of Object.keys(fields)) {
    const value = payload[name];
    if (value !== undefined) pairs += `,${name}="${safeValue(value).replace(/["\\]/g, '\\$&')}"`;
  }
  return pairs;
};

/** The event about an incident, and the line for the log's level `security`, which tools such as fail2ban read. */
export const securityEvent = (
  subject: SecuritySubject,
  incident: SecurityIncident,
  at: number,
): { readonly event: AmiEvent; readonly line: string } => {
  const payload = payloadOf(subject, incident, at);
  const definition = definitions[incident.kind];
  const classes: ClassMask = definition.classes;
  const event = Object.freeze({ name: definition.name, classes, at, body: renderEventBody(definition, payload) });
  return { event, line: `SecurityEvent="${incident.kind}"${logPairs(definition, payload)}` };
};
