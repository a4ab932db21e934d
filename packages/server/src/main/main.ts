import { defaultAsteriskSettings } from '../config/asterisk-conf.js';
import { coloursFor } from '../console/colours.js';
import { runRemoteCommand, runRemoteConsole, type Streams } from '../console/remote.js';
import { product } from '../pbx/kernel/product.js';
import { isBackgroundChild, reportToStarter } from './background.js';
import { type CommandLine, CommandLineEnd, parseCommandLine } from './command-line.js';
import { controlSocket, findConfiguration, readMainConfiguration } from './configuration.js';
import { historyFile } from './home.js';
import { StartError } from './start-error.js';

/** Whether this process is a server, rather than somebody who asks one. */
let serving = false;

const run = async (args: readonly string[], streams: Streams): Promise<number> => {
  const line = parseCommandLine(args);
  switch (line.mode) {
    case 'version': {
      const version = line.asteriskVersion ?? defaultAsteriskSettings().options.asteriskversion;
      streams.stdout.write(`${product.name} ${product.version} (answers as Asterisk ${version})\n`);
      return 0;
    }
    case 'check':
      return (await import('./check.js')).check(line, streams);
    case 'command':
      return runRemoteCommand(findServer(line).socket, line.command, streams);
    case 'console': {
      const { socket, shell } = findServer(line);
      return runRemoteConsole(
        socket,
        {
          shell,
          colours: coloursFor(streams.stdout, line.colour),
          historyFile: historyFile(),
          verbose: line.verbose,
          debug: line.debug,
          times: line.timestamps,
          mute: line.mute,
          quiet: line.quiet,
          reconnect: line.reconnect,
        },
        streams,
      );
    }
    case 'server':
      serving = true;
      // The whole telephone system is behind this; a console does without and starts the sooner.
      return (await import('./serve.js')).serve(line, streams);
  }
};

/** The server that is meant, and whether its consoles may run commands of the shell. */
const findServer = (line: CommandLine): { socket: string; shell: boolean } => {
  if (line.socket !== undefined) return { socket: line.socket, shell: true };
  const { settings } = readMainConfiguration(findConfiguration(line), line);
  return { socket: controlSocket(settings), shell: !settings.options.disable_remote_console_shell };
};

/** Tells of what ended the program, where the person sees it. */
const tell = async (error: unknown): Promise<number> => {
  if (error instanceof CommandLineEnd) {
    (error.exitCode === 0 ? process.stdout : process.stderr).write(error.output);
    return error.exitCode;
  }
  const text = error instanceof StartError ? error.message : ((error as Error).stack ?? String(error));
  if (isBackgroundChild()) await reportToStarter({ ok: false, text: `${text}\n` });
  else process.stderr.write(`${text}\n`);
  return 1;
};

// Whoever reads the output may stop (`| head`): that ends a command, and does not end a server.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => serving || process.exit());

process.exitCode = await run(process.argv.slice(2), process).catch(tell);
// A start that failed may leave a timer or a socket of a library behind; the person should not have to wait for it.
if (process.exitCode !== 0) process.exit();
