import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Office, runProgram } from '../support/office.js';
import { program } from '../support/server.js';
import { until } from '../support/until.js';

/** The program on a terminal of its own (made by util-linux's `script`), and what stands on it. */
class Screen {
  text = '';
  readonly #child;
  readonly exited: Promise<number | null>;

  constructor(args: readonly string[], home: string) {
    const command = [process.execPath, program, ...args].map((word) => `'${word}'`).join(' ');
    this.#child = spawn('script', ['-qfec', command, '/dev/null'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, HOME: home, TERM: 'xterm', NO_COLOR: '' },
    });
    this.#child.stdout.on('data', (bytes) => (this.text += bytes));
    this.exited = new Promise((resolve) => this.#child.on('close', resolve));
  }

  type(text: string): void {
    this.#child.stdin.write(text);
  }

  /** Waits until the screen shows something, and forgets what came up to there. */
  async shows(wanted: string | RegExp, seconds = 10): Promise<void> {
    for (const end = performance.now() + seconds * 1000; ; await sleep(10)) {
      const at = typeof wanted === 'string' ? this.text.indexOf(wanted) : this.text.search(wanted);
      if (at >= 0) {
        this.text = this.text.slice(at + (typeof wanted === 'string' ? wanted.length : 1));
        return;
      }
      if (performance.now() > end) throw new Error(`The screen does not show ${wanted}:\n${this.text}`);
    }
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }
}

let office: Office;
beforeAll(async () => {
  office = await Office.open();
  await office.start();
});
afterAll(() => office.close());

const prompt = '*CLI> ';

describe('one command on the running server (-rx)', () => {
  it('prints what the command says, and nothing else', async () => {
    await office.run('-rx', 'database put family key value');
    expect(await office.run('-rx', 'database get family key')).toEqual({
      status: 0,
      stdout: 'Value: value\n',
      stderr: '',
    });
  });

  it('ends quietly when nobody reads on', async () => {
    const command = `'${process.execPath}' '${program}' -C '${office.configFile}' -rx 'core show help' | head -n 1`;
    const shell = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    expect(shell.stdout.split('\n')).toHaveLength(2);
    expect(shell.stderr).toBe('');
  });

  it('is quick enough for scripts', async () => {
    const begin = performance.now();
    await office.run('-rx', 'core show version');
    expect(performance.now() - begin).toBeLessThan(5000);
  });

  it('ends with status 0 for an unknown command, as Asterisk does, and says so', async () => {
    const { status, stdout } = await office.run('-rx', 'nonsense');
    expect(status).toBe(0);
    expect(stdout).toContain("No such command 'nonsense'");
  });

  it('passes text that is not ASCII as it is', async () => {
    await office.run('-rx', 'database put family größe 10€');
    expect((await office.run('-rx', 'database get family größe')).stdout).toBe('Value: 10€\n');
  });

  it('waits until the server runs', async () => {
    expect(await office.run('-rx', 'core waitfullybooted')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/fully booted/i),
    });
  });

  it('says where it looked when no server runs, with status 1', async () => {
    const { status, stdout, stderr } = await runProgram([
      '-rx',
      'core show version',
      '-s',
      join(office.folder, 'nowhere.ctl'),
    ]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toBe(`Unable to connect to the server (does ${office.folder}/nowhere.ctl exist?)\n`);
  });

  it('says that nothing runs where there is no home folder, and makes none', async () => {
    const home = join(office.folder, 'no-home');
    const { status, stderr } = await runProgram(['-rx', 'core show version', '--home', home]);
    expect(status).toBe(1);
    expect(stderr).toContain(home);
    expect((await runProgram(['-r', '--home', home])).status).toBe(1);
  });
});

