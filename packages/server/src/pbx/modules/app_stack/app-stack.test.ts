import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';

let calls: TestCalls;
afterEach(() => calls.close());

const run = async (text: string): Promise<readonly string[]> => {
  calls = await startCalls(`[lines]\n${text}`);
  await calls.originate({ Channel: 'Local/a@lines/n', Application: 'Wait', Data: '99' }, 100);
  return calls.ran(';2');
};
const told = () => calls.events('VarSet').map(({ Variable, Value }) => `${Variable}=${Value}`);

describe('a subroutine', () => {
  it('gets arguments, hides variables and gives a value back', async () => {
    await run(
      'exten => a,1,Set(ARG1=mine)\n same => n,Gosub(b,1("x y",(p,q),))\n same => n,NoOp(${GOSUB_RETVAL} ${ARG1} ${ARG2})\n same => n,Wait(99)\n' +
        'exten => b,1,Set(LOCAL(IN)=1)\n same => n,Set(LOCAL(IN)=2)\n same => n,Return(${ARGC}:${ARG1}:${ARG2}:${IN}:${LOCAL(IN)}:${LOCAL_PEEK(1,ARG1)})\n',
    );
    expect(told()).toEqual([
      'ARG1=mine',
      'LOCAL(ARG1)="x y"'.replaceAll('"', '\\"'),
      'LOCAL(ARG2)=(p,q)',
      'LOCAL(ARG3)=',
      'LOCAL(ARGC)=3',
      'LOCAL(IN)=1',
      'IN=2',
      'LOCAL(IN)=2',
      'IN=',
      'ARGC=',
      'ARG2=',
      'ARG1=',
      'GOSUB_RETVAL=3:\\"x y\\":(p,q):2:2:mine',
    ]);
    expect(calls.ran(';2').at(-2)).toBe('a,3 NoOp(3:"x y":(p,q):2:2:mine mine )');
  });

  it('hides arguments of the one that called it', async () => {
    await run(
      'exten => a,1,Gosub(b,1(1,2))\n same => n,Wait(99)\nexten => b,1,Gosub(c,1(x))\n same => n,Return(${ARG1}${ARG2})\nexten => c,1,NoOp(${ARG1}-${ARG2}-${ARGC}-${STACK_PEEK(1,e)}-${STACK_PEEK(2,l)}-${STACK_PEEK(3,p,1)})\n same => n,Return()\n',
    );
    expect(calls.ran(';2')).toContain('c,1 NoOp(x--1-b-lines,a,1-)');
    expect(told().at(-1)).toBe('GOSUB_RETVAL=12');
  });

  it('is called by condition', async () => {
    await run(
      'exten => a,1,GosubIf(1?b,1(y):b,1(n))\n same => n,GosubIf(0?b,1(y):b,1(n))\n same => n,GosubIf(0?b,1(z))\n same => n,GosubIf(wrong)\n same => n,Wait(99)\nexten => b,1,Return(${ARG1})\n',
    );
    expect(calls.valuesOf('GOSUB_RETVAL')).toEqual(['y', 'n']);
    expect(calls.logged.join()).toContain("GosubIf needs a '?'");
  });

  it('forgets where it was called from by StackPop', async () => {
    const ran = await run(
      'exten => a,1,Gosub(b,1)\n same => n,Wait(99)\nexten => b,1,StackPop()\n same => n,Return()\n',
    );
    expect(ran).toEqual(['a,1 Gosub(b,1)', 'b,1 StackPop()', 'b,2 Return()']);
    expect(calls.logged.join()).toContain('Return without Gosub');
  });

  it('ends the call where its place is none, or is called without end', async () => {
    expect(await run('exten => a,1,Gosub(nowhere,1)\n same => n,Wait(99)\n')).toEqual(['a,1 Gosub(nowhere,1)']);
    await calls.close();
    calls = await startCalls('[lines]\nexten => a,1,Gosub(a,1)\n');
    await calls.originate({ Channel: 'Local/a@lines/n', Application: 'Wait', Data: '99' }, 100);
    expect(calls.logged.join()).toContain('too deeply');
  });
});
