import { afterEach, describe, expect, it } from 'vitest';
import { startCaller, type TestCaller } from '../../../testing/keys.js';
import { definition as shared } from '../func_global/module.js';
import { definition } from './module.js';

let caller: TestCaller;
afterEach(() => caller.close());

const run = async (...lines: string[]): Promise<void> => {
  caller = await startCaller([...lines, 'NoOp(end)', 'Wait(99)'], [definition, shared]);
};
const values = (name = 'a'): string | undefined => caller.valuesOf(name).at(-1);

describe('StoreDTMF', () => {
  it('appends what comes from the caller, before its event', async () => {
    await run('Set(a=x)', 'StoreDTMF(RX,a)');
    await caller.press('1*#', 10);
    expect(caller.valuesOf('a')).toEqual(['x', 'x1', 'x1*', 'x1*#']);
    const story = caller.story();
    expect(story.lastIndexOf('VarSet Local/line@line-00000000;1')).toBeLessThan(
      story.lastIndexOf('DTMFEnd Local/line@line-00000000;1'),
    );
  });

  it('takes no more than it may', async () => {
    await run('StoreDTMF(rx,a,2)');
    await caller.press('123');
    expect(values()).toBe('12');
  });

  it('stores what is sent to the caller', async () => {
    await run('StoreDTMF(TX,a)');
    const channel = caller.kernel.channels.get('Local/line@line-00000000;1');
    channel?.sendDigitBegin('8');
    channel?.sendDigitEnd('8', 100);
    expect(values()).toBe('8');
  });

  it('writes functions too, in the order of the digits', async () => {
    await run('StoreDTMF(RX,GLOBAL(all))');
    await caller.press('321', 10);
    expect(caller.kernel.globals.get('all')).toBe('321');
  });

  it('ends with remove, and with another one', async () => {
    await run('StoreDTMF(RX,a)', 'StoreDTMF(RX,b)', 'Wait(1)', 'StoreDTMF(remove)');
    await caller.press('1', 1100);
    await caller.press('2', 10);
    expect([caller.valuesOf('a'), caller.valuesOf('b')]).toEqual([[], ['1']]);
  });

  it.each(['StoreDTMF()', 'StoreDTMF(ZZ,a)', 'StoreDTMF(remove)', 'StoreDTMF(RX,a,x)'])(
    '%s ends the call',
    async (line) => {
      await run(line);
      await caller.clock.advance(10);
      expect(caller.kernel.channels.size).toBe(0);
    },
  );

  it('without a variable goes on', async () => {
    await run('StoreDTMF(RX)');
    expect(caller.steps()).toContain('2 NoOp(end)');
  });
});
