import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions(
    [definition],
    '[sub]\nexten => _9X,1,Return(${EXTEN}-${WORD})\nexten => add,1,Set(sum=$[${ARG1} + ${ARG2}])\n same => n,Return(${sum})\n' +
      'exten => late,1,Wait(2)\n same => n,Return(late)\nexten => end,1,Hangup()\nexten => ask,1,Set(got=${EVAL_SUB(sub,late,1)})\n',
  );
});
afterAll(() => system.close());

describe('functions that look into the dialplan', () => {
  it.each([
    ['EVAL_EXTEN(sub,95,1)', '95-w'],
    ['EVAL_EXTEN(sub,95,1(a))', '95-w'],
    ['EVAL_EXTEN(sub,95,2)', ''],
    ['EVAL_EXTEN(sub,nobody,1)', ''],
    ['EVAL_EXTEN()', ''],
    ['EVAL_SUB(sub,add,1(2,3))', '5'],
    ['EVAL_SUB(sub,nobody,1)', ''],
    ['EVAL_SUB()', ''],
  ])('%s is %j', async (expression, expected) => {
    const { channel } = system;
    channel.variables.set('WORD', 'w');
    const before = [channel.context, channel.exten, channel.priority];
    expect(await system.read(expression)).toBe(expected);
    expect([channel.context, channel.exten, channel.priority]).toEqual(before);
  });

  it('wait for a subroutine', async () => {
    await system.originate({ Channel: 'Local/ask@sub/n', Application: 'Wait', Data: '9' }, 1999);
    expect(system.valuesOf('got')).toEqual([]);
    await system.clock.advance(1);
    expect(system.valuesOf('got')).toEqual(['late']);
  });

  it('need a channel, and EVAL_SUB the dialplan', async () => {
    expect(await system.readOutside('EVAL_EXTEN(sub,95,1)')).toBe('');
    expect(await system.readOutside('EVAL_SUB(sub,add,1(2,3))')).toBe('');
  });

  it('come to an end where a subroutine hangs up', async () => {
    expect(await system.read('EVAL_SUB(sub,end,1)')).toBe('');
  });
});
