import { isTrue } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { type Application, defineModule } from '../../kernel/module.js';

const warn = (channel: Channel, message: string): void => channel.kernel.log.write('warning', 'app_if', message);

/** How many branches are open: each has a variable, IF_0 the outermost one. */
const openBranches = ({ variables }: Channel): number => {
  let count = 0;
  while (variables.get(`IF_${count}`) !== undefined) count += 1;
  return count;
};

/** Where an application of the same depth stands behind the present priority; undefined if there is none. */
const findBehind = (channel: Channel, names: readonly string[]): { name: string; priority: number } | undefined => {
  let depth = 1;
  for (let priority = channel.priority + 1; ; priority++) {
    const step = channel.kernel.dialplan.find(channel.context, channel.exten, priority, channel.callerId.num);
    if (!step) return undefined;
    const name = step.application.toLowerCase();
    if (depth === 1 && names.includes(name)) return { name, priority };
    if (name === 'if') depth += 1;
    else if (name === 'endif') depth -= 1;
    if (depth === 0) return { name, priority };
  }
};

/** Goes on behind EndIf, or with what else is looked for; with the next priority where there is no end. */
const skip = (channel: Channel, names: readonly string[] = []): void => {
  const { context, exten, priority } = channel;
  const found = findBehind(channel, names);
  if (!found) warn(channel, `The If before priority ${priority + 1} of ${exten}@${context} has no EndIf`);
  // ElseIf asks its own question; what stands behind Else and EndIf is what comes next
  else channel.setLocation(context, exten, found.name === 'elseif' ? found.priority : found.priority + 1);
};

/** If and ElseIf: the variables are those that the reference keeps for a branch. */
const branching = (name: string, synopsis: string): Application => ({
  name,
  synopsis,
  syntax: `${name}(condition)`,
  run(channel, data) {
    const { context, exten, priority, variables } = channel;
    const key = `${context}_${exten}_${priority}`;
    let depth = variables.get(key);
    if (depth === undefined) {
      depth = String(openBranches(channel));
      variables.set(key, depth);
    }
    if (isTrue(data)) {
      if (variables.get(`IF_${depth}`) === undefined) variables.set(`IF_${depth}`, `${context},${exten},${priority}`);
      return 'continue';
    }
    variables.unset(key);
    skip(channel, ['else', 'elseif']);
    return 'continue';
  },
});

/** Closes the innermost branch that is open. */
const close = (channel: Channel): void => {
  const open = openBranches(channel);
  if (open > 0) channel.variables.unset(`IF_${open - 1}`);
};

const closing = (name: string, synopsis: string): Application => ({
  name,
  synopsis,
  syntax: `${name}()`,
  run(channel) {
    close(channel);
    if (name !== 'EndIf') skip(channel);
    return 'continue';
  },
});

export const definition = defineModule({
  name: 'app_if',
  description: 'If Branching and Conditional Execution',
  start: () => ({
    applications: [
      branching('If', 'Begins a part of the dialplan that runs if a condition holds'),
      branching('ElseIf', 'Begins a part that runs if no condition before held, and this one does'),
      closing('Else', 'Begins a part that runs if no condition held'),
      closing('EndIf', 'Ends the parts of If'),
      closing('ExitIf', 'Goes on behind EndIf at once'),
    ],
  }),
});
