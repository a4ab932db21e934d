import path from 'node:path';
import type { ConsoleSource } from '../console/console-source.js';
import { AlreadyRunningError, ControlServer } from '../console/control-server.js';
import { type Clock, systemClock } from '../contract/clock.js';
import { Manager } from '../manager/manager.js';
import { addressText } from '../manager/peer.js';
import { tellProblems } from '../pbx/kernel/configuration.js';
import { Database } from '../pbx/kernel/database.js';
import { Kernel } from '../pbx/kernel/kernel.js';
import type { Logger } from '../pbx/kernel/logger.js';
import { controlSocket, type MainConfiguration } from './configuration.js';
import { consoleFeed, showLive } from './console-feed.js';
import { makeFolders } from './folders.js';
import { readLoadPlan } from './load-plan.js';
import { openLogger } from './logging.js';
import { ManagerConfiguration } from './manager-configuration.js';
import { builtins, modules } from './modules.js';
import { writePidFile } from './pid-file.js';
import { listenError, StartError } from './start-error.js';
import { UndoStack } from './undo.js';

export interface ProgramOptions {
  readonly configuration: MainConfiguration;
  /** Where manager clients are listened for, instead of the port of manager.conf. */
  readonly port: number | undefined;
  /** Shows the log where the program was started, from its first line on, as far as `core set verbose|debug` go. */
  readonly showLog: (line: string) => void;
  /** Real time by default. */
  readonly clock?: Clock;
}

/** The whole server: everything composed, started and ended in one place. */
export class Program {
  readonly kernel: Kernel;
  readonly manager: Manager;
  readonly logger: Logger;
  readonly console: ConsoleSource;
  readonly #undo: UndoStack;
  #stopping: Promise<void> | undefined;

  private constructor(parts: Pick<Program, 'kernel' | 'manager' | 'logger' | 'console'>, undo: UndoStack) {
    this.kernel = parts.kernel;
    this.manager = parts.manager;
    this.logger = parts.logger;
    this.console = parts.console;
    this.#undo = undo;
  }

  /**
   * Starts everything, or nothing.
   * @throws StartError with what to do.
   */
  static async start(options: ProgramOptions): Promise<Program> {
    const undo = new UndoStack();
    try {
      return await compose(options, undo, (parts) => new Program(parts, undo));
    } catch (error) {
      await undo.run();
      throw error;
    }
  }

  /** Where manager clients can connect: `127.0.0.1:5038`, `0.0.0.0:5039 (TLS)`. */
  get listeners(): readonly string[] {
    return this.manager.addresses.map(
      ({ transport, address }) => `${addressText(address)}${transport === 'TLS' ? ' (TLS)' : ''}`,
    );
  }

  /** Lets everything read its configuration again (SIGHUP). */
  async reload(): Promise<void> {
    this.logger.write('notice', 'main', 'Reading the configuration again');
    await this.kernel.modules.reload();
  }

  /** Ends everything; resolves when nothing is left. */
  stop(): Promise<void> {
    this.#stopping ??= this.#undo.run().then((errors) => {
      for (const error of errors) process.stderr.write(`While stopping: ${error.stack}\n`);
    });
    return this.#stopping;
  }
}

type Parts = Pick<Program, 'kernel' | 'manager' | 'logger' | 'console'>;

const compose = async (
  { configuration, port, showLog, clock = systemClock }: ProgramOptions,
  undo: UndoStack,
  finish: (parts: Parts) => Program,
): Promise<Program> => {
  const { settings } = configuration;
  makeFolders(settings);

  const logger = openLogger(settings, clock);
  undo.push(() => logger.close());
  const feed = consoleFeed(logger, settings.options.asteriskversion);
  undo.push(showLive(feed, logger, settings.options.timestamp, showLog));
  tellProblems({ log: logger }, 'asterisk', configuration.problems);

  // The control socket first: it keeps a second server away from this one's database.
  const control = await openControl(controlSocket(settings), feed.source, logger);
  let farewell = 'The server did not start';
  undo.push(() => control.close(farewell));

  const database = openDatabase(settings.directories.astdbdir);
  undo.push(() => database.close());

  const kernel = new Kernel({
    settings,
    clock,
    log: logger,
    database,
    version: settings.options.asteriskversion,
  });
  undo.push(() => kernel.modules.stop());
  await startModules(kernel, () => feed.open(kernel.commands));

  const manager = await startManager(kernel, logger, port, undo);

  undo.push(writePidFile(path.join(settings.directories.astrundir, 'asterisk.pid')));
  kernel.fullyBooted = true;
  farewell = 'The server was stopped';
  return finish({ kernel, manager, logger, console: feed.source });
};

const openControl = async (socketPath: string, source: ConsoleSource, log: Logger): Promise<ControlServer> => {
  try {
    return await ControlServer.open(socketPath, source, log);
  } catch (error) {
    const advice =
      error instanceof AlreadyRunningError
        ? ". Stop it with 'core stop now', or give this one a run folder of its own (astrundir in asterisk.conf)."
        : '';
    throw new StartError(`${(error as Error).message}${advice}`, { cause: error });
  }
};

const openDatabase = (folder: string): Database => {
  try {
    return Database.open(folder);
  } catch (error) {
    throw new StartError(`The database in ${folder} cannot be opened: ${(error as Error).message}`, { cause: error });
  }
};

const startModules = async (kernel: Kernel, builtinsAreThere: () => void): Promise<void> => {
  kernel.modules.define(modules);
  await kernel.modules.startBuiltins(builtins);
  builtinsAreThere();
  const { plan, problems } = readLoadPlan(kernel);
  tellProblems(kernel, 'loader', problems);
  const missing = await kernel.modules.start(plan);
  if (missing.length > 0)
    throw new StartError(`modules.conf wants modules that did not start: ${missing.join(', ')}. The log says why.`);
};

const startManager = async (
  kernel: Kernel,
  log: Logger,
  port: number | undefined,
  undo: UndoStack,
): Promise<Manager> => {
  const configuration = new ManagerConfiguration(kernel, port);
  const manager = new Manager({
    settings: configuration.readAtStart(),
    pbx: kernel,
    commands: kernel.commands,
    log,
    clock: kernel.clock,
    version: kernel.version,
    requestReload: async () => {
      await kernel.modules.reload('manager');
      return [];
    },
  });
  try {
    await manager.start();
  } catch (error) {
    throw listenError(error, manager.settings.general);
  }
  undo.push(() => manager.stop());
  undo.push(kernel.modules.addReload('manager', () => configuration.reload(manager), { reads: ['acl'] }));
  return manager;
};
