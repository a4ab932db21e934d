import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition } from './module.js';

let calls: TestCalls;
afterEach(() => calls.close());

const run = async (...lines: string[]): Promise<readonly string[]> => {
  const [first, ...others] = lines;
  const text = `[lines]\nexten => a,1,${first}\n${others.map((line) => ` same => n,${line}\n`).join('')}`;
  calls = await startCalls(text, [definition]);
  await calls.originate({ Channel: 'Local/a@lines/n', Application: 'Wait', Data: '99' }, 100);
  return calls.ran(';2');
};

describe('Exec, TryExec and ExecIf', () => {
  it('run an application whose name comes from variables', async () => {
    await run('Set(APP=Set)', 'Exec(${APP}(X=(1,2)))', 'Exec()', 'Wait(99)');
    expect(calls.valuesOf('X')).toEqual(['(1,2)']);
  });

  it('end the call where there is no such application', async () => {
    expect(await run('Exec(Nope(1))', 'Wait(99)')).toEqual(['a,1 Exec(Nope(1))']);
  });

  it('say how it went', async () => {
    await run('TryExec(Set(X=1))', 'TryExec(Nope())', 'TryExec(Goto(nolabel))', 'Wait(99)');
    expect(calls.valuesOf('TRYSTATUS')).toEqual(['SUCCESS', 'NOAPP', 'FAILED']);
  });

  it('run by the time, and shows the application in what is told meanwhile', async () => {
    const ran = await run('ExecIfTime(*,*,*,*?Set(A=1))', 'ExecIfTime(*,*,*,*?NoOp)', 'ExecIfTime(wrong)', 'Wait(99)');
    expect(calls.valuesOf('A')).toEqual(['1']);
    expect(ran.at(-1)).toBe('a,3 ExecIfTime(wrong)');
  });

  it('run one or the other, and may go elsewhere', async () => {
    const ran = await run(
      'ExecIf(1?Set(A=1):Set(B=1))',
      'ExecIf(0?Set(A=2):Set(B=2))',
      'ExecIf(0?Set(A=3))',
      'ExecIf(1?Goto(6))',
      'NoOp(skipped)',
      'ExecIf(wrong)',
      'Wait(99)',
    );
    expect([calls.valuesOf('A'), calls.valuesOf('B')]).toEqual([['1'], ['2']]);
    expect(ran.slice(-2)).toEqual(['a,4 ExecIf(1?Goto(6))', 'a,6 ExecIf(wrong)']);
    expect(calls.logged.join()).toContain('ExecIf needs a condition');
  });
});
