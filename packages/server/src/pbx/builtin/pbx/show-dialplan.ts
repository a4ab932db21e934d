import { actions, events } from '@amiable/protocol';
import type { CommandCall, CommandOutcome } from '../../../contract/console.js';
import { type ActionHandler, fail, handleList, item, type ListItem, type Totals } from '../../kernel/action.js';
import { type Context, type Extension, hintPriority, type Step } from '../../kernel/dialplan/context.js';
import { fitsExtension } from '../../kernel/dialplan/extension-pattern.js';
import type { Kernel } from '../../kernel/kernel.js';

/** A context, and which of its extensions are asked for. */
interface Shown {
  readonly context: Context;
  readonly extensions: readonly Extension[];
  /** It is shown because another one includes it. */
  readonly included: boolean;
}

interface Selection {
  readonly shown: readonly Shown[];
  /** How many contexts were looked through. */
  readonly visited: number;
}

/**
 * What is asked for: everything, a context, an extension of a context, an extension anywhere. An extension is looked for
 * in included contexts too, from each context anew; all contexts that were looked through count.
 */
const select = (kernel: Kernel, exten: string | undefined, name: string | undefined): Selection => {
  const roots = kernel.dialplan.contexts().filter((context) => name === undefined || context.name === name);
  if (exten === undefined) {
    const shown = roots.map((context) => ({ context, extensions: context.extensions, included: false }));
    return { shown, visited: shown.length };
  }
  const shown: Shown[] = [];
  let visited = 0;
  const look = (context: Context, path: readonly Context[]): void => {
    visited += 1;
    const extensions = context.extensions.filter((extension) => fitsExtension(extension.exten, exten));
    if (extensions.length > 0) shown.push({ context, extensions, included: path.length > 0 });
    for (const include of context.includes) {
      const other = kernel.dialplan.context(include.context);
      if (other && other !== context && !path.includes(other)) look(other, [...path, context]);
    }
  };
  for (const root of roots) look(root, []);
  return { shown, visited };
};

const count = ({ shown, visited }: Selection) => ({
  contexts: visited,
  extensions: shown.reduce((sum, { extensions }) => sum + extensions.length, 0),
  priorities: shown.reduce((sum, one) => sum + one.extensions.reduce((all, { steps }) => all + steps.length, 0), 0),
});

// --- the action -----------------------------------------------------------------------------------------------

export const showDialPlan = (kernel: Kernel): ActionHandler =>
  handleList(actions.ShowDialPlan, ({ Context: context, Extension: extension }) => {
    const exten = extension || undefined;
    if (context !== '' && !kernel.dialplan.context(context)) return fail('noContext', { context });
    const selection = select(kernel, exten, context || undefined);
    if (exten !== undefined && selection.shown.length === 0)
      return fail('noExtension', { place: context === '' ? exten : `${exten}@${context}` });
    return items(selection, exten === undefined);
  });

function* items(selection: Selection, withIncludes: boolean): Generator<ListItem, Totals> {
  for (const { context, extensions } of selection.shown) {
    for (const { steps } of extensions) for (const step of steps) yield listStep(step);
    const Context = context.name;
    if (withIncludes)
      for (const { text, registrar } of context.includes)
        yield item(events.ListDialplan, { Context, IncludeContext: text, Registrar: registrar });
    for (const { pattern, registrar } of context.ignorePatterns)
      yield item(events.ListDialplan, { Context, IgnorePattern: pattern, Registrar: registrar });
    for (const { text, registrar } of context.switches)
      yield item(events.ListDialplan, { Context, Switch: text, Registrar: registrar });
  }
  const { contexts, extensions, priorities } = count(selection);
  return { ListExtensions: extensions, ListPriorities: priorities, ListContexts: contexts };
}

const listStep = (step: Step): ListItem =>
  item(events.ListDialplan, {
    Context: step.context,
    Extension: step.exten,
    ExtensionLabel: step.label,
    Priority: step.priority === hintPriority ? 'hint' : step.priority,
    Application: step.application,
    AppData: step.priority === hintPriority ? undefined : step.data,
    Registrar: step.registrar,
  });

// --- the console command --------------------------------------------------------------------------------------

const row = (left: string, middle: string, right: string): string =>
  `  ${left.padEnd(17)} ${middle.padEnd(45)} [${right}]`;

const plural = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

const stepRow = (step: Step, isFirst: boolean): string => {
  const exten =
    step.callerId === undefined ? `'${step.exten}' =>` : `'${step.exten}' (CID match '${step.callerId}') => `;
  const label = step.label === undefined ? '' : `   [${step.label}]`;
  const text =
    step.priority === hintPriority
      ? `hint: ${step.application}`
      : `${step.priority}. ${step.application}(${step.data})`;
  const place = step.file === undefined ? step.registrar : `${step.file}:${step.line}`;
  return row(isFirst ? exten : label, text, place);
};

const printContext = ({ context, extensions, included }: Shown, withIncludes: boolean, print: CommandCall['print']) => {
  print(`[ ${included ? 'Included context' : 'Context'} '${context.name}' created by '${context.registrar}' ]`);
  for (const { steps } of extensions) steps.forEach((step, at) => void print(stepRow(step, at === 0)));
  if (withIncludes)
    for (const { text, registrar } of context.includes) print(row('Include =>', `'${text}'`, registrar));
  for (const { pattern, registrar } of context.ignorePatterns)
    print(row('Ignore pattern =>', `'${pattern}'`, registrar));
  for (const { text, registrar } of context.switches) print(row('Alt. Switch =>', `'${text}'`, registrar));
  print('');
};

/** `dialplan show [[exten@]context]` */
export const showCommand = (kernel: Kernel, { args, print }: CommandCall): CommandOutcome => {
  if (args.length > 1) return 'usage';
  const [place = ''] = args;
  const at = place.lastIndexOf('@');
  const exten = at > 0 ? place.slice(0, at) : undefined;
  const name = place.slice(at + 1) || undefined;
  if (name !== undefined && !kernel.dialplan.context(name)) {
    print(`There is no existence of '${name}' context`);
    return 'failure';
  }
  const selection = select(kernel, exten, name);
  const { shown } = selection;
  if (exten !== undefined && shown.length === 0) {
    print(`There is no existence of ${name === undefined ? exten : `${exten}@${name}`} extension`);
    return 'failure';
  }
  for (const one of shown) printContext(one, exten === undefined, print);
  const { extensions, priorities } = count(selection);
  const sum = `${plural(extensions, 'extension', 'extensions')} (${plural(priorities, 'priority', 'priorities')})`;
  print(`-= ${sum} in ${plural(shown.length, 'context', 'contexts')}. =-`);
  return undefined;
};
