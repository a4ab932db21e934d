import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { putWav, speech } from '../../../testing/sound.js';
import { definition } from './module.js';

const plan = `[default]
exten => talks,1,Answer()
 same => n,Playback(voice&voice&voice&voice&voice&voice&voice&voice)
 same => n,Wait(60)
exten => short,1,Answer()
 same => n,Wait(1)
exten => _f.,1,FollowMe(\${EXTEN:1},\${OPTIONS})
 same => n,NoOp(after)
exten => mark,1,Set(MARK=\${ARG1})
 same => n,Return()
[fm]
exten => rings,1,Ringing()
 same => n,Wait(60)
exten => answers,1,Answer()
 same => n,Wait(60)
exten => takes,1,Answer()
 same => n,Wait(1)
 same => n,SendDTMF(1)
 same => n,Wait(4)
exten => takes99,1,Answer()
 same => n,SendDTMF(99)
 same => n,Wait(1)
 same => n,SendDTMF(599)
 same => n,Wait(60)
exten => refuses,1,Answer()
 same => n,Wait(1)
 same => n,SendDTMF(2)
 same => n,Wait(60)
exten => busy,1,Busy(5)
exten => hangs,1,Answer()
 same => n,Wait(1)
`;
const conf = `[general]
featuredigittimeout=2000
[bob]
context=fm
number=rings,2
number=takes,12
[many]
context=fm
number=takes&refuses&rings,8
[lost]
context=fm
number=refuses,8
number=busy,8
number=hangs,8
[slow]
context=fm
number=answers,3
number=rings,2
[order]
context=fm
takecall=99
norecording-prompt=own
number=rings,2,2
number=takes99,9,1
`;

let calls: TestCalls;
afterEach(() => calls.close());

/** Prompts that last half a second, and what callers say. */
const putSounds = (): void => {
  const prompts = ['call-from', 'no-recording', 'options', 'pls-hold-while-try', 'status', 'sorry'];
  for (const name of [...prompts.map((prompt) => `followme/${prompt}`), 'own', 'vm-rec-name'])
    putWav(join(calls.folder, `data/sounds/${name}.wav`), speech(500));
  putWav(join(calls.folder, 'data/sounds/voice.wav'), speech(1000, 3));
};

/** Somebody at `line` follows a profile. */
const follow = async (profile: string, options: string, ms: number, { line = 'talks', general = '' } = {}) => {
  calls = await startCalls(plan, [definition]);
  calls.write('followme.conf', conf.replace('[general]', `[general]\n${general}`));
  await calls.kernel.modules.load('app_followme');
  putSounds();
  await calls.originate(
    {
      Channel: `Local/${line}@default/n`,
      Context: 'default',
      Exten: `f${profile}`,
      Priority: '1',
      Variable: `OPTIONS=${options}`,
      CallerID: 'Ann <5551>',
    },
    ms,
  );
};
const dialled = (): readonly string[] =>
  calls.events('DialBegin').flatMap(({ Channel, DialString }) => (Channel ? [`${DialString}`] : []));
const ends = (): readonly string[] =>
  calls
    .events('DialEnd')
    .flatMap(({ Channel, DestExten, DialStatus }) => (Channel ? [`${DestExten} ${DialStatus}`] : []));
const goesOn = (): boolean => calls.ran(';1').some((step) => step.endsWith('NoOp(after)'));
const hangups = (): readonly string[] =>
  calls.events('Hangup').map(({ Channel, Cause }) => `${Channel?.slice(6)} ${Cause}`);

