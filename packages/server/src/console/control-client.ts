import net from 'node:net';
import type { CommandResult } from '../contract/console.js';
import type { LogWishes } from './console-source.js';
import {
  type ControlReply,
  type ControlRequest,
  controlReply,
  encode,
  lineSplitter,
  parseLine,
} from './control-protocol.js';

/** What a terminal stands on: a server, in this process or behind its control socket. */
export interface ConsoleLink {
  readonly product: string;
  readonly version: string;
  readonly host: string;
  readonly pid: number;
  run(line: string): Promise<CommandResult>;
  complete(line: string): Promise<readonly string[]>;
  /** Asks for log lines from now on. */
  listen(wishes: LogWishes, take: (line: string) => void): void;
  /** Resolves with the reason as soon as the server is gone. */
  readonly ended: Promise<string>;
  close(): void;
}

/** No server answers at the control socket. */
export class NoServerError extends Error {
  constructor(
    readonly socketPath: string,
    readonly code: string,
  ) {
    super(
      code === 'EACCES' || code === 'EPERM'
        ? `The control socket ${socketPath} belongs to somebody else: run this as the user that runs the server`
        : `Unable to connect to the server (does ${socketPath} exist?)`,
    );
    this.name = 'NoServerError';
  }
}

/** A reply's line is no longer than this many characters; the longest hold what a command prints. */
const longestReply = 256 * 1024 * 1024;

/**
 * Reaches a running server by its control socket.
 * @throws NoServerError where none answers.
 */
export const connect = (socketPath: string): Promise<ConsoleLink> =>
  new Promise((resolve, reject) => {
    const socket = net.connect(socketPath);
    socket.setEncoding('utf8');
    const pending = new Map<number, (reply: ControlReply | undefined) => void>();
    let takeLog: (line: string) => void = () => {};
    let reason = 'The connection was closed';
    let end: (reason: string) => void = () => {};
    const ended = new Promise<string>((done) => {
      end = done;
    });
    const take = (reply: ControlReply) => {
      if (reply.kind === 'hello') resolve(link(reply, socket, pending, ended, (listener) => (takeLog = listener)));
      else if (reply.kind === 'log') takeLog(reply.line);
      else if (reply.kind === 'bye') reason = reply.reason;
      else {
        pending.get(reply.id)?.(reply);
        pending.delete(reply.id);
      }
    };
    const split = lineSplitter(longestReply, (line) => {
      const reply = controlReply.safeParse(parseLine(line));
      if (reply.success) take(reply.data);
      else socket.destroy(new Error('The server sent something that is no reply'));
    });
    socket.on('data', (chunk: string) => {
      if (!split(chunk)) socket.destroy();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      reason = error.message;
      reject(new NoServerError(socketPath, error.code ?? ''));
    });
    socket.on('close', () => {
      reject(new NoServerError(socketPath, 'ECONNREFUSED'));
      for (const settle of pending.values()) settle(undefined);
      pending.clear();
      end(reason);
    });
  });

const link = (
  hello: Extract<ControlReply, { kind: 'hello' }>,
  socket: net.Socket,
  pending: Map<number, (reply: ControlReply | undefined) => void>,
  ended: Promise<string>,
  setLog: (listener: (line: string) => void) => void,
): ConsoleLink => {
  let last = 0;
  const send = (request: ControlRequest) => socket.write(encode(request));
  const ask = (kind: 'run' | 'complete', line: string): Promise<ControlReply | undefined> => {
    if (socket.destroyed) return Promise.resolve(undefined);
    last += 1;
    const id = last;
    return new Promise((settle) => {
      pending.set(id, settle);
      send({ kind, id, line });
    });
  };
  return {
    ...hello,
    ended,
    run: async (line) => {
      const reply = await ask('run', line);
      return reply?.kind === 'result' ? reply : { ok: false, lines: [] };
    },
    complete: async (line) => {
      const reply = await ask('complete', line);
      return reply?.kind === 'words' ? reply.words : [];
    },
    listen: (wishes, listener) => {
      setLog(listener);
      send({ kind: 'listen', ...wishes });
    },
    close: () => socket.end(),
  };
};
