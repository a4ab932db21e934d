import type { ManagerUser } from '../config/manager-settings.js';

/** The users of manager.conf by name, whatever its case. */
export class Users {
  readonly #byName: ReadonlyMap<string, ManagerUser>;

  constructor(users: readonly ManagerUser[]) {
    this.#byName = new Map(users.map((user) => [user.name.toLowerCase(), user]));
  }

  find(name: string): ManagerUser | undefined {
    return this.#byName.get(name.toLowerCase());
  }
}
