import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import { Context, hintPriority } from '../../kernel/dialplan/context.js';
import { mostMadeHints } from '../../kernel/hints.js';
import { definition } from './module.js';

let system: TestKernel;
const place = { registrar: 'pbx_config', file: 'extensions.conf' };

beforeEach(async () => {
  system = await startTestKernel({ builtins: [definition] });
  const { dialplan, deviceStates, presenceStates } = system.kernel;
  deviceStates.register('Lamp', () => 'UNKNOWN');
  presenceStates.register('Who', (name) =>
    name === 'ann' ? { state: 'away', subtype: 'lunch', message: 'soon' } : undefined,
  );
  const office = new Context('office', 'pbx_config');
  const shared = new Context('shared', 'pbx_config');
  const add = (context: Context, exten: string, priority: number, application: string, data = '', label?: string) =>
    context.add({ context: context.name, exten, priority, application, data, label, line: 7, ...place });
  add(office, '10', 1, 'Answer');
  add(office, '10', 2, 'Wait', '1', 'later');
  add(office, '_5X', -1, 'Lamp:${EXTEN:1}');
  office.includes = [{ text: 'shared', context: 'shared', timing: undefined, registrar: 'pbx_config' }];
  office.ignorePatterns = [{ pattern: '9', registrar: 'pbx_config' }];
  add(shared, '20', -1, 'Lamp:a&Lamp:b,Who:ann', 'Both');
  dialplan.replaceRegistrar('pbx_config', [office, shared]);
  system.published.length = 0;
});
afterEach(() => system.close());

const run = (line: string) => system.console(line);
const bodies = () => system.published.map(({ name, body }) => `${name} ${body.trim().replaceAll('\r\n', ' ')}`);

describe('hints made from a pattern', () => {
  it('are bounded: the oldest ones go', () => {
    const wide = new Context('wide', 'test');
    system.kernel.dialplan.replaceRegistrar('test', [wide]);
    const hint = { context: 'wide', exten: '_5X.', priority: hintPriority, application: 'Lamp:${EXTEN}', data: '' };
    system.kernel.dialplan.add({ ...hint, registrar: 'test' });
    const { hints } = system.kernel;
    const before = hints.list().length;
    for (let at = 0; at < mostMadeHints + 5; at++) hints.state(`5${100 + at}`, 'wide');
    expect(hints.list()).toHaveLength(before + mostMadeHints);
    expect(hints.list().some(({ exten }) => exten === '5104')).toBe(false);
    expect(hints.state('5104', 'wide')?.hint.hint).toBe('Lamp:5104');
  });
});

describe('ShowDialPlan', () => {
  it('lists a context with its includes', async () => {
    const [begin, ...items] = (await system.perform('ShowDialPlan', { Context: 'office' })) ?? [];
    expect(begin).toBe('Response: Success\r\nEventList: start\r\nMessage: DialPlan list will follow\r\n');
    expect(items).toEqual([
      'Event: ListDialplan\r\nContext: office\r\nExtension: 10\r\nPriority: 1\r\nApplication: Answer\r\nAppData: \r\nRegistrar: pbx_config\r\n',
      'Event: ListDialplan\r\nContext: office\r\nExtension: 10\r\nExtensionLabel: later\r\nPriority: 2\r\nApplication: Wait\r\nAppData: 1\r\nRegistrar: pbx_config\r\n',
      'Event: ListDialplan\r\nContext: office\r\nExtension: _5X\r\nPriority: hint\r\nApplication: Lamp:${EXTEN:1}\r\nRegistrar: pbx_config\r\n',
      'Event: ListDialplan\r\nContext: office\r\nIncludeContext: shared\r\nRegistrar: pbx_config\r\n',
      'Event: ListDialplan\r\nContext: office\r\nIgnorePattern: 9\r\nRegistrar: pbx_config\r\n',
      'Event: ShowDialPlanComplete\r\nEventList: Complete\r\nListItems: 5\r\nListExtensions: 2\r\nListPriorities: 3\r\nListContexts: 1\r\n',
    ]);
  });

  it('finds an extension through includes and counts the contexts that it looked through', async () => {
    const items = await system.perform('ShowDialPlan', { Context: 'office', Extension: '20' });
    expect(items?.at(-1)).toContain('ListItems: 1\r\nListExtensions: 1\r\nListPriorities: 1\r\nListContexts: 2\r\n');
    expect((await system.perform('ShowDialPlan', { Extension: '20' }))?.at(-1)).toContain('ListContexts: 3\r\n');
  });

  it('fails where there is nothing', async () => {
    expect(await system.perform('ShowDialPlan', { Context: 'x' })).toEqual([
      'Response: Error\r\nMessage: Did not find context x\r\n',
    ]);
    expect(await system.perform('ShowDialPlan', { Context: 'office', Extension: '404' })).toEqual([
      'Response: Error\r\nMessage: Did not find extension 404@office\r\n',
    ]);
  });
});