describe('FollowMe', () => {
  it('calls one number after the other, and connects who takes the call', async () => {
    await follow('bob', 'd', 4000);
    expect(dialled()).toEqual(['rings@fm/m', 'takes@fm/m']);
    expect(ends()).toEqual(['takes ANSWER']);
    expect(hangups()).toEqual(['rings@fm-00000001;1 0', 'rings@fm-00000001;2 0']);
    expect(calls.events('BridgeEnter').map(({ Channel }) => Channel?.slice(6))).toEqual([
      'takes@fm-00000002;1',
      'talks@default-00000000;1',
    ]);
    await calls.clock.advance(6000);
    expect(goesOn()).toBe(false);
    expect(calls.valuesOf('ANSWEREDTIME')).toEqual(['7']);
    expect(calls.valuesOf('DIALEDTIME')).toEqual(['7']);
    expect(calls.kernel.channels.size).toBe(0);
    expect(calls.kernel.bridges.list()).toEqual([]);
  });

  it('asks all who answer, and hangs up the others when one takes the call', async () => {
    await follow('many', 'd', 1500);
    expect(ends().slice(0, 6)).toEqual([
      'takes ANSWER',
      'refuses CANCEL',
      'rings CANCEL',
      'refuses ANSWER',
      'takes CANCEL',
      'rings CANCEL',
    ]);
    expect(hangups().filter((one) => one.includes(';1'))).toEqual(
      expect.arrayContaining(['refuses@fm-00000002;1 16', 'rings@fm-00000003;1 0']),
    );
    expect(calls.kernel.bridges.list()).toHaveLength(1);
  });

  it('goes on in the dialplan when nobody is left, and says so where that is wanted', async () => {
    await follow('lost', 'dn', 2300);
    expect(dialled()).toEqual(['refuses@fm/m', 'busy@fm/m', 'hangs@fm/m']);
    expect(ends()).toEqual(['refuses ANSWER', 'busy BUSY', 'hangs ANSWER', 'hangs NOANSWER']);
    expect(goesOn()).toBe(false);
    await calls.clock.advance(500);
    expect(goesOn()).toBe(true);
  });

  it('keeps who has answered while it calls others, until no number is left', async () => {
    await follow('slow', 'd', 4000);
    expect(dialled()).toEqual(['answers@fm/m', 'rings@fm/m']);
    expect(hangups()).toEqual([]);
    await calls.clock.advance(1500);
    expect(hangups().filter((one) => one.includes('@fm') && one.includes(';1'))).toEqual([
      'rings@fm-00000002;1 0',
      'answers@fm-00000001;1 16',
    ]);
    expect(goesOn()).toBe(true);
  });

  it('takes numbers by their order, and as many digits as are wanted, once the choice was told', async () => {
    await follow('order', 'dl', 1700);
    expect(dialled()).toEqual(['takes99@fm/n']);
    expect(calls.kernel.bridges.list()).toEqual([]);
    await calls.clock.advance(1200);
    expect(calls.kernel.bridges.list()).toHaveLength(1);
  });

  it('ends with its caller', async () => {
    await follow('slow', 'd', 2000, { line: 'short' });
    expect(calls.kernel.channels.size).toBe(0);
    expect(hangups()).toContain('answers@fm-00000001;1 16');
    expect(goesOn()).toBe(false);
  });

  it('lets the caller hear what is done before it calls', async () => {
    await follow('bob', 's', 900);
    expect(dialled()).toEqual([]);
    await calls.clock.advance(200);
    expect(dialled()).toEqual(['rings@fm/m']);
  });

  it('records the name of the caller and lets it be heard, for as long as it is needed', async () => {
    await follow('order', 'da', 5400);
    const folder = calls.kernel.settings.directories.astspooldir;
    const recorded = () => readdirSync(folder).filter((name) => name.startsWith('followme.'));
    expect(recorded()).toHaveLength(1);
    await calls.clock.advance(200);
    await calls.kernel.media.whenWritten();
    await calls.clock.advance(10);
    expect(dialled()).toEqual(['takes99@fm/m']);
    await calls.clock.advance(8000);
    await calls.perform('Hangup', { Channel: '/Local/talks.*/' });
    await calls.clock.advance(100);
    expect(recorded()).toEqual([]);
  });

  it('goes on without calling where the caller says no name', async () => {
    await follow('bob', 'da', 6000, { line: 'silent' });
    expect(dialled()).toEqual([]);
  });

  it('does not ask where that is switched off', async () => {
    await follow('slow', 'd', 100, { general: 'enable_callee_prompt=no' });
    expect(calls.kernel.bridges.list()).toHaveLength(1);
  });

  it('runs subroutines on the caller and on those who are called', async () => {
    await follow('bob', 'dB(default^mark^1(caller))b(default^mark^1(called))', 100);
    const marked = calls
      .events('VarSet')
      .filter(({ Variable, Channel }) => Variable === 'MARK' && Channel?.endsWith(';1'));
    expect(marked.map(({ Channel, Value }) => `${Value} ${Channel}`)).toEqual([
      'caller Local/talks@default-00000000;1',
      'called Local/rings@fm-00000001;1',
    ]);
  });

  it('rings a caller who has not been answered, and answers when it gives up (N)', async () => {
    calls = await startCalls(plan, [definition]);
    calls.write('followme.conf', conf);
    putSounds();
    await calls.kernel.modules.load('app_followme');
    const state = () =>
      calls
        .events('Newstate')
        .filter(({ Channel }) => Channel?.endsWith('-00000000;2'))
        .map(({ ChannelStateDesc }) => ChannelStateDesc);
    await calls.originate(
      { Channel: 'Local/flost@default/n', Variable: 'OPTIONS=N', Application: 'Wait', Data: '9' },
      500,
    );
    expect(calls.events('DialState').map(({ DialStatus }) => DialStatus)).toContain('RINGING');
    expect(state()).toEqual([]);
    await calls.clock.advance(3000);
    expect(state()).toEqual(['Up']);
  });

  it.each([
    ['f', 'FollowMe requires an argument'],
    ['nobody', 'Profile requested, nobody, not found'],
  ])('needs a profile: %s', async (profile, message) => {
    await follow(profile === 'f' ? ',x' : profile, 'd', 100);
    expect(calls.logged.some((line) => line.includes(message))).toBe(true);
    expect(goesOn()).toBe(profile === 'nobody');
  });

  it('does not start without its file', async () => {
    calls = await startCalls(plan, [definition]);
    expect(calls.kernel.applications.get('FollowMe')).toBeUndefined();
  });
});
