import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';

let calls: TestCalls;
afterEach(() => calls.close());

/** Runs extension `a` of a context and gives what ran: `2 Set(X=1)`. */
const ran = async (lines: readonly string[], ms = 5000): Promise<readonly string[]> => {
  const [first, ...others] = lines;
  const text = [
    `exten => a,1,${first}`,
    ...others.map((line) => (line.startsWith('exten') ? line : ` same => ${line}`)),
  ];
  calls = await startCalls(`[lines]\n${text.join('\n')}\n`);
  await calls.originate({ Channel: 'Local/a@lines/n', Application: 'Wait', Data: '99' }, ms);
  return calls.ran(';2').map((step) => step.replace(/^a,/, ''));
};

describe('the applications that steer the dialplan', () => {
  it('set variables, several at once, and functions', async () => {
    await ran(['Set(A=1=2)', 'n,MSet(B=x,C=,D=y z)', 'n,Set(noname)', 'n,Wait(99)']);
    expect(calls.valuesOf('A')).toEqual(['1=2']);
    expect(['B', 'C', 'D'].map((name) => calls.valuesOf(name)[0])).toEqual(['x', '', 'y z']);
    expect(calls.logged.join()).toContain("'noname' is neither");
  });

  it('go to priorities, labels and other extensions', async () => {
    expect(
      await ran([
        'Goto(3)',
        'n,NoOp(skipped)',
        'n,Goto(there)',
        'n,NoOp(skipped)',
        'n(there),Goto(b,1)',
        'exten => b,1,Goto(lines,c,1)',
        'exten => c,1,Wait(99)',
      ]),
    ).toEqual(['1 Goto(3)', '3 Goto(there)', '5 Goto(b,1)', 'b,1 Goto(lines,c,1)', 'c,1 Wait(99)']);
  });

  it('branch by a condition', async () => {
    expect(
      await ran([
        'GotoIf($[1 = 1]?yes:no)',
        'n(no),NoOp(no)',
        'n(yes),GotoIf(0?no)',
        'n,GotoIf(?no:5)',
        'n,GotoIf(x?6)',
        'n,GotoIf(1)',
        'n,Wait(99)',
      ]),
    ).toEqual([
      '1 GotoIf(1?yes:no)',
      '3 GotoIf(0?no)',
      '4 GotoIf(?no:5)',
      '5 GotoIf(x?6)',
      '6 GotoIf(1)',
      '7 Wait(99)',
    ]);
  });

  it('branch by the time', async () => {
    expect(
      await ran([
        'GotoIfTime(*,*,*,*?3)',
        'n,NoOp(skipped)',
        'n,GotoIfTime(*,*,31,feb?2:5)',
        'n,NoOp(skipped)',
        'n,Wait(99)',
      ]),
    ).toEqual(['1 GotoIfTime(*,*,*,*?3)', '3 GotoIfTime(*,*,31,feb?2:5)', '5 Wait(99)']);
  });

  it('end the call where there is no such label', async () => {
    expect(await ran(['Goto(nowhere)', 'n,Wait(99)'])).toEqual(['1 Goto(nowhere)']);
    expect(calls.logged.join()).toContain("no priority or label 'nowhere' in a@lines");
  });

  it('raise an exception that the extension e can ask about', async () => {
    expect(
      await ran([
        'RaiseException(because)',
        'exten => e,1,NoOp(${EXCEPTION(reason)} ${EXCEPTION(exten)})',
        'exten => e,2,Wait(99)',
      ]),
    ).toEqual(['1 RaiseException(because)', 'e,1 NoOp(because a)', 'e,2 Wait(99)']);
  });

  it('take a variable from another channel', async () => {
    await ran([
      'Set(MINE=1)',
      'n,ImportVar(OTHER=${CHANNEL},MINE)',
      'n,ImportVar(NONE=nobody,MINE)',
      'n,ImportVar(wrong)',
      'n,Wait(99)',
    ]);
    expect(calls.valuesOf('OTHER')).toEqual(['1']);
    expect(calls.valuesOf('NONE')).toEqual(['']);
  });
});

it('SetAMAFlags says how the call is accounted', async () => {
  const flags: number[] = [];
  const lines = ['SetAMAFlags(billing)', 'SetAMAFlags(3)', 'SetAMAFlags()', 'SetAMAFlags(bogus)'];
  await ran(['Wait(1)', ...lines.flatMap((line) => [`n,${line}`, 'n,Wait(1)'])], 500);
  for (const _ of lines) {
    await calls.clock.advance(1000);
    flags.push(calls.kernel.channels.get('Local/a@lines-00000000;2')?.amaFlags ?? -1);
  }
  expect(flags).toEqual([2, 3, 3, 0]);
});
