import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startConferences, type TestConferences } from '../../../testing/conferences.js';
import { findSamples, putWav, readSound, speech } from '../../../testing/sound.js';
import { definition as funcDevstate } from '../func_devstate/module.js';
import { definition } from './module.js';

const plan = `
[phones]
exten => one,1,Answer()
 same => n,Wait(600)
exten => two,1,Answer()
 same => n,Wait(600)
exten => late,1,Wait(600)
exten => busy,1,Busy(1)
[page]
exten => both,1,Page(Local/one@phones&Local/two@phones,q)
 same => n,NoOp(not here)
exten => duplex,1,Page(Local/one@phones,qd)
exten => announces,1,Page(Local/one@phones,qA(notice))
exten => silently,1,Page(Local/one@phones,qA(notice)n)
exten => records,1,Page(Local/one@phones,qr)
exten => some,1,Page(nobody&Local/none@phones&Local/busy@phones&Local/late@phones&Local/one@phones,q,3)
exten => free,1,Page(Local/one@phones&Custom:x,qs)
exten => before,1,Page(Local/one@phones,qb(pre^paged^1(a^b))B(pre^pages^1))
exten => self,1,Page(Local/silent@lines,q)
exten => noisy,1,Page(Local/one@phones)
exten => odd,1,Page(Local/one@phones,qz)
[pre]
exten => paged,1,Set(PAGED=\${ARG1}\${ARG2})
 same => n,Return()
exten => pages,1,Set(PAGES=yes)
 same => n,Return()
`;

let test: TestConferences;
beforeEach(async () => {
  test = await startConferences('[default_user]\ntype=user\nquiet=yes\n', plan);
  test.kernel.modules.define([definition, funcDevstate]);
  await test.kernel.modules.load('app_page');
});
afterEach(() => test.close());

const page = async (exten: string): Promise<string> => {
  await test.originate(
    {
      Channel: 'Local/silent@lines/n',
      Context: 'page',
      Exten: exten,
      Priority: '1',
      CallerID: 'Ann <55>',
      Account: 'a1',
    },
    200,
  );
  return test.events('OriginateResponse').at(-1)?.Channel ?? '';
};
const joined = () =>
  test
    .events('ConfbridgeJoin')
    .map(({ Channel, Muted }) => `${Channel?.replace(/-.*/, '')} ${Muted}`)
    .sort();
const channelOf = (device: string) =>
  [...test.kernel.channels.all()].find(({ name }) => name.startsWith(`${device}-`) && name.endsWith(';1'));

