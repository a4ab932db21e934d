/** Those who are told once that something ends. */
export class EndListeners {
  #listeners: Set<() => void> | undefined;

  /** Gives the function that takes the listener back. */
  add(listener: () => void): () => void {
    this.#listeners ??= new Set();
    this.#listeners.add(listener);
    return () => this.#listeners?.delete(listener);
  }

  get any(): boolean {
    return this.#listeners !== undefined && this.#listeners.size > 0;
  }

  /** Calls everybody, in the order in which they came, and forgets them. */
  tell(): void {
    const listeners = this.#listeners;
    this.#listeners = undefined;
    for (const listener of listeners ?? []) listener();
  }
}
