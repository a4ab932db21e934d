import { existsSync } from 'node:fs';
import { classMask } from '@amiable/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startCalls, type TestCalls } from '../../testing/calls.js';
import { definition as funcEnv } from '../modules/func_env/module.js';
import { type DialTarget, parseTarget } from './dial.js';
import { originate } from './originate.js';

const plan = `
[default]
exten => 601,1,Answer()
 same => n,Wait(30)
exten => 602,1,Answer()
 same => n,Wait(1)
 same => n,Hangup()
exten => 603,1,Busy(1)
exten => 604,1,Congestion(1)
exten => 605,1,Ringing()
 same => n,Wait(1)
 same => n,Answer()
 same => n,Wait(30)
exten => 606,1,Wait(30)
exten => 608,1,Hangup(21)
exten => 609,1,Progress()
 same => n,Wait(30)
exten => 700,1,NoOp(first)
 same => n(second),NoOp(second)
exten => failed,1,NoOp(reason \${REASON})
[prepare]
exten => s,1,Set(PREPARED=\${ARG1})
 same => n,Return()
`;

let calls: TestCalls;
afterEach(() => calls.close());

const answered = { Channel: 'Local/601@default', Application: 'Wait', Data: '5' };

describe('a call that is answered and ends by itself', () => {
  it('tells its whole story in the order of the reference', async () => {
    calls = await startCalls(plan);
    await calls.originate({ Channel: 'Local/602@default', Application: 'Wait', Data: '5' }, 3000);
    const one = 'Local/602@default-00000000;1';
    const two = 'Local/602@default-00000000;2';
    expect(calls.story().filter((line) => !line.startsWith('DeviceState'))).toEqual([
      `Newchannel ${one}`,
      `Newchannel ${two}`,
      `Newexten ${one}`,
      `LocalBridge ${one}`,
      `DialBegin ${one}`,
      `Newexten ${two}`,
      `Newstate ${two}`,
      `Newstate ${one}`,
      `DialEnd ${one}`,
      `OriginateResponse ${one}`,
      `Newexten ${two}`,
      `Newexten ${two}`,
      `SoftHangupRequest ${two}`,
      `HangupRequest ${one}`,
      `Hangup ${two}`,
      `Hangup ${one}`,
    ]);
  });

  it('waits half a second for the first sound after an answer that followed ringing', async () => {
    calls = await startCalls(plan);
    await calls.originate(answered, 490);
    expect(calls.ran(';2')).toEqual(['601,1 Answer()']);
    await calls.clock.advance(10);
    expect(calls.ran(';2')).toEqual(['601,1 Answer()', '601,2 Wait(30)']);
  });

  it('leaves no channel and no timer behind', async () => {
    calls = await startCalls(plan);
    await calls.originate(answered, 10_000);
    expect(calls.kernel.channels.size).toBe(0);
    expect(calls.clock.pending).toBe(0);
    expect(calls.kernel.channels.activeCalls).toBe(0);
    expect(calls.kernel.channels.processedCalls).toBe(1);
  });
});

describe('OriginateResponse', () => {
  it.each([
    ['601', 'Success', '4'],
    ['605', 'Success', '4'],
    ['603', 'Failure', '5'],
    ['604', 'Failure', '8'],
    ['608', 'Failure', '0'],
    ['606', 'Failure', '3'],
    ['nowhere', 'Failure', '0'],
  ])('says for %s that it was a %s with reason %s', async (exten, Response, Reason) => {
    calls = await startCalls(plan);
    await calls.originate({ ...answered, Channel: `Local/${exten}@default`, Timeout: '2000' }, 5000);
    expect(calls.events('OriginateResponse')).toMatchObject([{ Response, Reason, Application: 'Wait', Data: '5' }]);
  });

  it('names the place for a call into the dialplan, and the request if it failed', async () => {
    calls = await startCalls(plan);
    await calls.originate({ Channel: 'Nothing/1', Context: 'default', Exten: '601', Priority: '1', ActionID: '7' });
    expect(calls.events('OriginateResponse')).toEqual([
      {
        Event: 'OriginateResponse',
        ActionID: '7',
        Response: 'Failure',
        Channel: 'Nothing/1',
        Context: 'default',
        Exten: '601',
        Reason: '0',
        Uniqueid: '<unknown>',
        CallerIDNum: '<unknown>',
        CallerIDName: '<unknown>',
      },
    ]);
  });

  it('carries the variables of channelvars under the name of the channel', async () => {
    calls = await startCalls(plan);
    calls.kernel.setChannelVariables(['COLOUR']);
    await calls.originate({ ...answered, Variable: 'COLOUR=red' });
    expect(calls.events('OriginateResponse')).toMatchObject([
      { 'ChanVariable(Local/601@default-00000000;1)': 'COLOUR=red' },
    ]);
  });
});

