import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { EventAssertionError, type StartPbxOptions, startPbx, type TestPbx } from './testing.js';

const plan = `
[office]
exten => 100,hint,PJSIP/alice
exten => 100,1,Dial(PJSIP/alice,20)
 same => n,UserEvent(NobodyThere,Status: \${DIALSTATUS})
 same => n,Hangup()
exten => 600,1,Answer()
 same => n,Echo()
exten => 601,1,Answer()
 same => n,Wait(3600)
`;
const office: StartPbxOptions = {
  etc: { 'extensions.conf': plan },
  phones: { alice: { callerId: 'Alice <100>', context: 'office' }, bob: { callerId: 'Bob <101>', context: 'office' } },
};

let pbx: TestPbx;
const temporary = process.env.TMPDIR;
afterEach(async () => {
  await pbx.stop();
  if (temporary === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = temporary;
});

/** Has temporary folders be made where nobody else makes any; gives the function that names those which are there. */
const ownTemporaryFolder = (): (() => readonly string[]) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'amiable-own-'));
  process.env.TMPDIR = folder;
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return () => readdirSync(folder);
};

/** A client as a program has it: it reads what comes and answers some of it. */
const startClient = async (react: (message: string, send: (action: string) => void) => void): Promise<Socket> => {
  const { host, port, user, secret } = pbx.ami;
  const socket = connect(port, host);
  let text = '';
  const send = (action: string): void => {
    socket.write(`${action.replaceAll('\n', '\r\n')}\r\n\r\n`);
  };
  socket.setEncoding('utf8').on('data', (data: string) => {
    const messages = (text + data).split('\r\n\r\n');
    text = messages.pop() ?? '';
    for (const message of messages) react(message, send);
  });
  socket.on('connect', () => send(`Action: Login\nUsername: ${user}\nSecret: ${secret}`));
  await pbx.event('SuccessfulAuth');
  return socket;
};

