import { type Header, renderHeaders } from '@amiable/protocol';
import type { Done } from './action.js';

export interface RawList {
  readonly message: string;
  /** Headers of each item, `Event` the first. */
  readonly items: readonly (readonly Header[])[];
  /** The event at the end. */
  readonly complete: string;
  readonly actionId: string;
  /** All items and the end go out as one message, with no blank lines between. */
  readonly joined?: boolean;
  /** `start`, but for one that begins with `Start`. */
  readonly start?: string;
  /** Headers of the end behind `ListItems`. */
  readonly totals?: readonly Header[];
}

/** The answer to an action of an older channel driver, whose items do not follow the rules for lists. */
export const rawList = (list: RawList): Done => {
  const id: readonly Header[] = list.actionId === '' ? [] : [['ActionID', list.actionId]];
  const end: readonly Header[] = [
    ['Event', list.complete],
    ...id,
    ['EventList', 'Complete'],
    ['ListItems', String(list.items.length)],
    ...(list.totals ?? []),
  ];
  const messages = [...list.items, end].map((headers) => renderHeaders(headers));
  return {
    outcome: 'done',
    headers: [
      ['EventList', list.start ?? 'start'],
      ['Message', list.message],
    ],
    followUps: list.joined ? [messages.join('')] : messages,
  };
};
