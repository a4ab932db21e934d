/** Goes on with a value that is there at once or later, and stays synchronous where it can. */
export const soon = <T, R>(value: T | Promise<T>, next: (value: T) => R | Promise<R>): R | Promise<R> =>
  value instanceof Promise ? value.then(next) : next(value);
