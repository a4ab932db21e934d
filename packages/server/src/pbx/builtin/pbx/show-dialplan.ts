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
  /** How many contexts it was reached through that include one another. */
  readonly depth: number;
}

/** The contexts that were looked through, among them those without what is asked for. */
type Selection = readonly Shown[];

/**
 * What is asked for: everything, a context, an extension of a context, an extension anywhere. An extension is looked for
 * in included contexts too, from each context anew.
 */
const select = (kernel: Kernel, exten: string | undefined, name: string | undefined): Selection => {
  const roots = kernel.dialplan.contexts().filter((context) => name === undefined || context.name === name);
  if (exten === undefined) {
    return roots.map((context) => ({ context, extensions: context.extensions, depth: 0 }));
  }
  const visited: Shown[] = [];
  // the context that the search began with may come once more, as one that is included
  const look = (context: Context, through: readonly string[]): void => {
    const extensions = context.extensions.filter((one) => one.exten === exten || fitsExtension(one.exten, exten));
    visited.push({ context, extensions, depth: through.length });
    for (const include of context.includes) {
      const other = kernel.dialplan.context(include.context);
      if (other && !through.includes(other.name)) look(other, [...through, other.name]);
    }
  };
  for (const root of roots) look(root, []);
  return visited;
};

const isFound = ({ extensions }: Shown): boolean => extensions.length > 0;

const count = (shown: Selection) => ({
  contexts: shown.length,
  extensions: shown.reduce((sum, { extensions }) => sum + extensions.length, 0),
  priorities: shown.reduce((sum, one) => sum + one.extensions.reduce((all, { steps }) => all + steps.length, 0), 0),
});

// --- the action -----------------------------------------------------------------------------------------------

export const showDialPlan = (kernel: Kernel): ActionHandler =>
  handleList(actions.ShowDialPlan, ({ Context: context, Extension: extension }) => {
    const exten = extension || undefined;
    if (context !== '' && !kernel.dialplan.context(context)) return fail('noContext', { context });
    const selection = select(kernel, exten, context || undefined);
    if (exten !== undefined && !selection.some(isFound))
      return fail('noExtension', { place: context === '' ? exten : `${exten}@${context}` });
    return items(selection, exten === undefined);
  });

function* items(selection: Selection, whole: boolean): Generator<ListItem, Totals> {
  for (const { context, extensions } of selection) {
    for (const { steps } of extensions) for (const step of steps) yield listStep(step);
    const Context = context.name;
    if (whole) {
      for (const { text, registrar } of context.includes)
        yield item(events.ListDialplan, { Context, IncludeContext: text, Registrar: registrar });
      for (const { pattern, registrar } of context.ignorePatterns)
        yield item(events.ListDialplan, { Context, IgnorePattern: pattern, Registrar: registrar });
    }
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

const printContext = ({ context, extensions, depth }: Shown, whole: boolean, print: CommandCall['print']) => {
  print(`[ ${depth > 0 ? 'Included context' : 'Context'} '${context.name}' created by '${context.registrar}' ]`);
  if (context.autohints) print('Autohints support enabled');
  for (const { steps } of extensions) steps.forEach((step, at) => void print(stepRow(step, at === 0)));
  if (whole) {
    for (const { text, registrar } of context.includes) print(row('Include =>', `'${text}'`, registrar));
    for (const { pattern, registrar } of context.ignorePatterns)
      print(row('Ignore pattern =>', `'${pattern}'`, registrar));
  }
  for (const { text, registrar } of context.switches) print(row('Alt. Switch =>', `'${text}'`, registrar));
};

/** Prints contexts; a blank line ends each of them, behind those that it includes. */
const printContexts = (shown: Selection, whole: boolean, print: CommandCall['print']): void => {
  const open: number[] = [];
  const closeFrom = (depth: number): void => {
    for (let last = open.at(-1); last !== undefined && last >= depth; last = open.at(-1)) {
      open.pop();
      print('');
    }
  };
  for (const one of shown) {
    closeFrom(one.depth);
    printContext(one, whole, print);
    open.push(one.depth);
  }
  closeFrom(0);
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
  const shown = exten === undefined ? selection : selection.filter(isFound);
  if (exten !== undefined && shown.length === 0) {
    print(`There is no existence of ${name === undefined ? exten : `${exten}@${name}`} extension`);
    return 'failure';
  }
  printContexts(shown, exten === undefined, print);
  const { extensions, priorities } = count(selection);
  const sum = `${plural(extensions, 'extension', 'extensions')} (${plural(priorities, 'priority', 'priorities')})`;
  print(`-= ${sum} in ${plural(shown.length, 'context', 'contexts')}. =-`);
  return undefined;
};
