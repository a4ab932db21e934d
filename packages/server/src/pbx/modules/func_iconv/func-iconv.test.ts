import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

const bytes = (text: string): string => Buffer.from(text).toString('latin1');

describe('ICONV', () => {
  it.each([
    ['ICONV(latin1,utf-8,\xe9)', bytes('é')],
    [`ICONV(utf-8,latin1,${bytes('é')})`, '\xe9'],
    [`ICONV(utf-8,iso-8859-15,${bytes('€')})`, '\xa4'],
    [`ICONV(utf-8,cp1252,${bytes('€')})`, '\x80'],
    ['ICONV(cp1252,utf-8,\x80)', bytes('€')],
    [`ICONV(utf-8,ascii,${bytes('é')})`, ''],
    [`ICONV(utf-8,ascii//TRANSLIT,${bytes('é→')})`, 'e?'],
    [`ICONV(utf-8,ascii//IGNORE,a${bytes('é')}b)`, 'ab'],
    ['ICONV(utf-8,utf-16,a)', '\xff\xfea'],
    ['ICONV(utf-8,latin1,\xff)', ''],
    ['ICONV(nope,latin1,x)', ''],
    ['ICONV(utf-8,nope,x)', ''],
    ['ICONV(utf-8,latin1)', ''],
  ])('%j is %j', async (expression, expected) => {
    expect(await system.read(expression)).toBe(expected);
  });
});
