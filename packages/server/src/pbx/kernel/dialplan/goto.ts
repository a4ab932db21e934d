import { leadingInteger } from '../arguments.js';
import type { Channel } from '../channel.js';

export interface Place {
  readonly context: string;
  readonly exten: string;
  readonly priority: number;
}

/**
 * Where `[[context,]exten,]priority` leads from where a channel is; a priority is a number (`+2`, `-1`: from the present
 * one on), `n`, or a label, whose blanks count. undefined if there is no such label, which is logged.
 */
export function parsePlace(channel: Channel, text: string): Place | undefined {
  const parts = text.split(',');
  const priority = parts.pop() ?? '';
  const exten = parts.pop()?.trim() || channel.exten;
  const context = parts.pop()?.trim() || channel.context;
  const number = priorityOf(channel, context, exten, priority);
  if (number === undefined) {
    channel.kernel.log.write('warning', 'pbx', `There is no priority or label '${priority}' in ${exten}@${context}`);
    return undefined;
  }
  return { context, exten, priority: number };
}

function priorityOf(channel: Channel, context: string, exten: string, text: string): number | undefined {
  if (text === 'n') return channel.priority + 1;
  const written = text.trim();
  if (/^[+-]?\d+$/.test(written)) {
    const number = leadingInteger(written) as number;
    return /^[+-]/.test(written) ? channel.priority + number : number;
  }
  return channel.kernel.dialplan.labelPriority(context, exten, text, channel.callerId.num);
}

/** Sends a channel to a place; false if the text names none. */
export function goTo(channel: Channel, text: string): boolean {
  const place = parsePlace(channel, text);
  if (!place) return false;
  channel.setLocation(place.context, place.exten, place.priority);
  return true;
}