describe('an originated channel', () => {
  it('goes to a label of the dialplan', async () => {
    calls = await startCalls(plan);
    await calls.originate({ ...answered, Application: '', Context: 'default', Exten: '700', Priority: 'second' });
    expect(calls.ran(';1')).toEqual(['601,1 AppDial2((Outgoing Line))', '700,2 NoOp(second)']);
  });

  it('shows the caller id on both of its sides, and the account', async () => {
    calls = await startCalls(plan);
    await calls.originate({ ...answered, CallerID: '"Ann" <101>', Account: 'acct' });
    expect(calls.events('NewCallerid').map(({ Channel, CallerIDNum }) => `${Channel} ${CallerIDNum}`)).toEqual([
      'Local/601@default-00000000;1 101',
      'Local/601@default-00000000;2 101',
    ]);
    expect(calls.events('NewConnectedLine')).toMatchObject([
      { ConnectedLineName: 'Ann' },
      { ConnectedLineName: 'Ann' },
    ]);
    expect(calls.events('NewAccountCode')).toMatchObject([
      { AccountCode: 'acct', OldAccountCode: '' },
      { AccountCode: 'acct' },
    ]);
  });

  it('takes variables from repeated headers and from lists, the last one first', async () => {
    calls = await startCalls(plan);
    await calls.originate({ ...answered, Variable: 'A=1,B=2,novalue,_C=3' });
    const set = calls
      .events('VarSet')
      .map(({ Channel, Variable, Value }) => `${Channel?.slice(-1)} ${Variable}=${Value}`);
    expect(set).toEqual(['1 _C=3', '1 B=2', '1 A=1', '2 A=1', '2 B=2', '2 _C=3']);
  });

  it('has the ids that the client chose, and is refused a second time', async () => {
    calls = await startCalls(plan);
    await calls.originate({ ...answered, ChannelId: 'mine' });
    expect(calls.events('Newchannel').map(({ Uniqueid, Linkedid }) => `${Uniqueid} ${Linkedid}`)).toEqual([
      'mine mine',
      'mine;2 mine',
    ]);
    await calls.originate({ ...answered, ChannelId: 'mine' });
    expect(calls.events('OriginateResponse')).toMatchObject([
      { Response: 'Success' },
      { Response: 'Failure', Uniqueid: 'mine' },
    ]);
  });

  it('is connected at the first sound with EarlyMedia', async () => {
    calls = await startCalls(plan);
    const place = { Application: '', Context: 'default', Exten: '700', Priority: '1' };
    await calls.originate({ ...answered, ...place, Channel: 'Local/609@default', EarlyMedia: 'true' });
    expect(calls.ran(';1').slice(1)).toEqual(['700,1 NoOp(first)', '700,2 NoOp(second)']);
  });

  it('runs the subroutine of PreDialGoSub before it is called', async () => {
    calls = await startCalls(plan);
    await calls.originate({ ...answered, PreDialGoSub: 'prepare,s,1(well)' });
    expect(calls.valuesOf('PREPARED')).toEqual(['well', 'well']);
    expect(calls.story().findIndex((line) => line.startsWith('DialBegin'))).toBeGreaterThan(
      calls.story().findIndex((line) => line.startsWith('VarSet')),
    );
  });

  it('that failed is told at extension failed of its context', async () => {
    calls = await startCalls(plan);
    const place = { Application: '', Context: 'default', Exten: '700', Priority: '1' };
    await calls.originate({ ...answered, ...place, Channel: 'Local/603@default' }, 2000);
    expect(calls.ran('OutgoingSpoolFailed')).toEqual(['failed,1 NoOp(reason 5)']);
    expect(calls.kernel.channels.size).toBe(0);
  });
});

