import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { findSamples, putWav, speech } from '../../../testing/sound.js';
import type { Channel } from '../../kernel/channel.js';

const plan = `
[caller]
exten => 700,1,Answer()
 same => n,Wait(60)
[lines]
exten => answer,1,Answer()
 same => n,Wait(10)
exten => ring,1,Ringing()
 same => n,Wait(2)
 same => n,Answer()
 same => n,Wait(5)
exten => early,1,Progress()
 same => n,Wait(2)
 same => n,Answer()
 same => n,Wait(5)
exten => late,1,Wait(20)
exten => busy,1,Busy(1)
exten => 5,1,NoOp(pressed five)
[office]
exten => 6,1,NoOp(pressed six)
exten => h,1,NoOp(end with \${DIALSTATUS})
`;
const caller = 'Local/700@caller-00000000;1';

let calls: TestCalls;
afterEach(() => calls.close());

/** A caller that is up runs the lines of extension 1; `ms` milliseconds pass. */
const run = async (lines: string, ms: number): Promise<void> => {
  calls = await startCalls(`${plan}exten => 1,1,${lines.replaceAll('\n', '\n same => n,')}\n`);
  await calls.originate({ Channel: 'Local/700@caller', Context: 'office', Exten: '1', Priority: '1' }, ms);
};
const dial = (data: string, ms: number): Promise<void> => run(`Dial(${data})\nNoOp(after \${DIALSTATUS})`, ms);
const status = (): string | undefined => calls.valuesOf('DIALSTATUS').at(-1);
const went = (): readonly string[] => calls.ran('00000000;1').slice(2);
const line = (serial: number, half: 1 | 2): Channel => {
  const found = [...calls.kernel.channels.all()].find(({ name }) => name.endsWith(`-0000000${serial};${half}`));
  if (!found) throw new Error(`There is no line ${serial};${half}`);
  return found;
};
/** All that a telephone hears from now on. */
const hears = (channel: Channel): number[] => {
  const samples: number[] = [];
  channel.media.tap((read) => samples.push(...(read ?? [])));
  return samples;
};
const putSound = (name: string, seed: number): Int16Array => {
  const samples = speech(200, seed);
  putWav(join(calls.folder, `data/sounds/${name}.wav`), samples);
  return samples;
};
const isIn = (heard: readonly number[], said: Int16Array): boolean => findSamples(Int16Array.from(heard), said) >= 0;
const loudest = (heard: readonly number[]): number => Math.max(0, ...heard);
/** Who was played which music, and when it ended. */
const listenForMusic = (): string[] => {
  const played: string[] = [];
  const hearing = new Set<string>();
  calls.kernel.musicOnHold.provide({
    start: ({ name }, className) => {
      hearing.add(name);
      return played.push(`start ${name} ${className || '-'}`) > 0;
    },
    stop: ({ name }) => {
      if (hearing.delete(name)) played.push(`stop ${name}`);
    },
  });
  return played;
};

describe('what the caller hears before the answer', () => {
  it.each([
    ['m', '-'],
    ['m(jazz)', 'jazz'],
  ])('with %s is music, and no ringing', async (option, className) => {
    calls = await startCalls(`${plan}exten => 1,1,Dial(Local/ring@lines,,${option})\n`);
    const music = listenForMusic();
    await calls.originate({ Channel: 'Local/700@caller', Context: 'office', Exten: '1', Priority: '1' }, 1000);
    expect(music).toEqual([`start ${caller} ${className}`]);
    await calls.clock.advance(1500);
    expect(music).toEqual([`start ${caller} ${className}`, `stop ${caller}`]);
  });

  it('with m ends when nobody answers', async () => {
    calls = await startCalls(`${plan}exten => 1,1,Dial(Local/late@lines,1,m)\n`);
    const music = listenForMusic();
    await calls.originate({ Channel: 'Local/700@caller', Context: 'office', Exten: '1', Priority: '1' }, 1500);
    expect(music).toEqual([`start ${caller} -`, `stop ${caller}`]);
  });

  it.each([
    ['', 'ring', true],
    ['r', 'late', true],
    ['r(busy)', 'late', true],
    ['R', 'late', true],
    ['', 'late', false],
    ['R', 'early', false],
  ])('with %s while %s is called: a tone is %s', async (option, target, tone) => {
    await dial(`Local/${target}@lines,10,${option}`, 500);
    const heard = hears(line(0, 2));
    await calls.clock.advance(1000);
    expect(loudest(heard) > 1000).toBe(tone);
  });

  it('ends with the answer', async () => {
    await dial('Local/ring@lines', 2500);
    const heard = hears(line(0, 2));
    await calls.clock.advance(1000);
    expect(loudest(heard)).toBe(0);
  });
});

