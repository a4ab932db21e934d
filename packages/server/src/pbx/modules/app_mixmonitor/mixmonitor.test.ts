import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { findSamples, putWav, readSound, speech } from '../../../testing/sound.js';
import { definition } from './module.js';

const plan = `
[lines]
exten => silent,1,Answer()
 same => n,Wait(60)
exten => speaks,1,Answer()
 same => n,Wait(1)
 same => n,Playback(said)
 same => n,Wait(60)
exten => hums,1,Answer()
 same => n,Milliwatt()
exten => _to-.,1,Dial(Local/\${EXTEN:3}@lines/n)
exten => calls,1,Dial(Local/speaks@lines)
exten => app,1,MixMonitor(app.wav,i(ID)r(in.wav)t(out.wav))
 same => n,NoOp(\${MIXMONITOR(\${ID},filename)})
 same => n,Playback(heard)
 same => n,StopMixMonitor(\${ID})
 same => n,MixMonitor()
 same => n,NoOp(not here)
`;
const said = speech(600, 3);
const heard = speech(400, 5);
let calls: TestCalls;
let channel: string;

beforeEach(async () => {
  calls = await startCalls(plan, [definition]);
  putWav(join(calls.folder, 'data/sounds/said.wav'), said);
  putWav(join(calls.folder, 'data/sounds/heard.wav'), heard);
  await calls.originate({ Channel: 'Local/speaks@lines', Application: 'Wait', Data: '30' }, 100);
  channel = 'Local/speaks@lines-00000000;1';
});
afterEach(() => calls.close());

const monitored = (name: string): string => join(calls.folder, 'spool/monitor', name);
const perform = async (action: string, headers: Readonly<Record<string, string>>): Promise<string> =>
  ((await calls.perform(action, headers)) ?? []).join('').trim();
const idOf = (reply: string): string => /MixMonitorID: (0x[0-9a-f]+)/.exec(reply)?.[1] ?? '';
const stop = async (): Promise<void> => {
  expect(await perform('StopMixMonitor', { Channel: channel })).toBe('Response: Success');
  await calls.kernel.media.whenWritten();
};

