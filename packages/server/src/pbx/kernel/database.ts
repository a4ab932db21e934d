import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import { asciiLower, likePattern } from './like.js';

/** A change that is not on disk yet; `undefined` stands for a key that is being deleted. */
interface Pending {
  readonly value: string | undefined;
}

/** The longest key, in bytes, that the store takes. */
const longestKey = 1978;

const toBytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const toText = (bytes: Buffer): string => bytes.toString('latin1');

/**
 * AstDB: values under a family and a key, kept on disk. A change is seen by readers at once, and its promise is
 * resolved when it would survive a crash of the machine. Keys and values are byte strings. Keys are listed in the order
 * of their bytes, written `/family/key`; both parts may hold slashes.
 */
export class Database {
  readonly #store: RootDatabase<Buffer, Buffer>;
  readonly #pending = new Map<string, Pending>();

  private constructor(store: RootDatabase<Buffer, Buffer>) {
    this.#store = store;
  }

  /** Opens the database in `folder`, which is made if it is not there. Throws where it cannot be opened. */
  static open(folder: string): Database {
    mkdirSync(folder, { recursive: true });
    const store = open<Buffer, Buffer>({
      path: join(folder, 'astdb.mdb'),
      noSubdir: true,
      keyEncoding: 'binary',
      encoding: 'binary',
      // a commit is told only when it is on disk
      overlappingSync: false,
    });
    return new Database(store);
  }

  /** Whether a change is still on its way to the disk. */
  get busy(): boolean {
    return this.#pending.size > 0;
  }

  get(family: string, key: string): string | undefined {
    return this.#read(`/${family}/${key}`);
  }

  /** Rejects where the key is too long (1978 bytes with its slashes) or the disk refuses. */
  async put(family: string, key: string, value: string): Promise<void> {
    await this.#change(`/${family}/${key}`, value);
  }

  /** Gives whether there was such a key. */
  async del(family: string, key: string): Promise<boolean> {
    const path = `/${family}/${key}`;
    if (this.#read(path) === undefined) return false;
    await this.#change(path, undefined);
    return true;
  }

  /**
   * Deletes the entries at and under a family, or a key of it, all of them or none; gives how many these were. The case
   * of ASCII letters does not matter, but `%` and `_` stand for themselves: more than was named must not be lost.
   */
  async delTree(family: string, key = ''): Promise<number> {
    const prefix = `${asciiLower(treePath(family, key))}/`;
    const keys = this.#entries((path) => asciiLower(`${path}/`).startsWith(prefix)).map(([path]) => path);
    await this.#store.batch(() => {
      for (const path of keys) void this.#change(path, undefined).catch(() => {});
    });
    return keys.length;
  }

  /**
   * The entries at and under a family, or a key of it, by key; all of them without a family. As in the reference, the
   * case of ASCII letters does not matter here, `%` stands for any text and `_` for any byte; `get` goes by the exact key.
   */
  tree(family = '', key = ''): [path: string, value: string][] {
    if (family === '') return this.#entries(() => true);
    const matches = likePattern(`${treePath(family, key)}/%`);
    return this.#entries((path) => matches(`${path}/`));
  }

  /** The entries whose key ends in `/key`, whatever their family; with the same patterns. */
  entriesOfKey(key: string): [path: string, value: string][] {
    return this.#entries(likePattern(`%/${key}`));
  }

  /** Closes it after the changes under way. */
  async close(): Promise<void> {
    await this.#store.close();
  }

  #read(path: string): string | undefined {
    const pending = this.#pending.get(path);
    if (pending) return pending.value;
    if (path.length > longestKey) return undefined;
    const bytes = this.#store.get(toBytes(path));
    return bytes === undefined ? undefined : toText(bytes);
  }

  async #change(path: string, value: string | undefined): Promise<void> {
    if (path.length > longestKey) throw new Error(`A database key may have ${longestKey} bytes at most`);
    const pending: Pending = { value };
    this.#pending.set(path, pending);
    try {
      const bytes = toBytes(path);
      if (value === undefined) await this.#store.remove(bytes);
      else await this.#store.put(bytes, toBytes(value));
    } finally {
      if (this.#pending.get(path) === pending) {
        this.#store.resetReadTxn();
        this.#pending.delete(path);
      }
    }
  }

  #entries(wanted: (path: string) => boolean): [path: string, value: string][] {
    const found = new Map<string, string>();
    for (const { key, value } of this.#store.getRange({})) {
      const path = toText(key);
      if (wanted(path) && !this.#pending.has(path)) found.set(path, toText(value));
    }
    for (const [path, { value }] of this.#pending) if (value !== undefined && wanted(path)) found.set(path, value);
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

const treePath = (family: string, key: string): string => (key === '' ? `/${family}` : `/${family}/${key}`);
