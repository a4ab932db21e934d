import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('functions of parties', () => {
  it('read who calls', async () => {
    const values = await Promise.all(
      [
        'num',
        'name',
        'all',
        'ani',
        'pres',
        'num-valid',
        'name-valid',
        'dnid',
        'rdnis',
        'ton',
        'tns',
        'ani2',
        'tag',
      ].map((item) => system.read(`CALLERID(${item})`)),
    );
    expect(values).toEqual([
      '101',
      'Ann',
      '"Ann" <101>',
      '101',
      'allowed_not_screened',
      '1',
      '1',
      '',
      '',
      '0',
      '0',
      '0',
      '',
    ]);
    expect(await system.read('CALLERID(nope)')).toBe('');
    expect(await system.read('CALLERID(num,Bob <7>)')).toBe('7');
    expect(await system.readOutside('CALLERID(num)')).toBe('');
  });

  it('write who calls, which is told', async () => {
    const { channel } = system;
    expect(await system.write('CALLERID(num)', ' 777')).toBe(true);
    expect(await system.write('CALLERID(all)', '"Both" <888>')).toBe(true);
    expect([channel.callerId.num, channel.callerId.name]).toEqual(['888', 'Both']);
    expect(system.events('NewCallerid').map(({ CallerIDNum }) => CallerIDNum)).toEqual(['777', '888']);
    expect(await system.write('CALLERID(pres)', 'prohib')).toBe(true);
    expect(await system.read('CALLERPRES()')).toBe('prohib');
    expect(await system.write('CALLERPRES()', 'allowed')).toBe(true);
    expect(await system.write('CALLERPRES()', 'perhaps')).toBe(false);
    for (const [item, value] of [
      ['ani', '1'],
      ['rdnis', '2'],
      ['dnid', '3'],
      ['ton', '4'],
      ['tag', 't'],
      ['subaddr', 's'],
    ] as const) {
      expect(await system.write(`CALLERID(${item})`, value)).toBe(true);
      expect(await system.read(`CALLERID(${item})`)).toBe(value);
    }
    expect(await system.write('CALLERID(bogus)', '1')).toBe(true);
    expect(await system.writeOutside('CALLERID(num)', '1')).toBe(false);
  });

  it('read and write who is at the other end', async () => {
    expect(await system.write('CONNECTEDLINE(num)', '999')).toBe(true);
    expect(await system.write('CONNECTEDLINE(name,i)', 'Zed')).toBe(true);
    expect(await system.read('CONNECTEDLINE(all)')).toBe('"Zed" <999>');
    expect(await system.read('CONNECTEDLINE(nope)')).toBe('');
    expect(await system.write('CONNECTEDLINE(nope)', '1')).toBe(false);
    expect(await system.writeOutside('CONNECTEDLINE(num)', '1')).toBe(false);
  });

  it('keep who sent the call on', async () => {
    expect(await system.read('REDIRECTING(count)')).toBe('0');
    expect(await system.read('REDIRECTING(reason)')).toBe('unknown');
    await system.write('REDIRECTING(count)', '2');
    await system.write('REDIRECTING(from-num,i)', '55');
    await system.write('REDIRECTING(from-name)', 'Eve');
    await system.write('REDIRECTING(reason)', 'cfb');
    expect(
      await system.put('${REDIRECTING(count)} ${REDIRECTING(reason)} ${REDIRECTING(from-all)} ${REDIRECTING(to-num)}'),
    ).toBe('2 cfb "Eve" <55> ');
    expect(await system.read('REDIRECTING(from-pres)')).toBe('allowed_not_screened');
    expect(await system.read('REDIRECTING(nope)')).toBe('');
  });
});
