import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startAgi, type TestAgi } from '../../../testing/agi.js';
import { percentEncoded } from './async-agi.js';

const subroutines = `exten => loud,1,Playback(loud)
 same => n,Wait(100)
exten => silence,1,Playback(silence&silence)
 same => n,Wait(100)
exten => 9,1,NoOp(elsewhere)
 same => n,Wait(1)
[sub]
exten => s,1,NoOp(in sub \${ARG1} \${ARG2})
 same => n,Return(value)
exten => left,1,NoOp(left)
exten => named,1(start),Return(x)
`;

let agi: TestAgi;
beforeEach(async () => {
  agi = await startAgi(subroutines);
});
afterEach(() => agi.close());

const start = () => agi.call('Answer()', 'AGI(agi:async)');
/** Presses digits on the far end, one each 100 ms. */
const press = (digits: string): void => {
  [...digits].forEach((Digit, at) => {
    agi.clock.after(100 * (at + 1), () => {
      void agi.perform('PlayDTMF', { Channel: agi.channel.replace(/1$/, '2'), Digit, Duration: '80' });
    });
  });
};
/** A sound of so many milliseconds; gives its name. */
const sound = (name: string, ms: number): string => {
  const folder = join(agi.folder, 'data', 'sounds');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.sln`), Buffer.alloc(ms * 16));
  return name;
};
const executed = () => agi.events('AGIExecEnd').map(({ Command, ResultCode, Result }) => [Command, ResultCode, Result]);

describe('a session of AGI(agi:async)', () => {
  it('tells its start with what a script would read', async () => {
    await agi.call('Answer()', 'AGI(agi:async,one,two words)');
    const [{ Channel, Env = '' } = {}] = agi.events('AsyncAGIStart');
    expect(Channel).toBe(agi.channel);
    expect(decodeURIComponent(Env).split('\n')).toEqual([
      'agi_request: async',
      `agi_channel: ${agi.channel}`,
      'agi_language: en',
      'agi_type: Local',
      expect.stringMatching(/^agi_uniqueid: \d+\.0$/),
      'agi_version: 20.20.1',
      'agi_callerid: 5551',
      'agi_calleridname: Ann',
      'agi_callingpres: 0',
      'agi_callingani2: 0',
      'agi_callington: 0',
      'agi_callingtns: 0',
      'agi_dnid: unknown',
      'agi_rdnis: unknown',
      'agi_context: agi',
      'agi_extension: 1',
      'agi_priority: 2',
      'agi_enhanced: 0.0',
      'agi_accountcode: ',
      expect.stringMatching(/^agi_threadid: \d{15}$/),
      'agi_arg_1: one',
      'agi_arg_2: two words',
      '',
      '',
    ]);
  });

  it('runs the commands that clients queue in their order, each between its two events', async () => {
    await start();
    for (const id of ['a', 'b'])
      await agi.perform('AGI', { Channel: agi.channel, Command: 'EXEC Wait 1', CommandID: id });
    await agi.clock.advance(1500);
    expect(agi.events('AsyncAGIExec').map(({ CommandId }) => CommandId)).toEqual(['a']);
    await agi.clock.advance(1000);
    const story = agi.story().filter((line) => /AGI/.test(line));
    const one = ['AGIExecStart', 'AGIExecEnd', 'AsyncAGIExec'].map((name) => `${name} ${agi.channel}`);
    expect(story).toEqual([`AsyncAGIStart ${agi.channel}`, ...one, ...one]);
    const ids = [...agi.events('AGIExecStart'), ...agi.events('AGIExecEnd')].map(({ CommandId }) => CommandId);
    expect(new Set(ids).size).toBe(2);
  });

  it('switches music on hold on and off', async () => {
    await start();
    const played: string[] = [];
    agi.kernel.musicOnHold.provide({
      start: (_, className) => played.push(`on ${className}`) > 0,
      stop: () => played.push('off'),
    });
    for (const command of ['SET MUSIC on jazz', 'SET MUSIC ON', 'SET MUSIC off'])
      expect(await agi.ask(command)).toBe('200 result=0');
    expect(played).toEqual(['on jazz', 'on undefined', 'off']);
  });

  it('leaves CommandId out where the client gave none', async () => {
    await start();
    await agi.perform('AGI', { Channel: agi.channel, Command: 'NOOP' });
    await agi.clock.advance(10);
    expect(agi.events('AsyncAGIExec')[0]).not.toHaveProperty('CommandId');
    expect(agi.events('AsyncAGIExec')[0]?.Result).toBe('200%20result%3D0%0A');
  });

  it('ends with ASYNCAGI BREAK, and keeps what is queued later for the next one', async () => {
    await agi.call('Answer()', 'AGI(agi:async)', 'Wait(1)', 'AGI(agi:async)');
    expect(await agi.ask('ASYNCAGI BREAK')).toBe('200 result=0');
    expect(agi.valuesOf('AGISTATUS')).toEqual(['SUCCESS']);
    const late = agi.ask('NOOP');
    await agi.clock.advance(1500);
    expect(await late).toBe('200 result=0');
    expect(agi.events('AsyncAGIStart')).toHaveLength(2);
  });

  it('ends with a command that fails', async () => {
    await start();
    expect(await agi.ask('STREAM FILE none ""')).toBe('200 result=-1 endpos=0');
    expect(agi.events('AsyncAGIEnd')).toHaveLength(1);
    expect(agi.valuesOf('AGISTATUS')).toEqual(['FAILURE']);
    expect(agi.ran(';1').at(-1)).toBe('1,3 NoOp(FAILURE)');
  });

  it('ends when the channel does, without the commands that wait', async () => {
    await start();
    await agi.perform('AGI', { Channel: agi.channel, Command: 'EXEC Wait 5' });
    await agi.perform('AGI', { Channel: agi.channel, Command: 'NOOP' });
    await agi.clock.advance(1000);
    await agi.perform('Hangup', { Channel: agi.channel });
    await agi.clock.advance(10);
    expect(executed()).toEqual([['EXEC Wait 5', '200', 'Unknown Result']]);
    expect(agi.valuesOf('AGISTATUS')).toEqual(['HANGUP']);
    expect(agi.kernel.channels.size).toBe(0);
  });

  it('shows the place to which it was redirected', async () => {
    agi.kernel.setChannelVariables(['COLOUR']);
    await start();
    await agi.perform('Redirect', { Channel: agi.channel, Context: 'default', Exten: '9', Priority: '1' });
    await agi.clock.advance(10);
    expect(agi.events('VarSet').find(({ Variable }) => Variable === 'AGISTATUS')).toMatchObject({
      Exten: '9',
      Value: 'HANGUP',
    });
    await agi.clock.advance(2000);
    expect(agi.ran(';1')).toContain('9,2 Wait(1)');
  });

  it('writes all bytes but some as % and two digits', () => {
    expect(percentEncoded("aZ9-_.!~*'() %\n\xe9&=/")).toBe("aZ9-_.!~*'()%20%25%0A%E9%26%3D%2F");
  });
});

describe('the answer to', () => {
  beforeEach(start);

  it.each([
    ['NOOP', '200 result=0'],
    ['  noop  ', '200 result=0'],
    ['"NOOP" x', '200 result=0'],
    ['NOOP "a b', '200 result=0'],
    ['answer', '200 result=0'],
    ['CHANNEL STATUS', '200 result=6'],
    ['CHANNEL STATUS none', '200 result=-1'],
    ['HANGUP none', '200 result=-1'],
    ['FOO', '510 Invalid or unknown command'],
    ['GET\\ VARIABLE EXTEN', '510 Invalid or unknown command'],
    ['DATABASE', '510 Invalid or unknown command'],
    ['GET VARIABLE NONE', '200 result=0'],
    ['GET VARIABLE EXTEN', '200 result=1 (1)'],
    ['GET VARIABLE NONE(x)', '200 result=0'],
    ['GET FULL VARIABLE ${EXTEN}-$[1+1]', '200 result=1 (1-2)'],
    ['GET FULL VARIABLE ${NONE}', '200 result=1 ()'],
    ['GET FULL VARIABLE x none', '200 result=0'],
    ['SET VARIABLE NONE(x) 1', '200 result=1'],
    ['EXEC NoOp x', '200 result=0'],
    ['EXEC None x', '200 result=-2'],
    ['EXEC Return', '200 result=-1'],
    ['SET CALLERID', '200 result=1'],
    ['SET AUTOHANGUP 0', '200 result=0'],
    ['SET MUSIC off', '200 result=0'],
    ['SEND TEXT "hello"', '200 result=0'],
    ['SEND IMAGE x', '200 result=0'],
    ['TDD MODE on', '200 result=0'],
    ['SPEECH CREATE x', '200 result=0'],
    ['SPEECH RECOGNIZE x 1', '200 result=0'],
    ['VERBOSE hi 3', '200 result=1'],
    ['GET DATA none', '200 result=-1'],
    ['SAY DIGITS 12 ""', '200 result=0'],
    ['SAY ALPHA ab ""', '200 result=0'],
    ['SAY PHONETIC ab ""', '200 result=0'],
    ['SAY NUMBER 12 ""', '200 result=-1'],
    ['SAY DATE 0 ""', '200 result=-1'],
    ['SAY TIME 0 ""', '200 result=-1'],
    ['SAY DATETIME 0 "" Y', '200 result=-1'],
    ['CONTROL STREAM FILE none ""', '200 result=-1 endpos=-1'],
    ['GET OPTION none "" 100', '200 result=-1 endpos=0'],
    ['RECORD FILE x none "" 100', '200 result=-1 (writefile)'],
    ['RECORD FILE x wav "" 100 BEEP', '200 result=-1 (randomerror) endpos=0'],
    ['GOSUB sub none 1', '200 result=-1 Gosub label not found'],
  ])('%s is %s', async (command, answer) => {
    expect(await agi.ask(command)).toBe(answer);
  });

  it.each([
    'CHANNEL STATUS a b',
    'HANGUP a b',
    'GET VARIABLE',
    'GET VARIABLE a b',
    'GET FULL VARIABLE',
    'GET FULL VARIABLE a b c',
    'SET VARIABLE a',
    'SET VARIABLE a b c',
    'SET CONTEXT',
    'SET EXTENSION',
    'SET PRIORITY none',
    'SET AUTOHANGUP x',
    'SET MUSIC',
    'DATABASE GET a',
    'DATABASE PUT a b',
    'DATABASE DEL a',
    'DATABASE DELTREE',
    'EXEC',
    'GOSUB sub s',
    'VERBOSE',
    'STREAM FILE x',
    'STREAM FILE x "" y',
    'CONTROL STREAM FILE x',
    'GET OPTION x',
    'GET DATA',
    'WAIT FOR DIGIT x',
    'RECORD FILE x wav "" y',
    'SAY DIGITS x ""',
    'SAY NUMBER 12',
    'SAY ALPHA ab',
    'SAY DATE x ""',
    'SAY DATETIME',
    'RECEIVE CHAR',
    'RECEIVE TEXT',
    'SEND TEXT',
    'SEND TEXT a b',
    'SEND IMAGE',
    'TDD MODE',
    'SPEECH SET a',
  ])('%s explains how it is written', async (command) => {
    const lines = (await agi.ask(command)).split('\n');
    expect(lines[0]).toBe('520-Invalid command syntax.  Proper usage follows:');
    expect(lines[1]).toMatch(/^Usage: [A-Z]/);
    expect(lines.at(-1)).toBe('520 End of proper usage.');
    expect(executed()).toEqual([[command, '520', 'Usage']]);
  });

  it('values of the database, and the quirk of deltree', async () => {
    expect(await agi.ask('DATABASE PUT f k "v w"')).toBe('200 result=1');
    expect(await agi.ask('DATABASE GET f k')).toBe('200 result=1 (v w)');
    expect(await agi.ask('DATABASE DEL f none')).toBe('200 result=1');
    expect(await agi.ask('DATABASE DELTREE f k')).toBe('200 result=0');
    expect(await agi.ask('DATABASE DELTREE f')).toBe('200 result=1');
    expect(await agi.ask('DATABASE GET f k')).toBe('200 result=0');
    expect(await agi.ask(`DATABASE PUT f ${'k'.repeat(2000)} v`)).toBe('200 result=0');
  });

  it('variables with quotes, backslashes and blanks', async () => {
    await agi.ask('SET VARIABLE A "a\\"b" ');
    await agi.ask('set   variable  B   a\\ b');
    await agi.ask('SET VARIABLE C "x"\'y');
    expect(await agi.ask('GET FULL VARIABLE "${A}|${B}|${C}"')).toBe('200 result=1 (a"b|a b|x\'y)');
    expect(await agi.ask('SET VARIABLE D ""')).toBe('200 result=1');
    expect(await agi.ask('GET VARIABLE D')).toBe('200 result=1 ()');
  });

  it('a value with line ends stays one line', async () => {
    agi.kernel.channels.get(agi.channel)?.variables.set('EVIL', 'x)\n200 result=1 (y');
    expect(await agi.ask('GET VARIABLE EVIL')).toBe('200 result=1 (x) 200 result=1 (y)');
  });

  it('gosub comes in two lines, and says whether the subroutine came back', async () => {
    expect(await agi.ask('GOSUB sub s 1 a,b')).toBe('100 result=0 Trying...\n200 result=0 Gosub complete');
    expect(agi.ran(';1')).toContain('s,1 NoOp(in sub a b)');
    expect(await agi.ask('GOSUB sub named start')).toBe('100 result=0 Trying...\n200 result=0 Gosub complete');
    expect(await agi.ask('GOSUB sub left 1')).toBe(
      '100 result=0 Trying...\n200 result=0 Gosub complete (abnormal exit)',
    );
    expect(agi.valuesOf('GOSUB_RETVAL')).toEqual(['value', 'x', '']);
    expect(await agi.ask('GET FULL VARIABLE ${EXTEN},${PRIORITY}')).toBe('200 result=1 (1,2)');
  });

  it('commands that say where the dialplan goes on', async () => {
    await agi.ask('SET CONTEXT default');
    await agi.ask('SET EXTENSION 9');
    await agi.ask('SET PRIORITY 1');
    await agi.ask('ASYNCAGI BREAK');
    expect(agi.ran(';1').at(-1)).toBe('9,2 Wait(1)');
  });

  it('SET CALLERID takes a name and a number', async () => {
    await agi.ask('SET CALLERID "\\"X Y\\" <123>"');
    expect(agi.events('NewCallerid').at(-1)).toMatchObject({ CallerIDNum: '123', CallerIDName: 'X Y' });
  });

  it('HANGUP is 1, and the session is over', async () => {
    expect(await agi.ask('HANGUP')).toBe('200 result=1');
    expect(agi.events('SoftHangupRequest')[0]).toMatchObject({ Channel: agi.channel, Cause: '32' });
    expect(agi.valuesOf('AGISTATUS')).toEqual(['HANGUP']);
  });

  it('EXEC Hangup is -1, and the session is over', async () => {
    expect(await agi.ask('EXEC Hangup')).toBe('200 result=-1');
    expect(agi.valuesOf('AGISTATUS')).toEqual(['HANGUP']);
  });

  it('SET AUTOHANGUP ends the channel when its time is up', async () => {
    await agi.ask('SET AUTOHANGUP 2');
    await agi.clock.advance(1900);
    expect(agi.kernel.channels.get(agi.channel)).toBeDefined();
    await agi.clock.advance(200);
    expect(agi.kernel.channels.get(agi.channel)).toBeUndefined();
  });

  it('EXEC gives the digit that an application ended with', async () => {
    press('5');
    expect(await agi.ask(`EXEC BackGround ${sound('menu', 2000)}`, 3000)).toBe('200 result=53');
  });
});

describe('digits and sounds', () => {
  beforeEach(start);

  it('WAIT FOR DIGIT gives the code of the digit, or 0', async () => {
    press('5');
    expect(await agi.ask('WAIT FOR DIGIT 1000', 1100)).toBe('200 result=53');
    expect(await agi.ask('WAIT FOR DIGIT 1000', 1100)).toBe('200 result=0');
  });

  it('digits that nobody waits for are lost', async () => {
    press('12');
    await agi.clock.advance(500);
    expect(await agi.ask('WAIT FOR DIGIT 300', 400)).toBe('200 result=0');
  });

  it('STREAM FILE tells where it stopped, and how it went', async () => {
    sound('one', 1000);
    expect(await agi.ask('STREAM FILE one ""', 1100)).toBe('200 result=0 endpos=8000');
    expect(await agi.ask('STREAM FILE one "" 4000', 600)).toBe('200 result=0 endpos=8000');
    expect(await agi.ask('STREAM FILE one "" 40000')).toBe('200 result=0 endpos=8000');
    press('65');
    expect(await agi.ask('STREAM FILE one 5', 1100)).toMatch(/^200 result=53 endpos=[12]\d{3}$/);
    expect(agi.valuesOf('PLAYBACKSTATUS')).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS', 'FAILED']);
  });

  it('GET OPTION waits for a digit behind the sound', async () => {
    sound('one', 100);
    agi.clock.after(300, () => press('7'));
    expect(await agi.ask('GET OPTION one 7 1000', 1200)).toBe('200 result=55 endpos=800');
    expect(await agi.ask('GET OPTION one 7 300', 500)).toBe('200 result=0 endpos=800');
  });

  it('GET DATA reads digits up to their number, a # or the end of time', async () => {
    sound('one', 1000);
    press('12');
    expect(await agi.ask('GET DATA one 500 2', 2000)).toBe('200 result=12');
    press('73#');
    expect(await agi.ask('GET DATA one 500', 2000)).toBe('200 result=73');
    press('4');
    expect(await agi.ask('GET DATA one 500', 2000)).toBe('200 result=4 (timeout)');
    expect(await agi.ask('GET DATA one 500', 2000)).toBe('200 result= (timeout)');
  });

  it('CONTROL STREAM FILE winds and stops', async () => {
    sound('long', 10_000);
    press('5');
    expect(await agi.ask('CONTROL STREAM FILE long 5', 1000)).toMatch(/^200 result=53 endpos=\d{3}$/);
    press('##5');
    expect(await agi.ask('CONTROL STREAM FILE long 5 2000', 1000)).toMatch(/^200 result=53 endpos=4\d{3}$/);
    expect(await agi.ask('CONTROL STREAM FILE long "" 2000 # * "" 9500', 600)).toBe('200 result=0 endpos=-1');
    expect(agi.valuesOf('CPLAYBACKSTATUS')).toEqual(['USERSTOPPED', 'USERSTOPPED', 'SUCCESS']);
    expect(agi.valuesOf('CPLAYBACKSTOPKEY')).toEqual(['5', '5']);
  });

  it('SAY plays the sounds that there are until a digit is pressed', async () => {
    for (const name of ['digits/1', 'digits/2', 'letters/a', 'digits/20']) {
      mkdirSync(join(agi.folder, 'data', 'sounds', name, '..'), { recursive: true });
      sound(name, 500);
    }
    expect(await agi.ask('SAY NUMBER 21 ""', 1200)).toBe('200 result=0');
    expect(await agi.ask('SAY ALPHA a1 ""', 1200)).toBe('200 result=0');
    press('9');
    expect(await agi.ask('SAY DIGITS 121212 9', 500)).toBe('200 result=57');
  });

  it('RECORD FILE ends by time or digit', async () => {
    expect(await agi.ask('RECORD FILE rec wav "#" 300', 400)).toMatch(/^200 result=0 \(timeout\) endpos=\d+$/);
    press('#');
    expect(await agi.ask('RECORD FILE rec wav "#" 3000', 400)).toMatch(/^200 result=35 \(dtmf\) endpos=\d+$/);
  });

  it('RECORD FILE keeps what the far end says, and goes on behind an offset', async () => {
    const folder = join(agi.folder, 'data', 'sounds');
    sound('silence', 1000);
    writeFileSync(join(folder, 'loud.sln'), new Uint8Array(new Int16Array(8000).fill(5000).buffer));
    const speak = (name: string) =>
      agi.perform('Redirect', {
        Channel: agi.channel.replace(/1$/, '2'),
        Context: 'default',
        Exten: name,
        Priority: '1',
      });
    await speak('loud');
    expect(await agi.ask('RECORD FILE rec sln "" 500', 600)).toMatch(/^200 result=0 \(timeout\) endpos=[34]\d{3}$/);
    const recorded = readFileSync(join(folder, 'rec.sln'));
    expect(recorded.readInt16LE(recorded.length - 2)).toBe(5000);
    await speak('loud');
    expect(await agi.ask('RECORD FILE rec sln "" 500 1000', 600)).toMatch(/ endpos=[45]\d{3}$/);
    await speak('silence');
    expect(await agi.ask('RECORD FILE rec sln "" 5000 s=1', 1500)).toMatch(/^200 result=0 \(timeout\)/);
  });

  it('RECEIVE TEXT and RECEIVE CHAR take a text that is sent', async () => {
    const far = agi.channel.replace(/1$/, '2');
    agi.clock.after(100, () => void agi.perform('SendText', { Channel: far, Message: 'hello' }));
    expect(await agi.ask('RECEIVE TEXT 500', 600)).toBe('200 result=1 (hello)');
    agi.clock.after(100, () => void agi.perform('SendText', { Channel: far, Message: 'A' }));
    expect(await agi.ask('RECEIVE CHAR 500', 600)).toBe('200 result=65');
    expect(await agi.ask('RECEIVE TEXT 500', 600)).toBe('200 result=-1');
    expect(await agi.ask('RECEIVE CHAR 500', 600)).toBe('200 result=-1 (hangup)');
  });
});
