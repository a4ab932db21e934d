// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the dialplan has variables of its own
import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition as appCdr } from '../../modules/app_cdr/module.js';
import { definition as appForkcdr } from '../../modules/app_forkcdr/module.js';
import { definition as funcCdr } from '../../modules/func_cdr/module.js';
import { definition as funcChannel } from '../../modules/func_channel/module.js';
import type { RecordFacts } from './record-facts.js';
import { type CdrSettings, defaultCdrSettings } from './settings.js';

const plan = `[office]
exten => h,1,NoOp(end \${CDR(billsec)})
exten => h,2,Set(CDR(userfield)=said at the end)
[caller]
exten => 700,1,Answer()
 same => n,Wait(60)
exten => 701,1,Wait(60)
[lines]
exten => answer,1,Answer()
 same => n,Wait(3)
exten => busy,1,Busy(1)
exten => congested,1,Congestion(1)
exten => late,1,Wait(30)
`;

let calls: TestCalls;
let posted: RecordFacts[];
afterEach(() => calls.close());

const start = async (steps: readonly string[], settings: Partial<CdrSettings> = {}): Promise<void> => {
  const [first = '', ...rest] = steps;
  const extension = `[plan]\nexten => 1,1,${first}\n${rest.map((step) => ` same => n,${step}\n`).join('')}`;
  calls = await startCalls(plan + extension, [appCdr, appForkcdr, funcCdr, funcChannel]);
  posted = [];
  calls.kernel.callRecords.configure({ ...defaultCdrSettings, unanswered: true, ...settings });
  calls.kernel.callRecords.post.register({ name: 'test', post: (record) => posted.push(record) });
};

/** A caller that is up runs the steps; then `ms` milliseconds pass. */
const run = async (steps: readonly string[], ms: number, settings: Partial<CdrSettings> = {}): Promise<void> => {
  await start(steps, settings);
  await calls.originate({ Channel: 'Local/700@caller', Context: 'plan', Exten: '1', Priority: '1' }, ms);
};
const ofCaller = (): readonly RecordFacts[] =>
  posted.filter(({ channel }) => channel === 'Local/700@caller-00000000;1');
const hangUp = async (): Promise<void> => {
  await calls.perform('Hangup', { Channel: 'Local/700@caller-00000000;1', Cause: '16' });
  await calls.clock.advance(100);
};

describe('call detail records', () => {
  it('name both parties of an answered call, and the application that brought them together', async () => {
    await run(['Answer()', 'Dial(Local/answer@lines)'], 20_000);
    expect(ofCaller()).toMatchObject([
      {
        src: '',
        dst: '1',
        dcontext: 'plan',
        clid: '"" <>',
        dstChannel: 'Local/answer@lines-00000001;1',
        lastApp: 'Dial',
        lastData: 'Local/answer@lines',
        disposition: 'ANSWERED',
        billsec: 3,
      },
    ]);
    expect(posted.some(({ channel }) => channel === 'Local/answer@lines-00000001;1')).toBe(false);
  });

  it.each([
    ['busy', false, 'BUSY'],
    ['congested', false, 'FAILED'],
    ['congested', true, 'CONGESTION'],
    ['late', false, 'NO ANSWER'],
  ])('of a call to %s (congestion=%s) tell %s', async (line, congestion, disposition) => {
    await run([`Dial(Local/${line}@lines,2)`, 'Wait(60)'], 5000, { congestion });
    await hangUp();
    expect(ofCaller().map((record) => [record.lastApp, record.disposition])).toEqual([
      ['Dial', disposition],
      ['Wait', 'ANSWERED'],
    ]);
  });

  it('have one for each line that was called at once', async () => {
    await run(['Dial(Local/busy@lines&Local/late@lines&Local/answer@lines)'], 20_000);
    expect(ofCaller().map(({ dstChannel, disposition }) => [dstChannel, disposition])).toEqual([
      ['Local/busy@lines-00000001;1', 'BUSY'],
      ['Local/late@lines-00000002;1', 'NO ANSWER'],
      ['Local/answer@lines-00000003;1', 'ANSWERED'],
    ]);
  });

  it.each([
    [false, 'NO ANSWER'],
    [true, 'CANCEL'],
  ])('tell that the caller gave up (canceldispositionenabled=%s): %s', async (cancelDispositionEnabled, expected) => {
    await run(['Dial(Local/late@lines)'], 1000, { cancelDispositionEnabled });
    await hangUp();
    expect(ofCaller()[0]).toMatchObject({ disposition: expected, dstChannel: 'Local/late@lines-00000001;1' });
  });

  it.each([
    ['3', 'FAILED'],
    ['17', 'BUSY'],
    ['20', 'FAILED'],
    ['34', 'FAILED'],
    ['38', 'NO ANSWER'],
  ])('of a channel hung up with cause %s before its answer tell %s', async (Cause, disposition) => {
    await start(['NoOp()']);
    await calls.originate({ Channel: 'Local/701@caller', Application: 'Wait', Data: '1' }, 100);
    await calls.perform('Hangup', { Channel: 'Local/701@caller-00000000;2', Cause });
    await calls.clock.advance(100);
    expect(posted.find(({ channel }) => channel.endsWith(';2'))).toMatchObject({ disposition, answer: undefined });
  });

  it('of unanswered channels that called nobody are not posted unless wanted', async () => {
    await start(['NoOp()'], { unanswered: false });
    await calls.originate({ Channel: 'Local/701@caller', Application: 'Wait', Data: '1', Timeout: '500' }, 1000);
    expect(posted).toEqual([]);
  });

  it('count half a second as a whole one where initiatedseconds is set', async () => {
    await run(['Answer()', 'Wait(1.6)'], 5000, { initiatedSeconds: true });
    expect(ofCaller()[0]).toMatchObject({ billsec: 2, durationMs: 1600 });
  });

  it('are posted in batches by number and by time', async () => {
    await run(['Answer()', 'Wait(1)'], 5000, { batch: true, size: 3, time: 10 });
    expect(posted).toHaveLength(0);
    expect(calls.kernel.callRecords.post.waiting).toBe(2);
    await calls.clock.advance(6000);
    expect(posted).toHaveLength(2);
    await calls.originate({ Channel: 'Local/700@caller', Context: 'plan', Exten: '1', Priority: '1' }, 2000);
    await calls.originate({ Channel: 'Local/700@caller', Context: 'plan', Exten: '1', Priority: '1' }, 2000);
    expect(posted).toHaveLength(5);
    expect(calls.kernel.callRecords.post.waiting).toBe(1);
  });

  it('outlive no channel', async () => {
    await run(['Dial(Local/answer@lines)'], 20_000);
    expect([...calls.kernel.callRecords.active()]).toEqual([]);
  });

  it('go to all other backends where one fails, and that is logged', async () => {
    await start(['NoOp()']);
    calls.kernel.callRecords.post.register({
      name: 'broken',
      post: () => {
        throw new Error('disk full');
      },
    });
    calls.kernel.callRecords.post.register({ name: 'last', post: (record) => posted.push(record) });
    await calls.originate({ Channel: 'Local/701@caller', Application: 'Wait', Data: '1', Timeout: '500' }, 1000);
    expect(posted).toHaveLength(4);
    expect(calls.logged.filter((line) => line.includes('disk full'))).toHaveLength(2);
  });
});

