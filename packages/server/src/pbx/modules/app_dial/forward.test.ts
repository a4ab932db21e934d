import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { type PhoneOptions, phoneSettings } from '../../kernel/phones/phone-options.js';
import { definition as callerIds } from '../func_callerid/module.js';

const plan = `
[caller]
exten => 700,1,Answer()
 same => n,Wait(60)
[lines]
exten => ok,1,NoOp(for \${CALLERID(num)})
 same => n,Ringing()
 same => n,Wait(1)
 same => n,Answer()
 same => n,Wait(5)
exten => slow,1,Ringing()
 same => n,Wait(9)
 same => n,Answer()
 same => n,Wait(5)
exten => busy,1,Busy(1)
[night]
exten => ok,1,Answer()
 same => n,Wait(5)
[office]
`;

let calls: TestCalls;
afterEach(() => calls.close());

/** A caller that is up dials as told, where there is a phone `fay`; then `ms` milliseconds pass. */
const dial = async (data: string, fay: PhoneOptions, ms = 30_000, more = ''): Promise<void> => {
  calls = await startCalls(`${plan}exten => 1,1,Dial(${data})\n same => n,NoOp(after \${DIALSTATUS})\n${more}`, [
    callerIds,
  ]);
  calls.kernel.phones.add(phoneSettings('fay', { callerId: 'Fay <1003>', context: 'lines', ...fay }));
  const place = { Context: 'office', Exten: '1', Priority: '1' };
  await calls.originate({ Channel: 'Local/700@caller', CallerID: 'Cal <77>', ...place }, ms);
};
const ends = (): readonly string[] =>
  calls
    .events('DialEnd')
    .slice(1)
    .map(({ DestChannel, DialStatus, Forward }) =>
      [DestChannel?.replace(/-0000.*/, ''), DialStatus, ...(Forward === undefined ? [] : [Forward])].join(' '),
    );
const status = (): string | undefined => calls.valuesOf('DIALSTATUS').at(-1);
const begun = (): readonly (string | undefined)[] =>
  calls
    .events('DialBegin')
    .slice(1)
    .map(({ DialString }) => DialString);

describe('Dial, when a phone sends the call on', () => {
  it('calls the number in the context of the phone', async () => {
    await dial('PJSIP/fay,20', { incoming: 'forward ok' });
    expect(begun()).toEqual(['fay', 'ok@lines']);
    expect(ends()).toEqual(['PJSIP/fay CANCEL ok', 'Local/ok@lines ANSWER']);
    expect(status()).toBe('ANSWER');
    expect(calls.valuesOf('FORWARDERNAME')).toEqual(['PJSIP/fay-00000000', 'PJSIP/fay-00000000', '']);
    expect(calls.valuesOf('DIALEDPEERNUMBER')).toEqual(['', 'fay']);
    expect(calls.valuesOf('DIALEDPEERNAME').at(-1)).toBe('Local/ok@lines-00000001;1');
    expect(calls.kernel.channels.size).toBe(0);
  });

  it('says whom the call is for, from the phone that was called on', async () => {
    await dial('PJSIP/fay,20', { incoming: 'forward ok' });
    const dialled = calls.events('DialBegin').at(-1);
    expect(dialled).toMatchObject({
      ConnectedLineNum: '1003',
      DestCallerIDNum: '1',
      DestCallerIDName: '<unknown>',
      DestConnectedLineNum: '77',
      DestExten: 'ok',
    });
    const story = calls.story().map((line) => line.split(' ')[0]);
    expect(story.indexOf('Hangup')).toBeGreaterThan(story.lastIndexOf('DialBegin'));
    expect(calls.events('Hangup')[0]).toMatchObject({ Channel: 'PJSIP/fay-00000000', Cause: '16' });
  });

  it('tells with option f the extension that was dialled', async () => {
    await dial('PJSIP/fay,20,f', { incoming: 'forward ok' });
    expect(calls.events('DialBegin').at(-1)).toMatchObject({ DestConnectedLineNum: '1' });
  });

  it('tells with option o who calls, as the one who is called', async () => {
    await dial('PJSIP/fay,20,o', { incoming: 'forward ok' });
    expect(calls.events('DialBegin').at(-1)).toMatchObject({ DestCallerIDNum: '77', DestCallerIDName: 'Cal' });
  });

  it('follows FORWARD_CONTEXT', async () => {
    await dial('PJSIP/fay,20,b(set^s^1)', { incoming: 'forward ok' }, 30_000, '[globals]\nFORWARD_CONTEXT=night\n');
    expect(begun()).toEqual(['fay', 'ok@night']);
  });

  it('does not follow with option i', async () => {
    await dial('PJSIP/fay,20,i', { incoming: 'ring, wait 1s, forward ok' });
    expect(ends()).toEqual(['PJSIP/fay CANCEL ok', 'PJSIP/fay BUSY']);
    expect(status()).toBe('BUSY');
  });

  it('counts the time on, without end with option z', async () => {
    await dial('PJSIP/fay,3', { incoming: 'forward slow' });
    expect(status()).toBe('NOANSWER');
    await calls.close();
    await dial('PJSIP/fay,3,z', { incoming: 'forward slow' });
    expect(status()).toBe('ANSWER');
  });

  it('goes on waiting for the others', async () => {
    await dial('PJSIP/fay&Local/ok@lines,20', { incoming: 'forward busy' });
    expect(ends()).toEqual(['PJSIP/fay CANCEL busy', 'Local/busy@lines BUSY', 'Local/ok@lines ANSWER']);
    expect(status()).toBe('ANSWER');
  });

  it('fails where there is no such number', async () => {
    await dial('PJSIP/fay,20', { incoming: 'forward nowhere' });
    expect(ends()).toEqual(['PJSIP/fay CONGESTION']);
    expect(status()).toBe('CHANUNAVAIL');
    expect(calls.kernel.channels.size).toBe(0);
  });

  it('is told busy where the number is busy', async () => {
    await dial('PJSIP/fay,20', { incoming: 'forward busy' });
    expect(ends()).toEqual(['PJSIP/fay CANCEL busy', 'Local/busy@lines BUSY']);
    expect(status()).toBe('BUSY');
  });

  it('learns why: always, when nobody comes, when there is no room', async () => {
    const reasonOf = async (fay: PhoneOptions, dialled = 'PJSIP/fay,20'): Promise<string | undefined> => {
      await dial(dialled, { ...fay }, 30_000, `[lines]\nexten => why,1,Set(WHY=\${REDIRECTING(reason)})\n`);
      return calls.valuesOf('WHY').at(-1);
    };
    expect(await reasonOf({ incoming: 'forward why' })).toBe('cfu');
    await calls.close();
    expect(await reasonOf({ incoming: 'ring, wait 2s, forward why' })).toBe('cfnr');
    await calls.close();
    const full: PhoneOptions = { incoming: 'ring', lines: 1, busyForward: 'why' };
    expect(await reasonOf(full, 'PJSIP/fay&PJSIP/fay,20')).toBe('cfb');
  });

  it('ends where phones send calls round in a ring', async () => {
    await dial('PJSIP/fay,20', { incoming: 'forward ring' }, 30_000, '[lines]\nexten => ring,1,Dial(PJSIP/fay,20)\n');
    expect(begun().filter((one) => one === 'fay')).toHaveLength(20);
    expect(calls.valuesOf('DIALSTATUS')).toContain('BUSY');
    expect(calls.kernel.channels.size).toBe(0);
  });
});