describe('a telephone system inside a test', () => {
  it('plays a call between two phones in no time, to the millisecond', async () => {
    pbx = await startPbx({ ...office, now: new Date('2026-05-04T08:00:00Z') });
    const [alice, bob] = [pbx.phone('alice').answersAfter('2s').hangsUpAfter('1h'), pbx.phone('bob')];
    const call = bob.calls('100');
    await pbx.advance('1s');
    expect([call.state, alice.state]).toEqual(['ringing', 'RINGING']);
    await pbx.advance('1s');
    expect([call.state, alice.state, call.connectedNumber]).toEqual(['up', 'INUSE', '100']);
    await pbx.advance('59m');
    await pbx.noEvent('Hangup');
    await pbx.advance('1m');
    expect(await pbx.event('Hangup', { Channel: call.channel })).toMatchObject({ Cause: '16', CallerIDName: 'Bob' });
    expect(pbx.now.toISOString()).toBe('2026-05-04T09:00:02.000Z');
  });

  it('has a client in the same process act before time goes on, over and over', async () => {
    pbx = await startPbx(office);
    pbx.phone('alice').answersAfter('1s').hangsUpAfter('1s');
    let calls = 0;
    await startClient((message, send) => {
      const channel = /^Event: DialBegin[\s\S]*\r\nChannel: (.*)/.exec(message)?.[1];
      if (channel) send(`Action: Setvar\nChannel: ${channel}\nVariable: CASE\nValue: ${++calls}`);
      if (/^Event: DialEnd/.test(message)) send('Action: UserEvent\nUserEvent: Shown');
    });
    for (let n = 1; n <= 20; n++) {
      const call = pbx.phone('bob').calls('100');
      await pbx.settle();
      const set = await pbx.event('VarSet', { Variable: 'CASE', Value: n });
      expect(set.Channel).toBe(call.channel);
      await pbx.advance('1s');
      await pbx.event('UserEvent', { UserEvent: 'Shown' });
      await pbx.advance('1s');
      expect(call.state).toBe('ended');
    }
  });

  it('waits for a client that needs many turns for an answer', async () => {
    pbx = await startPbx(office);
    let pings = 0;
    await startClient((message, send) => {
      if (!/Ping: Pong|Event: UserEvent/.test(message) || pings === 200) return;
      pings += 1;
      setImmediate(() => Promise.resolve().then(() => send('Action: Ping')));
    });
    await pbx.action('UserEvent', { UserEvent: 'Go' });
    expect(pings).toBe(200);
  });

  it('waits for a client that puts its answers off', async () => {
    pbx = await startPbx(office);
    let answers = 0;
    await startClient((message, send) => {
      if (/^Event: UserEvent/.test(message) && answers < 50)
        setTimeout(() => send(`Action: UserEvent\nUserEvent: Answer${++answers}`), 0);
    });
    await pbx.action('UserEvent', { UserEvent: 'Go' });
    expect(answers).toBe(50);
  });

  it('stands still while a program runs for it', async () => {
    pbx = await startPbx({
      etc: {
        'extensions.conf': '[office]\nexten => 1,1,System(sleep 0.2)\n same => n,UserEvent(Done)\n same => n,Wait(5)\n',
      },
      phones: { bob: { context: 'office' } },
    });
    const begun = pbx.now.getTime();
    pbx.phone('bob').calls('1');
    await pbx.event('UserEvent', { UserEvent: 'Done' });
    expect(pbx.now.getTime()).toBe(begun);
  });

  it('stands still while a script of AGI has its turn, and goes on while the script waits', async () => {
    const data = mkdtempSync(path.join(os.tmpdir(), 'amiable-data-'));
    mkdirSync(path.join(data, 'agi-bin'));
    const script = path.join(data, 'agi-bin/slow.sh');
    const ask = (line: string): string => `sleep 0.05; echo '${line}'; read answer\n`;
    writeFileSync(
      script,
      `#!/bin/sh\nwhile read line && [ -n "$line" ]; do :; done\n${ask('EXEC Wait 10')}${ask('SET VARIABLE DONE yes')}`,
      { mode: 0o755 },
    );
    pbx = await startPbx({
      etc: { 'extensions.conf': '[office]\nexten => 1,1,AGI(slow.sh)\n same => n,Wait(100)\n' },
      phones: { bob: { context: 'office' } },
      data,
    });
    const begun = pbx.now.getTime();
    pbx.phone('bob').calls('1');
    await pbx.event('VarSet', { Variable: 'DONE', Value: 'yes' }, { within: '1m' });
    expect(pbx.now.getTime() - begun).toBe(10_000);
    await pbx.event('VarSet', { Variable: 'AGISTATUS', Value: 'SUCCESS' });
    expect(pbx.now.getTime() - begun).toBe(10_000);
    rmSync(data, { recursive: true });
  });

  it('passes time until an event comes, and no longer', async () => {
    pbx = await startPbx(office);
    const begun = pbx.now.getTime();
    pbx.phone('bob').calls('100');
    const event = await pbx.event('UserEvent', { UserEvent: 'NobodyThere' }, { within: '1m' });
    expect(event.Status).toBe('NOANSWER');
    expect(pbx.now.getTime() - begun).toBe(20_000);
  });

  it('says which events come near one that is not there', async () => {
    pbx = await startPbx(office);
    pbx.phone('alice').isBusy();
    pbx.phone('bob').calls('100');
    const failure = await pbx.event('DialEnd', { DialStatus: 'ANSWER' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EventAssertionError);
    expect((failure as Error).message).toBe(
      [
        "There was no event DialEnd with DialStatus 'ANSWER'.",
        'The nearest:',
        "  DialEnd Channel: PJSIP/bob-00000000 DestChannel: PJSIP/alice-00000001 Exten: 100: DialStatus is 'BUSY', not 'ANSWER'",
      ].join('\n'),
    );
    await expect(pbx.event('ParkedCall', {}, { within: '5s' })).rejects.toThrow(
      /^There was no event ParkedCall within 5s\.\nEvents until now: .*Newchannel \(2\)/,
    );
    await expect(pbx.noEvent('DialEnd', { DialStatus: /BUSY/ })).rejects.toThrow(
      'There should be no event DialEnd with DialStatus /BUSY/, but there is one:\n  DialEnd Channel: PJSIP/bob',
    );
  });

  it('performs actions and console lines, with text of any script', async () => {
    pbx = await startPbx(office);
    const { reply } = await pbx.action('Originate', {
      Channel: 'PJSIP/alice',
      Context: 'office',
      Exten: '601',
      Priority: '1',
      CallerID: 'Žofie <77>',
      Variable: ['A=1', 'B=2'],
      Async: 'true',
    });
    expect(reply).toMatchObject({ Response: 'Success', Message: 'Originate successfully queued' });
    pbx.phone('alice').call.answers();
    expect(await pbx.event('OriginateResponse')).toMatchObject({ Response: 'Success', CallerIDName: 'Žofie' });
    const { list } = await pbx.action('CoreShowChannels');
    expect(list[0]).toMatchObject({ Event: 'CoreShowChannel', Application: 'Wait' });
    expect(await pbx.console('core show channels count')).toContain('1 active channel');
    expect((await pbx.action('NoSuchAction')).reply.Response).toBe('Error');
  });

  it('takes a whole folder, and leaves it alone', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'amiable-etc-'));
    writeFileSync(path.join(folder, 'extensions.conf'), plan);
    writeFileSync(path.join(folder, 'phones.conf'), '[carol]\ncontext = office\n');
    writeFileSync(
      path.join(folder, 'manager.conf'),
      '[general]\nenabled = no\nport = 5038\nbindaddr = 0.0.0.0\n[crm]\nsecret = open\nread = call\nwrite = call\n',
    );
    pbx = await startPbx({ etc: folder });
    expect(pbx.ami).toMatchObject({ host: '127.0.0.1', user: 'test' });
    expect(pbx.ami.port).not.toBe(5038);
    pbx.phone('carol').calls('601');
    await pbx.action('Setvar', { Variable: 'X', Value: '1' });
    await pbx.stop();
    expect(readdirSync(folder).sort()).toEqual(['extensions.conf', 'manager.conf', 'phones.conf']);
    rmSync(folder, { recursive: true });
  });

  it('keeps systems that run side by side apart', async () => {
    pbx = await startPbx(office);
    const other = await startPbx(office);
    other.phone('bob').calls('601');
    await other.advance('1m');
    await other.event('Newchannel');
    await pbx.noEvent('Newchannel');
    expect(other.now.getTime() - pbx.now.getTime()).toBe(60_000);
    await other.stop();
  });

  it('leaves nothing behind: no timer, no socket, no folder', async () => {
    // the test runner has timers of its own that come and go: those of a process without one are looked at below
    const resources = (): readonly string[] =>
      process
        .getActiveResourcesInfo()
        .filter((name) => name !== 'Timeout' && name !== 'Immediate')
        .sort();
    const folders = ownTemporaryFolder();
    pbx = await startPbx(office);
    await pbx.stop();
    const before = resources();
    pbx = await startPbx({
      ...office,
      phones: { ...office.phones, eve: { context: 'office', calls: '601 every 5s' } },
    });
    expect(folders()).toHaveLength(1);
    const client = await startClient(() => {});
    pbx.phone('bob').calls('600', 'talk');
    await pbx.advance('30s');
    await pbx.stop();
    client.destroy();
    await pbx.settle();
    expect(resources()).toEqual(before);
    expect(folders()).toEqual([]);
  });

  it('can run on real time, for clients elsewhere', async () => {
    pbx = await startPbx({ ...office, clock: 'real' });
    pbx.phone('alice').answersAfter('30ms').hangsUpAfter('30ms');
    pbx.phone('bob').calls('100');
    expect(await pbx.event('Hangup', {}, { within: '10s' })).toMatchObject({ Cause: '16' });
    expect(Math.abs(pbx.now.getTime() - Date.now())).toBeLessThan(5000);
  });
});

