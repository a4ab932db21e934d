import { describe, expect, it } from 'vitest';
import { amiVersion, banner } from './version.js';

describe('the version of the interface', () => {
  it.each([
    ['20.20.1', '9.0.0'],
    ['20.9-cert3', '9.0.0'],
    ['22.1.0', '11.0.0'],
    ['23.0.0', '12.0.0'],
    ['18.9-cert5', '7.0.3'],
    ['16.30.1', '5.0.5'],
    ['13.38.3', '2.10.6'],
    ['12.8.2', '2.5.0'],
    ['1.8.32', '1.0'],
  ])('of Asterisk %s is %s', (asterisk, ami) => {
    expect(amiVersion(asterisk)).toBe(ami);
    expect(banner(asterisk)).toBe(`Asterisk Call Manager/${ami}\r\n`);
  });
});
