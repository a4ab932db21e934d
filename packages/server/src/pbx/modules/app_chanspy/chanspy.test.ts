import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { overhear, putWav, readSound, strength, toneOf } from '../../../testing/sound.js';
import type { Channel } from '../../kernel/channel.js';
import { definition as appChanspy } from './module.js';

/** Each speaks in a tone of its own, so that what is in a sound tells who was heard. */
const voices = { caller: 400, agent: 700, boss: 1100, guest: 1700 } as const;

const plan = `
[lines]
exten => caller,1,Answer()
 same => n,PlayTones(400)
 same => n,Wait(300)
exten => agent,1,Set(SPYGROUP=sales:support)
 same => n,Answer()
 same => n,PlayTones(700)
 same => n,Wait(300)
exten => boss,1,Answer()
 same => n,PlayTones(1100)
 same => n,Wait(300)
exten => guest,1,Answer()
 same => n,PlayTones(1700)
 same => n,Wait(300)
exten => 99,1,Answer()
 same => n,Wait(300)
exten => silent,1,Answer()
 same => n,Wait(300)
[office]
exten => call,1,Dial(Local/agent@lines/n)
exten => away,1,Set(SPY_EXIT_CONTEXT=exits)
 same => n,ChanSpy(Local/guest@lines,qX)
exten => 7,1,NoOp(seven)
[exits]
exten => 8,1,NoOp(eight)
`;

let calls: TestCalls;
beforeEach(async () => {
  calls = await startCalls(plan, [appChanspy]);
});
afterEach(() => calls.close());

const named = (begin: string, end: string): Channel => {
  const found = [...calls.kernel.channels.all()].find(({ name }) => name.startsWith(begin) && name.endsWith(end));
  if (!found) throw new Error(`no channel ${begin}…${end}`);
  return found;
};
const listed = (begin: string): readonly string[] =>
  [...calls.kernel.channels.all()].map(({ name }) => name).filter((name) => name.startsWith(begin));
/** The caller talks to the agent; ;1 of each is in the bridge. */
const call = () =>
  calls.originate({ Channel: 'Local/caller@lines/n', Context: 'office', Exten: 'call', Priority: '1' }, 1500);
const spy = (data: string, who = 'boss', ms = 1000, application = 'ChanSpy') =>
  calls.originate({ Channel: `Local/${who}@lines/n`, Application: application, Data: data }, ms);
const guest = () => calls.originate({ Channel: 'Local/guest@lines/n', Application: 'Wait', Data: '300' }, 700);
/** Who is heard by the far end of a channel, loudest first. */
const heardBy = async (begin: string): Promise<readonly string[]> => {
  const { said } = await overhear(named(begin, ';2'), calls.clock, 400);
  return Object.entries(voices)
    .map(([who, frequency]) => ({ who, loud: strength(said, frequency) }))
    .filter(({ loud }) => loud > 1000)
    .map(({ who }) => who);
};
const press = async (digit: string, begin = 'Local/boss', ms = 200): Promise<void> => {
  await calls.perform('PlayDTMF', { Channel: named(begin, ';1').name, Digit: digit, Receive: 'true' });
  await calls.clock.advance(ms);
};
const hangUp = async (name: string, ms = 500): Promise<void> => {
  await calls.perform('Hangup', { Channel: name });
  await calls.clock.advance(ms);
};
const spied = (): readonly string[] =>
  [...calls.published]
    .filter(({ name }) => name.startsWith('ChanSpy'))
    .map(({ name, body }) => `${name} ${/SpyeeChannel: (.*)\r/.exec(body)?.[1]}`);

