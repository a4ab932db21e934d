import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition as appWaitforsilence } from './module.js';

const plan = `
[lines]
exten => silent,1,Answer()
 same => n,Wait(300)
exten => tone,1,Answer()
 same => n,PlayTones(1000)
 same => n,Wait(300)
exten => pauses,1,Answer()
 same => n,PlayTones(1000/1000,0/1000)
 same => n,Wait(300)
`;

let calls: TestCalls;
beforeEach(async () => {
  calls = await startCalls(plan, [appWaitforsilence]);
});
afterEach(() => calls.close());

/** Runs an application towards a far end; gives WAITSTATUS as it was set, each with the milliseconds that it took. */
const run = async (far: string, application: string, data: string, ms = 20_000) => {
  // the far end plays from half a second after its answer on
  const Variable = 'before=1';
  const from = calls.clock.now();
  await calls.originate({ Channel: `Local/${far}@lines/n`, Application: application, Data: data, Variable }, ms);
  return calls.published
    .filter(({ body }) => body.includes('Variable: WAITSTATUS\r'))
    .map(({ body, at }) => ({ status: /Value: (.*)\r/.exec(body)?.[1], ms: at - from }));
};
const channels = () => [...calls.kernel.channels.all()].length;

describe('WaitForNoise', () => {
  it('waits until there was noise for so long', async () => {
    const [end] = await run('pauses', 'WaitForNoise', '600');
    expect(end).toMatchObject({ status: 'NOISE' });
    expect(end?.ms).toBeGreaterThanOrEqual(1080);
    expect(end?.ms).toBeLessThan(1200);
    expect(channels()).toBe(0);
  });

  it('waits for noise without a break, as often as is asked for', async () => {
    expect(await run('pauses', 'WaitForNoise', '1200,1,5')).toMatchObject([{ status: 'TIMEOUT' }]);
    calls.published.length = 0;
    expect((await run('pauses', 'WaitForNoise', '400,3')).map(({ status }) => status)).toEqual([
      'NOISE',
      'NOISE',
      'NOISE',
    ]);
  });

  it('gives up after so many seconds', async () => {
    const [end, ...more] = await run('silent', 'WaitForNoise', '500,3,2');
    expect(end).toMatchObject({ status: 'TIMEOUT' });
    expect(end?.ms).toBeGreaterThanOrEqual(2000);
    expect(end?.ms).toBeLessThan(2100);
    expect(more).toEqual([]);
  });

  it('ends the call where the time is no number', async () => {
    expect(await run('tone', 'WaitForNoise', 'long', 100)).toEqual([]);
    expect(channels()).toBe(0);
    expect(calls.logged.join('\n')).toContain("'long' is no number");
  });
});

describe('WaitForSilence', () => {
  it('waits for a second of silence where nobody says otherwise, be it that nothing comes at all', async () => {
    const [end] = await run('silent', 'WaitForSilence', '');
    expect(end).toMatchObject({ status: 'SILENCE' });
    expect(end?.ms).toBeGreaterThanOrEqual(980);
    expect(end?.ms).toBeLessThan(1100);
  });

  it('begins anew with each noise', async () => {
    const [end] = await run('pauses', 'WaitForSilence', '800');
    expect(end).toMatchObject({ status: 'SILENCE' });
    expect(end?.ms).toBeGreaterThanOrEqual(2270);
    expect(end?.ms).toBeLessThan(2400);
  });

  it('says that the caller hung up', async () => {
    await run('tone', 'WaitForSilence', '800,1,60', 3000);
    await calls.perform('Hangup', { Channel: 'Local/tone@lines-00000000;1' });
    await calls.clock.advance(100);
    expect(calls.valuesOf('WAITSTATUS')).toEqual(['HANGUP']);
    expect(calls.kernel.media.clock.ticking).toBe(false);
  });
});
