import { classMask } from '@amiable/protocol';
import { describe, expect, it } from 'vitest';
import { mayOriginate } from '../../kernel/originate-rules.js';
import { parseIvrUrl } from './peer.js';

describe('ExternalIVR is started by Originate (AST-2012-012, CVE-2012-2186)', () => {
  it('for those alone who may run programs', () => {
    for (const data of ['/bin/sh', 'ivr://10.0.0.1']) {
      expect(mayOriginate('ExternalIVR', data, classMask(['originate', 'call']))).toBe(false);
      expect(mayOriginate('externalivr', data, classMask(['originate', 'system']))).toBe(true);
    }
  });
});

describe('addresses of servers', () => {
  it.each([
    ['ivr://host', { host: 'host', port: 2949 }],
    ['IVR://10.0.0.1:3000', { host: '10.0.0.1', port: 3000 }],
    ['ivr://[::1]:3000', { host: '::1', port: 3000 }],
    ['ivr://', undefined],
    ['ivr://host:70000', undefined],
    ['http://host', undefined],
  ])('%s', (text, place) => expect(parseIvrUrl(text)).toEqual(place));
});
