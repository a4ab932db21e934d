import { until } from '../support/until.js';

/** A message as a client gave it, its header names in lower case. */
export type Fields = Readonly<Record<string, string>>;

/** What the suite needs of a client that somebody else wrote; each is used by its own means, unchanged. */
export interface Client {
  /** Connects and logs in. */
  connect(): Promise<void>;
  /** Sends an action and gives its response. */
  action(fields: Fields): Promise<Fields>;
  /** Sends an action that is answered by a list and gives the items, without the closing event. */
  list(fields: Fields): Promise<readonly Fields[]>;
  /** The events that it has told of so far. */
  readonly events: readonly Fields[];
  /** Resolves as soon as the client is logged in again, after the server went away; called before it goes. */
  awaitReconnect(): Promise<void>;
  close(): void;
}

/** Copies what a client calls a message: text values under names in lower case. */
export const fieldsOf = (message: object): Fields =>
  Object.fromEntries(
    Object.entries(message)
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      .map(([name, value]) => [name.toLowerCase(), String(value)]),
  );

/** A response to which the client itself gathered what belongs to it. */
export type Message = object & { readonly events?: readonly object[] };

/** For clients with lists of their own: the items, without the closing event. */
export const itemsOf = (response: Message): readonly Fields[] => {
  if (fieldsOf(response).response !== 'Success') throw new Error(`No list: ${JSON.stringify(fieldsOf(response))}`);
  return (response.events ?? []).map(fieldsOf).filter((one) => one.eventlist !== 'Complete');
};

/** For clients without lists of their own: the events that carry the ActionID, up to the closing one. */
export const collectList = async (
  events: readonly Fields[],
  actionId: string,
  seconds = 10,
): Promise<readonly Fields[]> => {
  const mine = () => events.filter((event) => event.actionid === actionId);
  await until(() => mine().some((event) => event.eventlist === 'Complete'), seconds);
  return mine().slice(0, -1);
};