describe('a telephone system that cannot start', () => {
  it('says what is wrong with a phone, and leaves no folder', async () => {
    const folders = ownTemporaryFolder();
    await expect(startPbx({ phones: { alice: { incoming: 'dance' } } })).rejects.toThrow("A phone cannot 'dance'");
    expect(folders()).toEqual([]);
    pbx = await startPbx();
  });

  it('says why a phone of phones.conf is not there', async () => {
    pbx = await startPbx({ etc: { 'phones.conf': '[alice]\nincoming = dance\n' } });
    expect(() => pbx.phone('alice')).toThrow(
      /^There is no phone 'alice'; there are none\.\n.*phones\.conf:2.*'dance'/s,
    );
  });

  it('takes no file from outside of the folder', async () => {
    await expect(startPbx({ etc: { '../evil.conf': '' } })).rejects.toThrow("'../evil.conf' is no file");
    expect(existsSync(path.join(os.tmpdir(), 'evil.conf'))).toBe(false);
  });
});

describe('a phone of a test', () => {
  it('says what it cannot do', async () => {
    pbx = await startPbx(office);
    const alice = pbx.phone('alice');
    expect(() => alice.calls('999')).toThrow("PJSIP/alice cannot call 999: there is none in its context 'office'");
    expect(() => alice.talks('1s')).toThrow('Say first how PJSIP/alice takes calls');
    expect(() => alice.call).toThrow('PJSIP/alice has had no call yet');
    expect(() => pbx.phone('zoe')).toThrow("There is no phone 'zoe'; there are alice, bob.");
    alice.unregisters();
    expect(() => alice.calls('600')).toThrow('it is not registered');
    expect(alice.state).toBe('UNAVAILABLE');
  });

  it('hears music while the other one holds', async () => {
    const music = '[default]\nmode = files\ndirectory = moh\n';
    pbx = await startPbx({ ...office, etc: { 'extensions.conf': plan, 'musiconhold.conf': music } });
    pbx.phone('alice').answers();
    const call = pbx.phone('bob').calls('100');
    await pbx.advance('1s');
    const [held] = (await pbx.action('CoreShowChannels')).list
      .map(({ Channel }) => Channel)
      .filter((name) => /alice/.test(name ?? ''));
    call.holds();
    expect(await pbx.event('MusicOnHoldStart')).toMatchObject({ Channel: held, Class: 'default' });
    expect(pbx.phone('alice').state).toBe('ONHOLD');
    call.resumes();
    expect(await pbx.event('MusicOnHoldStop')).toMatchObject({ Channel: held });
  });

  it('talks, presses, sends, holds and resumes as its chain says', async () => {
    pbx = await startPbx(office);
    pbx
      .phone('alice')
      .answers()
      .talks('1s')
      .presses('12')
      .sends('Grüße')
      .holds()
      .waits('2s')
      .resumes()
      .hangsUpAfter('1s');
    const call = pbx.phone('bob').calls('100');
    await pbx.advance('2s');
    expect([call.heardDigits, call.heardTexts, call.onHold]).toEqual(['12', ['Grüße'], true]);
    expect(pbx.phone('bob').state).toBe('ONHOLD');
    await pbx.advance('2s');
    expect(call.onHold).toBe(false);
    await pbx.advance('1s');
    expect([call.state, pbx.phone('alice').openCalls]).toEqual(['ended', 0]);
  });

  it('is described by text or by objects, in any script', async () => {
    pbx = await startPbx({
      ...office,
      phones: {
        alice: {
          callerId: 'Änne <100>',
          context: 'office',
          incoming: [{ from: '101', script: [{ do: 'decline' }] }, 'busy'],
        },
        bob: { callerId: 'Böb <101>', context: 'office', calls: [{ number: '100', after: '5s' }] },
        carl: {
          context: 'office',
          calls: [{ number: '601', every: '10-20s', script: [{ do: 'talk', time: '2s' }, { do: 'hangup' }] }],
        },
      },
    });
    const { ConnectedLineName } = await pbx.event('Newexten', { Application: 'AppDial' }, { within: '6s' });
    expect(ConnectedLineName).toBe('Böb');
    expect(await pbx.event('DialEnd')).toMatchObject({ DestCallerIDName: 'Änne' });
    await pbx.event('HangupRequest', { TechCause: 603 });
    await pbx.advance('1m');
    expect(pbx.events('Hangup', { Channel: /carl/ }).length).toBeGreaterThan(1);
    const call = pbx
      .phone('carl')
      .calls('601', [{ do: 'text', text: 'Grüße' }, { do: 'wait', time: 500 }, { do: 'hangup' }]);
    await pbx.advance('500ms');
    expect(call.state).toBe('ended');
    expect(() => pbx.addPhone('dora', { calls: [{ number: '1' }] })).toThrow('Say how often 1 is called');
    expect(() => pbx.addPhone('dora', { outgoing: [{ do: 'wait', time: '-1s' }] })).toThrow("'-1s' is no time");
  });

  it('picks up a call that rings in its group, and no other', async () => {
    pbx = await startPbx({
      etc: { 'extensions.conf': `${plan}exten => *8,1,Pickup()\n same => n,Hangup()\n` },
      phones: {
        alice: { context: 'office', callGroup: '1,3' },
        bob: { context: 'office' },
        carl: { context: 'office', pickupGroup: '2-3' },
        dora: { context: 'office', pickupGroup: '2' },
      },
    });
    pbx.phone('alice').rings();
    const call = pbx.phone('bob').calls('100');
    await pbx.advance('2s');
    const other = pbx.phone('dora').calls('*8');
    await pbx.advance('2s');
    expect([other.state, call.state]).toEqual(['ended', 'ringing']);
    const picked = pbx.phone('carl').calls('*8');
    await pbx.advance('2s');
    await pbx.event('Pickup', { Channel: picked.channel });
    expect([picked.state, call.state, pbx.phone('alice').state]).toEqual(['up', 'up', 'NOT_INUSE']);
    call.hangsUp();
    await pbx.settle();
    expect(picked.state).toBe('ended');
  });

  it('is led by the test while it is in a call', async () => {
    pbx = await startPbx(office);
    pbx.phone('alice').rings();
    const call = pbx.phone('bob').calls('100');
    await pbx.advance('3s');
    const other = pbx.phone('alice').call.answers();
    await pbx.settle();
    call.holds();
    await pbx.settle();
    expect(other.onHold).toBe(true);
    call.resumes().presses('7');
    await pbx.advance('1s');
    expect([other.onHold, other.heardDigits]).toEqual([false, '7']);
    call.hangsUp();
    await pbx.event('Hangup', { Channel: other.channel });
  });

  it('takes calls by chance, by turn or by who calls', async () => {
    pbx = await startPbx(office);
    pbx.phone('alice').takesCalls('busy', 'decline', 'from 101: congestion');
    pbx.phone('bob').calls('100');
    expect((await pbx.event('DialEnd')).DialStatus).toBe('CONGESTION');
    pbx.addPhone('carl', { callerId: '102', context: 'office' }).calls('100');
    expect((await pbx.event('DialEnd')).DialStatus).toBe('BUSY');
  });
});
