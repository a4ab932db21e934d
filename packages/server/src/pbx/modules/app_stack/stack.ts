import type { Channel } from '../../kernel/channel.js';

/** One call of a subroutine: where it returns to, and the variables that are its own. */
export interface Frame {
  readonly context: string;
  readonly exten: string;
  readonly priority: number;
  readonly argumentCount: number;
  readonly locals: string[];
}

/** How deep subroutines may call each other, so that an endless one does not take all memory. */
const deepest = 10_000;

const stacks = new WeakMap<Channel, Frame[]>();

export const stackOf = (channel: Channel): Frame[] => {
  let stack = stacks.get(channel);
  if (!stack) {
    stack = [];
    stacks.set(channel, stack);
  }
  return stack;
};

export const isFull = (channel: Channel): boolean => stackOf(channel).length >= deepest;

/** Gives a variable a value within a frame; the value that it had outside shows again when the frame ends. */
export const setLocal = (channel: Channel, frame: Frame, name: string, value: string): void => {
  if (frame.locals.includes(name)) channel.variables.set(name, value);
  else {
    frame.locals.push(name);
    channel.variables.push(name, value);
  }
  channel.variables.tell(`LOCAL(${name})`, value);
};

/** Takes the newest frame away, with its variables; `before` is done in between. */
export const popFrame = (channel: Channel, before: (frame: Frame) => void = () => {}): Frame | undefined => {
  const frame = stackOf(channel).pop();
  if (frame) before(frame);
  for (const name of frame?.locals.reverse() ?? []) channel.variables.unset(name);
  return frame;
};
