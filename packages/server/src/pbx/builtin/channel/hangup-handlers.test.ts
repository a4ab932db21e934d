import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';

const line = 'Local/601@default-00000000';

let calls: TestCalls;
afterEach(() => calls.close());

const show = async (args: string): Promise<readonly string[]> => {
  calls = await startCalls('[default]\nexten => 601,1,Answer()\n same => n,Wait(30)\n');
  await calls.originate({ Channel: 'Local/601@default', Application: 'Wait', Data: '30' }, 600);
  calls.kernel.channels.get(`${line};2`)?.hangupHandlers.push('first,s,1(a,b)', 'second,s,1');
  return (await calls.kernel.commands.run(`core show hanguphandlers ${args}`)).lines;
};

const head = 'Channel                        Handler';
const table = [head, `${line};2   second,s,1`, '                               first,s,1(a,b)'];

describe('core show hanguphandlers', () => {
  it.each([`${line};2`, 'all'])('of %s lists what will run, what runs first at the top', async (args) => {
    expect(await show(args)).toEqual(table);
  });

  it('of a channel without handlers is the head alone', async () => {
    expect(await show(`${line};1`)).toEqual([head]);
  });

  it('of no channel says so', async () => {
    expect(await show('nobody')).toContain('Channel does not exist.');
  });
});