describe('what is heard of ChanSpy', () => {
  it('is both sides of the call by the spy, and nothing of the spy by them', async () => {
    await call();
    const agent = named('Local/agent', ';1').name;
    await spy(`${agent},q`);
    expect(await heardBy('Local/boss')).toEqual(['caller', 'agent']);
    expect(await heardBy('Local/agent')).toEqual(['caller']);
    expect(await heardBy('Local/caller')).toEqual(['agent']);
    expect(calls.events('ChanSpyStart')).toMatchObject([
      { SpyerChannel: named('Local/boss', ';1').name, SpyeeChannel: agent },
    ]);
  });

  it.each([
    ['w', ['caller', 'agent'], ['caller', 'boss'], ['agent']],
    ['W', [], ['caller', 'boss'], ['agent']],
    ['B', ['caller', 'agent'], ['caller', 'boss'], ['agent', 'boss']],
    ['o', ['agent'], ['caller'], ['agent']],
  ])('with option %s', async (option, boss, agent, caller) => {
    await call();
    await spy(`${named('Local/agent', ';1').name},q${option}`);
    expect(await heardBy('Local/boss')).toEqual(boss);
    expect(await heardBy('Local/agent')).toEqual(agent);
    expect(await heardBy('Local/caller')).toEqual(caller);
    await hangUp(named('Local/boss', ';1').name);
    expect(await heardBy('Local/agent')).toEqual(['caller']);
    expect(await heardBy('Local/caller')).toEqual(['agent']);
  });

  it('changes with digits 4, 5 and 6 of option d', async () => {
    await call();
    await spy(`${named('Local/agent', ';1').name},qd`);
    await press('5');
    expect([await heardBy('Local/agent'), await heardBy('Local/caller')]).toEqual([['caller', 'boss'], ['agent']]);
    await press('6');
    expect([await heardBy('Local/agent'), await heardBy('Local/caller')]).toEqual([
      ['caller', 'boss'],
      ['agent', 'boss'],
    ]);
    await press('4');
    expect([await heardBy('Local/agent'), await heardBy('Local/caller')]).toEqual([['caller'], ['agent']]);
  });

  it('reaches a bridge that the channel comes into later', async () => {
    await calls.originate({ Channel: 'Local/guest@lines/n', Application: 'Wait', Data: '300' }, 700);
    await spy(`${named('Local/guest', ';1').name},qB`);
    await calls.originate({ Channel: 'Local/caller@lines/n', Application: 'Wait', Data: '300' }, 700);
    await calls.perform('Bridge', {
      Channel1: named('Local/guest', ';1').name,
      Channel2: named('Local/caller', ';1').name,
    });
    await calls.clock.advance(100);
    expect(await heardBy('Local/caller')).toEqual(['boss', 'guest']);
  });

  it('is louder and softer by v and by #', async () => {
    await guest();
    await spy(`${named('Local/guest', ';1').name},qv(2)`, 'silent');
    const loud = async () =>
      Math.round(strength((await overhear(named('Local/silent', ';2'), calls.clock, 400)).said, voices.guest) / 7219);
    expect(await loud()).toBe(2);
    await press('#', 'Local/silent');
    expect(await loud()).toBe(3);
    for (let i = 0; i < 2; i++) await press('#', 'Local/silent');
    const soft = await overhear(named('Local/silent', ';2'), calls.clock, 400);
    expect(strength(soft.said, voices.guest)).toBeCloseTo(7219 / 4, -2);
  });

  it('is recorded with option r below the folder of recordings', async () => {
    await guest();
    await spy(`${named('Local/guest', ';1').name},qES,r(../../../up)`, 'silent');
    await spy(`${named('Local/guest', ';1').name},qESr(heard)`, 'silent');
    await spy(`${named('Local/guest', ';1').name},qESr(../../up)`, 'silent');
    await hangUp(named('Local/guest', ';1').name);
    await calls.kernel.media.whenWritten();
    const folder = join(calls.folder, 'spool/monitor');
    const files = readdirSync(folder);
    expect(files).toEqual([expect.stringMatching(/^heard\.\d+\.raw$/)]);
    expect(strength(readSound(join(folder, files[0] ?? '')).subarray(0, 8000), voices.guest)).toBeGreaterThan(5000);
    expect(readdirSync(calls.folder)).not.toContainEqual(expect.stringMatching(/^up/));
    expect(calls.logged.join('\n')).toContain('leads out of the folder of recordings');
  });
});

describe('whom ChanSpy listens to', () => {
  it('is one after the other by *, and by the digit of option c', async () => {
    await guest();
    await spy('Local/guest@lines,q');
    await press('*');
    await hangUp(named('Local/boss', ';1').name);
    const [first, second] = calls.kernel.channels.list().map(({ name }) => name);
    expect(spied()).toEqual([
      `ChanSpyStart ${first}`,
      `ChanSpyStop ${first}`,
      `ChanSpyStart ${second}`,
      `ChanSpyStop ${second}`,
    ]);
    await spy('Local/guest@lines,qc(5)');
    await press('5');
    expect(calls.events('ChanSpyStart')).toHaveLength(4);
  });

  it.each([
    ['in one of the groups of option g', 'g(support:other)', 'Local/agent'],
    ['of a device of option e', 'e(Local/caller@lines:SIP/none)', 'Local/caller'],
  ])('is a channel %s', async (_, option, begin) => {
    await call();
    await spy(`,q${option}`);
    expect(spied()[0]).toContain(`ChanSpyStart ${begin}`);
    await press('*');
    for (const line of spied()) expect(line).toContain(begin);
  });

  it('is one in a bridge with option b', async () => {
    await guest();
    await spy('Local/guest,qb', 'boss', 7000);
    expect(spied()).toEqual([]);
    await call();
    await spy('Local/agent,qb', 'silent');
    expect(spied()).toEqual([`ChanSpyStart ${named('Local/agent', ';1').name}`]);
  });

  it('is a channel by its id or whole name with option u, else nobody at all', async () => {
    await guest();
    const one = named('Local/guest', ';1');
    await spy(`${one.uniqueid},qu`);
    await spy(`${one.name},qu`, 'silent');
    expect(spied()).toEqual([`ChanSpyStart ${one.name}`, `ChanSpyStart ${one.name}`]);
    await spy('Local/guest,qu', 'caller');
    expect(listed('Local/caller')).toEqual([]);
  });

  it('is at an extension, for ExtenSpy', async () => {
    await call();
    await spy('agent@lines,q', 'boss', 1000, 'ExtenSpy');
    expect(spied()[0]).toContain('ChanSpyStart Local/agent');
    await spy('nobody@lines,qS', 'silent', 1000, 'ExtenSpy');
    expect(listed('Local/silent')).toEqual([]);
  });

  it('is a channel whose number was pressed, behind the prefix', async () => {
    await guest();
    await calls.originate({ Channel: 'Local/99@lines/n', Application: 'Wait', Data: '300' }, 700);
    await spy('Local,q');
    for (let i = 0; i < 2; i++) {
      for (const digit of ['9', '9', '#']) await press(digit);
      expect(spied().at(-1)).toContain('ChanSpyStart Local/99@lines');
    }
  });

  it('is nobody who listens to others, and not the spy', async () => {
    await guest();
    await spy(`${named('Local/guest', ';1').name},q`, 'silent');
    await spy('Local/silent@lines-00000001;1,qS', 'boss');
    expect(calls.events('ChanSpyStart')).toHaveLength(1);
    expect(listed('Local/boss')).toEqual([]);
  });
});

