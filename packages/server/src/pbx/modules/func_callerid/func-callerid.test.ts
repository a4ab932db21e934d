import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeEach(async () => {
  system = await startFunctions([definition]);
});
afterEach(() => system.close());

const read = (items: readonly string[], of: (item: string) => string): Promise<(string | undefined)[]> =>
  Promise.all(items.map((item) => system.read(of(item))));
const caller = (item: string): string => `CALLERID(${item})`;
const connected = (item: string): string => `CONNECTEDLINE(${item})`;
const redirecting = (item: string): string => `REDIRECTING(${item})`;

const identity = [
  'all',
  'name',
  'name-valid',
  'name-charset',
  'name-pres',
  'num',
  'num-valid',
  'num-plan',
  'num-pres',
  'pres',
  'subaddr',
  'subaddr-valid',
  'subaddr-type',
  'subaddr-odd',
  'ton',
  'tag',
];
const nobody = [
  '"" <>',
  '',
  '0',
  'iso8859-1',
  'allowed_not_screened',
  '',
  '0',
  '0',
  'allowed_not_screened',
  'unavailable',
  '',
  '0',
  '0',
  '0',
  '0',
  '',
];
const values: readonly (readonly [item: string, value: string, reads: string])[] = [
  ['all', '"Bob" <5>', '"Bob" <5>'],
  ['name', '  a  b ', 'a  b'],
  ['name-valid', '0', '0'],
  ['name-charset', 'utf8', 'utf8'],
  ['name-charset', '3', 'iso8859-2'],
  ['name-charset', '77', 'not-known'],
  ['name-pres', 'prohib', 'prohib'],
  ['num', ' 777 ', '777'],
  ['number', '778', '778'],
  ['num-valid', '-1', '1'],
  ['num-plan', '33', '33'],
  ['num-plan', '9999999999', '1410065407'],
  ['num-pres', '66', 'unavailable'],
  ['pres', 'prohib_failed_screen', 'prohib_failed_screen'],
  ['subaddr', 'abc', 'abc'],
  ['subaddr-valid', '1', '1'],
  ['subaddr-type', '1', '2'],
  ['subaddr-odd', '2', '1'],
  ['ton', '4', '4'],
  ['tag', 't', 't'],
];

