import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';

const plan = `
[o]
exten => quiet,1,Answer()
 same => n,Wait(60)
exten => tone,1,Answer()
 same => n,Wait(1)
 same => n,Milliwatt()
exten => speaking,1,Answer()
 same => n,Milliwatt()
exten => early,1,Progress()
 same => n,PlayTones(440)
 same => n,Wait(1)
 same => n,Answer()
 same => n,Wait(60)
exten => echo,1,Answer()
 same => n,Echo()
exten => to-tone,1,Dial(Local/tone@o)
 same => n,NoOp(after \${DIALSTATUS})
exten => to-quiet,1,Dial(Local/quiet@o)
exten => to-early,1,Dial(Local/early@o)
exten => to-echo,1,Dial(Local/echo@o)
exten => to-tone-kept,1,Dial(Local/tone@o/n)
exten => chain,1,Dial(Local/to-tone@o)
exten => kept,1,Dial(Local/to-tone@o/n)
exten => kept-far,1,Dial(Local/to-tone-kept@o)
exten => quiet-chain,1,Dial(Local/to-quiet@o)
exten => early-chain,1,Dial(Local/to-early@o)
exten => echo-chain,1,Dial(Local/to-echo@o)
exten => long,1,Dial(Local/chain@o)
exten => elsewhere,1,Dial(Local/to-tone@o,,F(o^after^1))
exten => limited,1,Dial(Local/to-limited@o)
exten => to-limited,1,Dial(Local/tone@o,,L(4000))
exten => after,1,NoOp(it goes on)
`;

let calls: TestCalls;
afterEach(() => calls.close());

/** Somebody at `from` dials `exten`, and so many milliseconds pass. */
const call = async (from: string, exten: string, ms: number): Promise<void> => {
  calls = await startCalls(plan);
  await calls.originate({ Channel: `Local/${from}@o`, Context: 'o', Exten: exten, Priority: '1' }, ms);
};
const short = (name = ''): string => name.replace(/^Local\/(.*)@o-\d+/, '$1');
const dropped = (): readonly string[] =>
  calls
    .events('LocalOptimizationBegin')
    .map(({ LocalOneChannel, SourceChannel }) => `${short(LocalOneChannel)} by ${short(SourceChannel)}`);
const present = (): readonly string[] => [...calls.kernel.channels.all()].map(({ name }) => short(name));