describe('a bridge', () => {
  it('names its peers again when somebody comes to listen, record or watch on one of its channels', async () => {
    await call();
    const { name } = named('Local/agent', ';1');
    const told = async (begin: () => Promise<unknown>): Promise<number> => {
      calls.published.length = 0;
      await begin();
      return calls.valuesOf('BRIDGEPEER').length;
    };
    const mute = (State: string) => () => calls.perform('MuteAudio', { Channel: name, Direction: 'in', State });
    expect(await told(() => spy(`${name},q`))).toBe(2);
    expect(await told(() => hangUp(named('Local/boss', ';1').name))).toBe(0);
    expect(await told(mute('on'))).toBe(2);
    expect(await told(mute('on'))).toBe(0);
    expect(await told(mute('off'))).toBe(2);
  });
});

describe('the end of ChanSpy', () => {
  it('comes with the channel, with option E', async () => {
    await guest();
    await spy(`${named('Local/guest', ';1').name},qE`);
    await hangUp(named('Local/guest', ';1').name);
    expect(listed('Local/boss')).toEqual([]);
    const story = calls.story().filter((line) => /^(ChanSpyStop|Hangup Local\/guest.*;1)/.test(line));
    expect(story.map((line) => line.split(' ')[0])).toEqual(['ChanSpyStop', 'Hangup']);
  });

  it('comes when nobody is left, with option S; without, others are waited for', async () => {
    await guest();
    await spy('Local/guest,qS');
    await spy('Local/guest,q', 'silent');
    await hangUp(named('Local/guest', ';1').name, 1000);
    expect(listed('Local/boss')).toEqual([]);
    expect(listed('Local/silent')).toHaveLength(2);
    await calls.originate({ Channel: 'Local/guest@lines/n', Application: 'Wait', Data: '300' }, 200);
    expect(spied().at(-1)).toContain('ChanSpyStart Local/guest@lines-00000003');
  });

  it('comes by the digit of option x, while somebody is listened to', async () => {
    await guest();
    await spy('Local/guest,qx(6)');
    await press('6');
    expect(listed('Local/boss')).toEqual([]);
    await spy('Local/none,qx(6)');
    await press('6');
    expect(listed('Local/boss')).toHaveLength(2);
  });

  it('leads to the extension of a digit, with option X', async () => {
    await guest();
    await calls.originate({ Channel: 'Local/boss@lines/n', Context: 'office', Exten: 'away', Priority: '1' }, 1500);
    await press('7');
    expect(listed('Local/boss')).toHaveLength(2);
    const [, heard] = spied().at(-1)?.split(' ') ?? [];
    await press('8');
    expect(calls.ran(';1').at(-1)).toBe('8,1 NoOp(eight)');
    expect(calls.valuesOf('SPY_CHANNEL')).toEqual([heard]);
  });

  it('comes at once where there is no beep and nobody said q', async () => {
    await guest();
    await spy('Local/guest');
    expect(listed('Local/boss')).toEqual([]);
    putWav(join(calls.folder, 'data/sounds/beep.wav'), toneOf(2500, 200));
    putWav(join(calls.folder, 'data/sounds/spy-local.wav'), toneOf(2800, 400));
    await spy('Local/guest', 'silent', 200);
    expect(calls.events('ChanSpyStart')).toEqual([]);
    await calls.clock.advance(1000);
    expect(calls.events('ChanSpyStart')).toHaveLength(1);
  });

  it('leaves nothing behind', async () => {
    await call();
    await spy(`${named('Local/agent', ';1').name},qBr`);
    await calls.perform('Hangup', { Channel: '/.*/' });
    await calls.clock.advance(1000);
    await calls.kernel.media.whenWritten();
    expect(calls.kernel.callObservers.all).toEqual([]);
    expect(calls.kernel.media.clock.ticking).toBe(false);
    expect(calls.clock.pending).toBe(0);
  });
});
