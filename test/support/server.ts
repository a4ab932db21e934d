import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The program's own file. */
export const program = fileURLToPath(new URL('../../packages/server/bin/amiable.js', import.meta.url));

/** How Node is told to run the program: recorded, where the run of the tests asks for it. */
export const programArguments: readonly string[] = process.env.AMIABLE_COMPLETENESS
  ? ['--import', new URL('../completeness/preload.mjs', import.meta.url).href, program]
  : [program];

/** A port of loopback that nobody uses now. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port of loopback is free');
  return address.port;
};

/** A free port of four digits, for output whose columns are as wide as the usual port. */
export const freeShortPort = async (): Promise<number> => {
  for (let tries = 0; tries < 100; tries++) {
    const port = 5100 + Math.floor(Math.random() * 4800);
    if (!(await accepts(port))) return port;
  }
  throw new Error('No port of four digits is free');
};

/** Whether somebody accepts connections on a port of loopback. */
export const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

/** The program itself, running in a process of its own. */
export interface RunningServer {
  readonly process: ChildProcess;
  /** What it has written so far. */
  output(): string;
  /** Ends it at once and waits until it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts the program on a configuration and waits until it accepts connections on `port`. */
export const startServer = (asteriskConf: string, port: number, seconds = 20): Promise<RunningServer> =>
  startProgram(['-C', asteriskConf, '-f', '-g', '-n'], port, seconds);

/** Starts the program and waits until it says that it is ready and accepts connections on `port`. */
export const startProgram = async (args: readonly string[], port: number, seconds = 20): Promise<RunningServer> => {
  const child = spawn(process.execPath, [...programArguments, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const gone = once(child, 'exit');
  const server: RunningServer = {
    process: child,
    output: () => output,
    kill: async (signal = 'SIGKILL') => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await gone;
      }
    },
  };
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await sleep(50)) {
    if (/^Ready /m.test(output) && (await accepts(port))) return server;
    if (child.exitCode !== null) break;
  }
  await server.kill();
  throw new Error(`The server did not come up on port ${port}:\n${output}`);
};
