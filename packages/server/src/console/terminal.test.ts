import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { coloursFor } from './colours.js';
import type { ConsoleLink } from './control-client.js';
import { levelsAfter, Terminal } from './terminal.js';

const before = { verbose: 2, debug: 0, times: true };

describe('the levels of a console', () => {
  it.each([
    ['core set verbose 5', { verbose: 5, debug: 0, times: true }],
    ['CORE SET VERBOSE off', { verbose: 0, debug: 0, times: true }],
    ['core set verbose atleast 1', { verbose: 2, debug: 0, times: true }],
    ['core set verbose atleast 4', { verbose: 4, debug: 0, times: true }],
    ['core set debug 3', { verbose: 2, debug: 3, times: true }],
    ['core set verbose', undefined],
    ['core set verbose many', undefined],
    ['core show version', undefined],
  ])('after %j are %j', (line, after) => {
    expect(levelsAfter(line, before)).toEqual(after);
  });
});

/** A server's end of a terminal, which keeps what it was asked. */
const serverLink = () => {
  const asked: string[] = [];
  const listens: object[] = [];
  let end: (reason: string) => void = () => {};
  let tell: (line: string) => void = () => {};
  const link: ConsoleLink = {
    product: 'Amiable 1.2.3',
    version: '20.20.1',
    host: 'here',
    pid: 1,
    run: async (line) => {
      asked.push(line);
      return { ok: true, lines: [`did ${line}`] };
    },
    complete: async () => [],
    listen: (levels, take) => {
      listens.push(levels);
      tell = take;
    },
    ended: new Promise((resolve) => {
      end = resolve;
    }),
    close: () => {},
  };
  return { link, asked, listens, end: (reason: string) => end(reason), tell: (line: string) => tell(line) };
};

const open = (link: ConsoleLink) => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let text = '';
  output.on('data', (bytes) => (text += bytes));
  const terminal = new Terminal(link, {
    input,
    output,
    colours: coloursFor({}, true),
    historyFile: '/nonexistent/history',
    verbose: 0,
    debug: 0,
    times: false,
    mute: false,
    shell: false,
    attached: 'remote',
  });
  return { input, ended: terminal.run(), text: () => text };
};

describe('a terminal without a person', () => {
  it('runs each line in order, in UTF-8, and ends with its input', async () => {
    const { link, asked } = serverLink();
    const { input, ended, text } = open(link);
    input.end('one\n\n  größe \nhelp\n');
    expect(await ended).toEqual({ by: 'person' });
    expect(asked).toEqual(['one', 'gr\xc3\xb6\xc3\x9fe', 'core show help']);
    expect(text()).toBe('did one\ndid größe\ndid core show help\n');
  });

  it('runs no shell where that is not allowed', async () => {
    const { link, asked } = serverLink();
    const { input, ended, text } = open(link);
    input.end('!echo from the shell\n');
    await ended;
    expect(asked).toEqual([]);
    expect(text()).toContain('disable_remote_console_shell');
  });

  it('shows log lines, and more of them once a level is set', async () => {
    const { link, listens, tell } = serverLink();
    const { input, ended, text } = open(link);
    tell('a line of the log');
    input.end('core set verbose 3\nexit\nnever\n');
    await ended;
    expect(listens).toEqual([
      { verbose: 0, debug: 0, times: false },
      { verbose: 3, debug: 0, times: false },
    ]);
    expect(text()).toContain('a line of the log\n');
    expect(text()).not.toContain('never');
  });

  it('ends when the server goes, with its reason', async () => {
    const { link, end } = serverLink();
    const { ended } = open(link);
    end('It was stopped');
    expect(await ended).toEqual({ by: 'server', reason: 'It was stopped' });
  });
});
