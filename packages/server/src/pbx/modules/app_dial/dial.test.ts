import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';

const plan = `
[caller]
exten => 700,1,Answer()
 same => n,Wait(60)
[lines]
exten => answer,1,Answer()
 same => n,Wait(5)
exten => ring,1,Ringing()
 same => n,Wait(2)
 same => n,Answer()
 same => n,Wait(5)
exten => late,1,Progress()
 same => n,Wait(20)
exten => busy,1,Busy(1)
exten => congested,1,Congestion(1)
exten => rejects,1,Hangup(21)
exten => called,1,NoOp(called side goes on)
exten => 5,1,NoOp(pressed five)
[before]
exten => s,1,Set(BEFORE=\${CHANNEL} \${ARG1})
 same => n,Return()
[office]
exten => h,1,NoOp(end with \${DIALSTATUS})
`;

let calls: TestCalls;
afterEach(() => calls.close());

/** A caller that is up dials as told; then `ms` milliseconds pass. */
const dial = async (data: string, ms: number, after = ''): Promise<void> => {
  calls = await startCalls(`${plan}exten => 1,1,Dial(${data})\n same => n,NoOp(after \${DIALSTATUS})\n${after}`);
  const place = { Context: 'office', Exten: '1', Priority: '1' };
  await calls.originate({ Channel: 'Local/700@caller', ...place }, ms);
};
const status = (): string | undefined => calls.valuesOf('DIALSTATUS').at(-1);
const dialEnds = (): readonly (string | undefined)[] =>
  calls
    .events('DialEnd')
    .slice(1)
    .map(({ DialStatus }) => DialStatus);
const went = (): readonly string[] => calls.ran('00000000;1').slice(2);

describe('Dial', () => {
  it('empties its results, then tells how it went', async () => {
    await dial('Local/answer@lines', 20_000);
    const emptied = calls
      .events('VarSet')
      .slice(0, 11)
      .map(({ Variable, Value }) => `${Variable}=${Value}`);
    expect(emptied.every((pair) => pair.endsWith('='))).toBe(true);
    expect(calls.valuesOf('DIALEDPEERNAME')).toEqual(['', 'Local/answer@lines-00000001;1']);
    expect(calls.valuesOf('DIALEDPEERNUMBER')).toContain('answer@lines');
    expect(calls.valuesOf('ANSWEREDTIME')).toEqual(['', '5']);
    expect(calls.valuesOf('DIALEDTIME_MS')).toEqual(['', '5495']);
    expect(status()).toBe('ANSWER');
  });

  it('bridges the two, names them to each other, and ends with the one who hangs up', async () => {
    await dial('Local/answer@lines', 20_000);
    expect(calls.events('BridgeEnter').map(({ BridgeNumChannels }) => BridgeNumChannels)).toEqual(['1', '2']);
    expect(calls.valuesOf('BRIDGEPEER')).toEqual([
      'Local/700@caller-00000000;1',
      'Local/answer@lines-00000001;1',
      '',
      '',
    ]);
    expect(calls.events('BridgeLeave').map(({ BridgeNumChannels }) => BridgeNumChannels)).toEqual(['1', '0']);
    expect(calls.events('BridgeDestroy')).toHaveLength(1);
    expect(went()).toEqual(['h,1 NoOp(end with ANSWER)']);
    expect(calls.kernel.channels.size).toBe(0);
    expect(calls.kernel.bridges.list()).toEqual([]);
    expect(calls.clock.pending).toBe(0);
  });

  it.each([
    ['Local/busy@lines', 'BUSY', ['BUSY']],
    ['Local/congested@lines', 'CONGESTION', ['CONGESTION']],
    ['Local/rejects@lines', 'CHANUNAVAIL', ['NOANSWER']],
    ['Local/late@lines,2', 'NOANSWER', ['NOANSWER']],
    ['Local/nobody@lines', 'CHANUNAVAIL', []],
    ['PJSIP/alice', 'CHANUNAVAIL', []],
    ['Local/busy@lines&Local/congested@lines', 'BUSY', ['BUSY', 'CONGESTION']],
  ])('of %s ends with %s', async (data, expected, ends) => {
    await dial(data, 5000);
    expect(status()).toBe(expected);
    expect(dialEnds()).toEqual(ends);
    expect(went()[0]).toBe(`1,2 NoOp(after ${expected})`);
  });

  it('without a destination finds nobody, and goes on', async () => {
    await dial('', 1000);
    expect(status()).toBe('CHANUNAVAIL');
    expect(went()[0]).not.toBe('h,1 NoOp(end with CHANUNAVAIL)');
  });

  it.each(['foo', 'Local/', 'Local/answer@lines&foo'])(
    'of what is no destination (%s) calls nobody and ends the call',
    async (destination) => {
      await dial(destination, 1000);
      expect(status()).toBe('INVALIDARGS');
      expect(went()).toEqual(['h,1 NoOp(end with INVALIDARGS)']);
      expect(calls.events('DialBegin')).toHaveLength(1);
    },
  );

  it('tells of ringing and how long it took, and rings the caller', async () => {
    await dial('Local/ring@lines', 1000);
    expect(calls.valuesOf('RINGTIME')).toEqual(['', '0']);
    expect(calls.events('DialState').map(({ DialStatus }) => DialStatus)).toEqual(['RINGING']);
  });

  it('takes the first who answers and cancels the others as answered elsewhere', async () => {
    await dial('Local/ring@lines&Local/answer@lines', 1000);
    expect(dialEnds()).toEqual(['CANCEL', 'ANSWER']);
    expect(calls.events('Hangup').find(({ Channel }) => Channel === 'Local/ring@lines-00000001;1')).toMatchObject({
      Cause: '26',
    });
  });

  it('cancels when the caller hangs up first', async () => {
    await dial('Local/late@lines', 1000);
    await calls.perform('Hangup', { Channel: 'Local/700@caller-00000000;1' });
    await calls.clock.advance(1000);
    expect(status()).toBe('CANCEL');
    expect(dialEnds()).toEqual(['CANCEL']);
    expect(calls.kernel.channels.size).toBe(0);
    expect(calls.clock.pending).toBe(0);
  });

  it('tells the called line the extension as its own number and the caller as the other side', async () => {
    await dial('Local/answer@lines', 100);
    expect(calls.events('NewCallerid')).toMatchObject([{ Channel: 'Local/answer@lines-00000001;1', CallerIDNum: '1' }]);
    expect(calls.events('NewConnectedLine')).toMatchObject([
      { Channel: 'Local/answer@lines-00000001;2', ConnectedLineNum: '1' },
    ]);
  });
});