describe('functions of parties', () => {
  it('read who calls', async () => {
    expect(await read(['num', 'name', 'all', 'ani', 'pres', 'num-valid', 'dnid', 'rdnis', 'ani2'], caller)).toEqual([
      '101',
      'Ann',
      '"Ann" <101>',
      '101',
      'allowed_not_screened',
      '1',
      '',
      '',
      '0',
    ]);
    expect(await read(['nope', 'name-nope', 'num-plan-x', 'namex', ''], caller)).toEqual(['', '', '', '', '']);
    expect(await read(['NUM', 'numbers', 'presence'], caller)).toEqual(['101', '101', 'allowed_not_screened']);
    expect(await system.readOutside('CALLERID(num)')).toBe('');
  });

  it('take a caller id apart that is given', async () => {
    expect(await read(['num,Bob <7>', 'name,"B,c" <1>', 'all,7', 'num,', 'pres,7'], caller)).toEqual([
      '7',
      'B,c',
      '"" <7>',
      '',
      '',
    ]);
  });

  it.each(['priv-', 'ani-'])('keep an identity behind the caller: %s', async (prefix) => {
    const empty = prefix === 'priv-' ? nobody : ['"" <101>', '', '0', 'iso8859-1', 'allowed_not_screened', '101', '1'];
    expect((await read(identity, (item) => caller(prefix + item))).slice(0, empty.length)).toEqual(empty);
    for (const [item, value, reads] of values) {
      expect(await system.write(caller(prefix + item), value)).toBe(true);
      expect(await system.read(caller(prefix + item))).toBe(reads);
    }
    expect(await system.read('CALLERID(all)')).toBe('"Ann" <101>');
    expect(system.events('NewCallerid')).toEqual([]);
  });

  it.each(values)('write CALLERID(%s)', async (item, value, reads) => {
    expect(await system.write(caller(item), value)).toBe(true);
    expect(await system.read(caller(item))).toBe(reads);
  });

  it.each([
    ['name-charset', 'latin1'],
    ['name-pres', 'perhaps'],
    ['num-plan', '-1'],
    ['num-plan', 'x'],
    ['pres', ''],
    ['ani2', '+5'],
    ['bogus', '1'],
    ['num-bogus', '1'],
  ])('leave all as it is where CALLERID(%s) can not be %s', async (item, value) => {
    const before = await read([...identity, 'ani2'], caller);
    expect(await system.write(caller(item), value)).toBe(true);
    expect(await read([...identity, 'ani2'], caller)).toEqual(before);
  });

  it('refuse a write to nothing', async () => {
    for (const name of ['CALLERID()', 'CONNECTEDLINE()', 'REDIRECTING()'])
      expect(await system.write(name, '1')).toBe(false);
    expect(await system.writeOutside('CALLERID(num)', '1')).toBe(false);
    expect(await system.writeOutside('CONNECTEDLINE(num)', '1')).toBe(false);
  });

  it('hide a name and a number that are not valid, and show them again', async () => {
    await system.write('CALLERID(name-valid)', '0');
    expect(await read(['all', 'name'], caller)).toEqual(['"" <101>', '']);
    await system.write('CALLERID(num-valid)', '0');
    expect(await read(['all', 'pres'], caller)).toEqual(['"" <>', 'unavailable']);
    await system.write('CALLERID(name-valid)', '1');
    expect(await system.read('CALLERID(name)')).toBe('Ann');
    expect(system.events('NewCallerid').map((event) => [event.CallerIDNum, event.CallerIDName])).toEqual([
      ['101', '<unknown>'],
      ['<unknown>', '<unknown>'],
      ['<unknown>', 'Ann'],
    ]);
  });

  it('know an empty name from none', async () => {
    await system.write('CALLERID(all)', '');
    expect(await read(['name-valid', 'num-valid', 'pres'], caller)).toEqual(['1', '1', 'allowed_not_screened']);
    expect(system.events('NewCallerid').map((event) => event['CID-CallingPres'])).toEqual([
      '0 (Presentation Allowed, Not Screened)',
    ]);
  });

  it('keep what was dialled', async () => {
    const items: readonly (readonly [item: string, value: string])[] = [
      ['dnid', '44'],
      ['dnid-num', '45'],
      ['dnid-num-plan', '4'],
      ['dnid-subaddr', 's'],
      ['dnid-subaddr-valid', '1'],
      ['dnid-subaddr-type', '2'],
      ['dnid-subaddr-odd', '1'],
      ['ani2', '7'],
      ['ani', '9'],
    ];
    for (const [item, value] of items) {
      await system.write(caller(item), value);
      expect(await system.read(caller(item))).toBe(value);
    }
    expect(await read(['dnid', 'dnid-num-pres', 'dnid-ton', 'ani-num'], caller)).toEqual(['45', '', '', '9']);
  });

  it.each([...values, ['source', 'transfer', 'transfer_active'], ['source', '5', 'not-known']] as const)(
    'write CONNECTEDLINE(%s)',
    async (item, value, reads) => {
      expect(await system.write(connected(`${item},i`), value)).toBe(true);
      expect(await system.read(connected(item))).toBe(reads);
    },
  );

  it('tell who is at the other end', async () => {
    await system.write('CONNECTEDLINE(all)', '"Zed" <999>');
    await system.write('CONNECTEDLINE(priv-all)', 'Secret <1>');
    await system.write('CONNECTEDLINE(nope)', 'x');
    expect(await read(['all', 'priv-all', 'nope'], connected)).toEqual(['"Zed" <999>', '"Secret" <1>', '']);
    expect(system.events('NewConnectedLine').map((event) => event.ConnectedLineName)).toEqual(['Zed']);
  });

  it('send each number of who is at the other end as a byte', async () => {
    await system.write('CONNECTEDLINE(num-plan,i)', '300');
    expect(await system.read('CONNECTEDLINE(num-plan)')).toBe('300');
    await system.write('CONNECTEDLINE(num-plan)', '300');
    expect(await system.read('CONNECTEDLINE(num-plan)')).toBe('44');
  });

  it.each(['orig-', 'from-', 'to-', 'priv-orig-', 'priv-from-', 'priv-to-'])(
    'keep a party of what sent the call on: %s',
    async (prefix) => {
      expect(await read(identity, (item) => redirecting(prefix + item))).toEqual(nobody);
      for (const [item, value, reads] of values) {
        expect(await system.write(redirecting(prefix + item), value)).toBe(true);
        expect(await system.read(redirecting(prefix + item))).toBe(reads);
      }
    },
  );

  it('keep why and how often a call was sent on', async () => {
    expect(await read(['count', 'reason', 'orig-reason', 'pres'], redirecting)).toEqual([
      '0',
      'unknown',
      'unknown',
      'unavailable',
    ]);
    const written: readonly (readonly [item: string, value: string, reads: string])[] = [
      ['count', '2', '2'],
      ['count', '-2', '2'],
      ['reason', '1', 'cfb'],
      ['reason', 'No-Answer', 'cfnr'],
      ['reason', 'unconditional', 'cfu'],
      ['reason', 'Gone Fishing', 'Gone Fishing'],
      ['reason', '99', 'not-known'],
      ['orig-reason', 'dnd', 'dnd'],
      ['from-num', '5', '5'],
      ['pres', 'prohib', 'prohib'],
      ['to-num-pres', '1', 'allowed_passed_screen'],
    ];
    for (const [item, value, reads] of written) {
      await system.write(redirecting(item), value);
      expect(await system.read(redirecting(item))).toBe(reads);
    }
    expect(await read(['orig-reason-x', 'reasonx', 'nope', 'from', 'fromx-num'], redirecting)).toEqual([
      '',
      '',
      '',
      '',
      '',
    ]);
  });

  it('show who sent the call on as RDNIS', async () => {
    await system.write('REDIRECTING(from-num)', '55');
    expect(await system.read('CALLERID(rdnis)')).toBe('55');
    await system.write('CALLERID(rdnis)', '56');
    expect(await system.read('REDIRECTING(from-num)')).toBe('56');
  });
});
