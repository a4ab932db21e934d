import { actions } from '@amiable/protocol';
import { type ActionHandler, done, failEach, handle } from '../../kernel/action.js';
import { reloadStatus } from '../../kernel/module.js';
import type { ModuleLoader, ReloadStatus } from '../../kernel/module-loader.js';

/** What a client is told of a reload that did not work; a request that is kept for later counts as one that did. */
const reloadFailures: Readonly<Record<ReloadStatus, ReloadFailure | undefined>> = {
  [reloadStatus.success]: undefined,
  [reloadStatus.requestQueued]: undefined,
  [reloadStatus.moduleNotFound]: 'notFound',
  [reloadStatus.error]: 'reloadFailed',
  [reloadStatus.inProgress]: 'reloading',
  [reloadStatus.uninitialized]: 'uninitialized',
  [reloadStatus.notSupported]: 'noReload',
};
type ReloadFailure = 'notFound' | 'reloadFailed' | 'reloading' | 'uninitialized' | 'noReload';

const told = (Message: string) => done({ Message });

/** ModuleLoad, ModuleCheck and Reload. */
export const loaderActions = (modules: ModuleLoader): readonly ActionHandler[] => [
  handle(actions.ModuleLoad, (params) => moduleLoad(modules, params)),
  handle(actions.ModuleCheck, ({ Module }) =>
    // the reference puts its own ending in place of any
    Module !== '' && modules.isRunning(Module.replace(/\..*$/s, '')) ? done({ Version: '' }) : 'notLoaded',
  ),
  handle(actions.Reload, async ({ Module }) => reloadFailures[await modules.reload(Module)] ?? 'ok'),
];

interface ModuleLoadParameters {
  readonly Module: string;
  readonly LoadType: string;
  readonly Recursive: string;
}

/**
 * The reference tells what is missing and goes on, so one request may be answered several times. A name that is no
 * module of this program, a path among them, is not looked for anywhere.
 */
const moduleLoad = async (modules: ModuleLoader, { Module, LoadType, Recursive }: ModuleLoadParameters) => {
  const type = LoadType.toLowerCase();
  const missing: ('incomplete' | 'noName')[] = [];
  if (type === '') missing.push('incomplete');
  if (Module === '' && type !== 'reload') missing.push('noName');
  const outcome =
    Module !== '' && !isModuleFile(modules, Module)
      ? 'notFound'
      : await change(modules, type, Module, isTrue(Recursive));
  if (missing.length === 0) return typeof outcome === 'string' ? outcome : told(outcome.message);
  const last = typeof outcome === 'string' ? [outcome] : [];
  return failEach([...missing, ...last] as [ModuleLoadFailure, ...ModuleLoadFailure[]]);
};

/** The reference looks for a file in its folder of modules, so the name must be whole: `app_queue.so`. */
const isModuleFile = (modules: ModuleLoader, name: string): boolean =>
  modules.list({ all: true }).some((one) => `${one.name}.so` === name);

type ModuleLoadFailure = ReloadFailure | 'incomplete' | 'noName' | 'notLoaded' | 'notUnloaded' | 'notRefreshed';

const change = async (
  modules: ModuleLoader,
  type: string,
  name: string,
  recursive: boolean,
): Promise<ModuleLoadFailure | { readonly message: string }> => {
  switch (type) {
    case 'load':
      return (await modules.load(name)) === 'loaded' ? { message: 'Module loaded.' } : 'notLoaded';
    case 'unload':
      return (await modules.unload(name)) === 'unloaded' ? { message: 'Module unloaded.' } : 'notUnloaded';
    case 'refresh': {
      const outcome = await modules.refresh(name, { recursive });
      return outcome === 'loaded' ? { message: 'Module unloaded and loaded.' } : 'notRefreshed';
    }
    case 'reload': {
      const failure = reloadFailures[await modules.reload(name)];
      return failure ?? { message: name === '' ? 'All modules reloaded' : 'Module reloaded.' };
    }
    default:
      return 'incomplete';
  }
};

const isTrue = (value: string): boolean => /^(yes|true|y|t|1|on)$/i.test(value);
