import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { putWav, speech } from '../../../testing/sound.js';
import { definition } from './module.js';

let calls: TestCalls;
afterEach(() => calls.close());
const channel = 'Local/line@lines-00000000;1';

/** Plays 8 seconds as told; half a second passes. */
const play = async (words: string): Promise<void> => {
  calls = await startCalls(
    `[lines]\nexten => line,1,Answer()\n same => n,Wait(60)\n[office]\nexten => 1,1,ControlPlayback(${words})\n same => n,NoOp(on)\n`,
    [definition],
  );
  putWav(join(calls.folder, 'data/sounds/long.wav'), speech(8000));
  await calls.originate({ Channel: 'Local/line@lines', Context: 'office', Exten: '1', Priority: '1' }, 500);
};
const press = async (Digit: string, ms: number): Promise<void> => {
  await calls.perform('PlayDTMF', { Channel: channel, Digit, Receive: 'true' });
  await calls.clock.advance(ms);
};
const control = async (Control: string, ms: number, Channel = channel): Promise<string> => {
  const reply = await calls.perform('ControlPlayback', { Channel, Control });
  await calls.clock.advance(ms);
  return (reply ?? []).join('').trim();
};
const told = (): readonly (string | undefined)[] =>
  ['STATUS', 'OFFSET', 'STOPKEY'].map((name) => calls.valuesOf(`CPLAYBACK${name}`).at(-1));

describe('ControlPlayback', () => {
  it('plays to the end', async () => {
    await play('long');
    await calls.clock.advance(7499);
    expect(told()).toEqual([undefined, undefined, undefined]);
    await calls.clock.advance(1);
    expect(told()).toEqual(['SUCCESS', '-1', undefined]);
  });

  it('begins where option o says, and is wound, paused and stopped by keys', async () => {
    await play('long,1000,6,4,59,8,7,o(3000)');
    await press('6', 500);
    await press('8', 5000);
    await press('6', 100);
    await press('8', 500);
    await press('4', 0);
    await press('9', 0);
    expect(told()).toEqual(['USERSTOPPED', '4520', '9']);
  });

  it('goes back by a step where forward would lead beyond the end', async () => {
    await play('long,3000');
    await press('#', 0);
    await press('#', 0);
    await press('#', 2900);
    expect(told()[0]).toBeUndefined();
    await calls.clock.advance(100);
    expect(told()).toEqual(['SUCCESS', '-1', undefined]);
  });

  it('is controlled by the action, and stopped by it', async () => {
    await play('long,1000');
    expect(await control('pause', 3000)).toBe('Response: Success');
    await control('pause', 500);
    await control('Forward', 0);
    await control('reverse', 0);
    expect(await control('stop', 0)).toBe('Response: Success');
    expect(told()).toEqual(['REMOTESTOPPED', '1020', undefined]);
    expect(calls.ran(';1')).toContain('1,2 NoOp(on)');
  });

  it('begins again', async () => {
    await play('long');
    await calls.clock.advance(3000);
    await control('restart', 500);
    await control('stop', 0);
    expect(told()).toEqual(['REMOTESTOPPED', '520', undefined]);
  });

  it.each([
    ['sideways', channel, 'Unknown control type'],
    ['', channel, 'Control not specified'],
    ['stop', '', 'Channel not specified'],
    ['stop', 'nobody', 'No such channel'],
  ])('the action with %j on %j fails: %s', async (word, on, message) => {
    await play('long');
    expect(await control(word, 0, on)).toBe(`Response: Error\r\nMessage: ${message}`);
  });

  it('tells a sound that is not there, a caller who hung up, and no sound at all', async () => {
    await play('nothing');
    expect(told()).toEqual(['ERROR', '-1', undefined]);
    await calls.close();
    await play('long');
    await calls.perform('Hangup', { Channel: channel });
    await calls.clock.advance(10);
    expect(told()).toEqual(['ERROR', '520', undefined]);
    await calls.close();
    await play('');
    expect(calls.ran(';1')).not.toContain('1,2 NoOp(on)');
  });
});
