import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

const json =
  '{"a":1,"b":"x","c":[1,2,{"d":"e"}],"f":{"g":true,"h":null},"i":1.5,"r":0.1,"k":1e20,"big":123456789012345,' +
  '"s":"\\u00e9\\n\\"","n":-0,"one":1.0,"dup":1,"dup":2}';

describe('JSON_DECODE', () => {
  it.each([
    ['a', '1'],
    ['b', 'x'],
    ['c', '[1,2,{"d":"e"}]'],
    ['c,.,c', '3'],
    ['c.2.d', 'e'],
    ['c.9', ''],
    ['c.x', ''],
    ['f', '{"g":true,"h":null}'],
    ['f/g,/', '1'],
    ['f.h', ''],
    ['a.b', '1'],
    ['f..g', ''],
    ['f/g,//', ''],
    ['i', '1.5'],
    ['r', '0.10000000000000001'],
    ['k', '1e+20'],
    ['one', '1'],
    ['big', '-2045911175'],
    ['n', '0'],
    ['s', '\xc3\xa9\n"'],
    ['dup', '2'],
    ['nope', ''],
  ])('finds %s: %j', async (path, expected) => {
    system.channel.variables.set('J', json);
    expect(await system.read(`JSON_DECODE(J,${path})`)).toBe(expected);
  });

  it.each(['', '{', '"text"', '{"a":1} x', '{"a":01}', '{"a":12345678901234567890}', '{"a":"\xff"}', '[1,]', '{a:1}'])(
    'reads nothing out of %j',
    async (text) => {
      system.channel.variables.set('J', text);
      expect(await system.read('JSON_DECODE(J,a)')).toBe('');
    },
  );

  it('is not stopped by nesting', async () => {
    system.channel.variables.set('J', '['.repeat(100_000));
    expect(await system.read('JSON_DECODE(J,0)')).toBe('');
  });
});
