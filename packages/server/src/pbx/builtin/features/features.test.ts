import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';

let calls: TestCalls;
afterEach(() => calls.close());

const plan = '[default]\nexten => 601,1,Answer()\n same => n,Wait(30)\n';
const one = 'Local/601@default-00000000;1';

const start = async (conf = ''): Promise<void> => {
  calls = await startCalls(plan);
  calls.write('features.conf', conf);
  await calls.kernel.modules.reload('features');
  await calls.originate({ Channel: 'Local/601@default', Application: 'Wait', Data: '30' }, 100);
};
const get = async (Variable: string, Channel = one): Promise<string> =>
  /Value: (.*)\r/.exec((await calls.perform('Getvar', { Channel, Variable }))?.[0] ?? '')?.[1] ?? '';
const set = (Variable: string, Value: string) => calls.perform('Setvar', { Channel: one, Variable, Value });

describe('features.conf', () => {
  it('gives codes, settings, applications and groups, which features show lists', async () => {
    await start(
      '[general]\npickupexten = *7\n[featuremap]\natxfer = *2\n[applicationmap]\ntell = #9,peer,NoOp(hi)\n' +
        'play = #8,self/caller,Playback,"a,b",jazz\n[crew]\ntell = #5\nplay =\n',
    );
    const lines = await calls.console('features show');
    expect(lines).toContain('Pickup                    *8      *7     ');
    expect(lines).toContain('Attended Transfer                 *2     ');
    expect(lines).toContain('play                      no def  #8     ');
    expect(lines.slice(-3)).toEqual(['===> Group: crew', '===> --> play (#8)', '===> --> tell (#5)']);
    expect(calls.kernel.features.config.applications.get('play')).toMatchObject({
      on: 'self',
      application: 'Playback',
      data: 'a,b',
      musicClass: 'jazz',
    });
  });

  it('tells what is wrong with its place, and takes the rest', async () => {
    await start('[featuremap]\nfly = *9\nblindxfer = ##\n[applicationmap]\nbad = #9\n[crew]\nnone =\n');
    const told = calls.logged.flatMap((line) => /features\.conf:(\d+)/.exec(line)?.[1] ?? []);
    expect(told.sort()).toEqual(['2', '5', '7']);
    expect(calls.kernel.features.config.map.blindxfer).toBe('##');
  });

  it('is left as it was by a reload of a file that cannot be read', async () => {
    await start('[featuremap]\nblindxfer = ##\n');
    calls.write('features.conf', '[featuremap\n');
    expect(await calls.kernel.modules.reload('features')).toBe(3);
    expect(calls.kernel.features.config.map.blindxfer).toBe('##');
  });
});

describe('FEATURE and FEATUREMAP', () => {
  it('read what features.conf says, and change it for one channel', async () => {
    await start('[general]\natxfernoanswertimeout = 7\n');
    expect(await get('FEATURE(atxfernoanswertimeout)')).toBe('7');
    await set('FEATURE(atxfernoanswertimeout)', '9');
    await set('FEATUREMAP(blindxfer)', '##');
    await set('FEATURE(inherit)', 'yes');
    expect(await get('FEATURE(atxfernoanswertimeout)')).toBe('9');
    expect(await get('FEATURE(atxfernoanswertimeout)', '')).toBe('7');
    expect([await get('FEATUREMAP(blindxfer)'), await get('FEATUREMAP(blindxfer)', '')]).toEqual(['##', '#']);
    expect(await get('FEATURE(inherit)')).toBe('yes');
  });

  it.each([
    ['FEATURE(nothing)', '1'],
    ['FEATURE(featuredigittimeout)', 'zz'],
    ['FEATUREMAP(nothing)', '1'],
  ])('refuse %s = %s', async (name, value) => {
    await start();
    expect(await set(name, value)).toEqual([expect.stringContaining('Error')]);
  });
});
