import { afterEach, describe, expect, it } from 'vitest';
import { startCaller, type TestCaller } from '../../../testing/keys.js';
import { definition } from './module.js';

let caller: TestCaller;
afterEach(() => caller.close());

const run = async (data: string): Promise<string> => {
  caller = await startCaller(['Set(COLOUR=red)', `DumpChan(${data})`, 'Wait(99)'], [definition]);
  return caller.logged.filter((line) => line.includes('app_dumpchan')).join('\n');
};

describe('DumpChan', () => {
  it('tells what is known of the channel, and its variables', async () => {
    const text = await run('');
    for (const part of [
      'Dumping Info For Channel: Local/line@line-00000000;1',
      /Name= +Local\/line@line-00000000;1/,
      /State= +Up \(6\)/,
      /CallerIDNum= +\(N\/A\)/,
      /Context= +here/,
      /Application= +DumpChan/,
      /InBridge= +\(N\/A\)/,
      'COLOUR=red',
    ])
      expect(text).toMatch(part);
    expect(caller.steps()).toContain('3 Wait(99)');
  });

  it('is silent where nobody listens at its level', async () => {
    expect(await run('9')).toBe('');
    expect(caller.steps()).toContain('3 Wait(99)');
  });
});
