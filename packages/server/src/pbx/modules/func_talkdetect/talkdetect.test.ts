import { afterEach, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition as funcTalkdetect } from './module.js';

const plan = `
[lines]
exten => a,1,Answer()
 same => n,PlayTones(!0/980,!1000/1500,!0/700,!1000/500,0)
 same => n,Wait(999)
`;

let calls: TestFunctions;
afterEach(() => calls.close());

const start = async (value?: string): Promise<void> => {
  calls = await startFunctions([funcTalkdetect], plan);
  if (value !== undefined) expect(await calls.write('TALK_DETECT(set)', value)).toBe(true);
};
/** What was told, with the milliseconds since the start. */
const told = () =>
  calls.published
    .filter(({ name }) => name.startsWith('ChannelTalking'))
    .map(({ name, body }) => [name, /Duration: (\d+)/.exec(body)?.[1]].join(' ').trim());

describe('TALK_DETECT', () => {
  it('tells when somebody begins to talk, and how long after silence has come', async () => {
    await start('500');
    await calls.clock.advance(5000);
    expect(told()).toEqual([
      'ChannelTalkingStart',
      'ChannelTalkingStop 1480',
      'ChannelTalkingStart',
      'ChannelTalkingStop 480',
    ]);
    expect(calls.events('ChannelTalkingStop')[0]).toMatchObject({ Channel: calls.channel.name });
  });

  it('waits for two and a half seconds of silence where nobody says otherwise', async () => {
    await start('');
    await calls.clock.advance(5000);
    expect(told()).toEqual(['ChannelTalkingStart']);
    await calls.clock.advance(3000);
    expect(told()).toEqual(['ChannelTalkingStart', expect.stringMatching(/^ChannelTalkingStop 2\d{3}$/)]);
  });

  it('takes sound below the threshold for silence', async () => {
    await start('500,20000');
    await calls.clock.advance(5000);
    expect(told()).toEqual([]);
  });

  it('is set anew without an end, and removed', async () => {
    await start('2500');
    await calls.clock.advance(1500);
    await calls.write('TALK_DETECT(set)', '300');
    await calls.clock.advance(2000);
    expect(told()).toEqual(['ChannelTalkingStart', 'ChannelTalkingStop 1480']);
    expect(await calls.write('TALK_DETECT(remove)', '')).toBe(true);
    expect(calls.kernel.media.clock.ticking).toBe(false);
    await calls.clock.advance(3000);
    expect(told()).toHaveLength(2);
    expect(await calls.write('TALK_DETECT(remove)', '')).toBe(false);
  });

  it('takes nothing for silence where no sound comes at all', async () => {
    await start('500');
    await calls.clock.advance(1600);
    await calls.perform('Redirect', { Channel: calls.other.name, Context: 'lines', Exten: 'none', Priority: '1' });
    expect(told()).toEqual(['ChannelTalkingStart']);
  });

  it.each([
    ['set', 'abc'],
    ['set', '0'],
    ['set', '500,0'],
    ['set', '500,abc'],
    ['set', '-1'],
    ['other', '1'],
    ['', ''],
  ])('%s cannot be "%s"', async (action, value) => {
    await start();
    expect(await calls.write(`TALK_DETECT(${action})`, value)).toBe(false);
    expect(await calls.writeOutside('TALK_DETECT(set)', '')).toBe(false);
    expect(calls.kernel.media.clock.ticking).toBe(false);
  });
});