describe('an option of Dial', () => {
  it('g: the caller goes on when the called one hangs up', async () => {
    await dial('Local/answer@lines,,g', 10_000);
    expect(went()[0]).toBe('1,2 NoOp(after ANSWER)');
  });

  it.each([
    ['L(1500)', 2500],
    ['S(1)', 2000],
  ])('%s: the call ends by itself', async (option, ms) => {
    await dial(`Local/answer@lines,,g${option}`, ms);
    expect(went()[0]).toBe('1,2 NoOp(after ANSWER)');
  });

  it('F: the called one goes to a place when the caller hangs up', async () => {
    await dial('Local/answer@lines,,F(lines^called^1)', 1000);
    await calls.perform('Hangup', { Channel: 'Local/700@caller-00000000;1' });
    await calls.clock.advance(1000);
    expect(calls.ran('00000001;1')).toContain('called,1 NoOp(called side goes on)');
  });

  it('e: the called one runs extension h', async () => {
    await dial('Local/answer@lines,,e', 1000);
    await calls.perform('Hangup', { Channel: 'Local/700@caller-00000000;1' });
    await calls.clock.advance(1000);
    expect(calls.ran('00000001;1').at(-1)).toBe('h,1 NoOp(end with )');
  });

  it('G: the caller goes to a place and the called one to the priority behind it', async () => {
    const both = 'exten => 2,1,NoOp(the caller)\n same => n,NoOp(the called)\n';
    await dial('Local/answer@lines,,G(office^2^1)', 1000, both);
    expect(went()).toContain('2,1 NoOp(the caller)');
    const moved = calls
      .events('Newexten')
      .find(({ Channel, Exten }) => Channel?.endsWith('00000001;1') && Exten === '2');
    expect(moved).toMatchObject({ Priority: '2', Application: 'AppDial' });
    expect(calls.events('DialEnd').at(-1)).toMatchObject({ Context: 'office', Exten: '2', Priority: '0' });
    expect(calls.logged).not.toContain('No application');
  });

  it('d: a digit of the caller leads to its extension', async () => {
    await dial('Local/late@lines,,d', 1000, 'exten => 5,1,NoOp(pressed five)\n');
    calls.kernel.channels.get('Local/700@caller-00000000;1')?.queueFrame({ type: 'digitEnd', digit: '5', ms: 100 });
    await calls.clock.advance(100);
    expect(went()).toContain('5,1 NoOp(pressed five)');
    expect(dialEnds()).toEqual(['CANCEL']);
  });

  it('b and B: subroutines before the call, on the called and on the caller', async () => {
    await dial('Local/answer@lines,,b(before^s^1(x))B(before^s^1(y))', 100);
    expect(calls.valuesOf('BEFORE').slice(0, 2)).toEqual([
      'Local/700@caller-00000000;1 y',
      'Local/answer@lines-00000001;1 x',
    ]);
  });

  it.each([
    ['BUSY', 'BUSY', '1,2 NoOp(after BUSY)'],
    ['CONTINUE', 'ANSWER', '1,2 NoOp(after ANSWER)'],
    ['ABORT', 'ANSWER', 'h,1 NoOp(end with ANSWER)'],
    ['GOTO:office^3^1', 'ANSWER', '3,1 NoOp(sent here)'],
  ])('U: a subroutine on the called decides by %s', async (result, expected, next) => {
    calls = await startCalls(
      `${plan}exten => 1,1,Dial(Local/answer@lines,,U(choose))
 same => n,NoOp(after \${DIALSTATUS})
exten => 3,1,NoOp(sent here)
[choose]
exten => s,1,Set(GOSUB_RESULT=${result})
 same => n,Return()
`,
    );
    await calls.originate({ Channel: 'Local/700@caller', Context: 'office', Exten: '1', Priority: '1' }, 1000);
    expect(status()).toBe(expected);
    expect(dialEnds().at(-1)).toBe(result.replaceAll('^', ','));
    expect(calls.valuesOf('GOSUB_RETVAL')).toEqual(['', '']);
    expect(went()[0]).toBe(next);
    expect(calls.events('BridgeCreate')).toEqual([]);
  });

  it('c: a cancelled call counts as answered elsewhere', async () => {
    await dial('Local/late@lines,1,c', 2000);
    expect(calls.events('Hangup')[0]).toMatchObject({ Cause: '26' });
  });

  it('f(x) and o(x): what the called line sees', async () => {
    await dial('Local/answer@lines,,f("Own" <11>)o("Other" <22>)', 100);
    expect(calls.events('DialBegin')[1]).toMatchObject({
      DestCallerIDNum: '22',
      DestCallerIDName: 'Other',
      DestConnectedLineNum: '11',
      DestConnectedLineName: 'Own',
    });
  });

  it('that has no effect, or is none, is told in the log', async () => {
    await dial('Local/answer@lines,,pY', 100);
    expect(calls.logged.join('\n')).toContain("Option 'p' of Dial has no effect here");
    expect(calls.logged.join('\n')).toContain("Dial has no option 'Y' here");
    expect(calls.events('DialEnd').at(-1)).toMatchObject({ DialStatus: 'ANSWER' });
  });

  it('Q: the cause for those who did not answer', async () => {
    await dial('Local/ring@lines&Local/answer@lines,,Q(17)', 1000);
    expect(calls.events('Hangup').find(({ Channel }) => Channel === 'Local/ring@lines-00000001;1')).toMatchObject({
      Cause: '17',
    });
  });

  it('r: the caller hears ringing before anybody rings', async () => {
    calls = await startCalls(`${plan}exten => 1,1,Dial(Local/late@lines,2,r)\n`);
    await calls.originate({ Channel: 'Local/1@office', Application: 'Wait', Data: '1' }, 100);
    expect(calls.events('DialState')[0]).toMatchObject({ DestChannel: 'Local/1@office-00000000;1' });
  });

  it('a: the caller is answered when the called one is', async () => {
    calls = await startCalls(`${plan}exten => 1,1,Dial(Local/answer@lines,,a)\n`);
    await calls.originate({ Channel: 'Local/1@office', Application: 'Wait', Data: '1' }, 100);
    expect(calls.events('Newstate').map(({ Channel }) => Channel)).toContain('Local/1@office-00000000;2');
  });

  it('that does not exist is told', async () => {
    await dial('Local/answer@lines,,Y', 100);
    expect(calls.logged).toContain("WARNING app_dial: Dial has no option 'Y' here");
  });
});
