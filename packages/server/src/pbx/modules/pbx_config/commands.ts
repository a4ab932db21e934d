import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import { leadingInteger } from '../../kernel/arguments.js';
import { type Context, hintPriority } from '../../kernel/dialplan/context.js';
import { parseTiming } from '../../kernel/dialplan/timing.js';
import type { Kernel } from '../../kernel/kernel.js';
import { registrar, splitApplication, splitCallerId } from './extensions-conf.js';

type Run = (kernel: Kernel, call: CommandCall) => CommandOutcome;

const priorityOf = (text: string): number | undefined => {
  if (text.toLowerCase() === 'hint') return hintPriority;
  const number = /^\d+$/.test(text) ? leadingInteger(text) : undefined;
  return number;
};

/** Splits `exten,priority,application(data)`. */
const splitStep = (text: string): [exten: string, priority: string, call: string] => {
  const [exten = '', priority = '', ...call] = text.split(',');
  return [exten, priority, call.join(',')];
};

/** `application(data)` or `application,data`. */
const splitCall = (call: string): { application: string; data: string } => {
  const comma = call.indexOf(',');
  const open = call.indexOf('(');
  if (comma < 0 || (open >= 0 && open < comma)) return splitApplication(call);
  return { application: call.slice(0, comma).trim(), data: call.slice(comma + 1) };
};

const addExtension: Run = (kernel, { args, print }) => {
  const [step = '', into, context, replace, ...rest] = args;
  if (into !== 'into' || context === undefined || rest.length > 0) return 'usage';
  if (replace !== undefined && replace !== 'replace') return 'usage';
  const [name, priorityText, call] = splitStep(step);
  const priority = priorityOf(priorityText);
  if (name === '' || priority === undefined || call === '') {
    print(`'${step}' is not of the form exten,priority,application(data)`);
    return 'failure';
  }
  const { application, data } = splitCall(call);
  kernel.dialplan.addContext(context, registrar);
  const added = kernel.dialplan.add(
    { context, ...splitCallerId(name), priority, application, data, registrar },
    replace !== undefined,
  );
  const shown = `'${name},${priorityText},${application}(${data})'`;
  print(
    added
      ? `Extension ${shown} added into '${context}' context`
      : `Failed to add ${shown} extension into '${context}' context`,
  );
  return added ? undefined : 'failure';
};

const removeExtension: Run = (kernel, { args, print }) => {
  const [place = '', priorityText, ...rest] = args;
  const at = place.lastIndexOf('@');
  if (at < 1 || rest.length > 0) return 'usage';
  const { exten, callerId } = splitCallerId(place.slice(0, at));
  const context = place.slice(at + 1);
  const priority = priorityText === undefined ? undefined : priorityOf(priorityText);
  if (priorityText !== undefined && priority === undefined) {
    print(`Invalid priority '${priorityText}'`);
    return 'failure';
  }
  if (!kernel.dialplan.remove(context, { exten, callerId, priority })) {
    print(`Failed to remove extension ${exten}@${context}`);
    return 'failure';
  }
  print(
    priorityText === undefined
      ? `Whole extension ${exten}@${context} removed`
      : `Extension ${exten}@${context} with priority ${priorityText} removed`,
  );
  return undefined;
};

const found = (kernel: Kernel, name: string, print: CommandCall['print']): Context | undefined => {
  const context = kernel.dialplan.context(name);
  if (!context) print(`There is no existence of '${name}' context`);
  return context;
};

const addInclude: Run = (kernel, { args, print }) => {
  const [text = '', into, name, ...rest] = args;
  if (into !== 'into' || name === undefined || rest.length > 0) return 'usage';
  const [included = '', ...timing] = text.split(',');
  const context = kernel.dialplan.addContext(name, registrar);
  const condition = timing.length === 0 ? undefined : parseTiming(timing.join(','));
  if (context.includes.some((one) => one.text === text) || (timing.length > 0 && !condition)) {
    print(`Failed to include '${text}' in '${name}' context`);
    return 'failure';
  }
  context.includes = [...context.includes, { text, context: included, timing: condition, registrar }];
  print(`Context '${included}' included in '${name}' context`);
  return undefined;
};

