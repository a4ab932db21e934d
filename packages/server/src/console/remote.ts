import { setTimeout as delay } from 'node:timers/promises';
import { type ConsoleLink, connect, NoServerError } from './control-client.js';
import { Terminal, type TerminalOptions } from './terminal.js';
import { toByteString, toBytes } from './text.js';

/** Where output goes: the process's own streams, or a test's. */
export interface Streams {
  readonly stdin: TerminalOptions['input'];
  readonly stdout: TerminalOptions['output'];
  readonly stderr: NodeJS.WritableStream;
}

/**
 * Runs one command on the running server (`-rx`). Gives the exit status: as with Asterisk, 0 whenever a server answered,
 * whatever it thought of the command.
 */
export const runRemoteCommand = async (socketPath: string, command: string, streams: Streams): Promise<number> => {
  const link = await reach(socketPath, streams);
  if (!link) return 1;
  const { lines } = await link.run(toByteString(command));
  await new Promise<void>((done) => streams.stdout.write(toBytes(lines), () => done()));
  link.close();
  return 0;
};

export interface RemoteConsoleOptions extends Omit<TerminalOptions, 'input' | 'output' | 'attached'> {
  /** Wait for the server and come back after it went away (`-R`). */
  readonly reconnect: boolean;
  /** Leave out the greeting (`-q`). */
  readonly quiet: boolean;
}

/** How long `-R` waits for a server that went away, and how often it tries, in milliseconds. */
const patience = 30_000;
const pause = 250;

/** A person at a running server (`-r`, `-R`). Gives the exit status. */
export const runRemoteConsole = async (
  socketPath: string,
  options: RemoteConsoleOptions,
  streams: Streams,
): Promise<number> => {
  let link = options.reconnect ? await awaitServer(socketPath) : await reach(socketPath, streams);
  while (link) {
    if (!options.quiet && streams.stdout.isTTY) streams.stdout.write(greeting(link, options.colours.bold));
    const terminal = new Terminal(link, {
      ...options,
      input: streams.stdin,
      output: streams.stdout,
      attached: 'remote',
    });
    const end = await terminal.run();
    link.close();
    if (end.by === 'person') {
      if (streams.stdout.isTTY) streams.stdout.write('\n');
      return 0;
    }
    streams.stderr.write(`\nDisconnected from the server: ${end.reason}\n`);
    if (!options.reconnect) return 0;
    streams.stderr.write(`Trying to reconnect for ${patience / 1000} seconds\n`);
    link = await awaitServer(socketPath);
  }
  if (options.reconnect) streams.stderr.write(`No server came at ${socketPath}\n`);
  return 1;
};

const greeting = ({ product, version, host, pid }: ConsoleLink, bold: (text: string) => string): string =>
  `Connected to ${bold(product)} (answering as Asterisk ${version}) on ${host}, pid ${pid}\n` +
  "Type 'core show help' for the commands, Tab to complete one, 'exit' to leave.\n";

const reach = async (socketPath: string, streams: Streams): Promise<ConsoleLink | undefined> => {
  try {
    return await connect(socketPath);
  } catch (error) {
    if (!(error instanceof NoServerError)) throw error;
    streams.stderr.write(`${error.message}\n`);
    return undefined;
  }
};

const awaitServer = async (socketPath: string): Promise<ConsoleLink | undefined> => {
  for (const until = performance.now() + patience; performance.now() < until; await delay(pause)) {
    const link = await connect(socketPath).catch(() => undefined);
    if (link) return link;
  }
  return undefined;
};