describe('a Local channel between two bridges', () => {
  it('drops out with the first sound, and the one who speaks takes its place', async () => {
    await call('quiet', 'chain', 1500);
    expect(dropped()).toEqual([]);
    await calls.clock.advance(100);
    const all = calls.story().filter((line) => !line.startsWith('DeviceState'));
    const begin = all.findIndex((line) => line.startsWith('LocalOptimizationBegin'));
    expect(all.slice(begin).map((line) => line.replace(/Local\/(.*)@o-\d+/, '$1'))).toEqual([
      'LocalOptimizationBegin to-tone;1',
      'BridgeLeave tone;1',
      'VarSet to-tone;1',
      'BridgeLeave to-tone;1',
      'BridgeEnter tone;1',
      'VarSet quiet;1',
      'VarSet tone;1',
      'VarSet to-tone;2',
      'LocalOptimizationEnd to-tone;1',
      'HangupRequest to-tone;2',
      'Hangup to-tone;1',
      'BridgeLeave to-tone;2',
      'BridgeDestroy',
      'VarSet to-tone;2',
      'VarSet to-tone;2',
      'VarSet to-tone;2',
      'VarSet to-tone;2',
      'VarSet to-tone;2',
      'SoftHangupRequest to-tone;2',
      'Hangup to-tone;2',
    ]);
    const [enter] = calls.events('BridgeEnter').slice(-1);
    const [start] = calls.events('LocalOptimizationBegin');
    expect(enter?.SwapUniqueid).toBe(start?.LocalOneUniqueid);
    expect(start).toMatchObject({ DestUniqueId: start?.LocalTwoUniqueid, Id: '0' });
    expect(calls.events('LocalOptimizationEnd')).toMatchObject([{ Success: 'No', Id: '0' }]);
    expect(calls.valuesOf('BRIDGEPEER').slice(-4).map(short)).toEqual(['', 'tone;1', 'quiet;1', '']);
  });

  it('leaves a call that is heard and ends as any other', async () => {
    await call('quiet', 'chain', 2000);
    const listener = calls.kernel.channels.get('Local/quiet@o-00000000;2');
    let loudest = 0;
    listener?.media.tap((read) => {
      loudest = Math.max(loudest, ...(read ?? []));
    });
    await calls.clock.advance(200);
    expect(loudest).toBeGreaterThan(5000);
    expect(present()).toEqual(['quiet;1', 'quiet;2', 'tone;1', 'tone;2']);
    await calls.perform('Hangup', { Channel: listener?.name ?? '' });
    await calls.clock.advance(1000);
    expect(present()).toEqual([]);
    expect(calls.kernel.bridges.list()).toEqual([]);
    expect(calls.clock.pending).toBe(0);
  });

  it('drops out for a caller who speaks first', async () => {
    await call('speaking', 'chain', 1000);
    expect(dropped()).toEqual(['to-tone;1 by speaking;1']);
  });

  it('drops out one after the other along a chain, a frame of sound for each', async () => {
    await call('quiet', 'long', 1515);
    expect(dropped()).toEqual(['to-tone;1 by tone;1']);
    await calls.clock.advance(20);
    expect(dropped()).toEqual(['to-tone;1 by tone;1', 'chain;1 by tone;1']);
    expect(present()).toEqual(['quiet;1', 'quiet;2', 'tone;1', 'tone;2']);
  });

  it('drops out at the answer where it is spoken to before', async () => {
    await call('quiet', 'early-chain', 950);
    expect(dropped()).toEqual([]);
    await calls.clock.advance(100);
    expect(dropped()).toEqual(['to-early;1 by early;1']);
  });

  it.each(['quiet-chain', 'echo-chain', 'kept', 'to-tone'])('stays in %s', async (exten) => {
    await call('quiet', exten, 3000);
    expect(dropped()).toEqual([]);
    expect(present()).toContain(exten === 'kept' ? 'to-tone;2' : present().at(-1));
    expect(present().length).toBe(exten === 'to-tone' ? 4 : 6);
  });

  it('drops out beside one that stays', async () => {
    await call('quiet', 'kept-far', 3000);
    expect(dropped()).toEqual(['to-tone-kept;1 by tone;1']);
  });

  it('drops out when LocalOptimizeAway says so', async () => {
    await call('quiet', 'kept', 3000);
    const kept = [...calls.kernel.channels.all()].find(({ name }) => short(name) === 'to-tone;2');
    expect(await calls.perform('LocalOptimizeAway', { Channel: kept?.name ?? '' })).toEqual([
      'Response: Success\r\nMessage: Queued channel to be optimized away\r\n',
    ]);
    await calls.clock.advance(20);
    expect(dropped()).toEqual(['to-tone;1 by tone;1']);
  });

  it.each(['to-tone;1', 'to-tone;2'])('stays while somebody listens to %s', async (half) => {
    await call('quiet', 'chain', 1000);
    const channel = [...calls.kernel.channels.all()].find(({ name }) => short(name) === half);
    const stop = channel?.media.tap(() => {});
    await calls.clock.advance(2000);
    expect(dropped()).toEqual([]);
    stop?.();
    await calls.clock.advance(20);
    expect(dropped()).toEqual(['to-tone;1 by tone;1']);
  });

  it('goes where Dial said that it should go after the call', async () => {
    await call('quiet', 'elsewhere', 2000);
    expect(calls.ran('to-tone@o-00000001;1')).toContain('after,1 NoOp(it goes on)');
    expect(present()).toEqual(['quiet;1', 'quiet;2', 'tone;1', 'tone;2']);
  });

  it('takes the limit of the call with the one who answered', async () => {
    await call('quiet', 'limited', 3900);
    expect(present()).toEqual(['quiet;1', 'quiet;2', 'tone;1', 'tone;2']);
    await calls.clock.advance(200);
    expect(present()).toEqual([]);
  });

  it('that ends before the next frame leaves no timer', async () => {
    await call('quiet', 'chain', 1500);
    await calls.perform('Hangup', { Channel: '/.*/' });
    await calls.clock.advance(100);
    expect(dropped()).toEqual([]);
    expect(calls.clock.pending).toBe(0);
  });
});