const removeInclude: Run = (kernel, { args, print }) => {
  const [text = '', from, name, ...rest] = args;
  if (from !== 'from' || name === undefined || rest.length > 0) return 'usage';
  const context = found(kernel, name, print);
  if (!context) return 'failure';
  const kept = context.includes.filter((include) => include.text !== text && include.context !== text);
  if (kept.length === context.includes.length) {
    print(`Failed to remove '${text}' include from '${name}' context`);
    return 'failure';
  }
  context.includes = kept;
  print(`We are not including '${text}' into '${name}' now`);
  return undefined;
};

const addIgnorePattern: Run = (kernel, { args, print }) => {
  const [pattern = '', into, name, ...rest] = args;
  if (into !== 'into' || name === undefined || rest.length > 0) return 'usage';
  const context = found(kernel, name, print);
  if (!context) return 'failure';
  if (context.ignorePatterns.some((one) => one.pattern === pattern)) {
    print(`Ignore pattern '${pattern}' already included in '${name}' context`);
    return 'failure';
  }
  context.ignorePatterns = [...context.ignorePatterns, { pattern, registrar }];
  print(`Ignore pattern '${pattern}' added into '${name}' context`);
  return undefined;
};

const removeIgnorePattern: Run = (kernel, { args, print }) => {
  const [pattern = '', from, name, ...rest] = args;
  if (from !== 'from' || name === undefined || rest.length > 0) return 'usage';
  const context = found(kernel, name, print);
  if (!context) return 'failure';
  const kept = context.ignorePatterns.filter((one) => one.pattern !== pattern);
  if (kept.length === context.ignorePatterns.length) {
    print(`There is no existence of '${pattern}' ignore pattern in '${name}' context`);
    return 'failure';
  }
  context.ignorePatterns = kept;
  print(`Ignore pattern '${pattern}' removed from '${name}' context`);
  return undefined;
};

const removeContext: Run = (kernel, { args: [name, ...rest], print }) => {
  if (name === undefined || rest.length > 0) return 'usage';
  const removed = kernel.dialplan.removeContext(name);
  print(removed ? `Removed context '${name}'` : `There is no such context as '${name}'`);
  return undefined;
};

/** The commands that change the dialplan. */
export const dialplanCommands = (kernel: Kernel, reload: () => void): readonly ConsoleCommand[] => {
  const command = (name: string, summary: string, usage: readonly string[], run: Run): ConsoleCommand => ({
    name,
    summary,
    usage,
    run: (call) => run(kernel, call),
  });
  return [
    command(
      'dialplan add extension',
      'Adds a priority to a context',
      [
        'Usage: dialplan add extension <exten>,<priority>,<app>(<data>) into <context> [replace]',
        '       Adds one priority of an extension; with replace, in the place of one that is there.',
      ],
      addExtension,
    ),
    command(
      'dialplan remove extension',
      'Removes an extension or one priority of it',
      [
        'Usage: dialplan remove extension <exten>[/<callerid>]@<context> [priority]',
        '       Removes one priority of an extension, or all of it.',
      ],
      removeExtension,
    ),
    command(
      'dialplan add include',
      'Includes a context in another one',
      [
        'Usage: dialplan add include <included>[,<times>,<weekdays>,<mdays>,<months>] into <context>',
        '       Lets extensions of one context be found in another one.',
      ],
      addInclude,
    ),
    command(
      'dialplan remove include',
      'Takes an included context out again',
      ['Usage: dialplan remove include <included> from <context>', '       Ends that a context includes another one.'],
      removeInclude,
    ),
    command(
      'dialplan add ignorepat',
      'Adds digits behind which the dial tone goes on',
      [
        'Usage: dialplan add ignorepat <pattern> into <context>',
        '       Lets the dial tone go on behind digits that fit the pattern.',
      ],
      addIgnorePattern,
    ),
    command(
      'dialplan remove ignorepat',
      'Removes digits behind which the dial tone goes on',
      ['Usage: dialplan remove ignorepat <pattern> from <context>', '       Removes an ignore pattern of a context.'],
      removeIgnorePattern,
    ),
    command(
      'dialplan remove context',
      'Removes a context',
      ['Usage: dialplan remove context <context>', '       Removes a context with all that is in it.'],
      removeContext,
    ),
    command(
      'dialplan reload',
      'Reads extensions.conf again',
      ['Usage: dialplan reload', '       Reads extensions.conf again; what others added to the dialplan stays.'],
      (_kernel, { args, print }) => {
        if (args.length > 0) return 'usage';
        try {
          reload();
        } catch (error) {
          print((error as Error).message);
          return 'failure';
        }
        print('Dialplan reloaded.');
        return undefined;
      },
    ),
  ];
};
