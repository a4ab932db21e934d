import { describe, expect, it } from 'vitest';
import type { ConsoleCommand } from '../../contract/console.js';
import { CommandTable } from './command-table.js';

const command = (name: string, more: Partial<ConsoleCommand> = {}): ConsoleCommand => ({
  name,
  summary: `The command ${name}`,
  usage: [`Usage: ${name}`, '       What it is for.'],
  run: ({ args, print }) => {
    print(`${name}|${args.join('|')}`);
    return undefined;
  },
  ...more,
});

const tableOf = (...commands: ConsoleCommand[]): CommandTable => {
  const table = new CommandTable();
  for (const one of commands) table.register(one);
  return table;
};

describe('a command', () => {
  it('runs with what follows its words', async () => {
    const table = tableOf(command('database put'));
    expect(await table.run('database put a "b c"')).toEqual({ ok: true, lines: ['database put|a|b c'] });
  });

  it('is found whatever the case of its words', async () => {
    expect(await tableOf(command('core show')).run('CORE Show X')).toEqual({ ok: true, lines: ['core show|X'] });
  });

  it('wins over one with fewer words', async () => {
    const table = tableOf(command('core show'), command('core show channels'));
    expect((await table.run('core show channels verbose')).lines).toEqual(['core show channels|verbose']);
    expect((await table.run('core show channel')).lines).toEqual(['core show|channel']);
  });

  it('is not found by the beginnings of its words', async () => {
    expect((await tableOf(command('core show')).run('cor sho')).ok).toBe(false);
  });

  it('prints its usage and fails where it is used wrongly', async () => {
    const table = tableOf(command('core show', { run: () => 'usage' }));
    expect(await table.run('core show')).toEqual({ ok: false, lines: ['Usage: core show', '       What it is for.'] });
  });

  it('may fail by itself', async () => {
    const run: ConsoleCommand['run'] = ({ print }) => {
      print('broken');
      return 'failure';
    };
    expect(await tableOf(command('x', { run })).run('x')).toEqual({
      ok: false,
      lines: ['broken', "Command 'x' failed."],
    });
  });

  it('that breaks says why', async () => {
    const run: ConsoleCommand['run'] = async () => {
      throw new Error('the disk is full');
    };
    expect(await tableOf(command('x', { run })).run('x y')).toEqual({
      ok: false,
      lines: ['the disk is full', "Command 'x y' failed."],
    });
  });

  it('is gone when it is taken away, and its name is free again', async () => {
    const table = new CommandTable();
    const away = table.register(command('core show'));
    expect(() => table.register(command('Core Show'))).toThrow("There is already a console command 'Core Show'");
    away();
    away();
    expect((await table.run('core show')).ok).toBe(false);
    table.register(command('core show'));
    expect((await table.run('core show')).ok).toBe(true);
  });

  it('does nothing for an empty line', async () => {
    expect(await tableOf(command('x')).run('   ')).toEqual({ ok: true, lines: [] });
  });
});

describe('a line that is no command names the words that lead somewhere, and the first that does not', () => {
  const table = tableOf(command('core show help'), command('core reload'), command('channel request hangup'));
  it.each([
    ['nonsense', 'nonsense'],
    ['nonsense command', 'nonsense command'],
    ['nonsense command with more', 'nonsense command'],
    ['hangup request nope', 'hangup request'],
    ['core show', 'core show'],
    ['core shut down', 'core shut down'],
    ['core show nothing at all', 'core show nothing at'],
    ['core shut down everything', 'core shut down'],
  ])('%s', async (line, words) => {
    const text = `No such command '${line}' (type 'core show help ${words}' for other possible commands)`;
    expect(await table.run(line)).toEqual({ ok: false, lines: [text] });
  });

  it('cuts the words to 79 characters', async () => {
    const long = 'x'.repeat(200);
    const [text] = (await table.run(long)).lines;
    expect(text).toContain(`core show help ${'x'.repeat(79)}' for`);
  });
});

describe('an alias', () => {
  it('runs what it stands for with the words that follow', async () => {
    const table = tableOf(command('channel request hangup'));
    const away = table.alias('hangup request', 'channel request hangup');
    expect((await table.run('hangup request "a b"')).lines).toEqual(['channel request hangup|a b']);
    away();
    expect((await table.run('hangup request x')).ok).toBe(false);
  });

  it('does not hide a command, and leads nowhere without the command it stands for', async () => {
    const table = tableOf(command('hangup'));
    expect(() => table.alias('hangup', 'x')).toThrow();
    table.alias('restart', 'core restart');
    expect((await table.run('restart now')).lines[0]).toContain("No such command 'restart now'");
  });

  it('with more words than a command comes first', async () => {
    const table = tableOf(command('queue'), command('queue show'));
    table.alias('queue list all', 'queue show');
    expect((await table.run('queue list all x')).lines).toEqual(['queue show|x']);
  });
});

describe('completion', () => {
  const table = tableOf(
    command('core show channels', { complete: () => ['concise', 'verbose', 'count'] }),
    command('core show help'),
    command('core reload'),
  );

  it.each([
    ['', ['core']],
    ['co', ['core']],
    ['core ', ['reload', 'show']],
    ['core s', ['show']],
    ['CORE S', ['show']],
    ['core show channels ', ['concise', 'count', 'verbose']],
    ['core show channels c', ['concise', 'count']],
    ['nothing ', []],
  ])('of %j', (line, words) => {
    expect(table.complete(line)).toEqual(words);
  });
});
