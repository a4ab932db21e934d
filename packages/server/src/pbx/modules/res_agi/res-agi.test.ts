import { existsSync } from 'node:fs';
import { classMask } from '@amiable/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seen, startAgi, type TestAgi } from '../../../testing/agi.js';
import { assign } from '../../kernel/substitute.js';
import { agiCommands } from './commands/index.js';

let agi: TestAgi;
beforeEach(async () => {
  agi = await startAgi();
});
afterEach(() => agi.close());

describe('the action AGI', () => {
  const perform = async (headers: Readonly<Record<string, string>>) => (await agi.perform('AGI', headers))?.join('');
  const missing = 'Response: Error\r\nMessage: Both, Channel and Command are *required*\r\n';

  it('needs a channel and a command', async () => {
    expect(await perform({})).toBe(missing);
    expect(await perform({ Command: 'NOOP' })).toBe(missing);
    expect(await perform({ Channel: 'x' })).toBe(missing);
  });

  it('knows the channel', async () => {
    expect(await perform({ Channel: 'x', Command: 'NOOP' })).toBe(
      'Response: Error\r\nMessage: Channel x does not exist.\r\n',
    );
  });

  it('queues for channels that are or were under AGI(agi:async)', async () => {
    await agi.call('Answer()', 'Wait(1)', 'AGI(agi:async)');
    expect(await perform({ Channel: agi.channel, Command: 'NOOP' })).toBe(
      `Response: Error\r\nMessage: Failed to add AGI command to channel ${agi.channel} queue\r\n`,
    );
    await agi.clock.advance(1000);
    expect(await perform({ Channel: agi.channel, Command: 'NOOP' })).toBe(
      'Response: Success\r\nMessage: Added AGI command to queue\r\n',
    );
  });

  it('queues no more than a thousand commands', async () => {
    await agi.call('Answer()', 'AGI(agi:async)');
    await agi.ask('NOOP');
    void perform({ Channel: agi.channel, Command: 'EXEC Wait 60' });
    await agi.clock.advance(10);
    for (let at = 0; at < 1000; at++) await perform({ Channel: agi.channel, Command: 'NOOP' });
    expect(await perform({ Channel: agi.channel, Command: 'NOOP' })).toContain('Failed to add');
  });
});

describe('who has the class agi without system', () => {
  /** Queues a command as somebody with these classes and gives the answer. */
  const ask = async (command: string, classes: readonly ('agi' | 'system')[]): Promise<string> => {
    const before = agi.events('AsyncAGIExec').length;
    await agi.performAs({ write: classMask(classes) }, 'AGI', { Channel: agi.channel, Command: command });
    await agi.clock.advance(10);
    const answer = await seen(() => agi.events('AsyncAGIExec')[before]);
    return decodeURIComponent(answer.Result ?? '').trimEnd();
  };
  beforeEach(() => agi.call('Answer()', 'AGI(agi:async)'));

  it.each(['EXEC Originate Local/600@default,app,Wait,1', 'EXEC NoOp ${SHELL(id)}'])(
    'cannot run %s',
    async (command) => {
      expect(await ask(command, ['agi'])).toBe('200 result=-2');
      expect(await ask(command, ['agi', 'system'])).not.toBe('200 result=-2');
    },
  );

  it('reads and writes no files by functions', async () => {
    const file = `${agi.folder}/secret`;
    expect(await ask(`SET VARIABLE FILE(${file}) x`, ['agi'])).toBe('200 result=1');
    expect(await ask(`GET VARIABLE FILE(${file},0,1)`, ['agi'])).toBe('200 result=0');
    await ask(`SET VARIABLE FILE(${file}) x`, ['agi', 'system']);
    expect(await ask(`GET FULL VARIABLE \${FILE(${file},0,1)}`, ['agi'])).toBe('200 result=1 ()');
    expect(await ask(`GET FULL VARIABLE \${FILE(${file},0,1)}`, ['agi', 'system'])).toBe('200 result=1 (x)');
  });

  it('writes no files by an application either, whatever the rules let pass', async () => {
    const file = `${agi.folder}/secret`;
    agi.kernel.applications.register({
      name: 'Sly',
      synopsis: '',
      syntax: 'Sly()',
      run: async (channel) => {
        const scope = { kernel: channel.kernel, channel, trusted: !channel.restricted };
        await assign(`FILE(${file})`, 'x', scope);
        return 'continue' as const;
      },
    });
    await ask('EXEC Sly', ['agi']);
    expect(existsSync(file)).toBe(false);
    await ask('EXEC Sly', ['agi', 'system']);
    expect(existsSync(file)).toBe(true);
  });

  it('records nowhere but among the sounds', async () => {
    expect(await ask(`RECORD FILE ${agi.folder}/evil wav "" 1`, ['agi'])).toBe('200 result=-1 (writefile)');
  });
});

