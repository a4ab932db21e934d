import { separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { chosenBranch, parseBranches } from '../../kernel/condition.js';
import { parsePlace } from '../../kernel/dialplan/goto.js';
import { type Application, type ApplicationOutcome, type DialplanFunction, defineModule } from '../../kernel/module.js';
import { readVariable } from '../../kernel/substitute.js';
import { isFull, popFrame, setLocal, stackOf } from './stack.js';

const warn = (channel: Channel, message: string): void => channel.kernel.log.write('warning', 'app_stack', message);

/** Separates arguments as they are: quotes and backslashes are the subroutine's own affair. */
const rawArguments = (text: string): string[] => {
  const found: string[] = [];
  let start = 0;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '(' || character === '[') depth += 1;
    else if (character === ')' || character === ']') depth -= 1;
    else if (character === ',' && depth <= 0) {
      found.push(text.slice(start, at));
      start = at + 1;
    }
  }
  if (text !== '') found.push(text.slice(start));
  return found;
};

/** Splits `place(argument,…)`. */
const splitCall = (call: string): { place: string; args: string[] } => {
  const open = call.indexOf('(');
  if (open < 0) return { place: call, args: [] };
  const close = call.lastIndexOf(')');
  return {
    place: call.slice(0, open),
    args: rawArguments(call.slice(open + 1, close > open ? close : undefined)),
  };
};

const gosub = (channel: Channel, call: string): ApplicationOutcome => {
  if (call.trim() === '' || isFull(channel)) {
    warn(channel, call.trim() === '' ? 'Gosub needs a place to go to' : 'Subroutines call each other too deeply');
    return 'hangup';
  }
  const { place, args } = splitCall(call);
  const target = parsePlace(channel, place);
  if (!target) return 'hangup';
  const stack = stackOf(channel);
  const hidden = stack.at(-1)?.argumentCount ?? 0;
  const { context, exten, priority } = channel;
  const frame = { context, exten, priority: priority + 1, argumentCount: args.length, locals: [] };
  stack.push(frame);
  if (!channel.kernel.dialplan.exists(target.context, target.exten, target.priority, channel.callerId.num)) {
    warn(channel, `There is no priority ${target.priority} in ${target.exten}@${target.context}`);
    stack.pop();
    return 'hangup';
  }
  channel.setLocation(target.context, target.exten, target.priority);
  // arguments of the caller that this call does not have are hidden too
  for (let at = 0; at < Math.max(args.length, hidden); at++) setLocal(channel, frame, `ARG${at + 1}`, args[at] ?? '');
  setLocal(channel, frame, 'ARGC', String(args.length));
  return 'continue';
};

const Gosub: Application = {
  name: 'Gosub',
  synopsis: 'Calls a subroutine of the dialplan, which comes back by Return',
  syntax: 'Gosub([[context,]extension,]priority[(argument[,…])])',
  run: gosub,
};

const GosubIf: Application = {
  name: 'GosubIf',
  synopsis: 'Calls one subroutine or another',
  syntax: 'GosubIf(condition?place[(arguments)][:place[(arguments)]])',
  run(channel, data) {
    const branches = parseBranches(data);
    if (!branches) {
      warn(channel, `GosubIf needs a '?' behind its condition: '${data}'`);
      return 'continue';
    }
    const call = chosenBranch(branches);
    return call.trim() === '' ? 'continue' : gosub(channel, call);
  },
};

const Return: Application = {
  name: 'Return',
  synopsis: 'Comes back from a subroutine, with a value in GOSUB_RETVAL',
  syntax: 'Return([value])',
  run(channel, data) {
    const frame = popFrame(channel, ({ context, exten, priority }) => channel.setLocation(context, exten, priority));
    if (!frame) {
      channel.kernel.log.write('error', 'app_stack', 'Return without Gosub');
      return 'hangup';
    }
    channel.variables.set('GOSUB_RETVAL', data);
    return 'continue';
  },
};

const StackPop: Application = {
  name: 'StackPop',
  synopsis: 'Forgets where the subroutine was called from',
  syntax: 'StackPop()',
  run(channel) {
    if (!popFrame(channel)) warn(channel, 'StackPop without Gosub');
    return 'continue';
  },
};

const LOCAL: DialplanFunction = {
  name: 'LOCAL',
  synopsis: 'A variable of the subroutine alone',
  syntax: 'LOCAL(name)',
  read: (scope, name) => {
    const frame = scope.channel && stackOf(scope.channel).at(-1);
    return frame?.locals.includes(name) ? readVariable(name, scope) : undefined;
  },
  write: ({ channel }, name, value) => {
    const frame = channel && stackOf(channel).at(-1);
    if (!channel || !frame) return false;
    setLocal(channel, frame, name, value);
    return true;
  },
};

const LOCAL_PEEK: DialplanFunction = {
  name: 'LOCAL_PEEK',
  synopsis: 'The value that a variable has so many subroutines further out',
  syntax: 'LOCAL_PEEK(n,name)',
  read: ({ channel }, args) => {
    const [depth = '', name = ''] = separateArguments(args, 2);
    return channel?.variables.peek(name, Number.parseInt(depth, 10) || 0);
  },
};

const STACK_PEEK: DialplanFunction = {
  name: 'STACK_PEEK',
  synopsis: 'Where a subroutine was called from: the part c(ontext), e(xtension), p(riority) or l(ocation)',
  syntax: 'STACK_PEEK(n,which[,suppress])',
  read: ({ channel }, args) => {
    const [depth = '', which = '', suppress] = separateArguments(args, 3);
    const distance = Number.parseInt(depth, 10);
    const frame = channel && distance > 0 ? stackOf(channel).at(-distance) : undefined;
    if (!channel || !frame) {
      if (channel && suppress === undefined) warn(channel, `There is no subroutine ${depth} further out`);
      return suppress === undefined ? undefined : '';
    }
    const priority = String(frame.priority - 1);
    if (which.startsWith('c')) return frame.context;
    if (which.startsWith('e')) return frame.exten;
    if (which.startsWith('p')) return priority;
    return which.startsWith('l') ? `${frame.context},${frame.exten},${priority}` : undefined;
  },
};

export const definition = defineModule({
  name: 'app_stack',
  description: 'Dialplan subroutines (Gosub, Return, etc)',
  start: () => ({
    applications: [Gosub, GosubIf, Return, StackPop],
    functions: [LOCAL, LOCAL_PEEK, STACK_PEEK],
  }),
});