describe('Dial, before the two hear each other', () => {
  it('plays a file to each of them with A', async () => {
    calls = await startCalls(`${plan}exten => 1,1,Dial(Local/answer@lines,,A(called:calling))\n`);
    const toCalled = putSound('called', 3);
    const toCaller = putSound('calling', 5);
    await calls.originate({ Channel: 'Local/700@caller', Context: 'office', Exten: '1', Priority: '1' });
    const [called, calling] = [hears(line(1, 2)), hears(line(0, 2))];
    await calls.clock.advance(150);
    expect(calls.events('BridgeEnter')).toEqual([]);
    await calls.clock.advance(1000);
    expect(isIn(called, toCalled) && isIn(calling, toCaller)).toBe(true);
    expect(isIn(called, toCaller) || isIn(calling, toCalled)).toBe(false);
    expect(calls.events('BridgeEnter')).toHaveLength(2);
  });

  it('sends digits to the called one and then to the caller with D', async () => {
    await dial('Local/answer@lines,,D(12:3)', 3000);
    const digits = calls.events('DTMFEnd').map(({ Channel, Digit }) => `${Channel?.slice(6, 9)} ${Digit}`);
    expect(digits).toEqual(['ans 1', 'ans 2', '700 3']);
    const names = calls.story().map((entry) => entry.split(' ')[0]);
    expect(names.lastIndexOf('DialEnd')).toBeLessThan(names.indexOf('DTMFEnd'));
    expect(names.lastIndexOf('DTMFEnd')).toBeLessThan(names.indexOf('BridgeEnter'));
  });

  it('sends digits when the called one is on the way with the third part of D', async () => {
    await dial('Local/early@lines,,D(::7)', 1000);
    expect(calls.events('DTMFEnd')).toMatchObject([{ Digit: '7', ChannelStateDesc: 'Ring' }]);
  });

  it('begins the record of the call anew with C', async () => {
    await dial('Local/answer@lines,,C', 2000);
    expect(calls.events('BridgeEnter')).toHaveLength(2);
  });

  it('hangs up without a word for M, since there is no Macro', async () => {
    await dial('Local/answer@lines,,gM(thing)', 1000);
    expect(calls.events('Hangup').find(({ Exten }) => Exten === '1')).toMatchObject({ Context: 'office' });
    expect(calls.logged.join()).toContain("Cannot run 'Macro(thing)'");
    expect(calls.events('DialEnd')).toHaveLength(1);
    expect(went()[0]).toBe('1,2 NoOp(after ANSWER)');
  });

  it.each(['p', 'P', 'P(family)'])(
    'asks a caller who is to be screened by %s in vain without its sound',
    async (option) => {
      await dial(`Local/answer@lines,,${option}`, 1000);
      expect(status()).toBe('INVALIDARGS');
      expect(calls.events('DialBegin')).toHaveLength(1);
    },
  );

  it.each([
    ['L(abc)', ''],
    ['S(abc)', 'INVALIDARGS'],
    ['L(5', 'INVALIDARGS'],
  ])('does not begin with %s', async (option, expected) => {
    await dial(`Local/answer@lines,,g${option}`, 1000);
    expect(status()).toBe(expected);
    expect(went()).toEqual([`h,1 NoOp(end with ${expected})`]);
  });
});

