import { type ChildProcess, spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
import { LineStream } from '../../kernel/line-stream.js';

/** The port where an address names none. */
const usualPort = 2949;
/** How long an address is tried, in milliseconds. */
const connectMs = 2000;
/** The most lines of its standard error that a program may write to the log, and their length. */
const mostErrors = 100;
const longestError = 1000;

/** The program or server that controls a channel: lines both ways. */
export interface Peer {
  readonly lines: LineStream;
  /** Whether it is a program of this machine, which answers in real time. */
  readonly isProgram: boolean;
  /** Ends the conversation; a program may go on by itself. */
  close(): void;
}

/** A byte string as the system takes it. */
const systemText = (text: string): string => Buffer.from(text, 'latin1').toString();

const open = new WeakMap<Kernel, Set<() => void>>();

/** Remembers how to end something until the function that it gives is called. */
const remember = (kernel: Kernel, end: () => void): (() => void) => {
  const all = open.get(kernel) ?? new Set();
  open.set(kernel, all.add(end));
  return () => all.delete(end);
};

/** Ends all programs and connections of a telephone system. */
export const endAll = (kernel: Kernel): void => {
  for (const end of [...(open.get(kernel) ?? [])]) end();
};

/** Reads `ivr://host[:port]`; undefined if it is none that can be reached. */
export const parseIvrUrl = (text: string): { readonly host: string; readonly port: number } | undefined => {
  const [, bracketed, plain, digits] = /^ivr:\/\/(?:\[([^\]]*)\]|([^:/]*))(?::(\d+))?\/?$/i.exec(text) ?? [];
  const host = bracketed ?? plain ?? '';
  const port = digits === undefined ? usualPort : Number(digits);
  return host === '' || port < 1 || port > 65_535 ? undefined : { host, port };
};

/** Connects a channel to the server of `ivr://host[:port]`; undefined where that fails or the channel ends meanwhile. */
export const connectPeer = async (channel: Channel, url: string): Promise<Peer | undefined> => {
  const place = parseIvrUrl(url);
  if (!place) return undefined;
  let result: Socket | 'failed' | undefined;
  const attempt = connectTo(channel, place.host, place.port).then((socket) => {
    result = socket;
    channel.wake();
    return socket;
  });
  if (channel.interrupted) await attempt;
  else if ((await channel.wait({ until: () => result !== undefined })) === 'interrupted') {
    void attempt.then((socket) => socket !== 'failed' && socket.destroy());
    return undefined;
  }
  if (result === undefined || result === 'failed') return undefined;
  return socketPeer(channel.kernel, result);
};

const connectTo = ({ kernel }: Channel, host: string, port: number): Promise<Socket | 'failed'> =>
  new Promise((resolve) => {
    const socket = connect({ host: systemText(host), port });
    const settle = (outcome: Socket | 'failed'): void => {
      timer.cancel();
      if (outcome === 'failed') socket.destroy();
      resolve(outcome);
    };
    const timer = kernel.clock.after(connectMs, () => settle('failed'));
    socket.once('connect', () => settle(socket));
    socket.on('error', () => settle('failed'));
  });

const socketPeer = (kernel: Kernel, socket: Socket): Peer => {
  socket.setNoDelay(true);
  const forget = remember(kernel, () => socket.destroy());
  socket.once('close', forget);
  return {
    lines: new LineStream(socket, socket),
    isProgram: false,
    close() {
      socket.end();
      socket.destroySoon();
    },
  };
};

/** Starts a program; one that cannot be run is told in the log, and ends at once. */
export const startPeer = (channel: Channel, file: string, args: readonly string[]): Peer | undefined => {
  const { kernel, name } = channel;
  const log = (text: string): void => kernel.log.write('notice', 'app_externalivr', `${name}: stderr: ${text}`);
  let child: ChildProcess;
  try {
    child = spawn(systemText(file), args.map(systemText), { detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  } catch (error) {
    log(`Failed to execute '${file}': ${(error as Error).message}`);
    return undefined;
  }
  const { stdin, stdout, stderr } = child;
  if (!stdin || !stdout || !stderr) return undefined;
  const forget = remember(kernel, () => kill(child));
  child.once('exit', forget);
  child.once('error', (error) => {
    forget();
    log(`Failed to execute '${file}': ${error.message}`);
  });
  tellErrors(stderr, log);
  return {
    lines: new LineStream(stdout, stdin),
    isProgram: true,
    close() {
      stdin.end();
      stdout.destroy();
      stderr.destroy();
      child.unref();
    },
  };
};

const tellErrors = (stderr: NodeJS.ReadableStream, log: (text: string) => void): void => {
  let count = 0;
  stderr.setEncoding('latin1').on('data', (text: string) => {
    for (const line of text.split('\n').filter((one) => one !== '')) {
      count += 1;
      if (count <= mostErrors) log(line.slice(0, longestError));
    }
  });
};

/** Ends a program with what it has started. */
const kill = (child: ChildProcess): void => {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
};
