import { describe, expect, it } from 'vitest';
import { addressText, isLoopback, plainHost, securityAddress } from './peer.js';

describe('an address', () => {
  it('is written as security events and consoles write it', () => {
    expect(securityAddress('TCP', { host: '192.0.2.1', port: 5038 })).toBe('IPV4/TCP/192.0.2.1/5038');
    expect(securityAddress('TLS', { host: '2001:db8::1', port: 5039 })).toBe('IPV6/TLS/2001:db8::1/5039');
    expect(addressText({ host: '192.0.2.1', port: 1 })).toBe('192.0.2.1:1');
    expect(addressText({ host: '::', port: 1 })).toBe('[::]:1');
  });

  it('of IPv4 inside IPv6 is taken for IPv4', () => {
    expect(plainHost('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(plainHost('::FFFF:127.0.0.1')).toBe('127.0.0.1');
    expect(plainHost('2001:db8::1')).toBe('2001:db8::1');
  });

  it.each([
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['::1', true],
    ['128.0.0.1', false],
    ['127.evil.example', false],
    ['::2', false],
  ])('%s is of this machine alone: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
