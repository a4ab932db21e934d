import type { ActionDefinition } from './action.js';
import * as actions from './actions.js';
import type { EventDefinition } from './event.js';
import * as events from './events.js';

const byLowerCaseName = <T extends { name: string }>(definitions: object): ReadonlyMap<string, T> =>
  new Map(
    (Object.values(definitions) as T[])
      .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
      .map((definition) => [definition.name.toLowerCase(), definition]),
  );

/** Every action of the catalog under its name in lower case, in the order of ListCommands. */
export const actionCatalog: ReadonlyMap<string, ActionDefinition> = byLowerCaseName(actions);

/** Every event of the catalog under its name in lower case. */
export const eventCatalog: ReadonlyMap<string, EventDefinition> = byLowerCaseName(events);

/** The action of that name, whatever its case. */
export const findAction = (name: string): ActionDefinition | undefined => actionCatalog.get(name.toLowerCase());

/** The event of that name, whatever its case. */
export const findEvent = (name: string): EventDefinition | undefined => eventCatalog.get(name.toLowerCase());
