import { closeSync, openSync, realpathSync } from 'node:fs';
import { actions } from '@amiable/protocol';
import { writeAtomically } from '../../../config/atomic-write.js';
import type { Conf } from '../../../config/conf.js';
import type { ConfDocument } from '../../../config/conf-document.js';
import { type ConfReading, readConfig } from '../../../config/conf-reader.js';
import { ConfEditor } from '../../../config/edit.js';
import { parseBoolean } from '../../../config/setting.js';
import { type ActionCall, type ActionHandler, done, fail, handle } from '../../kernel/action.js';
import type { Kernel } from '../../kernel/kernel.js';
import { ConfigFolder } from './config-folder.js';
import { categoryHeaders, chosen, configHeaders, configJson } from './show.js';
import { applyChanges, type UpdateFailure } from './update.js';

type ReadFailure = 'restricted' | 'notFound' | 'invalid';

/** GetConfig, GetConfigJSON, ListCategories, CreateConfig, UpdateConfig. */
export const configActions = (kernel: Kernel): readonly ActionHandler[] => {
  const folder = new ConfigFolder(kernel);
  return [
    handle(actions.GetConfig, ({ Filename, Category, Filter }) => {
      const conf = open(kernel, folder, Filename, 'notFound');
      if (typeof conf === 'string') return conf;
      const headers = configHeaders(chosen(conf, Category, Filter));
      return done(headers.length === 0 && Category !== '' ? [['', 'No categories found']] : headers);
    }),
    handle(actions.GetConfigJSON, ({ Filename, Category, Filter }) => {
      const conf = open(kernel, folder, Filename, 'restricted');
      return typeof conf === 'string' ? conf : done({ JSON: configJson(chosen(conf, Category, Filter)) });
    }),
    handle(actions.ListCategories, ({ Filename }) => {
      const conf = open(kernel, folder, Filename, 'notFound');
      return typeof conf === 'string' ? conf : done(categoryHeaders(conf.sections()));
    }),
    handle(actions.CreateConfig, ({ Filename }) => create(folder, Filename)),
    handle(actions.UpdateConfig, (params, call) => update(kernel, folder, params, call)),
  ];
};

const read = (kernel: Kernel, { root }: ConfigFolder, file: string): ConfReading | ReadFailure => {
  const reading = readConfig(file, { root, execIncludes: kernel.settings.options.execincludes });
  if (!reading.found) return 'notFound';
  return reading.valid ? reading : 'invalid';
};

/** @param missing what the action answers where the file is not there; the reference has two answers for it */
const open = (kernel: Kernel, folder: ConfigFolder, name: string, missing: ReadFailure): Conf | ReadFailure => {
  const located = folder.locate(name);
  if (located === 'outside') return 'restricted';
  if (located === 'missing') return missing;
  const reading = read(kernel, folder, located.file);
  return typeof reading === 'string' ? reading : reading.config;
};

/** Errors of the system in its own words. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'Permission denied',
  EEXIST: 'File exists',
  EISDIR: 'Is a directory',
  ENAMETOOLONG: 'File name too long',
  ENOENT: 'No such file or directory',
  ENOSPC: 'No space left on device',
  ENOTDIR: 'Not a directory',
  EROFS: 'Read-only file system',
};

const create = (folder: ConfigFolder, name: string) => {
  const located = folder.locateNew(name);
  if (located === 'outside') return 'restricted';
  if (located === 'missing') return fail('notCreated', { reason: reasons.ENOENT ?? '' });
  try {
    closeSync(openSync(located.file, 'wx', 0o640));
    return 'ok';
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return fail('notCreated', { reason: reasons[code] ?? code });
  }
};

const update = (
  kernel: Kernel,
  folder: ConfigFolder,
  params: Readonly<Record<'SrcFilename' | 'DstFilename' | 'PreserveEffectiveContext' | 'Reload', string>>,
  { request }: ActionCall,
) => {
  const [source, target] = [folder.locate(params.SrcFilename), folder.locate(params.DstFilename)];
  if (typeof source === 'string' || typeof target === 'string') return 'restricted';
  const reading = read(kernel, folder, source.file);
  if (typeof reading === 'string') return reading;
  const failure =
    change(reading.document, (name) => request.get(name), parseBoolean(params.PreserveEffectiveContext || 'yes')) ??
    save(kernel, folder, reading.document, target.file);
  if (failure !== undefined) return failure;
  if (params.Reload !== '') reloadLater(kernel, parseBoolean(params.Reload) === true ? '' : params.Reload);
  return done([]);
};

const change = (
  document: ConfDocument,
  get: (name: string) => string,
  preserve: boolean | undefined,
): UpdateFailure | undefined => {
  const editor = new ConfEditor(document);
  const failure = applyChanges(editor, get);
  if (failure !== undefined) return failure;
  return editor.finish(preserve === true) === 'ok' ? undefined : 'notSaved';
};

/** Writes what was changed; a file that is included and lies elsewhere than the manager may write stops it before. */
const save = (kernel: Kernel, folder: ConfigFolder, document: ConfDocument, target: string): 'notSaved' | undefined => {
  const included = document.files.filter((file) => file !== document.root && file.changed);
  try {
    if (!included.every((file) => folder.reaches(realpathSync(file.path)))) return 'notSaved';
    for (const file of included) writeAtomically(file.path, file.text());
    const elsewhere = realpathSync(target) !== realpathSync(document.root.path);
    if (elsewhere || document.root.changed) writeAtomically(target, document.root.text());
    return undefined;
  } catch (error) {
    kernel.log.write('error', 'config', `${target} cannot be saved: ${(error as Error).message}`);
    return 'notSaved';
  }
};

/** The client has its answer before the reload begins. */
const reloadLater = (kernel: Kernel, module: string): void => {
  kernel.clock.after(0, () => {
    kernel.modules.reload(module).catch((error: unknown) => {
      kernel.log.write('error', 'config', `The reload after UpdateConfig failed: ${String(error)}`);
    });
  });
};
