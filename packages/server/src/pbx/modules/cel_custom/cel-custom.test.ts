import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition as cel } from '../../builtin/cel/module.js';
import { definition as appCelgenuserevent } from '../app_celgenuserevent/module.js';
import { definition as funcCallerid } from '../func_callerid/module.js';
import { definition as funcChannel } from '../func_channel/module.js';
import { definition as funcStrings } from '../func_strings/module.js';
import { definition as celCustom } from './module.js';

let calls: TestCalls;
afterEach(() => calls.close());

const plan = `[default]
exten => 1,1,Answer()
 same => n,Wait(1)
exten => 2,1,CELGenUserEvent(mine,with "q" text)
exten => 3,1,Dial(Local/1@default/n)
`;

const start = async (mappings: string, general = ''): Promise<void> => {
  calls = await startCalls(plan, [cel, celCustom, appCelgenuserevent, funcCallerid, funcChannel, funcStrings]);
  calls.write('cel.conf', `[general]\nenable=yes\napps=dial\nevents=ALL\n${general}`);
  calls.write('cel_custom.conf', `[mappings]\n${mappings}\n`);
  await calls.kernel.modules.reload('cel');
  await calls.kernel.modules.reload('cel_custom');
};
const call = (exten: string): Promise<void> =>
  calls.originate(
    { Channel: 'Local/1@default/n', Context: 'default', Exten: exten, Priority: '1', CallerID: 'Ann <5551>' },
    5000,
  );
const lines = (name: string): readonly string[] =>
  readFileSync(join(calls.kernel.settings.directories.astlogdir, 'cel-custom', name), 'latin1')
    .trimEnd()
    .split('\n');
const quoted = (...items: readonly string[]): string => items.map((item) => `\${CSV_QUOTE(\${${item}})}`).join(',');

describe('cel_custom', () => {
  it("writes the dialplan's own events by their name, and what they carry", async () => {
    await start(
      `Master.csv => ${quoted('eventtype', 'CHANNEL(exten)', 'CHANNEL(appname)', 'CHANNEL(appdata)', 'userdeftype', 'eventextra')}\n` +
        'sub/o.csv => ${eventtype}|${eventenum}|${CHANNEL(amaflags)}',
    );
    await call('2');
    const own = lines('Master.csv').find((line) => line.includes('mine'));
    expect(own).toBe(
      '"mine","2","CELGenUserEvent","mine,with ""q"" text","mine","{""extra"":""with \\""q\\"" text""}"',
    );
    expect(lines('sub/o.csv')).toContain('mine|USER_DEFINED|3');
  });

  it('tells of each event as it was then: caller, place, application, peer, call', async () => {
    await start(
      'm => ${eventtype} ${CALLERID(name)} ${CALLERID(num)} ${CHANNEL(channame)} ${CHANNEL(exten)} ${CHANNEL(appname)} ${BRIDGEPEER} ${CHANNEL(peer)}',
    );
    await call('3');
    const seen = lines('m');
    expect(seen[0]).toMatch(/^CHAN_START {3}Local\/1@default-00000000;1 1 {3}$/);
    expect(seen).toContain('APP_START Ann 5551 Local/1@default-00000000;1 3 Dial  ');
    expect(seen).toContain(
      'BRIDGE_ENTER Ann 5551 Local/1@default-00000000;1 3 Dial Local/1@default-00000001;1 Local/1@default-00000001;1',
    );
    expect(seen.at(-1)).toMatch(/^LINKEDID_END /);
  });

  it('writes times as seconds with their fraction, or as dateformat says', async () => {
    await start('t => ${eventtime}');
    await call('2');
    expect(lines('t')[0]).toMatch(/^\d{10}\.\d{6}$/);
    calls.write('cel.conf', '[general]\nenable=yes\nevents=CHAN_START\ndateformat=%Y|%H\n');
    await calls.kernel.modules.reload('cel');
    await call('2');
    expect(lines('t').at(-1)).toMatch(/^\d{4}\|\d\d$/);
  });

  it('knows nothing of a channel beyond its event', async () => {
    await start('v => [${EXTEN}][${CONTEXT}][${CHANNEL}][${CHANNEL(language)}][${CALLERID(tag)}]');
    await call('2');
    expect(new Set(lines('v'))).toEqual(new Set(['[][][][][]']));
  });

  it('keeps to its folder', async () => {
    await start('../outside => ${eventtype}');
    await call('2');
    expect(() => lines('../outside')).toThrow('ENOENT');
    expect(calls.logged.some((line) => line.startsWith('ERROR cel_custom: '))).toBe(true);
  });

  it('stops with its last mapping', async () => {
    await start('m => ${eventtype}');
    expect(await calls.console('cel show status')).toContain('CEL Event Subscriber: CEL Custom CSV Logging');
    calls.write('cel_custom.conf', '[mappings]\n');
    await calls.kernel.modules.reload('cel_custom');
    expect((await calls.console('cel show status')).join('\n')).not.toContain('Subscriber');
  });
});
