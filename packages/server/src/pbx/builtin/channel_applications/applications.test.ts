import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';

let calls: TestCalls;
afterEach(() => calls.close());

/** The called half runs these steps; the calling half waits for a minute. */
const run = async (steps: readonly string[], ms: number, more = ''): Promise<void> => {
  const [first = '', ...rest] = steps;
  const plan = `[default]\nexten => 1,1,${first}\n${rest.map((one) => ` same => n,${one}\n`).join('')}${more}`;
  calls = await startCalls(plan);
  await calls.originate({ Channel: 'Local/1@default', Application: 'Wait', Data: '60' }, ms);
};
const one = 'Local/1@default-00000000;1';
/** As it is written in a file, where a semicolon begins a comment. */
const oneWritten = one.replace(';', '\\;');
const two = 'Local/1@default-00000000;2';
const ran = (): readonly string[] => calls.ran(';2');
const press = (digit: string): void => calls.kernel.channels.get(two)?.queueFrame({ type: 'digitEnd', digit, ms: 100 });
const sound = (name: string, bytes: number): void => {
  const folder = join(calls.kernel.settings.directories.astdatadir, 'sounds', 'en');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.ulaw`), Buffer.alloc(bytes));
};

describe('Answer', () => {
  it('with a delay waits for it on a channel that is up', async () => {
    await run(['Answer()', 'Answer(700)', 'NoOp(done)'], 1100);
    expect(ran().at(-1)).toBe('1,2 Answer(700)');
    await calls.clock.advance(200);
    expect(ran().at(-1)).toBe('1,3 NoOp(done)');
  });

  it('goes on at the first sound of the far end', async () => {
    await run(['Answer()', 'Wait(5)'], 100);
    expect(ran()).toEqual(['1,1 Answer()']);
    calls.kernel.channels.get(one)?.leg.speak?.();
    await calls.clock.advance(0);
    expect(ran()).toEqual(['1,1 Answer()', '1,2 Wait(5)']);
  });
});

describe('Hangup', () => {
  it.each([
    ['', '16', 'Normal Clearing'],
    ['21', '21', 'Call Rejected'],
    ['USER_BUSY', '17', 'User busy'],
    ['nonsense', '16', 'Normal Clearing'],
  ])('(%s) ends the call with cause %s', async (given, Cause, text) => {
    await run([`Hangup(${given})`], 100);
    expect(calls.events('Hangup')).toMatchObject([
      { Channel: two, Cause, 'Cause-txt': text },
      { Channel: one, Cause },
    ]);
  });
});

describe('Wait', () => {
  it('takes fractions of seconds', async () => {
    await run(['Wait(0.25)', 'NoOp(done)'], 249);
    expect(ran()).toHaveLength(1);
    await calls.clock.advance(1);
    expect(ran()).toHaveLength(2);
  });

  it('ends with the call', async () => {
    await run(['Wait(50)', 'NoOp(never)'], 100);
    await calls.perform('Hangup', { Channel: two });
    await calls.clock.advance(100);
    expect(ran()).toEqual(['1,1 Wait(50)']);
    expect(calls.clock.pending).toBe(0);
  });
});

describe('Busy and Congestion', () => {
  it.each([
    ['Busy', '17'],
    ['Congestion', '34'],
  ])('%s: ends after its time with cause %s', async (application, Cause) => {
    calls = await startCalls(`[default]\nexten => 1,1,${application}(2)\nexten => 2,1,Dial(Local/1@default,9)\n`);
    await calls.originate({ Channel: 'Local/1@default', Application: 'Wait', Data: '1', Timeout: '1000' }, 3000);
    expect(calls.events('Newstate')).toMatchObject([{ Channel: two, ChannelStateDesc: 'Busy' }]);
    expect(calls.events('Hangup').find(({ Channel }) => Channel === two)).toMatchObject({ Cause });
  });

  it('leave the state of a channel that is up', async () => {
    await run(['Answer()', 'Busy(1)', 'NoOp(never)'], 2000);
    expect(calls.events('Newstate').map(({ ChannelStateDesc }) => ChannelStateDesc)).toEqual(['Up', 'Up']);
    expect(ran().at(-1)).toBe('1,2 Busy(1)');
  });
});

describe('Ringing, Progress, Proceeding', () => {
  it('are told to the one who dials', async () => {
    await run(['Proceeding()', 'Progress()', 'Ringing()', 'Wait(1)'], 100);
    expect(calls.events('DialState').map(({ DialStatus }) => DialStatus)).toEqual([
      'PROCEEDING',
      'PROGRESS',
      'RINGING',
    ]);
    expect(calls.events('Newstate')).toMatchObject([{ Channel: one, ChannelStateDesc: 'Ringing' }]);
  });
});

describe('WaitExten', () => {
  const more = `exten => 7,1,NoOp(seven)\nexten => 78,1,NoOp(seventy eight)\nexten => i,1,NoOp(invalid \${INVALID_EXTEN})\n`;

  it('goes to the extension that is dialled, waiting for longer ones', async () => {
    await run(['WaitExten(10)'], 100, more);
    press('7');
    await calls.clock.advance(100);
    press('8');
    await calls.clock.advance(100);
    expect(ran()).toEqual(['1,1 WaitExten(10)', '78,1 NoOp(seventy eight)']);
  });

  it('takes the shorter extension when no further digit comes', async () => {
    await run(['WaitExten(10)'], 100, more);
    press('7');
    await calls.clock.advance(5100);
    expect(ran()[1]).toBe('7,1 NoOp(seven)');
  });

  it('goes to i for what does not exist', async () => {
    await run(['WaitExten(10)'], 100, more);
    press('9');
    await calls.clock.advance(6000);
    expect(ran()[1]).toBe('i,1 NoOp(invalid 9)');
  });

  it('goes to t when nothing is dialled', async () => {
    await run(['WaitExten(2)'], 2100, 'exten => t,1,NoOp(late)\n');
    expect(ran()[1]).toBe('t,1 NoOp(late)');
  });

  it('goes on if there is a next priority', async () => {
    await run(['WaitExten(2)', 'NoOp(next)'], 2100, 'exten => t,1,NoOp(late)\n');
    expect(ran()[1]).toBe('1,2 NoOp(next)');
  });
});

describe('WaitDigit', () => {
  it('tells the digit, or that none came', async () => {
    await run(['WaitDigit(2,12)', 'NoOp(next)', 'WaitDigit(1)', 'NoOp(end)'], 100);
    press('3');
    press('2');
    await calls.clock.advance(1200);
    expect(calls.valuesOf('WAITDIGITRESULT')).toEqual(['2']);
    expect(calls.valuesOf('WAITDIGITSTATUS')).toEqual(['DTMF', 'TIMEOUT']);
  });
});

describe('Playback', () => {
  it('takes as long as the file, and says how it went', async () => {
    await run(['Wait(1)', 'Playback(hello&none)', 'NoOp(done)'], 0);
    sound('hello', 8000);
    await calls.clock.advance(2400);
    expect(ran().at(-1)).toBe('1,2 Playback(hello&none)');
    await calls.clock.advance(200);
    expect(ran().at(-1)).toBe('1,3 NoOp(done)');
    expect(calls.valuesOf('PLAYBACKSTATUS')).toEqual(['FAILED']);
    expect(calls.logged).toContain('WARNING file.c: File none does not exist in any format');
  });

  it('with skip does nothing on a channel that is not up', async () => {
    await run(['Playback(hello,skip)', 'Wait(1)'], 100);
    expect(calls.valuesOf('PLAYBACKSTATUS')).toEqual(['SUCCESS']);
    expect(calls.events('Newstate')).toEqual([]);
  });
});

describe('BackGround', () => {
  it('lets an extension be dialled while it plays', async () => {
    await run(['Answer()', 'Wait(1)', 'BackGround(menu)', 'NoOp(heard)'], 1000, 'exten => 5,1,NoOp(five)\n');
    sound('menu', 80_000);
    await calls.clock.advance(1000);
    press('5');
    await calls.clock.advance(100);
    expect(ran().at(-1)).toBe('5,1 NoOp(five)');
    expect(calls.valuesOf('BACKGROUNDSTATUS')).toEqual(['SUCCESS']);
  });

  it('goes on without the file', async () => {
    await run(['BackGround(none)', 'NoOp(next)'], 1000);
    expect(calls.valuesOf('BACKGROUNDSTATUS')).toEqual(['FAILED']);
    expect(ran().at(-1)).toBe('1,2 NoOp(next)');
  });
});

describe('Echo', () => {
  it('sends digits back and ends with #', async () => {
    await run(['Answer()', 'Echo()', 'NoOp(done)'], 1000);
    press('4');
    await calls.clock.advance(110);
    expect(calls.events('DTMFBegin')).toMatchObject([
      { Channel: two, Digit: '4', Direction: 'Sent' },
      { Channel: one, Digit: '4', Direction: 'Received' },
    ]);
    expect(calls.events('DTMFEnd')).toMatchObject([
      { Channel: two, Digit: '4', Direction: 'Received' },
      { Channel: two, Digit: '4', Direction: 'Sent' },
      { Channel: one, Digit: '4', Direction: 'Received' },
    ]);
    press('#');
    await calls.clock.advance(110);
    expect(ran().at(-1)).toBe('1,3 NoOp(done)');
  });

  it('passes digits on as they come where their begin comes too', async () => {
    await run(['Answer()', 'Echo()', 'NoOp(done)'], 1000);
    const channel = calls.kernel.channels.get(two);
    channel?.queueFrame({ type: 'digitBegin', digit: '7' });
    await calls.clock.advance(10);
    channel?.queueFrame({ type: 'digitEnd', digit: '7', ms: 60 });
    await calls.clock.advance(10);
    expect(calls.events('DTMFEnd').filter(({ Direction }) => Direction === 'Sent')).toMatchObject([
      { DurationMs: '60' },
    ]);
    channel?.queueFrame({ type: 'digitBegin', digit: '#' });
    channel?.queueFrame({ type: 'digitEnd', digit: '#', ms: 60 });
    await calls.clock.advance(10);
    expect(ran().at(-1)).toBe('1,3 NoOp(done)');
  });

  it('keeps the digits that come while it sends one', async () => {
    await run(['Answer()', 'Echo()', 'NoOp(done)'], 1000);
    press('1');
    press('2');
    press('3');
    await calls.clock.advance(310);
    const sent = calls.events('DTMFEnd').filter(({ Direction }) => Direction === 'Sent');
    expect(sent.map(({ Digit }) => Digit)).toEqual(['1', '2', '3']);
  });
});

describe('other applications', () => {
  it('Milliwatt plays until the call ends', async () => {
    await run(['Milliwatt()', 'NoOp(never)'], 5000);
    expect(ran()).toEqual(['1,1 Milliwatt()']);
    await calls.perform('Hangup', { Channel: two });
    await calls.clock.advance(10);
    expect(calls.kernel.channels.size).toBe(0);
  });

  it('PlayTones and StopPlayTones go on at once', async () => {
    await run(['PlayTones(busy)', 'StopPlayTones()', 'NoOp(on)', 'Wait(1)'], 10);
    expect(ran()).toContain('1,3 NoOp(on)');
  });

  it('SendDTMF sends its digits one after the other', async () => {
    await run(['Answer()', 'SendDTMF(12w3,200,150)', 'NoOp(sent)'], 4000);
    expect(
      calls.events('DTMFEnd').map(({ Channel, Digit, DurationMs }) => `${Channel} ${Digit} ${DurationMs}`),
    ).toEqual([`${one} 1 150`, `${one} 2 150`, `${one} 3 150`]);
    expect(ran()).toContain('1,3 NoOp(sent)');
  });

  it('SendText tells how it went', async () => {
    await run(['SendText(hello)', 'SendText()', 'Wait(1)'], 10);
    expect(calls.valuesOf('SENDTEXTSTATUS')).toEqual(['SUCCESS', 'FAILURE']);
  });

  it('SoftHangup hangs up a channel by name, and a device with a', async () => {
    await run([`SoftHangup(${oneWritten})`, 'Wait(1)'], 100);
    expect(calls.events('SoftHangupRequest')[0]).toMatchObject({ Channel: one, Cause: '32' });
    await calls.originate({ Channel: 'Local/2@default', Application: 'SoftHangup', Data: 'Local/1@default,a' }, 100);
    expect(calls.kernel.channels.get(two)).toBeUndefined();
  });

  it('ChannelRedirect sends another channel elsewhere', async () => {
    await run(
      ['Answer()', `ChannelRedirect(${oneWritten},default,3,1)`, 'ChannelRedirect(none,3,1)', 'Wait(9)'],
      1000,
      'exten => 3,1,Wait(5)\n',
    );
    expect(calls.ran(';1').at(-1)).toBe('3,1 Wait(5)');
    expect(calls.valuesOf('CHANNELREDIRECT_STATUS')).toEqual(['SUCCESS', 'NOCHANNEL']);
  });

  it('Originate calls from the dialplan', async () => {
    const more = 'exten => 3,1,Answer()\n same => n,Wait(1)\nexten => 4,1,Busy(1)\nexten => 5,1,NoOp(there)\n';
    await run(
      [
        'Originate(Local/3@default,exten,default,5,1)',
        'Originate(Local/4@default,app,Wait,1)',
        'Originate(x)',
        'Wait(1)',
      ],
      3000,
      more,
    );
    expect(calls.valuesOf('ORIGINATE_STATUS')).toEqual(['SUCCESS', 'BUSY', 'FAILED']);
    expect(calls.ran(';1')).toContain('5,1 NoOp(there)');
  });

  it('Incomplete waits for the rest of a number', async () => {
    await run(['Incomplete()'], 100, 'exten => 12,1,NoOp(twelve)\n');
    await calls.clock.advance(500);
    press('2');
    await calls.clock.advance(100);
    expect(ran().at(-1)).toBe('12,1 NoOp(twelve)');
  });
});