describe('what the dialplan does with its record', () => {
  it('CDR() writes fields and variables, and reads them in words and in numbers', async () => {
    await run(
      [
        'Answer()',
        'Set(CDR(userfield)=mine)',
        'Set(CDR(project)=blue)',
        'Set(CDR(amaflags)=OMIT)',
        'Set(CDR(accountcode)=acc)',
        'Set(CDR(duration)=99)',
        'NoOp(${CDR(userfield)} ${CDR(project)} ${CDR(amaflags)} ${CDR(amaflags,u)} ${CDR(disposition)} ${CDR(disposition,u)})',
        'NoOp(${CDR(end)}-${CDR(end,u)} ${CDR(billsec,f)} ${CDR(nothing)}.)',
      ],
      1000,
    );
    const shown = calls.ran('00000000;1').filter((step) => step.includes('NoOp'));
    expect(shown).toEqual(['1,7 NoOp(mine blue OMIT 1 ANSWERED 8)', '1,8 NoOp(-0.000000 0.000000 .)']);
    expect(ofCaller()[0]).toMatchObject({ userfield: 'mine', accountCode: 'acc', amaFlags: 1 });
    expect(ofCaller()[0]?.variables.get('project')).toBe('blue');
  });

  it.each(['ForkCDR()', 'ForkCDR(v)', 'ForkCDR(e)'])('%s makes a second record', async (fork) => {
    await run(['Answer()', 'Set(CDR(color)=red)', 'Set(CDR(userfield)=x)', fork, 'Wait(1)'], 3000);
    const [first, second] = ofCaller();
    expect(first?.variables.get('color')).toBe('red');
    expect(second?.variables.get('color')).toBe(fork === 'ForkCDR(v)' ? 'red' : undefined);
    expect(second?.userfield).toBe('x');
    expect(first?.billsec).toBe(fork === 'ForkCDR(e)' ? 0 : 1);
    expect(second?.billsec).toBe(1);
  });

  it('ForkCDR(r) counts from now on', async () => {
    await run(['Answer()', 'Wait(2)', 'ForkCDR(r)', 'Wait(1)'], 5000);
    expect(ofCaller().map(({ billsec }) => billsec)).toEqual([3, 1]);
  });

  it.each(['NoCDR()', 'Set(CDR_PROP(disable)=1)'])('%s posts nothing', async (step) => {
    await run(['Answer()', step, 'Wait(1)'], 3000);
    expect(ofCaller()).toEqual([]);
  });

  it('ResetCDR begins anew and lifts NoCDR', async () => {
    await run(['Answer()', 'Set(CDR(a)=1)', 'NoCDR()', 'Wait(2)', 'ResetCDR()', 'Wait(1)'], 5000);
    expect(ofCaller()).toMatchObject([{ billsec: 1, durationMs: 1000 }]);
    expect(ofCaller()[0]?.variables.size).toBe(0);
  });

  it.each([
    [true, '1', 'Wait'],
    [false, 'h', 'Set'],
  ])('endbeforehexten=%s', async (endBeforeHExten, dst, lastApp) => {
    calls = await startCalls(`${plan}exten => x,1,NoOp()\n[office]\nexten => 1,1,Answer()\n same => n,Wait(1)\n`, [
      funcCdr,
    ]);
    posted = [];
    calls.kernel.callRecords.configure({ ...defaultCdrSettings, endBeforeHExten });
    calls.kernel.callRecords.post.register({ name: 'test', post: (record) => posted.push(record) });
    await calls.originate({ Channel: 'Local/700@caller', Context: 'office', Exten: '1', Priority: '1' }, 3000);
    expect(ofCaller()).toMatchObject([{ dst, lastApp, userfield: 'said at the end' }]);
  });
});