describe('the limit of a call', () => {
  it('is told to the caller before it is over, and again', async () => {
    calls = await startCalls(
      `${plan}exten => 1,1,Set(LIMIT_WARNING_FILE=soon)\n same => n,Dial(Local/answer@lines,,L(3000:2000:800))\n`,
    );
    const soon = putSound('soon', 7);
    await calls.originate({ Channel: 'Local/700@caller', Context: 'office', Exten: '1', Priority: '1' }, 900);
    const [called, calling] = [hears(line(1, 2)), hears(line(0, 2))];
    await calls.clock.advance(700);
    expect(isIn(calling, soon)).toBe(true);
    expect(isIn(called, soon)).toBe(false);
    calling.length = 0;
    await calls.clock.advance(800);
    expect(isIn(calling, soon)).toBe(true);
    await calls.clock.advance(1000);
    expect(status()).toBe('ANSWER');
    expect(calls.kernel.channels.size).toBe(0);
    expect(calls.clock.pending).toBe(0);
  });

  it('is told to the called one at the beginning and the end where the variables say so', async () => {
    calls = await startCalls(
      `${plan}exten => 1,1,Set(LIMIT_PLAYAUDIO_CALLEE=yes)\n same => n,Set(LIMIT_CONNECT_FILE=hello)
 same => n,Set(LIMIT_TIMEOUT_FILE=over)\n same => n,Dial(Local/answer@lines,,L(2000))\n`,
    );
    const [hello, over] = [putSound('hello', 3), putSound('over', 5)];
    await calls.originate({ Channel: 'Local/700@caller', Context: 'office', Exten: '1', Priority: '1' });
    const called = hears(line(1, 2));
    await calls.clock.advance(1000);
    expect(isIn(called, hello)).toBe(true);
    await calls.clock.advance(1500);
    expect(isIn(called, over)).toBe(true);
    expect(calls.kernel.channels.size).toBe(0);
  });

  it('is said as a number where there is no file of its own', async () => {
    calls = await startCalls(`${plan}exten => 1,1,Dial(Local/answer@lines,,L(8000:7000))\n`);
    for (const name of ['vm-youhave', 'digits/7', 'queue-seconds']) putSound(name, 3);
    const seven = putSound('digits/7', 11);
    await calls.originate({ Channel: 'Local/700@caller', Context: 'office', Exten: '1', Priority: '1' }, 900);
    const calling = hears(line(0, 2));
    await calls.clock.advance(2000);
    expect(isIn(calling, seven)).toBe(true);
  });

  it('counts from the answer, whatever comes before the two hear each other', async () => {
    await dial('Local/answer@lines,,gD(12345)S(2)', 2100);
    expect(went()[0]).toBe('1,2 NoOp(after ANSWER)');
  });
});

describe('names and causes', () => {
  it.each([
    ['o', '700', '700'],
    ['o(555)', '555', '700'],
    ['f("X" <9>)', '1', '9'],
    ['f', '1', '700'],
  ])('with %s the called line is %s and sees %s', async (option, own, other) => {
    calls = await startCalls(`${plan}exten => 1,1,Dial(Local/answer@lines,,${option})\n`);
    const place = { Context: 'office', Exten: '1', Priority: '1' };
    await calls.originate({ Channel: 'Local/700@caller', CallerID: '700', ...place }, 100);
    expect(calls.events('DialBegin')[1]).toMatchObject({ DestCallerIDNum: own, DestConnectedLineNum: other });
  });

  it('with u the presentation of f is another one', async () => {
    await run('Dial(Local/answer@lines,,f(9)u(prohib))', 100);
    expect(calls.events('NewCallerid').at(-1)).toMatchObject({
      'CID-CallingPres': '35 (Presentation Prohibited, Network Number)',
    });
  });

  it.each([
    ['NONE', '0'],
    ['rubbish', '26'],
    ['USER_BUSY', '17'],
  ])('with Q(%s) those who did not answer end with %s', async (name, cause) => {
    await dial(`Local/late@lines&Local/answer@lines,,Q(${name})`, 500);
    const lost = calls.events('Hangup').find(({ Channel }) => Channel === 'Local/late@lines-00000001;1');
    expect(lost?.Cause).toBe(cause);
  });

  it('tells how long it took until somebody rang only once', async () => {
    await dial('Local/ring@lines&Local/ring@lines', 1000);
    expect(calls.valuesOf('RINGTIME')).toEqual(['', '0']);
  });
});

