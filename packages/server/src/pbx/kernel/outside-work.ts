/**
 * Work that is done for the system outside of it, and in real time: a program that runs, a script whose turn it is. A
 * clock that is not real has to stand still meanwhile, or time would be up before they could say a word.
 */
export class OutsideWork {
  #count = 0;

  get underWay(): boolean {
    return this.#count > 0;
  }

  /** Waits for a piece of it. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#count += 1;
    try {
      return await work;
    } finally {
      this.#count -= 1;
    }
  }
}
