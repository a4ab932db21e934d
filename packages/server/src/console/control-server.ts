import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, renameSync, statSync, unlinkSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import type { Log } from '../contract/log.js';
import { type ConsoleSource, shownLine } from './console-source.js';
import {
  type ControlReply,
  type ControlRequest,
  controlRequest,
  encode,
  lineSplitter,
  longestRequest,
  parseLine,
} from './control-protocol.js';

/** Another server answers on the control socket. */
export class AlreadyRunningError extends Error {
  constructor(readonly socketPath: string) {
    super(`Another server is running already: it answers at ${socketPath}`);
    this.name = 'AlreadyRunningError';
  }
}

/** What a console that does not read may leave unread, in bytes, before it loses log lines. */
const unreadLimit = 1024 * 1024;
/** The system's room for the name of a socket (107 bytes), but for what its early name has at its end. */
const longestSocketPath = 100;
const suffix = () => randomBytes(3).toString('hex');

/** The socket by which consoles on this machine reach the server. Whoever may open it may do everything. */
export class ControlServer {
  readonly #server: net.Server;
  readonly #sockets = new Set<net.Socket>();
  readonly #source: ConsoleSource;
  readonly #log: Log;
  readonly socketPath: string;

  private constructor(socketPath: string, source: ConsoleSource, log: Log) {
    this.socketPath = socketPath;
    this.#source = source;
    this.#log = log;
    this.#server = net.createServer((socket) => this.#serve(socket));
  }

  /**
   * Opens the socket, for its owner alone. One that a dead server left is replaced.
   * @throws AlreadyRunningError where a living one answers; Error where it cannot be made.
   */
  static async open(socketPath: string, source: ConsoleSource, log: Log): Promise<ControlServer> {
    if (Buffer.byteLength(socketPath) > longestSocketPath)
      throw new Error(
        `The name of the control socket is too long for the system (${longestSocketPath} bytes at most): ` +
          `${socketPath}. Choose a shorter astrundir in asterisk.conf, or a shorter home folder.`,
      );
    mkdirSync(path.dirname(socketPath), { recursive: true, mode: 0o700 });
    const server = new ControlServer(socketPath, source, log);
    // Listening under another name first: the socket never has its own name with wider rights, or without a listener.
    const early = `${socketPath}.${suffix()}`;
    await server.#listen(early);
    try {
      chmodSync(early, 0o600);
      await takeName(early, socketPath);
    } catch (error) {
      await server.#closeServer();
      throw error;
    }
    return server;
  }

  /** Says goodbye to every console and takes the socket away. */
  async close(reason: string): Promise<void> {
    for (const socket of this.#sockets) {
      socket.write(encode({ kind: 'bye', reason }));
      socket.end();
    }
    unlinkIfThere(this.socketPath);
    const ended = this.#closeServer();
    const cut = setTimeout(() => {
      for (const socket of this.#sockets) socket.destroy();
    }, 500);
    await ended;
    clearTimeout(cut);
  }

  #listen(at: string): Promise<void> {
    unlinkIfThere(at);
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(at, () => {
        this.#server.off('error', reject);
        this.#server.on('error', (error) => this.#log.write('error', 'console', `Control socket: ${error.message}`));
        resolve();
      });
    });
  }

  #closeServer(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #serve(socket: net.Socket): void {
    const { product, version, host } = this.#source;
    let endLog: (() => void) | undefined;
    const send = (reply: ControlReply) => {
      if (!socket.destroyed && socket.writable) socket.write(encode(reply));
    };
    const answer = (request: ControlRequest) => {
      if (request.kind === 'listen') {
        endLog?.();
        endLog = this.#source.subscribeLog((line) => {
          const shown = shownLine(line, request);
          if (shown !== undefined && socket.writableLength < unreadLimit) send({ kind: 'log', line: shown });
        }, request);
      } else void this.#answer(request).then(send);
    };
    const split = lineSplitter(longestRequest, (line) => {
      const request = controlRequest.safeParse(parseLine(line));
      if (request.success) answer(request.data);
      else {
        send({ kind: 'bye', reason: 'The console sent something that is no request' });
        socket.destroySoon();
      }
    });
    this.#sockets.add(socket);
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      if (!split(chunk)) socket.destroy();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      endLog?.();
      this.#sockets.delete(socket);
    });
    send({ kind: 'hello', product, version, pid: process.pid, host });
  }

  async #answer(request: Exclude<ControlRequest, { kind: 'listen' }>): Promise<ControlReply> {
    await this.#source.ready;
    const { commands } = this.#source;
    if (request.kind === 'complete')
      return { kind: 'words', id: request.id, words: [...commands.complete(request.line)] };
    try {
      const { ok, lines } = await commands.run(request.line);
      return { kind: 'result', id: request.id, ok, lines: [...lines] };
    } catch (error) {
      // A command that throws is a mistake of ours; its console is told, and the server lives on.
      this.#log.write('error', 'console', `'${request.line}' failed: ${(error as Error).stack ?? String(error)}`);
      return { kind: 'result', id: request.id, ok: false, lines: [`The command failed: ${(error as Error).message}`] };
    }
  }
}

/** Gives a listening socket its proper name, unless a living server has it. */
const takeName = async (early: string, socketPath: string): Promise<void> => {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      linkSync(early, socketPath);
      unlinkSync(early);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const found = statSync(socketPath, { throwIfNoEntry: false });
    if (!found) continue;
    if (!found.isSocket()) throw new Error(`${socketPath} is in the way: it is no socket. Move it elsewhere.`);
    if (await answers(socketPath)) throw new AlreadyRunningError(socketPath);
    removeStale(socketPath, found.ino);
  }
  throw new AlreadyRunningError(socketPath);
};

/** Takes a dead server's socket away; if a living server took the name in between, it gets it back. */
const removeStale = (socketPath: string, inode: number): void => {
  const aside = `${socketPath}.${suffix()}`;
  try {
    renameSync(socketPath, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (statSync(aside).ino !== inode) linkSync(aside, socketPath);
  unlinkSync(aside);
};

const answers = (socketPath: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    // Only a refused connection proves that nobody listens; a socket we may not open belongs to somebody else.
    socket.once('error', (error: NodeJS.ErrnoException) =>
      resolve(!['ECONNREFUSED', 'ENOENT'].includes(error.code ?? '')),
    );
  });

const unlinkIfThere = (file: string): void => {
  try {
    unlinkSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
};
