import { actions, events } from '@amiable/protocol';
import { type ActionHandler, handle, handleList, item, type ListItem } from '../../kernel/action.js';
import type { Database } from '../../kernel/database.js';

/** DBPut, DBGet, DBGetTree, DBDel, DBDelTree. A change is answered when it is on disk. */
export const databaseActions = (database: Database): readonly ActionHandler[] => [
  handle(actions.DBPut, async ({ Family, Key, Val }) => {
    try {
      await database.put(Family, Key, Val);
      return 'ok';
    } catch {
      return 'notUpdated';
    }
  }),
  handleList(actions.DBGet, ({ Family, Key }) => {
    const value = database.get(Family, Key);
    return value === undefined ? 'notFound' : oneEntry(Family, Key, value);
  }),
  handleList(actions.DBGetTree, ({ Family, Key }) => entries(database.tree(Family, Key))),
  handle(actions.DBDel, async ({ Family, Key }) => {
    try {
      return (await database.del(Family, Key)) ? 'ok' : 'notDeleted';
    } catch {
      return 'unavailable';
    }
  }),
  handle(actions.DBDelTree, async ({ Family, Key }) => {
    try {
      return (await database.delTree(Family, Key)) > 0 ? 'ok' : 'notFound';
    } catch {
      return 'unavailable';
    }
  }),
];

function* oneEntry(Family: string, Key: string, Val: string): Generator<ListItem, undefined> {
  yield item(events.DBGetResponse, { Family, Key, Val });
}

function* entries(found: Iterable<readonly [path: string, value: string]>): Generator<ListItem, undefined> {
  for (const [Key, Val] of found) yield item(events.DBGetTreeResponse, { Key, Val });
}