describe('Originate without Async', () => {
  it('is answered when it is known whether they answer', async () => {
    calls = await startCalls(plan);
    let reply: readonly string[] | undefined;
    void calls.perform('Originate', { ...answered, Channel: 'Local/605@default' }).then((got) => {
      reply = got;
    });
    await calls.clock.advance(900);
    expect(reply).toBeUndefined();
    await calls.clock.advance(200);
    expect(reply).toEqual(['Response: Success\r\nMessage: Originate successfully queued\r\n']);
    expect(calls.events('OriginateResponse')).toEqual([]);
  });

  it('tells that it failed', async () => {
    calls = await startCalls(plan);
    const reply = calls.perform('Originate', { ...answered, Channel: 'Local/603@default' });
    await calls.clock.advance(2000);
    expect(await reply).toEqual(['Response: Error\r\nMessage: Originate failed\r\n']);
  });
});

describe('Originate refuses', () => {
  it.each([
    [{ Channel: '' }, 'Channel not specified'],
    [{ Channel: 'nh' }, 'Invalid channel'],
    [{ Timeout: 'soon' }, 'Invalid timeout'],
    [{ Application: '', Context: 'default', Exten: '601', Priority: 'label' }, 'Invalid priority'],
    [{ Application: '', Context: 'default', Exten: '9', Priority: '1' }, 'Extension does not exist.'],
    [{ Application: '', Context: 'default' }, "Originate with 'Exten' requires 'Context' and 'Priority'"],
    [{ ChannelId: 'x'.repeat(150) }, 'Uniqueid length exceeds maximum of 149'],
  ])('%j: %s', async (headers, message) => {
    calls = await startCalls(plan);
    expect(await calls.perform('Originate', { ...answered, ...headers })).toEqual([
      `Response: Error\r\nMessage: ${message}\r\n`,
    ]);
    expect(calls.events('Newchannel')).toEqual([]);
  });
});

describe('an application that runs for a client without class system', () => {
  const restricted = classMask(['call', 'originate']);
  const plain = '\n[plan]\nexten => s,1,Set(STAT=${STAT(e,/)})\n same => n,Return()\n';
  const start = async (): Promise<string> => {
    calls = await startCalls(plan + plain, [funcEnv]);
    return `${calls.folder}/written`;
  };
  const originateAs = async (write: number, Application: string, Data: string): Promise<void> => {
    await calls.performAs({ write }, 'Originate', { Channel: 'Local/601@default/n', Application, Data, Async: 'true' });
    await calls.clock.advance(600);
  };

  it('writes no file by a name that no rule knows', async () => {
    const file = await start();
    const channel = { target: parseTarget('Local/601@default/n') as DialTarget, timeoutMs: 1000 };
    const next = { application: 'Set', data: `FILE(${file})=x` };
    await originate(calls.kernel, { ...channel, next, restricted: true });
    await calls.clock.advance(600);
    expect(existsSync(file)).toBe(false);
    expect(calls.logged.join('\n')).toContain('FILE may not be written from outside the dialplan');
    await originate(calls.kernel, { ...channel, next });
    await calls.clock.advance(600);
    // It is written by threads of the system.
    await vi.waitFor(() => expect(existsSync(file)).toBe(true));
  });

  it('leads into a dialplan that may do all that it says', async () => {
    await start();
    await originateAs(restricted, 'Dial', 'Local/601@default/n,5,B(plan^s^1)');
    await vi.waitFor(() => expect(calls.valuesOf('STAT')).toEqual(['1']));
  });
});
