import { defaultAsteriskSettings } from '../config/asterisk-conf.js';
import { coloursFor } from '../console/colours.js';
import { runRemoteCommand, runRemoteConsole, type Streams } from '../console/remote.js';
import { product } from '../pbx/kernel/product.js';
import { isBackgroundChild, reportToStarter } from './background.js';
import { check } from './check.js';
import { type CommandLine, CommandLineEnd, parseCommandLine } from './command-line.js';
import { controlSocket, readMainConfiguration } from './configuration.js';
import { findHome, historyFile, isLaidOut } from './home.js';
import { serve } from './serve.js';
import { StartError } from './start-error.js';

const run = async (args: readonly string[], streams: Streams): Promise<number> => {
  const line = parseCommandLine(args);
  switch (line.mode) {
    case 'version': {
      const version = line.asteriskVersion ?? defaultAsteriskSettings().options.asteriskversion;
      streams.stdout.write(`${product.name} ${product.version} (answers as Asterisk ${version})\n`);
      return 0;
    }
    case 'check':
      return check(line, streams);
    case 'command':
      return runRemoteCommand(findSocket(line), line.command, streams);
    case 'console':
      return runRemoteConsole(
        findSocket(line),
        {
          colours: coloursFor(streams.stdout, line.colour),
          historyFile: historyFile(),
          verbose: line.verbose,
          debug: line.debug,
          mute: line.mute,
          quiet: line.quiet,
          reconnect: line.reconnect,
        },
        streams,
      );
    case 'server':
      return serve(line, streams);
  }
};

/** The control socket of the server that is meant. */
const findSocket = (line: CommandLine): string => {
  if (line.socket !== undefined) return line.socket;
  if (line.configFile !== undefined) return controlSocket(readMainConfiguration(line.configFile, line).settings);
  const home = findHome(line.home);
  if (!isLaidOut(home))
    throw new StartError(
      `Nothing has been started from the home folder ${home.folder} yet. -C names the asterisk.conf of another server.`,
    );
  return controlSocket(readMainConfiguration(home.configFile, line).settings);
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

process.exitCode = await run(process.argv.slice(2), process).catch(tell);
// A start that failed may leave a timer or a socket of a library behind; the person should not have to wait for it.
if (process.exitCode !== 0) process.exit();
