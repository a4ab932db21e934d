import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition as mwi } from '../../builtin/mwi/module.js';
import { definition as appVoicemail } from '../app_voicemail/module.js';
import { definition } from './module.js';

let calls: TestCalls;
afterEach(() => calls.close());

const folder = (...parts: readonly string[]): string => join(calls.folder, 'spool/voicemail', ...parts);

/** Records a tone of two seconds with an option m. */
const record = async (mailboxes: string): Promise<void> => {
  calls = await startCalls(
    '[lines]\nexten => tone,1,Answer()\n same => n,Milliwatt()\n',
    [mwi, appVoicemail, definition],
    '',
    {
      'voicemail.conf': '[default]\n100 => 1,Ann\n[sales]\n200 => 2,Ben\n',
    },
  );
  await calls.originate({ Channel: 'Local/tone@lines', Application: 'Wait', Data: '30' }, 100);
  const Channel = 'Local/tone@lines-00000000;1';
  await calls.perform('MixMonitor', { Channel, File: 'call.wav', Options: `m(${mailboxes})` });
  await calls.clock.advance(2500);
  await calls.perform('StopMixMonitor', { Channel });
  await calls.kernel.media.whenWritten();
};

describe('option m of MixMonitor', () => {
  it('copies the recording into mailboxes, and tells so', async () => {
    await record('100,200@sales/Work');
    expect(readFileSync(folder('default/100/INBOX/msg0000.wav'))).toEqual(
      readFileSync(join(calls.folder, 'spool/monitor/call.wav')),
    );
    expect(readFileSync(folder('sales/200/Work/msg0000.txt'), 'latin1')).toContain('\nduration=2\n');
    const told = calls.events('MessageWaiting').filter(({ Channel }) => Channel !== undefined);
    expect(told.map(({ Mailbox, New }) => [Mailbox, New])).toEqual([
      ['100@default', '1'],
      ['200@sales', '0'],
    ]);
  });

  it('leaves out a mailbox that is not there, and says so', async () => {
    await record('404,../100,100');
    expect(calls.logged.filter((line) => line.includes('There is no mailbox'))).toHaveLength(2);
    expect(readdirSync(folder('default/100/INBOX')).sort()).toEqual(['msg0000.txt', 'msg0000.wav']);
  });
});
