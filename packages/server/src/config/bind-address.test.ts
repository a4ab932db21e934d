import { describe, expect, it } from 'vitest';
import { bindAddressText, parseBindAddress } from './bind-address.js';

describe('an address to listen on', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1', 1],
    ['127.0.0.1:5038', '127.0.0.1', 5038],
    ['::', '::', 1],
    ['[::1]', '::1', 1],
    ['[::1]:5038', '::1', 5038],
    ['pbx.example.net:5038', 'pbx.example.net', 5038],
    ['localhost', 'localhost', 1],
  ])('reads %s', (text, host, port) => {
    expect(parseBindAddress(text, 1)).toEqual({ host, port });
  });

  it.each(['', '127.0.0.300', '127.0.0.1:', '127.0.0.1:65536', '[127.0.0.1', '[nowhere]:1', '1.2.3', 'a b', ':5038'])(
    'refuses %j',
    (text) => {
      expect(parseBindAddress(text, 1)).toBeUndefined();
    },
  );

  it('is written with brackets around IPv6', () => {
    expect(bindAddressText({ host: '::', port: 5038 })).toBe('[::]:5038');
    expect(bindAddressText({ host: '0.0.0.0', port: 5038 })).toBe('0.0.0.0:5038');
  });
});
