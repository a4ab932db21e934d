import { execFile } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freeShortPort, program, type RunningServer, startProgram } from '../support/server.js';
import { commandsOf, exchangesOf, type GuideBlock, shown } from './guide.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Milliseconds that something may take which a guide says will happen. */
const patience = 60_000;

/** Somebody who does what a guide says, in a home folder and a project of their own. */
export class GuideSession {
  readonly #folder = mkdtempSync(join(tmpdir(), 'amiable-guide-'));
  readonly #home = join(this.#folder, 'home');
  readonly #project = join(this.#folder, 'project');
  #port = 0;
  #server: RunningServer | undefined;
  #socket: Socket | undefined;
  #received = '';
  /** What was done, by the kind of block: a guide of which nothing was done is no guide. */
  readonly done: Record<string, number> = {};

  constructor() {
    mkdirSync(this.#project);
  }

  /** Does what a block says and holds what comes of it against what the block shows. Rejects where they differ. */
  async follow(block: GuideBlock): Promise<void> {
    this.done[block.kind] = (this.done[block.kind] ?? 0) + 1;
    if (block.kind === 'console') for (const { command, output } of commandsOf(block)) await this.#run(command, output);
    else if (block.kind === 'ami') await this.#talk(block);
    else if (block.kind === 'ini') this.#writeDialplan(block);
    else if (block.kind === 'js') this.#writeProgram(block);
    else throw new Error(`Line ${block.line}: nobody knows what to do with a block of '${block.kind}'`);
  }

  async close(): Promise<void> {
    this.#socket?.destroy();
    await this.#server?.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  // --- commands -----------------------------------------------------------------------------------------------

  async #run(command: string, expected: readonly string[]): Promise<void> {
    const output = await this.#outputOf(command);
    if (output === undefined) return;
    const wanted = shown(expected.map((line) => this.#here(line)));
    if (!new RegExp(`^${wanted}$`).test(`${output.trimEnd()}\n`.replace(/^\n$/, '')))
      throw new Error(`'${command}' shows\n${output}\nand not\n${expected.join('\n')}`);
  }

  /** undefined for what was done before, or is for those who have no clone of the repository. */
  async #outputOf(command: string): Promise<string | undefined> {
    if (command === 'npm ci') return undefined;
    if (command.startsWith('npm install ')) return this.#install(command.split(' ').slice(2));
    if (command === 'npm start') return this.#start();
    const environment = { ...process.env, AMIABLE_HOME: this.#home, NO_COLOR: '1', FORCE_COLOR: '0' };
    if (command.startsWith('npx amiable ')) {
      await this.#ensureServer();
      return shell(`"${process.execPath}" "${program}" ${command.slice('npx amiable '.length)}`, root, environment);
    }
    if (command === 'npx vitest run') {
      const vitest = join(root, 'node_modules/vitest/vitest.mjs');
      return shell(`"${process.execPath}" "${vitest}" run`, this.#project, environment);
    }
    throw new Error(`Nobody knows how to run '${command}'`);
  }

  /** What is installed from the registry is what is built here; nothing else may be asked for. */
  #install(words: readonly string[]): undefined {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'examples/crm-test/package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    for (const name of words.filter((word) => !word.startsWith('-')))
      if (!(name in devDependencies)) throw new Error(`'${name}' is none of the packages of the example`);
    symlinkSync(join(root, 'node_modules'), join(this.#project, 'node_modules'));
    writeFileSync(join(this.#project, 'package.json'), '{ "type": "module" }\n');
  }

  async #start(): Promise<string> {
    this.#port = await freeShortPort();
    this.#server = await startProgram(['--home', this.#home, '--port', String(this.#port)], this.#port);
    return this.#server.output();
  }

  async #ensureServer(): Promise<void> {
    if (!this.#server) await this.#start();
  }

  /** A line of a guide as it is here: port, home folder and secret. */
  #here(line: string): string {
    return line
      .replaceAll('5038', String(this.#port))
      .replaceAll('/home/ann/.amiable', this.#home)
      .replaceAll('k3J…', () => this.#secret());
  }

  #secret(): string {
    return /^secret = (\S+)$/m.exec(readFileSync(join(this.#home, 'etc/manager.conf'), 'latin1'))?.[1] ?? '';
  }

  // --- files --------------------------------------------------------------------------------------------------

  #writeDialplan({ lines, line }: GuideBlock): void {
    const [title = '', ...rest] = lines;
    const [, name, atTheEnd] = /^; (\w+\.conf)(, at the end)?$/.exec(title) ?? [];
    if (name === undefined) throw new Error(`Line ${line}: the block does not say which file it is`);
    mkdirSync(join(this.#home, 'etc'), { recursive: true });
    const file = join(this.#home, 'etc', name);
    const text = `${rest.join('\n')}\n`;
    if (atTheEnd) appendFileSync(file, text);
    else writeFileSync(file, `; ${name}\n${text}`);
  }

  /** Blocks with a file's name in their first line are files; others are parts of programs. */
  #writeProgram({ lines }: GuideBlock): void {
    const [, name] = /^\/\/ (\S+\.js)$/.exec(lines[0] ?? '') ?? [];
    if (name !== undefined) writeFileSync(join(this.#project, name), `${lines.join('\n')}\n`);
  }

  // --- a connection -------------------------------------------------------------------------------------------

  async #talk(block: GuideBlock): Promise<void> {
    await this.#ensureServer();
    if (block.lines[0]?.startsWith('Asterisk Call Manager')) this.#connect();
    for (const { typed, received } of exchangesOf(block)) {
      if (typed.length > 0)
        this.#socket?.write(`${typed.map((line) => `${this.#here(line)}\r\n`).join('')}\r\n`, 'latin1');
      await this.#await(received.map((line) => this.#here(line)));
    }
  }

  #connect(): void {
    this.#socket?.destroy();
    this.#received = '';
    this.#socket = connect(this.#port, '127.0.0.1').setEncoding('latin1');
    this.#socket.on('data', (text: string) => {
      this.#received += text.replaceAll('\r\n', '\n');
    });
  }

  /** Waits until these lines have come, others before them or not. */
  async #await(lines: readonly string[]): Promise<void> {
    const shownLines = [...lines];
    while (shownLines.at(-1) === '' || shownLines.at(-1) === '…') shownLines.pop();
    if (shownLines.length === 0) return;
    const wanted = new RegExp(`(?:^|\\n)${shown(shownLines)}`);
    for (const end = performance.now() + patience; performance.now() < end; await sleep(20)) {
      const found = wanted.exec(this.#received);
      if (!found) continue;
      this.#received = this.#received.slice(found.index + found[0].length - 1);
      return;
    }
    throw new Error(`These lines did not come:\n${lines.join('\n')}\nbut\n${this.#received}`);
  }
}

/** Everything that a command prints, whatever its status. */
const shell = (command: string, cwd: string, env: NodeJS.ProcessEnv): Promise<string> =>
  new Promise((resolve) => {
    execFile('sh', ['-c', command], { cwd, env, timeout: 2 * patience }, (_, stdout, stderr) =>
      resolve(`${stdout}${stderr}`),
    );
  });