describe('a person at the console (-r)', () => {
  const open = async (...args: string[]): Promise<Screen> => {
    const screen = new Screen(['-C', office.configFile, ...args], office.folder);
    await screen.shows(prompt);
    return screen;
  };

  it('runs commands, and remembers them for the next time', async () => {
    const first = await open('-r');
    first.type('core show version\r');
    await first.shows('20.20.1');
    await first.shows(prompt);
    first.type('exit\r');
    expect(await first.exited).toBe(0);
    expect(readFileSync(join(office.folder, '.amiable_history'), 'utf8')).toBe('core show version\nexit\n');

    const second = await open('-r');
    second.type('\x1b[A\x1b[A\r');
    await second.shows('20.20.1');
    second.type('quit\r');
    expect(await second.exited).toBe(0);
  });

  it('completes by Tab, whole words and lists of them', async () => {
    const screen = await open('-r');
    screen.type('core show vers\t');
    await screen.shows('core show version ');
    screen.type('\r');
    await screen.shows('20.20.1');
    screen.type('database \t\t');
    await screen.shows('deltree');
    screen.type('\x15exit\r');
    expect(await screen.exited).toBe(0);
  });

  it('shows the log as it is written, above the line being typed', async () => {
    const screen = await open('-r');
    screen.type('core show ver');
    await screen.shows('core show ver');
    // A failed login is logged.
    office.replace('manager.conf', 'writetimeout = 5000', 'writetimeout = five');
    await office.run('-rx', 'manager reload');
    await screen.shows('manager.conf');
    await screen.shows(`${prompt}core show ver`);
    office.replace('manager.conf', 'writetimeout = five', 'writetimeout = 5000');
    screen.type('sion\r');
    await screen.shows('20.20.1');
    screen.type('\x04');
    expect(await screen.exited).toBe(0);
  });

  it('follows the dialplan as far as the level goes that is set at it', async () => {
    const screen = await open('-rvvv');
    await office.run('-rx', 'channel originate Local/100@office application Wait 5');
    await screen.shows('-- Executing [100@office:1] Answer("Local/100@office-');
    await screen.shows('-- Executing [100@office:3] Hangup(');
    screen.type('core set verbose 0\r');
    await screen.shows('OFF');
    await office.run('-rx', 'channel originate Local/100@office application Wait 5');
    await office.run('-rx', 'core show version');
    screen.type('exit\r');
    await screen.exited;
    expect(screen.text).not.toContain('Executing');
  });

  it('runs a command of the shell behind an exclamation mark, as the person', async () => {
    const screen = await open('-r');
    screen.type('!echo $((6 * 7)) from the shell\r');
    await screen.shows('42 from the shell');
    screen.type('exit\r');
    expect(await screen.exited).toBe(0);
  });

  it('serves a script that writes to it, without prompts', async () => {
    const child = spawn(process.execPath, [program, '-C', office.configFile, '-r', '-m'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (text) => (out += text));
    child.stdin.end('database put family one 1\ndatabase get family one\n');
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect(status).toBe(0);
    expect(out).toBe('Updated database successfully\nValue: 1\n');
  });

  it('says that the server went away; with -R it comes back with it', async () => {
    const once = await open('-r');
    const again = await open('-R');
    await office.server?.kill('SIGTERM');
    await once.shows('Disconnected from the server');
    expect(await once.exited).toBe(0);
    await again.shows('Trying to reconnect');
    await office.start();
    await again.shows(prompt);
    again.type('core show version\r');
    await again.shows('20.20.1');
    again.type('exit\r');
    expect(await again.exited).toBe(0);
  });
});

describe('the terminal that a server was started from', () => {
  it('takes the server with it when it is closed, while SIGHUP from elsewhere only reloads', async () => {
    const own = await Office.open();
    try {
      const screen = new Screen(['-C', own.configFile, '-n'], own.folder);
      await screen.shows('Ready');
      process.kill(Number(readFileSync(join(own.folder, 'run/asterisk.pid'), 'utf8')), 'SIGHUP');
      await screen.shows('Reading the configuration again');
      expect((await own.run('-rx', 'core show version')).status).toBe(0);
      screen.end();
      await until(() => !existsSync(join(own.folder, 'run/asterisk.pid')));
      expect((await own.run('-rx', 'core show version')).status).toBe(1);
    } finally {
      rmSync(own.folder, { recursive: true, force: true });
    }
  });
});

describe('a console in the server’s own terminal (-c)', () => {
  it('runs commands there, and stops the server when it is left', async () => {
    const own = await Office.open();
    try {
      const screen = new Screen(['-C', own.configFile, '-c', '-n'], own.folder);
      await screen.shows(prompt);
      screen.type('core show version\r');
      await screen.shows('20.20.1');
      expect((await own.run('-rx', 'core show version')).status).toBe(0);
      screen.type('exit\r');
      expect(await screen.exited).toBe(0);
      expect((await own.run('-rx', 'core show version')).status).toBe(1);
    } finally {
      rmSync(own.folder, { recursive: true, force: true });
    }
  });

  it('has colours on a terminal, and none with -n', async () => {
    const plain = new Screen(['-C', office.configFile, '-rn'], office.folder);
    await plain.shows('Connected to ');
    await plain.shows(prompt);
    plain.type('exit\r');
    await plain.exited;
    const coloured = new Screen(['-C', office.configFile, '-r'], office.folder);
    await coloured.shows('Connected to \x1b[1mAmiable');
    coloured.type('exit\r');
    await coloured.exited;
  });
});
