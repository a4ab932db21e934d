import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { writeAtomically } from '../../../config/atomic-write.js';
import type { ConfVariable } from '../../../config/conf.js';
import type { ConsoleCommand } from '../../../contract/console.js';
import { type Context, type Extension, hintPriority, type Step } from '../../kernel/dialplan/context.js';
import type { Kernel } from '../../kernel/kernel.js';
import { registrar } from './extensions-conf.js';

/** What of extensions.conf is no dialplan, as it was read last. */
export interface FileSettings {
  readonly writable: boolean;
  readonly autofallthrough: boolean;
  readonly clearglobalvars: boolean;
  readonly globals: readonly ConfVariable[];
}

const yesOrNo = (value: boolean): string => (value ? 'yes' : 'no');
/** A semicolon would begin a comment. */
const escaped = (text: string): string => text.replaceAll(';', '\\;');

const stepLine = ({ exten, callerId, priority, label, application, data }: Step): string => {
  const name = callerId === undefined ? exten : `${exten}/${callerId}`;
  if (priority === hintPriority) return `exten => ${name},hint,${escaped(application)}${data === '' ? '' : `,${data}`}`;
  return `exten => ${name},${priority}${label ? `(${label})` : ''},${application}(${escaped(data)})`;
};

const extensionLines = (extensions: readonly Extension[]): string[] => {
  const lines: string[] = [];
  let before: string | undefined;
  for (const { exten, steps } of extensions) {
    const own = steps.filter((step) => step.registrar === registrar);
    if (own.length === 0) continue;
    // extensions of one name for several callers stand together
    if (before !== undefined && before !== exten) lines.push('');
    before = exten;
    lines.push(...own.map(stepLine));
  }
  return lines;
};

const contextLines = (context: Context): string[] => {
  const own = <T extends { readonly registrar: string }>(list: readonly T[]) =>
    list.filter((one) => one.registrar === registrar);
  const groups = [
    context.autohints ? ['autohints = yes'] : [],
    extensionLines(context.extensions),
    own(context.includes).map(({ text }) => `include => ${text}`),
    own(context.switches).map(({ text }) => `switch => ${text}`),
    own(context.ignorePatterns).map(({ pattern }) => `ignorepat => ${pattern}`),
  ].filter((lines) => lines.length > 0);
  if (groups.length === 0 && context.registrar !== registrar) return [];
  return [`[${context.name}]`, ...groups.flatMap((lines) => [...lines, ''])];
};

/** The dialplan as a file: what extensions.conf and the console brought, without what other modules added. */
export const dialplanText = (kernel: Kernel, settings: FileSettings): string =>
  [
    '[general]',
    'static=yes',
    'writeprotect=no',
    `autofallthrough=${yesOrNo(settings.autofallthrough)}`,
    `clearglobalvars=${yesOrNo(settings.clearglobalvars)}`,
    'extenpatternmatchnew=no',
    '',
    '[globals]',
    ...settings.globals.map(({ name, value }) => `${name} => ${escaped(value)}`),
    '',
    ...kernel.dialplan.contexts().flatMap(contextLines),
    '',
  ].join('\n');

/** Where it is saved: a folder means extensions.conf in it. undefined: outside of astetcdir, or in no folder. */
const targetOf = ({ settings }: Kernel, name: string): string | undefined => {
  const root = settings.directories.astetcdir;
  const written = path.resolve(root, Buffer.from(name, 'latin1').toString());
  const isFolder = statSync(written, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const target = isFolder || name === '' ? path.join(isFolder ? written : root, 'extensions.conf') : written;
  try {
    const folder = realpathSync.native(path.dirname(target));
    const inside = path.relative(realpathSync.native(root), folder);
    if (!settings.options.live_dangerously && (inside.startsWith('..') || path.isAbsolute(inside))) return undefined;
    return path.join(folder, path.basename(target));
  } catch {
    return undefined;
  }
};

/** `dialplan save`, for a file that says `static = yes` and not `writeprotect = yes`. */
export const saveCommand = (kernel: Kernel, settings: () => FileSettings): ConsoleCommand => ({
  name: 'dialplan save',
  summary: 'Saves the dialplan in a file',
  usage: [
    'Usage: dialplan save [/path/to/extension/file]',
    '       Writes the dialplan as it is now, without its comments, to extensions.conf or to another',
    '       file or folder within the configuration.',
  ],
  run({ args: [name = '', ...rest], print }) {
    if (rest.length > 0) return 'usage';
    const now = settings();
    if (!now.writable) {
      print('The dialplan is only saved where extensions.conf says static = yes and not writeprotect = yes');
      return 'failure';
    }
    const target = targetOf(kernel, name);
    try {
      if (target === undefined) throw new Error('it is not within the configuration');
      writeAtomically(target, dialplanText(kernel, now));
    } catch (error) {
      kernel.log.write('warning', 'pbx_config', `dialplan save: ${error instanceof Error ? error.message : error}`);
      print(`Failed to create file '${target === undefined ? name : Buffer.from(target).toString('latin1')}'`);
      return 'failure';
    }
    print(`Dialplan successfully saved into '${Buffer.from(target).toString('latin1')}'`);
    return undefined;
  },
});
