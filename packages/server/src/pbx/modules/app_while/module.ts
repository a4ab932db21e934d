import { isTrue } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { type Application, defineModule } from '../../kernel/module.js';

interface Loop {
  /** How many loops are around it; it stands in the names of its variables. */
  readonly depth: number;
  readonly context: string;
  readonly exten: string;
  /** The priority of While. */
  readonly start: number;
  /** The priority behind EndWhile, once it was there. */
  end: number | undefined;
}

const loops = new WeakMap<Channel, Loop[]>();
const warn = (channel: Channel, message: string): void => channel.kernel.log.write('warning', 'app_while', message);

const loopsOf = (channel: Channel): Loop[] => {
  let own = loops.get(channel);
  if (!own) {
    own = [];
    loops.set(channel, own);
  }
  return own;
};

const isHere = (loop: Loop | undefined, channel: Channel): boolean =>
  loop?.context === channel.context && loop.exten === channel.exten && loop.start === channel.priority;

const keyOf = ({ context, exten, start }: Loop): string => `${context}_${exten}_${start}`;

/** The loop that would begin where the channel stands. Its variables are those that the reference keeps for it. */
const loopHere = (channel: Channel): Loop => {
  const { context, exten, priority, variables } = channel;
  const loop: Loop = { depth: loopsOf(channel).length, context, exten, start: priority, end: undefined };
  // one that ExitWhile left is known by it still
  if (variables.get(keyOf(loop)) === undefined) variables.set(keyOf(loop), String(loop.depth));
  return loop;
};

/** The priority behind the EndWhile that belongs to a loop; undefined if there is none. */
const findEnd = (channel: Channel, { context, exten, start }: Loop): number | undefined => {
  let depth = 1;
  for (let priority = start + 1; ; priority++) {
    const step = channel.kernel.dialplan.find(context, exten, priority, channel.callerId.num);
    if (!step) return undefined;
    const name = step.application.toLowerCase();
    if (name === 'while') depth += 1;
    else if (name === 'endwhile') depth -= 1;
    if (depth === 0) return priority + 1;
  }
};

/** Goes on behind a loop, or with the next priority where it has no end. */
const goBehind = (channel: Channel, loop: Loop): void => {
  const end = loop.end ?? findEnd(channel, loop);
  if (end === undefined) {
    warn(channel, `The While at priority ${loop.start} of ${loop.exten}@${loop.context} has no EndWhile`);
    return;
  }
  channel.setLocation(loop.context, loop.exten, end);
  if (loop.end !== undefined) channel.variables.unset(`END_WHILE_${loop.depth}`);
};

const While: Application = {
  name: 'While',
  synopsis: 'Begins a loop that runs as long as a condition holds',
  syntax: 'While(condition)',
  run(channel, data) {
    const open = loopsOf(channel);
    const running = isHere(open.at(-1), channel) ? open.at(-1) : undefined;
    const loop = running ?? loopHere(channel);
    const { context, exten, start, depth } = loop;
    if (isTrue(data)) {
      if (running) return 'continue';
      open.push(loop);
      channel.variables.set(`WHILE_${depth}`, `${context},${exten},${start}`);
      return 'continue';
    }
    if (running) {
      open.pop();
      channel.variables.unset(`WHILE_${depth}`);
    }
    channel.variables.unset(keyOf(loop));
    goBehind(channel, loop);
    return 'continue';
  },
};

const EndWhile: Application = {
  name: 'EndWhile',
  synopsis: 'Goes back to the While of the loop',
  syntax: 'EndWhile()',
  run(channel) {
    const loop = loopsOf(channel).at(-1);
    if (!loop) {
      warn(channel, 'EndWhile without While');
      return 'continue';
    }
    if (loop.end === undefined) {
      loop.end = channel.priority + 1;
      channel.variables.set(`END_WHILE_${loop.depth}`, `${loop.context},${loop.exten},${loop.end}`);
    }
    channel.setLocation(loop.context, loop.exten, loop.start);
    return 'continue';
  },
};

const ExitWhile: Application = {
  name: 'ExitWhile',
  synopsis: 'Ends a loop at once',
  syntax: 'ExitWhile()',
  run(channel) {
    const loop = loopsOf(channel).pop();
    if (!loop) {
      warn(channel, 'There is no While to leave');
      return 'continue';
    }
    channel.variables.unset(`WHILE_${loop.depth}`);
    goBehind(channel, loop);
    return 'continue';
  },
};

const ContinueWhile: Application = {
  name: 'ContinueWhile',
  synopsis: 'Goes back to the While of the loop before its end',
  syntax: 'ContinueWhile()',
  run(channel) {
    const loop = loopsOf(channel).at(-1);
    if (!loop) warn(channel, 'ContinueWhile without While');
    else channel.setLocation(loop.context, loop.exten, loop.start);
    return 'continue';
  },
};

export const definition = defineModule({
  name: 'app_while',
  description: 'While Loops and Conditional Execution',
  start: () => ({ applications: [While, EndWhile, ExitWhile, ContinueWhile] }),
});
