import { describe, expect, it } from 'vitest';
import { isoTime, type SecurityIncident, securityEvent } from './security-events.js';

const subject = {
  key: '0x7fd990001cc0',
  connection: {
    transport: 'TCP' as const,
    remote: { host: '192.0.2.7', port: 4711 },
    local: { host: '127.0.0.1', port: 5038 },
  },
  account: 'admin',
  loggedInAt: 0,
};
const made = (incident: SecurityIncident) => securityEvent(subject, incident, Date.UTC(2026, 10, 23, 3, 4, 4, 332));

describe('a security event', () => {
  it('has the headers of the reference in their order', () => {
    const { event } = made({ kind: 'RequestNotAllowed', request: 'UserEvent' });
    expect(event.name).toBe('RequestNotAllowed');
    expect(event.body.split('\r\n').map((line) => line.replace(/(TV): .*/, '$1'))).toEqual([
      'EventTV',
      'Severity: Error',
      'Service: AMI',
      'EventVersion: 1',
      'AccountID: admin',
      'SessionID: 0x7fd990001cc0',
      'LocalAddress: IPV4/TCP/127.0.0.1/5038',
      'RemoteAddress: IPV4/TCP/192.0.2.7/4711',
      'RequestType: Action: UserEvent',
      'SessionTV',
      '',
    ]);
  });

  it('names the account that was tried, not the one that is logged in', () => {
    expect(made({ kind: 'InvalidPassword', account: 'root' }).event.body).toContain('AccountID: root\r\n');
    expect(made({ kind: 'InvalidPassword', account: 'root' }).event.body).toContain('EventVersion: 2\r\n');
  });

  it('makes a line for the log in which a client cannot forge another one', () => {
    const { line, event } = made({ kind: 'InvalidAccountID', account: 'a",RemoteAddress="x\r\nSecurityEvent="b' });
    expect(line.split(/\r|\n/).length).toBe(1);
    expect(line).toContain('AccountID="a\\",RemoteAddress=\\"x  SecurityEvent=\\"b"');
    expect(event.body.split('\r\n').length).toBe(10);
  });

  it('writes times as ISO 8601 with milliseconds and the zone of the machine', () => {
    const at = Date.UTC(2026, 10, 23, 3, 4, 4, 332);
    expect(isoTime(at)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.332[+-]\d{4}$/);
    expect(Date.parse(isoTime(at).replace(/(\d\d)(\d\d)$/, '$1:$2'))).toBe(at);
  });
});
