import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { coloursFor, paintLog } from '../console/colours.js';
import { localLink } from '../console/local-link.js';
import type { Streams } from '../console/remote.js';
import { SteadyOutput } from '../console/steady-output.js';
import { Terminal } from '../console/terminal.js';
import { toBytes } from '../console/text.js';
import { product } from '../pbx/kernel/product.js';
import { announce, firstSteps } from './announcement.js';
import { isBackgroundChild, reportToStarter, startInBackground } from './background.js';
import type { CommandLine } from './command-line.js';
import { readMainConfiguration } from './configuration.js';
import { findHome, historyFile, isLaidOut, type LaidOutHome, layOutHome } from './home.js';
import { takePrivileges } from './privileges.js';
import { Program } from './program.js';
import { restartProgram } from './restart.js';
import { StartError } from './start-error.js';

/** How long clients have to take their last bytes when the server ends, in milliseconds. */
const lastBytes = 1000;

/** Starts a server and serves until somebody ends it. Gives the exit status. */
export const serve = async (line: CommandLine, streams: Streams): Promise<number> => {
  const begun = performance.now();
  const background = isBackgroundChild();
  // Before anything is laid out: the secret of a first start is told by the process that makes it.
  if (line.background && !background) return startInBackground(streams);
  takePrivileges(line);
  const { configuration, laidOut } = prepare(line);
  const { options } = configuration.settings;
  if (process.getuid?.() === 0)
    takePrivileges({
      user: options.runuser || undefined,
      group: options.rungroup || undefined,
      priority: options.highpriority && !line.priority,
    });
  if (options.alwaysfork && !line.foreground && !line.console && !background) return startInBackground(streams);

  const colours = coloursFor(streams.stdout, line.colour && !options.nocolor);
  const attached = line.console || options.console;
  const output = new SteadyOutput(1);
  let terminalIsOpen = false;
  const showLog = (text: string) => {
    if (!terminalIsOpen && !line.mute) output.write(toBytes([paintLog(text, colours)]));
  };
  const program = await Program.start({ configuration, port: line.port, showLog }).catch((error: unknown) => {
    // The next start would not show the secret of this first one.
    if (laidOut && error instanceof StartError) error.message += `\n${firstSteps(laidOut, colours).join('\n')}`;
    throw error;
  });
  const text = announce(
    {
      product: `${product.name} ${product.version}`,
      version: options.asteriskversion,
      listeners: program.listeners,
      users: program.manager.settings.users.map(({ name }) => name),
      configFolder: configuration.settings.directories.astetcdir,
      consoleCommand: consoleCommand(line),
      laidOut,
      startedInMs: performance.now() - begun,
      background,
    },
    colours,
  );
  if (background) await reportToStarter({ ok: true, text: line.quiet ? '' : text });
  else if (!line.quiet && !options.quiet) streams.stdout.write(text);

  return await untilTheEnd(program, streams, attached ? openTerminal : undefined);

  function openTerminal(ended: Promise<string>): void {
    terminalIsOpen = true;
    const link = localLink(program.console, ended);
    const terminal = new Terminal(link, {
      input: streams.stdin,
      output: streams.stdout,
      colours,
      historyFile: historyFile(),
      verbose: options.verbose,
      debug: options.debug,
      times: options.timestamp,
      mute: line.mute,
      shell: true,
      attached: 'local',
    });
    void terminal.run();
  }
};

/** Finds the configuration; without one that is wanted, the home folder's, which the first start lays out. */
const prepare = (line: CommandLine) => {
  if (line.configFile !== undefined)
    return { configuration: readMainConfiguration(path.resolve(line.configFile), line), laidOut: undefined };
  const home = findHome(line.home);
  let laidOut: LaidOutHome | undefined;
  if (!isLaidOut(home)) {
    try {
      laidOut = layOutHome(home);
    } catch (error) {
      throw new StartError(
        `The home folder ${home.folder} cannot be laid out (${(error as Error).message}). Choose another with --home.`,
        { cause: error },
      );
    }
  }
  return { configuration: readMainConfiguration(home.configFile, line), laidOut };
};

/** How this very server's console is reached from the shell, from where the person started it. */
const consoleCommand = ({ configFile, home }: CommandLine): string => {
  const [, script = ''] = process.argv;
  const relative = path.relative('', script);
  const shorter = relative.length < script.length ? relative : script;
  const program = path.basename(script) === 'amiable' ? 'amiable' : `node ${shorter}`;
  return [program, ...(configFile ? ['-C', configFile] : home ? ['--home', home] : []), '-r'].join(' ');
};

/** Whether the terminal that the process was started from is still there. */
const hasTerminal = (): boolean => {
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false;
  }
};

/** Acts on signals and on `core stop` until the end has come. */
const untilTheEnd = async (
  program: Program,
  streams: Streams,
  openTerminal: ((ended: Promise<string>) => void) | undefined,
): Promise<number> => {
  const { shutdown } = program.kernel;
  // Something that nobody expected leaves the state unknown: say all there is to say, and end.
  const crash = (error: unknown) => {
    const text = (error as Error).stack ?? String(error);
    program.logger.write('error', 'main', text);
    program.logger.flushSync();
    streams.stderr.write(`${text}\n`);
    process.exit(1);
  };
  process.on('uncaughtException', crash).on('unhandledRejection', crash);
  const restart = new Promise<boolean>((resolve) => shutdown.onEnd((request) => resolve(request.restart)));
  const stop = () => shutdown.request('now');
  const reload = () => {
    // The system sends the same signal when the terminal that it runs in is closed.
    if (streams.stdout.isTTY && !hasTerminal()) stop();
    else void program.reload();
  };
  process.on('SIGHUP', reload).on('SIGTERM', stop).on('SIGINT', stop);
  openTerminal?.(restart.then(() => 'The server was stopped'));
  const again = await restart;
  process.off('SIGHUP', reload);
  await program.stop();
  if (again) {
    process.off('SIGTERM', stop).off('SIGINT', stop);
    streams.stdout.write('Starting again\n');
    return restartProgram();
  }
  // Sockets with something left to send keep the process alive, but not for long.
  setTimeout(() => process.exit(0), lastBytes).unref();
  return 0;
};
