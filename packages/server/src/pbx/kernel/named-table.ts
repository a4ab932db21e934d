/** Things under names that are looked up whatever their case, and taken away by whoever added them. */
export class NamedTable<T extends { readonly name: string }> {
  readonly #kind: string;
  readonly #entries = new Map<string, T>();

  constructor(kind: string) {
    this.#kind = kind;
  }

  /** Adds an entry; gives the function that takes it away. */
  register(entry: T): () => void {
    const key = entry.name.toLowerCase();
    if (this.#entries.has(key)) throw new Error(`There is already a ${this.#kind} called '${entry.name}'`);
    this.#entries.set(key, entry);
    return () => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    };
  }

  get(name: string): T | undefined {
    return this.#entries.get(name.toLowerCase());
  }

  /** All entries by name. */
  list(): readonly T[] {
    return [...this.#entries.values()].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  }
}
