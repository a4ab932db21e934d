import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition } from './module.js';

let calls: TestCalls;
afterEach(() => calls.close());

const run = async (...lines: string[]): Promise<readonly string[]> => {
  const [first, ...others] = lines;
  calls = await startCalls(`[lines]\nexten => a,1,${first}\n${others.map((line) => ` same => n,${line}\n`).join('')}`, [
    definition,
  ]);
  await calls.originate({ Channel: 'Local/a@lines/n', Application: 'Wait', Data: '99' }, 100);
  return calls.ran(';2').map((step) => step.replace(/^a,/, ''));
};

describe('a loop', () => {
  it('runs as long as its condition holds and tells its variables', async () => {
    await run('Set(i=0)', 'While($[${i} < 2])', 'Set(i=$[${i} + 1])', 'EndWhile()', 'NoOp(done)', 'Wait(99)');
    expect(calls.valuesOf('i')).toEqual(['0', '1', '2']);
    const told = calls.events('VarSet').filter(({ Variable }) => Variable !== 'i');
    expect(told.map(({ Variable, Value }) => `${Variable}=${Value}`)).toEqual([
      'lines_a_2=0',
      'WHILE_0=lines,a,2',
      'END_WHILE_0=lines,a,5',
      'WHILE_0=',
      'lines_a_2=',
      'END_WHILE_0=',
    ]);
    expect(calls.ran(';2').at(-1)).toBe('a,6 Wait(99)');
  });

  it('does not run at all where its condition does not hold', async () => {
    expect(await run('While(0)', 'While(1)', 'EndWhile()', 'EndWhile()', 'Wait(99)')).toEqual([
      '1 While(0)',
      '5 Wait(99)',
    ]);
  });

  it('may stand in another one', async () => {
    await run(
      'Set(n=0)',
      'While($[${n} < 2])',
      'Set(n=$[${n} + 1])',
      'Set(m=0)',
      'While($[${m} < 2])',
      'Set(m=$[${m} + 1])',
      'EndWhile()',
      'EndWhile()',
      'Wait(99)',
    );
    expect(calls.valuesOf('m')).toEqual(['0', '1', '2', '0', '1', '2']);
    expect(calls.ran(';2').at(-1)).toBe('a,9 Wait(99)');
  });

  it('is left by ExitWhile and begun again by ContinueWhile', async () => {
    await run(
      'Set(i=0)',
      'While(1)',
      'Set(i=$[${i} + 1])',
      'GotoIf($[${i} < 3]?8)',
      'ExitWhile()',
      'NoOp(never)',
      'NoOp(never)',
      'ContinueWhile()',
      'EndWhile()',
      'Wait(99)',
    );
    expect(calls.valuesOf('i')).toEqual(['0', '1', '2', '3']);
    expect(calls.ran(';2').slice(-2)).toEqual(['a,5 ExitWhile()', 'a,10 Wait(99)']);
    expect(calls.ran(';2').join()).not.toContain('never');
  });

  it('tells of words without a loop, and goes on where a loop has no end', async () => {
    expect(await run('EndWhile()', 'ExitWhile()', 'ContinueWhile()', 'While(0)', 'Wait(99)')).toEqual([
      '1 EndWhile()',
      '2 ExitWhile()',
      '3 ContinueWhile()',
      '4 While(0)',
      '5 Wait(99)',
    ]);
    expect(calls.logged.filter((line) => line.includes('app_while'))).toHaveLength(4);
  });
});
