import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { classMask } from '@amiable/protocol';
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
exten => app,1,Monitor(ulaw,app,m)
 same => n,Playback(heard)
 same => n,ChangeMonitor(renamed)
 same => n,PauseMonitor()
 same => n,Playback(heard)
 same => n,UnpauseMonitor()
 same => n,StopMonitor()
 same => n,Monitor()
 same => n,ChangeMonitor()
exten => later,1,Monitor(wav,later,b)
 same => n,Wait(1)
 same => n,Dial(Local/speaks@lines)
`;
const said = speech(600, 3);
const heard = speech(400, 5);
const channel = 'Local/speaks@lines-00000000;1';
let calls: TestCalls;

beforeEach(async () => {
  calls = await startCalls(plan, [definition]);
  putWav(join(calls.folder, 'data/sounds/said.wav'), said);
  putWav(join(calls.folder, 'data/sounds/heard.wav'), heard);
  await calls.originate({ Channel: 'Local/speaks@lines', Application: 'Wait', Data: '30' }, 100);
});
afterEach(() => calls.close());

const monitored = (name: string): string => join(calls.folder, 'spool/monitor', name);
const files = (): readonly string[] => readdirSync(join(calls.folder, 'spool/monitor')).sort();
const perform = async (action: string, headers: Readonly<Record<string, string>> = {}): Promise<string> =>
  ((await calls.perform(action, { Channel: channel, ...headers })) ?? []).join('').trim();

describe('Monitor', () => {
  it('records both directions into files of their own, and mixes them where that is asked for', async () => {
    expect(await perform('Monitor', { File: 'call' })).toBe('Response: Success\r\nMessage: Started monitoring channel');
    expect(calls.valuesOf('__MONITORED')).toEqual(['true']);
    await calls.clock.advance(3000);
    expect(await perform('StopMonitor')).toBe('Response: Success\r\nMessage: Stopped monitoring channel');
    await calls.kernel.media.whenWritten();
    expect(readSound(monitored('call-in.wav'))).toEqual(said);
    expect(readSound(monitored('call-out.wav'))).toHaveLength(0);
    expect(calls.valuesOf('MONITORED')).toEqual(['']);
  });

  it('goes on under another name, and mixes in the end', async () => {
    await perform('Monitor', { File: 'old', Mix: 'true' });
    expect(await perform('ChangeMonitor', { File: 'sub/new' })).toContain('Changed monitor filename');
    await calls.clock.advance(3000);
    await perform('StopMonitor');
    await calls.kernel.media.whenWritten();
    expect(files()).toEqual(['sub']);
    expect(readdirSync(monitored('sub'))).toEqual(['new.wav']);
    expect(readSound(monitored('sub/new.wav'))).toEqual(said);
  });

  it('takes nothing in while it is paused', async () => {
    await perform('Monitor', { File: 'pause' });
    expect(await perform('PauseMonitor')).toContain('Paused monitoring of the channel');
    await calls.clock.advance(1700);
    expect(await perform('UnpauseMonitor')).toContain('Unpaused monitoring of the channel');
    await calls.clock.advance(2000);
    await perform('StopMonitor');
    await calls.kernel.media.whenWritten();
    const recorded = readSound(monitored('pause-in.wav'));
    expect(recorded.length).toBeGreaterThan(1000);
    expect(recorded).toEqual(said.subarray(said.length - recorded.length));
  });

  it('ends with its channel, and says so before the end', async () => {
    await perform('Monitor');
    await perform('Hangup');
    await calls.clock.advance(100);
    await calls.kernel.media.whenWritten();
    const story = calls.story().filter((line) => line.endsWith(';1') && /Monitor|Hangup /.test(line));
    expect(story).toEqual([`MonitorStart ${channel}`, `MonitorStop ${channel}`, `Hangup ${channel}`]);
    expect(files()).toEqual([`${channel.replace('/', '-')}-in.wav`, `${channel.replace('/', '-')}-out.wav`]);
    expect(calls.kernel.media.clock.ticking).toBe(false);
  });

  it('answers with success, and does nothing, where nothing is recorded or the format is unknown', async () => {
    for (const action of ['PauseMonitor', 'UnpauseMonitor', 'StopMonitor'])
      expect(await perform(action)).toContain('Response: Success');
    expect(await perform('ChangeMonitor', { File: 'x' })).toContain('Response: Success');
    expect(await perform('Monitor', { File: 'x', Format: 'nosuch' })).toContain('Response: Success');
    expect(calls.events('MonitorStart')).toEqual([]);
  });

  it.each([
    ['Monitor', { Channel: '' }, 'No channel specified'],
    ['Monitor', { Channel: 'x' }, 'No such channel'],
    ['ChangeMonitor', {}, 'No filename specified'],
    ['ChangeMonitor', { Channel: 'x', File: 'a' }, 'No such channel'],
    ['ChangeMonitor', { File: '../a' }, 'Could not change monitored filename of channel'],
    ['Monitor', { File: '../up' }, 'Could not start monitoring channel'],
    ['PauseMonitor', { Channel: 'x' }, 'No such channel'],
    ['UnpauseMonitor', { Channel: 'x' }, 'No such channel'],
    ['StopMonitor', { Channel: 'x' }, 'No such channel'],
  ])('%s with %j fails: %s', async (action, headers: Readonly<Record<string, string>>, message) => {
    expect(await perform(action, headers)).toBe(`Response: Error\r\nMessage: ${message}`);
    expect(existsSync(join(calls.folder, 'spool/up-in.wav'))).toBe(false);
  });

  it('writes anywhere only for those who may run commands', async () => {
    const File = join(calls.folder, 'elsewhere');
    const request = (name: string) => ({
      name,
      headers: [],
      get: (header: string) => ({ Channel: channel, File })[header] ?? '',
      all: () => [],
    });
    const caller = { user: 'crm', write: classMask(['call']), read: 0, variables: [], origin: 'test' };
    const reply = await calls.kernel.perform(request('Monitor'), caller);
    expect(reply).toEqual({ response: 'Error', headers: [['Message', 'Could not start monitoring channel']] });
    expect(existsSync(`${File}-in.wav`)).toBe(false);
    const root = { ...caller, write: classMask(['system']) };
    expect((await calls.kernel.perform(request('Monitor'), root))?.response).toBe('Success');
    expect(existsSync(`${File}-in.wav`)).toBe(true);
  });

  it('works by its applications', async () => {
    await calls.originate({ Channel: 'Local/silent@lines', Context: 'lines', Exten: 'app', Priority: '1' }, 3000);
    await calls.kernel.media.whenWritten();
    expect(files()).toEqual(['renamed.ulaw']);
    const recorded = readSound(monitored('renamed.ulaw'));
    expect(recorded).toHaveLength(heard.length);
    const worst = recorded.reduce((most, sample, i) => Math.max(most, Math.abs(sample - (heard[i] ?? 0))), 0);
    expect(worst).toBeLessThan(150);
    expect(calls.ran('00000001;1').at(-1)).toBe('app,9 ChangeMonitor()');
  });

  it('waits with option b until the channel talks to somebody', async () => {
    await calls.originate({ Channel: 'Local/silent@lines', Context: 'lines', Exten: 'later', Priority: '1' }, 900);
    expect(calls.valuesOf('AUTO_MONITOR')).toEqual(['wav,later,X']);
    expect(calls.events('MonitorStart')).toEqual([]);
    await calls.clock.advance(5000);
    expect(calls.events('MonitorStart')).toHaveLength(1);
    await perform('StopMonitor', { Channel: 'Local/silent@lines-00000001;1' });
    await calls.kernel.media.whenWritten();
    expect(findSamples(readSound(monitored('later-out.wav')), said)).toBeGreaterThanOrEqual(0);
  });
});