describe('the console', () => {
  const header = ' Dead                        Command   Description';

  it('lists all commands of AGI, or those that begin alike', async () => {
    const lines = await agi.console('agi show commands');
    expect(lines[0]).toBe(header);
    expect(lines).toHaveLength(agiCommands.length + 1);
    expect(lines[2]).toMatch(/^ {2}Yes {17}asyncagi break {3}\S/);
    const get = await agi.console('agi show commands topic get');
    expect(get.slice(1).map((line) => line.slice(6, 36).trim())).toEqual([
      'get data',
      'get full variable',
      'get option',
      'get variable',
    ]);
  });

  it('explains a command', async () => {
    const lines = await agi.console('agi show commands topic database get');
    expect(lines[1]).toBe("  -= Info about AGI 'database get' =- ");
    expect(lines).toContain('DATABASE GET FAMILY KEY');
    expect(lines).toContain('database put, database del, database deltree, AGI()');
    expect(await agi.console('agi show commands topic foo')).toEqual(["No such command 'foo'."]);
    expect((await agi.console('agi show commands set'))[0]).toMatch(/^Usage: /);
  });

  it('shows what is sent and received while debugging is on', async () => {
    await agi.call('Answer()', 'AGI(agi:async)');
    expect(await agi.console('agi set debug on')).toEqual(['AGI Debugging Enabled']);
    await agi.ask('NOOP');
    expect(agi.logged).toContain(`VERBOSE res_agi: <${agi.channel}>AGI Rx >> NOOP`);
    expect(agi.logged).toContain(`VERBOSE res_agi: <${agi.channel}>AGI Tx >> 200 result=0`);
    expect(await agi.console('agi set debug off')).toEqual(['AGI Debugging Disabled']);
    const count = agi.logged.length;
    await agi.ask('NOOP');
    expect(agi.logged).toHaveLength(count);
    expect((await agi.console('agi set debug'))[0]).toMatch(/^Usage: /);
  });

  it('queues commands', async () => {
    await agi.call('Answer()', 'AGI(agi:async)');
    expect(await agi.console(`agi exec ${agi.channel} "EXEC NoOp" mine`)).toEqual([]);
    await agi.clock.advance(10);
    expect(agi.events('AsyncAGIExec')[0]).toMatchObject({ CommandId: 'mine', Result: '200%20result%3D0%0A' });
    expect(await agi.console('agi exec none NOOP')).toEqual([
      'Channel none does not exist.',
      "Command 'agi exec none NOOP' failed.",
    ]);
    expect((await agi.console(`agi exec ${agi.channel}`))[0]).toMatch(/^Usage: /);
  });
});

describe('every command of AGI', () => {
  it.each(agiCommands.map((command) => [command.name, command] as const))('%s says what it does', (name, command) => {
    expect(name).toBe(name.toLowerCase());
    expect(command.syntax.toLowerCase().startsWith(name)).toBe(true);
    expect(command.description.length).toBeGreaterThan(0);
    expect(command.synopsis).toMatch(/^[A-Z].{5,79}[^.]$/);
    const others = new Set(agiCommands.map((one) => one.name));
    expect((command.seeAlso ?? []).filter((one) => !others.has(one))).toEqual([]);
  });
});
