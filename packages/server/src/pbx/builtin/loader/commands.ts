import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import { reloadStatus } from '../../kernel/module.js';
import type { ModuleLoader, ModuleStatus, ReloadStatus } from '../../kernel/module-loader.js';

/** The `module …` commands of the console and `core reload`. */
export const loaderCommands = (modules: ModuleLoader): readonly ConsoleCommand[] => [
  {
    name: 'module load',
    summary: 'Loads a module',
    usage: ['Usage: module load <module>', '       Starts a module of the program; see also: module show'],
    run: ({ args, print }) => load(modules, args, print),
    complete: () => stopped(modules),
  },
  {
    name: 'module unload',
    summary: 'Unloads modules',
    usage: [
      'Usage: module unload [-f|-h] <module> [<module> ...]',
      '       Ends modules. A module that is in use stays unless -f is given.',
    ],
    run: ({ args, print }) => unload(modules, args, print),
    complete: () => running(modules),
  },
  {
    name: 'module refresh',
    summary: 'Unloads and loads a module',
    usage: [
      'Usage: module refresh <module> [recursively]',
      '       Ends a module and starts it again, with "recursively" also the modules that need it.',
    ],
    run: ({ args, print }) => refresh(modules, args, print),
    complete: (args) => (args.length === 1 ? running(modules) : ['recursively']),
  },
  {
    name: 'module reload',
    summary: 'Reads configuration again',
    usage: [
      'Usage: module reload [<module> ...]',
      '       Lets modules, or everything, read their configuration again. What is wrong is told in the log and changes nothing.',
    ],
    run: ({ args, print }) => reload(modules, args, print),
    complete: () => modules.reloadable().map((name) => (modules.isKnown(name) ? `${name}.so` : name)),
  },
  {
    name: 'core reload',
    summary: 'Reads all configuration again',
    usage: ['Usage: core reload', '       Lets the whole program read its configuration again.'],
    run: async ({ args, print }) => (args.length > 0 ? 'usage' : reload(modules, [], print)),
  },
  {
    name: 'module show',
    summary: 'Lists the modules',
    usage: [
      'Usage: module show [like <keyword>]',
      '       Lists the modules that run, or those with a keyword in their name.',
    ],
    run: ({ args, print }) => show(modules, args, print),
    complete: (args) => (args.length === 1 ? ['like'] : running(modules)),
  },
];

const running = (modules: ModuleLoader): string[] => modules.list().map(({ name }) => `${name}.so`);

const stopped = (modules: ModuleLoader): string[] =>
  modules
    .list({ all: true })
    .filter((one) => !one.running)
    .map(({ name }) => `${name}.so`);

type Print = CommandCall['print'];
type Args = readonly string[];

const load = async (modules: ModuleLoader, [name, ...rest]: Args, print: Print): Promise<CommandOutcome> => {
  if (name === undefined || rest.length > 0) return 'usage';
  const loaded = (await modules.load(name)) === 'loaded';
  print(loaded ? `Loaded ${name}` : `Unable to load module ${name}`);
  return loaded ? undefined : 'failure';
};

const unload = async (modules: ModuleLoader, args: Args, print: Print): Promise<CommandOutcome> => {
  const force = args[0] === '-f' || args[0] === '-h';
  const names = force ? args.slice(1) : args;
  if (names.length === 0) return 'usage';
  let outcome: CommandOutcome;
  for (const name of names) {
    const unloaded = (await modules.unload(name, { force })) === 'unloaded';
    print(unloaded ? `Unloaded ${name}` : `Unable to unload resource ${name}`);
    if (!unloaded) outcome = 'failure';
  }
  return outcome;
};

const refresh = async (modules: ModuleLoader, [name, how, ...rest]: Args, print: Print): Promise<CommandOutcome> => {
  if (name === undefined || rest.length > 0 || (how !== undefined && how !== 'recursively')) return 'usage';
  const refreshed = (await modules.refresh(name, { recursive: how !== undefined })) === 'loaded';
  print(refreshed ? `Unloaded and loaded ${name}` : `Unable to refresh resource ${name}`);
  return refreshed ? undefined : 'failure';
};

const reloadTexts: Readonly<Record<ReloadStatus, (name: string) => string>> = {
  [reloadStatus.success]: (name) => `Module '${name}' reloaded successfully.`,
  [reloadStatus.requestQueued]: () => 'Asterisk cannot reload a module yet; request queued',
  [reloadStatus.moduleNotFound]: (name) => `No such module '${name}'`,
  [reloadStatus.error]: (name) => `The module '${name}' reported a reload failure`,
  [reloadStatus.inProgress]: () => 'A module reload request is already in progress; please be patient',
  [reloadStatus.uninitialized]: (name) => `The module '${name}' is not running; "module load ${name}" starts it`,
  [reloadStatus.notSupported]: (name) => `The module '${name}' does not support reloads`,
};

const reload = async (modules: ModuleLoader, names: Args, print: Print): Promise<CommandOutcome> => {
  if (names.length === 0) {
    const status = await modules.reload();
    // success is silent, as in the reference
    if (status !== reloadStatus.success) print(reloadTexts[status]('all'));
    return undefined;
  }
  for (const name of names) print(reloadTexts[await modules.reload(name)](name));
  return undefined;
};

const show = (modules: ModuleLoader, args: Args, print: Print): CommandOutcome => {
  if (args.length !== 0 && (args.length !== 2 || args[0]?.toLowerCase() !== 'like')) return 'usage';
  const like = (args[1] ?? '').toLowerCase();
  const found = modules.list().filter(({ name }) => `${name}.so`.toLowerCase().includes(like));
  print(row('Module', 'Description', 'Use Count', 'Status', 'Support Level'));
  for (const one of found) print(statusRow(one));
  print(`${found.length} modules loaded`);
  return undefined;
};

const statusRow = ({ name, description, useCount, running: isRunning, supportLevel }: ModuleStatus): string =>
  row(`${name}.so`, description, String(useCount), isRunning ? 'Running' : 'Not Running', supportLevel);

const row = (name: string, description: string, uses: string, status: string, level: string): string =>
  `${name.padEnd(30)} ${description.slice(0, 40).padEnd(40)} ${uses.padEnd(10)} ${status.padEnd(11)} ${level.padStart(13)}`;