describe('digits of the caller while he waits', () => {
  const press = async (digit: string): Promise<void> => {
    const channel = calls.kernel.channels.get(caller);
    channel?.queueFrame({ type: 'digitBegin', digit });
    channel?.queueFrame({ type: 'digitEnd', digit, ms: 100 });
    await calls.clock.advance(100);
  };

  it('go to the one who is called', async () => {
    await dial('Local/late@lines,10', 500);
    await press('4');
    expect(calls.events('DTMFEnd').map(({ Channel, Direction }) => `${Channel?.slice(-2)} ${Direction}`)).toEqual([
      ';1 Received',
      ';1 Sent',
      ';2 Received',
    ]);
  });

  it('go to nobody where several are called', async () => {
    await dial('Local/late@lines&Local/late@lines,10', 500);
    await press('4');
    expect(calls.events('DTMFEnd')).toHaveLength(1);
  });

  it('lead elsewhere with d, in EXITCONTEXT if that is set', async () => {
    await run('Set(EXITCONTEXT=lines)\nDial(Local/late@lines,10,d)', 500);
    await press('5');
    expect(went()).toContain('5,1 NoOp(pressed five)');
    expect(status()).toBe('CANCEL');
  });
});

describe('RetryDial', () => {
  it('tries again after an announcement and music, then goes on', async () => {
    calls = await startCalls(
      `${plan}exten => 1,1,RetryDial(sorry,2,2,Local/busy@lines,5)\n same => n,NoOp(after \${DIALSTATUS})\n`,
    );
    const sorry = putSound('sorry', 3);
    const music = listenForMusic();
    await calls.originate({ Channel: 'Local/700@caller', Context: 'office', Exten: '1', Priority: '1' });
    const heard = hears(line(0, 2));
    await calls.clock.advance(1500);
    expect(isIn(heard, sorry)).toBe(true);
    expect(music).toEqual([`start ${caller} -`]);
    expect(calls.events('DialBegin')).toHaveLength(2);
    await calls.clock.advance(1500);
    expect(calls.events('DialBegin')).toHaveLength(3);
    await calls.clock.advance(3000);
    expect(went()[0]).toBe('1,2 NoOp(after BUSY)');
    expect(music).toEqual([`start ${caller} -`, `stop ${caller}`, `start ${caller} -`, `stop ${caller}`]);
    await calls.clock.advance(60_000);
    expect(calls.clock.pending).toBe(0);
  });

  it('tries without end where it is not told how often', async () => {
    await run('RetryDial(,1,0,Local/busy@lines)', 60_000);
    expect(calls.events('DialBegin').length).toBeGreaterThan(20);
  });

  it('ends with the call that was answered', async () => {
    await run('RetryDial(,1,3,Local/ring@lines)', 20_000);
    expect(calls.events('DialBegin')).toHaveLength(2);
    expect(went()).toEqual(['h,1 NoOp(end with ANSWER)']);
  });

  it('is left by a digit in between', async () => {
    await run('RetryDial(,5,3,Local/busy@lines)', 2000);
    calls.kernel.channels.get(caller)?.queueFrame({ type: 'digitEnd', digit: '6', ms: 100 });
    await calls.clock.advance(100);
    expect(went()[0]).toBe('6,1 NoOp(pressed six)');
  });

  it.each([
    ['', 'RetryDial requires an argument!'],
    ['a,1,2', 'RetryDial requires a 4th argument (dialdata)'],
  ])('of (%s) ends the call: %s', async (data, message) => {
    await run(`RetryDial(${data})`, 100);
    expect(calls.logged.join()).toContain(message);
    expect(went()).toEqual(['h,1 NoOp(end with )']);
  });
});