describe('MixMonitor', () => {
  it('needs to be told which channel', async () => {
    expect(await perform('MixMonitor', {})).toBe('Response: Error\r\nMessage: No channel specified');
  });

  it('records what was said, sample for sample', async () => {
    await perform('MixMonitor', { Channel: channel, File: 'call.wav' });
    await calls.clock.advance(3000);
    await stop();
    const recorded = readSound(monitored('call.wav'));
    expect(findSamples(recorded, said)).toBe(0);
    expect(recorded).toHaveLength(said.length);
    expect(calls.events('MixMonitorStart')).toHaveLength(1);
    expect(calls.events('MixMonitorStop')).toHaveLength(1);
    expect(calls.valuesOf('MIXMONITOR_FILENAME')).toEqual([monitored('call.wav')]);
  });

  it('records a call of two from the side of the caller', async () => {
    await calls.originate({ Channel: 'Local/calls@lines', Application: 'Playback', Data: 'heard&heard' }, 0);
    const one = 'Local/calls@lines-00000001;1';
    await perform('MixMonitor', { Channel: one, File: 'two.wav', Options: 'r(r.wav)t(t.wav)' });
    await calls.clock.advance(700);
    expect(await perform('StopMixMonitor', { Channel: one })).toBe('Response: Success');
    await calls.kernel.media.whenWritten();
    expect(findSamples(readSound(monitored('t.wav')), heard)).toBeGreaterThanOrEqual(0);
    expect(readSound(monitored('t.wav'))).toHaveLength(readSound(monitored('two.wav')).length);
  });

  it('has a bridge name its peers again when it begins, and when it ends while somebody sends sound', async () => {
    const toldAtTheEnd = async (other: string, serial: number): Promise<readonly number[]> => {
      await calls.originate(
        { Channel: 'Local/silent@lines/n', Context: 'lines', Exten: `to-${other}`, Priority: '1' },
        2000,
      );
      const named = (): number => calls.valuesOf('BRIDGEPEER').length;
      const before = named();
      const one = { Channel: `Local/${other}@lines-0000000${serial};1` };
      await perform('MixMonitor', { ...one, File: 'peers.wav' });
      const begun = named();
      await perform('StopMixMonitor', one);
      await calls.kernel.media.whenWritten();
      return [begun - before, named() - begun];
    };
    expect(await toldAtTheEnd('hums', 2)).toEqual([2, 2]);
    expect(await toldAtTheEnd('silent', 4)).toEqual([2, 0]);
  });

  it('hears the far end of a bridge', async () => {
    await calls.originate({ Channel: 'Local/silent@lines', Context: 'lines', Exten: 'calls', Priority: '1' }, 900);
    const one = 'Local/silent@lines-00000001;1';
    await perform('MixMonitor', { Channel: one, File: 'bridge.wav', Options: 'bt(heard.wav)r(said.wav)' });
    await calls.clock.advance(3000);
    await perform('StopMixMonitor', { Channel: one });
    await calls.kernel.media.whenWritten();
    expect(findSamples(readSound(monitored('bridge.wav')), said)).toBeGreaterThanOrEqual(0);
    expect(findSamples(readSound(monitored('heard.wav')), said)).toBeGreaterThanOrEqual(0);
    expect(readSound(monitored('said.wav')).every((sample) => sample === 0)).toBe(true);
  });

  it('records with option b only while the channel talks to somebody', async () => {
    await perform('MixMonitor', { Channel: channel, File: 'alone.wav', Options: 'b' });
    await calls.clock.advance(3000);
    await stop();
    expect(readSound(monitored('alone.wav'))).toHaveLength(0);
  });

  it('is silenced and heard again', async () => {
    await perform('MixMonitor', { Channel: channel, File: 'mute.wav' });
    await perform('MixMonitorMute', { Channel: channel, Direction: 'read', State: '1' });
    await calls.clock.advance(1700);
    await perform('MixMonitorMute', { Channel: channel, Direction: 'Both', State: '0' });
    await calls.clock.advance(2000);
    await stop();
    const recorded = readSound(monitored('mute.wav'));
    const firstSound = recorded.findIndex((sample) => sample !== 0);
    expect(firstSound).toBeGreaterThan(1000);
    expect(recorded.subarray(firstSound)).toEqual(said.subarray(firstSound));
    expect(calls.events('MixMonitorMute').map(({ Direction, State }) => `${Direction} ${State}`)).toEqual([
      'read 1',
      'Both 0',
    ]);
  });

  it('makes louder and softer by its options, and puts both sides beside each other', async () => {
    await perform('MixMonitor', { Channel: channel, File: 'loud.wav', Options: 'v(1)' });
    await perform('MixMonitor', { Channel: channel, File: 'soft.wav', Options: 'W(-2)' });
    await perform('MixMonitor', { Channel: channel, File: 'both.raw', Options: 'D' });
    await calls.clock.advance(3000);
    for (let i = 0; i < 3; i++) await stop();
    expect([...readSound(monitored('loud.wav'))]).toEqual([...said].map((sample) => sample * 2));
    expect([...readSound(monitored('soft.wav'))]).toEqual([...said].map((sample) => Math.trunc(sample / 4) + 0));
    expect([...readSound(monitored('both.raw'))]).toEqual([...said].flatMap((sample) => [sample, 0]));
  });

  it('tells its id only where option i asks for it, and ends the one that is meant', async () => {
    expect(await perform('MixMonitor', { Channel: channel, File: 'a.wav' })).toBe('Response: Success');
    const id = idOf(await perform('MixMonitor', { Channel: channel, File: 'b.wav', Options: 'i(ID)' }));
    expect(calls.valuesOf('ID')).toEqual([id]);
    await perform('MixMonitor', { Channel: channel, File: 'c.wav' });
    await perform('StopMixMonitor', { Channel: channel, MixMonitorID: id });
    const listed = await calls.console(`mixmonitor list ${channel}`);
    expect(listed.slice(2).map((line) => line.split('\t')[1])).toEqual([monitored('c'), monitored('a')]);
  });

  it('runs its command when the file is done, with what ^{} stands for', async () => {
    const proof = join(calls.folder, 'proof');
    const Command = `wc -c < ^{MIXMONITOR_FILENAME} > ${proof}`;
    await perform('MixMonitor', { Channel: channel, File: 'done.wav', Command });
    await calls.clock.advance(3000);
    await perform('Hangup', { Channel: channel });
    await calls.clock.advance(100);
    await expect.poll(() => existsSync(proof) && readFileSync(proof, 'latin1').trim()).toBe(String(44 + 9600));
    expect(calls.events('MixMonitorStop')).toEqual([]);
  });

  it.each([
    ['MixMonitor', {}, 'Could not start monitoring channel'],
    ['MixMonitor', { File: '../up.wav' }, 'Could not start monitoring channel'],
    ['StopMixMonitor', {}, 'Could not stop monitoring channel'],
    ['MixMonitorMute', {}, 'No direction specified. Must be read, write or both'],
    ['MixMonitorMute', { Direction: 'up' }, 'Invalid direction specified. Must be read, write or both'],
    ['MixMonitorMute', { Direction: 'read' }, 'No state specified'],
    ['MixMonitorMute', { Direction: 'read', State: '1', Channel: '' }, 'No channel specified'],
    ['MixMonitorMute', { Direction: 'read', State: '1', Channel: 'x' }, 'No such channel'],
    ['MixMonitorMute', { Direction: 'read', State: '1' }, 'Cannot set mute flag'],
    ['MixMonitor', { Channel: 'x', File: 'a.wav' }, 'No such channel'],
    ['StopMixMonitor', { Channel: 'x' }, 'No such channel'],
  ])('%s with %j fails: %s', async (action, headers: Readonly<Record<string, string>>, message) => {
    expect(await perform(action, { Channel: channel, ...headers })).toBe(`Response: Error\r\nMessage: ${message}`);
    expect(existsSync(join(calls.folder, 'spool/up.wav'))).toBe(false);
  });

  it('works as an application, with the variable of its id', async () => {
    await calls.originate({ Channel: 'Local/silent@lines', Context: 'lines', Exten: 'app', Priority: '1' }, 3000);
    await calls.kernel.media.whenWritten();
    expect(calls.ran('00000001;1')).toContain(`app,2 NoOp(${monitored('app.wav')})`);
    expect(calls.ran('00000001;1').at(-1)).toBe('app,5 MixMonitor()');
    expect(readSound(monitored('out.wav'))).toEqual(heard);
    expect(readSound(monitored('in.wav')).every((sample) => sample === 0)).toBe(true);
  });

  it('is started, listed and stopped from the console', async () => {
    await calls.console(`mixmonitor start ${channel} console.wav`);
    expect(await calls.console(`mixmonitor list ${channel}`)).toHaveLength(3);
    await calls.console(`mixmonitor stop ${channel}`);
    expect(await calls.console(`mixmonitor list ${channel}`)).toHaveLength(2);
    expect(await calls.console('mixmonitor stop nobody')).toEqual(["No channel matching 'nobody' found."]);
  });

  it('leaves nothing running behind', async () => {
    await perform('MixMonitor', { Channel: channel, File: 'end.wav', Options: 'B(5)' });
    expect(calls.kernel.media.clock.ticking).toBe(true);
    await perform('Hangup', { Channel: channel });
    await calls.clock.advance(100);
    expect(calls.kernel.media.clock.ticking).toBe(false);
    expect(calls.clock.pending).toBe(0);
  });
});