describe('the console', () => {
  it('shows the dialplan in columns', async () => {
    expect(await run('dialplan show 20@office')).toEqual([
      "[ Included context 'shared' created by 'pbx_config' ]",
      "  '20' =>           hint: Lamp:a&Lamp:b,Who:ann                   [extensions.conf:7]",
      '',
      '-= 1 extension (1 priority) in 1 context. =-',
    ]);
    expect(await run('dialplan show office')).toEqual([
      "[ Context 'office' created by 'pbx_config' ]",
      "  '10' =>           1. Answer()                                   [extensions.conf:7]",
      '     [later]        2. Wait(1)                                    [extensions.conf:7]',
      "  '_5X' =>          hint: Lamp:${EXTEN:1}                         [extensions.conf:7]",
      "  Include =>        'shared'                                      [pbx_config]",
      "  Ignore pattern => '9'                                           [pbx_config]",
      '',
      '-= 2 extensions (3 priorities) in 1 context. =-',
    ]);
    expect((await run('dialplan show')).at(-1)).toBe('-= 3 extensions (4 priorities) in 2 contexts. =-');
    expect(await run('dialplan show nope')).toContain("There is no existence of 'nope' context");
    expect(await run('dialplan show 4@office')).toContain('There is no existence of 4@office extension');
  });

  it('shows hints with their states', async () => {
    expect(await run('core show hint 20')).toEqual([
      '20@shared                     : Lamp:a&Lamp:b,Who:ann                                         State:Idle            Presence:away            Watchers  0',
      '1 hint matching extension 20',
    ]);
    expect((await run('core show hints')).at(-1)).toBe('- 2 hints registered');
    expect(await run('core show hint 99')).toEqual(['No hints matching extension 99']);
  });

  it('sets and shows global variables', async () => {
    expect(await run('dialplan set global A 1')).toEqual(['', "    -- Global variable 'A' set to '1'"]);
    await run('dialplan set global B 2');
    expect(await run('dialplan show globals')).toEqual(['   B=2', '   A=1', '', '    -- 2 variable(s)']);
    expect(bodies()).toContain('VarSet Channel: none Uniqueid: none Variable: A Value: 1');
  });

  it('lists and describes applications and functions', async () => {
    const { applications, functions } = system.kernel;
    applications.register({ name: 'Ring', synopsis: 'Rings', syntax: 'Ring()', run: () => 'continue' });
    functions.register({
      name: 'TWICE',
      synopsis: 'Says it twice',
      syntax: 'TWICE(text)',
      read: (_scope, text) => text + text,
    });
    expect(await run('core show applications like rin')).toEqual([
      '    -= Matching Asterisk Applications =-',
      '                  Ring: Rings',
      '    -= 1 Applications Matching =-',
    ]);
    expect(await run('core show application ring')).toContain('Ring()');
    expect(await run('core show application x')).toContain('Your application(s) is (are) not registered');
    expect((await run('core show functions'))[2]).toBe(
      `${'TWICE'.padEnd(20)}  ${'TWICE(text)'.padEnd(35)}  Says it twice`,
    );
    expect(await run('core show function TWICE')).toContain('Says it twice');
    expect(await run('core show function X')).toContain('No function by that name registered.');
    expect(await run('dialplan eval function TWICE(ab)')).toEqual(['Return Value: Success (0)', 'Result: abab']);
  });
});

