import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { readFunction } from '../../kernel/substitute.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('functions of texts and lists', () => {
  it.each([
    ['LEN()', '0'],
    ['LEN(a b\xe4)', '4'],
    ['TOUPPER(abCd\xe4)', 'ABCD\xe4'],
    ['TOLOWER(ABcD\xc4)', 'abcd\xc4'],
    ['FILTER(0-9,a1b2)', '12'],
    ['FILTER(a-c\\x2d,a-b-z)', 'a-b-'],
    ['FILTER(nocomma)', ''],
    ['REPLACE(LIST,-,+)', 'one+two+three'],
    ['REPLACE(LIST,a-e)', 'ontwothr'],
    ['REPLACE(LIST)', ''],
    ['STRREPLACE(LIST,two,TWO)', 'one-TWO-three'],
    ['STRREPLACE(LIST,-,,1)', 'onetwo-three'],
    ['STRREPLACE(LIST)', ''],
    ['REGEX("^h" hello)', '1'],
    ['REGEX("x" hello)', '0'],
    ['REGEX("(" hello)', ''],
    ['REGEX(wrong)', ''],
    ['FIELDQTY(LIST,-)', '3'],
    ['FIELDQTY(UNSET,-)', '0'],
    ['FIELDQTY(COMMAS)', '1'],
    ['FIELDQTY()', '1'],
    ['FIELDQTY(LIST,-x)', '3'],
    ['FIELDQTY(LIST,\\055)', '3'],
    ['FIELDNUM(LIST,-,two)', '2'],
    ['FIELDNUM(LIST,-,no)', '0'],
    ['FIELDNUM(LIST,-)', ''],
    ['FIELDNUM(LIST,-,TWO)', '2'],
    ['FILTER(z-a,bz)', 'z'],
    ['FILTER(a-,ab-)', 'a'],
    ['FILTER(\\x41-\\x43,ABCD)', 'ABC'],
    ['FILTER("a,b",x)', ''],
    ['REPLACE(LIST,-,\\x2b)', 'one+two+three'],
    ['REPLACE(LIST,\\\\,x)', ''],
    ['RTRIM( )', ' '],
    ['STRBETWEEN(LIST,a,b)', ''],
    ['REGEX("a\\\\.b" axb)', '0'],
    ['REGEX("a\\.b" axb)', '1'],
    ['REGEX("*a" a)', ''],
    ['STRFTIME(1000000000,UTC,%10Y|%_5d|%-m|%^a|%#p|%W|%OH|%EF|%5z)', '0000002001|    9|9|SUN|am|36|01|%EF|    +00000'],
    ['STRFTIME(1000000000,UTC,)', ''],
    ['STRFTIME(1346925410.628979,UTC,%6q)', '628979'],
    ['STRPTIME(2018-12,UTC,%Y-%m)', '1543536000'],
    ['STRPTIME(2012 07 5,UTC,%Y %U %w)', '1329436800'],
    ['STRPTIME(Sept 1 2020,UTC,%b %d %Y)', ''],
    ['STRPTIME(1893827628,UTC,%s)', '1893827628'],
    ['LISTFILTER(LIST,-,two)', 'one-three'],
    ['LISTFILTER(LIST)', ''],
    ['QUOTE(a "b" \\c)', '"a \\"b\\" \\\\c"'],
    ['CSV_QUOTE(a,b "c")', '"a,b ""c"""'],
    ['EVAL($[1+1])', '2'],
    ['PASSTHRU(x)', 'x'],
    ['FIELDQTY(PASSTHRU(x-y),-)', '2'],
    ['KEYPADHASH(Asterisk 7!)', '278374757'],
    ['STRBETWEEN(SHORT,-)', 'a-b'],
    ['TRIM( a )', 'a'],
    ['LTRIM( a )', 'a '],
    ['RTRIM( a )', ' a'],
    ['STRFTIME(0,UTC,%Y-%m-%d %H:%M:%S %z)', '1970-01-01 00:00:00 +0000'],
    ['STRFTIME(1000000000,America/New_York,%H:%M %z)', '21:46 -0400'],
    ['STRFTIME(1.5,,%3q)', '500'],
    ['STRFTIME(86400,Nowhere/Land,%s)', '86400'],
    ['STRPTIME(2006-03-01 05:30:35,UTC,%Y-%m-%d %T)', '1141191035'],
    ['STRPTIME(Mar 1 2006 05:30 PM,America/New_York,%b %d %Y %I:%M %p)', '1141252200'],
    ['STRPTIME(nonsense,UTC,%Y)', ''],
  ])('%s is %j', async (expression, expected) => {
    const { variables } = system.channel;
    for (const [name, value] of Object.entries({ LIST: 'one-two-three', COMMAS: 'a,b', SHORT: 'ab' }))
      if (variables.get(name) !== value) variables.set(name, value);
    expect(await system.read(expression)).toBe(expected);
  });

  it('reads back any time that it wrote', async () => {
    for (const zone of ['UTC', 'Europe/Vienna', 'Asia/Kolkata', '']) {
      const text = await system.read(`STRFTIME(1717171717,${zone},%Y-%m-%d %H:%M:%S)`);
      expect(await system.read(`STRPTIME(${text},${zone},%Y-%m-%d %H:%M:%S)`)).toBe('1717171717');
    }
  });

  it('takes fields off a list and adds them', async () => {
    system.channel.variables.set('L', 'a:b:c');
    expect(await system.read('SHIFT(L,:)')).toBe('a');
    expect(await system.read('POP(L,:)')).toBe('c');
    expect(system.channel.variables.get('L')).toBe('b');
    expect(await system.write('PUSH(L,:)', 'z')).toBe(true);
    expect(await system.write('UNSHIFT(L,:)', 'y')).toBe(true);
    expect(system.channel.variables.get('L')).toBe('y:b:z');
    expect(await system.read('SHIFT(EMPTY)')).toBe('');
    expect(await system.write('PUSH()', 'z')).toBe(false);
  });

  it('sets several variables by ARRAY', async () => {
    expect(await system.write('ARRAY(V1,V2,V3)', '1,"2,3"')).toBe(true);
    expect(['V1', 'V2', 'V3'].map((name) => system.channel.variables.get(name))).toEqual(['1', '2,3', '']);
  });

  it('keeps tables', async () => {
    expect(await system.write('HASH(t,a)', '1')).toBe(true);
    expect(await system.write('HASH(t,b)', '2')).toBe(true);
    expect(await system.write('HASH(t)', 'x')).toBe(false);
    expect(await system.read('HASH(t,a)')).toBe('1');
    expect(await system.read('HASHKEYS(t)')).toBe('b,a');
    expect(await system.read('HASH(t)')).toBe('2,1');
    await system.kernel.applications.get('ClearHash')?.run(system.channel, 't');
    expect(await system.read('HASHKEYS(t)')).toBe('');
  });

  it('works without a channel, where what it would keep is lost but for what is set', async () => {
    expect(await system.writeOutside('PUSH(GL)', 'a')).toBe(true);
    expect(await system.writeOutside('PUSH(GL)', 'b')).toBe(true);
    expect(system.kernel.globals.get('GL')).toBe('a,b');
    expect(await system.readOutside('SHIFT(GL)')).toBe('a');
    expect(system.kernel.globals.get('GL')).toBe('a,b');
    expect(await system.writeOutside('HASH(g,k)', '1')).toBe(true);
    expect([await system.readOutside('HASH(g,k)'), await system.readOutside('HASHKEYS(g)')]).toEqual(['1', '']);
  });

  it.each([
    ['REGEX("*a" a)', 'Invalid preceding regular expression'],
    ['FIELDNUM(LIST,-)', '0'],
  ])('%s leaves %j behind where it fails', async (expression, left) => {
    const found: string[] = [];
    const scope = { kernel: system.kernel, channel: system.channel, trusted: true };
    expect(await readFunction(expression, { ...scope, leftover: (text) => found.push(text) })).toBeUndefined();
    expect(found).toEqual([left]);
  });
});
