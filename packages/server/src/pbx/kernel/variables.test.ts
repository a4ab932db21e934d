import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../testing/calls.js';
import type { Channel } from './channel.js';
import { escapedValue } from './variables.js';

let calls: TestCalls;
let one: Channel;
let two: Channel;
beforeEach(async () => {
  calls = await startCalls('[lines]\nexten => a,1,Answer()\n same => n,Wait(99)\n');
  await calls.originate({ Channel: 'Local/a@lines/n', Application: 'Wait', Data: '99' }, 100);
  [one, two] = [...calls.kernel.channels.all()] as [Channel, Channel];
  calls.published.length = 0;
});
afterEach(() => calls.close());

const told = () =>
  calls.events('VarSet').map(({ Channel, Variable, Value }) => `${Channel?.slice(-2)} ${Variable}=${Value}`);

describe('the variables of a channel', () => {
  it('are told as they are set and unset', () => {
    one.variables.set('A', '1');
    one.variables.set('A', '2');
    one.variables.set('B', '');
    one.variables.unset('A');
    expect(one.variables.get('A')).toBeUndefined();
    expect(one.variables.entries()).toEqual([['B', '']]);
    expect(told()).toEqual([';1 A=1', ';1 A=2', ';1 B=', ';1 A=']);
  });

  it('hide each other until they are unset', () => {
    one.variables.set('A', 'outer');
    one.variables.push('A', 'inner');
    one.variables.set('A', 'changed');
    expect([one.variables.get('A'), one.variables.peek('A', 1), one.variables.peek('A', 2)]).toEqual([
      'changed',
      'outer',
      undefined,
    ]);
    one.variables.unset('A');
    expect(one.variables.get('A')).toBe('outer');
  });

  it('are handed down once with one mark and for ever with two', () => {
    one.variables.set('NONE', '0');
    one.variables.set('_ONCE', '1');
    one.variables.set('__EVER', '2');
    two.variables.set('OWN', '3');
    calls.published.length = 0;
    one.variables.inheritTo(two.variables);
    expect(told()).toEqual([';2 __EVER=2', ';2 ONCE=1']);
    expect(two.variables.entries()).toEqual([
      ['OWN', '3'],
      ['EVER', '2'],
      ['ONCE', '1'],
    ]);
    const third = one;
    two.variables.inheritTo(third.variables);
    expect(third.variables.get('EVER')).toBe('2');
    expect(told().at(-1)).toBe(';1 __EVER=2');
  });

  it('are told with the escapes of C', () => {
    expect(escapedValue('a"b\\c\n?\'\x07')).toBe('a\\"b\\\\c\\n\\?\\\'\\a');
    expect(escapedValue('plain \xe4')).toBe('plain \xe4');
  });
});

describe('global variables', () => {
  it('are told without a channel, and listed with the last one first', () => {
    const { globals } = calls.kernel;
    globals.set('A', '1');
    globals.set('B', '2');
    globals.set('A', '3');
    expect(globals.entries()).toEqual([
      ['A', '3'],
      ['B', '2'],
    ]);
    expect(calls.published[0]?.body).toBe('Channel: none\r\nUniqueid: none\r\nVariable: A\r\nValue: 1\r\n');
    globals.unset('A');
    globals.clear();
    expect(globals.entries()).toEqual([]);
  });
});