describe('dialplan eval function', () => {
  it('stays within what an outsider may read', async () => {
    system.kernel.functions.register({
      name: 'DANGER',
      synopsis: 'Reads what is not for everybody',
      syntax: 'DANGER()',
      dangerous: { read: true },
      read: () => 'secret',
    });
    expect(await run('dialplan eval function DANGER()')).toEqual(['Return Value: Failure (-1)', 'Result: ']);
  });
});

describe('the states of extensions', () => {
  it('follow their devices, the extension told before the device', async () => {
    system.kernel.deviceStates.set('Lamp:a', 'INUSE');
    system.kernel.deviceStates.set('Lamp:a', 'INUSE');
    system.kernel.deviceStates.set('Lamp:b', 'RINGING');
    system.kernel.deviceStates.set('Lamp:a', 'INVALID');
    const hint = 'Exten: 20 Context: shared Hint: Lamp:a&Lamp:b,Who:ann';
    expect(bodies()).toEqual([
      `ExtensionStatus ${hint} Status: 1 StatusText: InUse`,
      'DeviceStateChange Device: Lamp:a State: INUSE',
      `ExtensionStatus ${hint} Status: 9 StatusText: InUse&Ringing`,
      'DeviceStateChange Device: Lamp:b State: RINGING',
      `ExtensionStatus ${hint} Status: 8 StatusText: Ringing`,
      'DeviceStateChange Device: Lamp:a State: INVALID',
    ]);
    expect(await system.perform('ExtensionState', { Exten: '20', Context: 'office' })).toEqual([
      'Response: Success\r\nMessage: Extension Status\r\nExten: 20\r\nContext: office\r\nHint: Lamp:a&Lamp:b,Who:ann\r\nStatus: 8\r\nStatusText: Ringing\r\n',
    ]);
  });

  it('are made from patterns when they are asked for', async () => {
    expect((await system.perform('ExtensionStateList'))?.length).toBe(3);
    expect((await system.perform('ExtensionState', { Exten: '57', Context: 'office' }))?.[0]).toContain(
      'Hint: Lamp:7\r\n',
    );
    expect(bodies()).toEqual(['ExtensionStatus Exten: 57 Context: office Hint: Lamp:7 Status: 0 StatusText: Idle']);
    expect((await system.perform('ExtensionStateList'))?.length).toBe(4);
  });

  it('are unknown without a hint, and asked for in context default', async () => {
    expect(await system.perform('ExtensionState', { Exten: '10' })).toEqual([
      'Response: Success\r\nMessage: Extension Status\r\nExten: 10\r\nContext: default\r\nHint: \r\nStatus: -1\r\nStatusText: Unknown\r\n',
    ]);
    expect(await system.perform('ExtensionState')).toEqual(['Response: Error\r\nMessage: Extension not specified\r\n']);
  });

  it('tell presence, once for each change', async () => {
    const { presenceStates } = system.kernel;
    presenceStates.set('Who:ann', { state: 'dnd', subtype: '', message: 'x' });
    presenceStates.set('Who:ann', { state: 'dnd', subtype: '', message: 'x' });
    const said = 'Status: dnd Subtype:  Message: x';
    expect(bodies()).toEqual([
      `PresenceStatus Exten: 20 Context: shared Hint: Lamp:a&Lamp:b,Who:ann ${said}`,
      `PresenceStateChange Presentity: Who:ann ${said}`,
    ]);
    expect(await system.perform('PresenceState', { Provider: 'Who:ann' })).toEqual([
      'Response: Success\r\nMessage: Presence State\r\nState: dnd\r\nMessage: x\r\nPresenceMessage: x\r\n',
    ]);
    expect(await system.perform('PresenceState', { Provider: 'No:x' })).toEqual([
      'Response: Error\r\nMessage: Invalid provider No:x or provider in invalid state\r\n',
    ]);
    expect(await system.perform('PresenceState')).toEqual(['Response: Error\r\nMessage: No provider specified\r\n']);
  });
});
