import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition } from './module.js';

let calls: TestCalls;
afterEach(() => calls.close());

/** Runs lines and gives what ran, by priority. */
const run = async (...lines: string[]): Promise<readonly string[]> => {
  const [first, ...others] = [...lines, 'Wait(99)'];
  calls = await startCalls(`[p]\nexten => a,1,${first}\n${others.map((line) => ` same => n,${line}\n`).join('')}`, [
    definition,
  ]);
  await calls.originate({ Channel: 'Local/a@p/n', Application: 'Wait', Data: '99' }, 100);
  return calls.ran(';2').map((step) => step.replace(/^a,/, ''));
};
const told = (): readonly string[] => calls.events('VarSet').map(({ Variable, Value }) => `${Variable}=${Value}`);

describe('If', () => {
  it('runs its part if the condition holds, and keeps the variables of the reference', async () => {
    expect(await run('If(1)', 'NoOp(in)', 'EndIf()')).toEqual(['1 If(1)', '2 NoOp(in)', '3 EndIf()', '4 Wait(99)']);
    expect(told()).toEqual(['p_a_1=0', 'IF_0=p,a,1', 'IF_0=']);
  });

  it('leaves its part out otherwise', async () => {
    expect(await run('If(0)', 'NoOp(in)', 'EndIf()')).toEqual(['1 If(0)', '4 Wait(99)']);
    expect(told()).toEqual(['p_a_1=0', 'p_a_1=']);
  });

  it.each([
    ['1', ['If(1)', 'NoOp(a)', 'Else()']],
    ['0', ['If(0)', 'NoOp(b)', 'EndIf()']],
  ])('%s chooses between its part and that of Else', async (condition, ran) => {
    const steps = await run(`If(${condition})`, 'NoOp(a)', 'Else()', 'NoOp(b)', 'EndIf()');
    expect(steps.map((step) => step.slice(2))).toEqual([...ran, 'Wait(99)']);
  });

  it('asks ElseIf after ElseIf until one holds', async () => {
    const steps = await run(
      'If(0)',
      'NoOp(a)',
      'ElseIf(0)',
      'NoOp(b)',
      'ElseIf(1)',
      'NoOp(c)',
      'Else()',
      'NoOp(d)',
      'EndIf()',
    );
    expect(steps).toEqual(['1 If(0)', '3 ElseIf(0)', '5 ElseIf(1)', '6 NoOp(c)', '7 Else()', '10 Wait(99)']);
  });

  it('falls through into ElseIf without ExitIf, and not with it', async () => {
    expect(await run('If(1)', 'NoOp(a)', 'ElseIf(1)', 'NoOp(b)', 'EndIf()')).toContain('4 NoOp(b)');
    expect(told().filter((text) => text.startsWith('IF'))).toEqual(['IF_0=p,a,1', 'IF_1=p,a,3', 'IF_1=']);
    await calls.close();
    const steps = await run('If(1)', 'ExitIf()', 'ElseIf(1)', 'NoOp(b)', 'EndIf()');
    expect(steps).toEqual(['1 If(1)', '2 ExitIf()', '6 Wait(99)']);
  });

  it('may stand in another one', async () => {
    const steps = await run('If(1)', 'If(0)', 'NoOp(x)', 'Else()', 'NoOp(y)', 'EndIf()', 'EndIf()');
    expect(steps).toEqual(['1 If(1)', '2 If(0)', '5 NoOp(y)', '6 EndIf()', '7 EndIf()', '8 Wait(99)']);
    await calls.close();
    expect(await run('If(0)', 'If(1)', 'NoOp(x)', 'Else()', 'EndIf()', 'Else()', 'NoOp(z)', 'EndIf()')).toEqual([
      '1 If(0)',
      '7 NoOp(z)',
      '8 EndIf()',
      '9 Wait(99)',
    ]);
  });

  it.each(['If(0)', 'EndIf()', 'Else()', 'ExitIf()', 'ElseIf(1)'])('%s on its own goes on', async (line) => {
    expect(await run(line, 'NoOp(x)')).toEqual([`1 ${line}`, '2 NoOp(x)', '3 Wait(99)']);
  });

  it('tells where there is no end', async () => {
    await run('If(0)');
    expect(calls.logged.join()).toContain('has no EndIf');
  });
});