describe('Page', () => {
  it('calls everybody into one conference, muted, and ends with whoever pages', async () => {
    const caller = await page('both');
    expect(joined()).toEqual(['Local/one@phones Yes', 'Local/silent@lines No', 'Local/two@phones Yes']);
    expect(new Set(test.events('ConfbridgeJoin').map(({ Conference }) => Conference)).size).toBe(1);
    expect(channelOf('Local/one@phones')).toMatchObject({ connected: { num: '55', name: 'Ann' }, accountCode: 'a1' });
    await test.perform('Hangup', { Channel: caller });
    await test.clock.advance(100);
    expect([...test.valuesOf('CONFBRIDGE_RESULT')].sort()).toEqual(['ENDMARKED', 'ENDMARKED', 'HANGUP']);
    expect([...test.kernel.channels.all()]).toEqual([]);
    expect(test.events('ConfbridgeEnd')).toHaveLength(1);
  });

  it('does not go on in the dialplan', async () => {
    const caller = await page('both');
    await test.perform('ConfbridgeKick', {
      Conference: test.events('ConfbridgeStart')[0]?.Conference ?? '',
      Channel: caller,
    });
    await test.clock.advance(100);
    expect(test.ran(caller).some((step) => step.includes('NoOp'))).toBe(false);
    expect([...test.kernel.channels.all()]).toEqual([]);
  });

  it('lets those who are paged speak with option d', async () => {
    await page('duplex');
    expect(joined()).toEqual(['Local/one@phones No', 'Local/silent@lines No']);
  });

  it.each([
    ['announces', 2],
    ['silently', 1],
  ])('plays an announcement before: %s', async (exten, heardBy) => {
    putWav(join(test.folder, 'data/sounds/notice.wav'), speech(1000));
    await page(exten);
    expect(joined()).toHaveLength(2 - heardBy);
    await test.clock.advance(1000);
    expect(joined()).toHaveLength(2);
  });

  it('is recorded with option r', async () => {
    const caller = await page('records');
    expect(test.events('ConfbridgeRecord')).toHaveLength(1);
    const { Conference = '' } = test.events('ConfbridgeStart')[0] ?? {};
    await test.clock.advance(500);
    await test.perform('Hangup', { Channel: caller });
    await test.clock.advance(100);
    await test.kernel.media.whenWritten();
    const seconds = Math.floor((test.kernel.clock.now() - 600) / 1000);
    const files = [seconds - 1, seconds, seconds + 1].map((second) => `confbridge-${Conference}-${second}.wav`);
    const file = files.map((name) => join(test.folder, 'spool/monitor', name)).find((path) => existsSync(path)) ?? '';
    expect(readSound(file).length).toBeGreaterThan(500 * 8);
    expect(findSamples(readSound(file), new Int16Array(160))).toBe(0);
  });

  it('leaves out who cannot be called, and whoever does not answer in time', async () => {
    await page('some');
    expect(joined()).toEqual(['Local/one@phones Yes', 'Local/silent@lines No']);
    expect(test.logged.join('\n')).toContain("'nobody' is nobody to page");
    expect(test.logged.join('\n')).toContain('Local/none@phones cannot be called');
    expect(channelOf('Local/late@phones')).toBeDefined();
    await test.clock.advance(3000);
    expect(channelOf('Local/late@phones')).toBeUndefined();
    const ended = test.events('Hangup').filter(({ Channel }) => /^Local.(late|busy)@.*;1$/.test(Channel ?? ''));
    expect(ended.map(({ Channel, Cause }) => [Channel?.slice(6, 10), Cause])).toEqual([
      ['busy', '0'],
      ['late', '19'],
    ]);
    const ends = test.events('DialEnd').filter(({ DestChannel }) => DestChannel?.startsWith('Local/busy'));
    expect(ends.map(({ DialStatus }) => DialStatus)).toEqual(['BUSY']);
  });

  it('does not page oneself', async () => {
    await page('self');
    expect(joined()).toEqual(['Local/silent@lines No']);
  });

  it('calls only who is free with option s', async () => {
    await page('free');
    expect(joined()).toEqual(['Local/one@phones Yes', 'Local/silent@lines No']);
    test.published.length = 0;
    await page('free');
    expect(joined()).toEqual(['Local/silent@lines No']);
  });

  it('runs subroutines before on those who are paged (b) and on who pages (B)', async () => {
    await page('before');
    expect(test.valuesOf('PAGES')).toEqual(['yes']);
    expect(test.events('VarSet').find(({ Variable }) => Variable === 'PAGED')).toMatchObject({
      Channel: channelOf('Local/one@phones')?.name,
      Value: 'ab',
    });
  });

  it('beeps before unless it is quiet', async () => {
    await page('noisy');
    expect(test.logged.join('\n')).toContain("There is no sound 'beep'");
    putWav(join(test.folder, 'data/sounds/beep.wav'), speech(1000));
    test.published.length = 0;
    await page('noisy');
    expect(joined()).toEqual(['Local/one@phones Yes']);
    await test.clock.advance(1000);
    expect(joined()).toHaveLength(2);
  });

  it('tells of options that there are not', async () => {
    await page('odd');
    expect(test.logged.join('\n')).toContain("Page has no option 'z'");
  });
});
