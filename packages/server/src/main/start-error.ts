/** Why the server does not start, for the person who started it: what is wrong, and what to do. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
  }
}

/** What a failed `listen` means, for a person. */
export const listenError = (error: unknown, what: string, address: string, advice: string): StartError => {
  const { code, message } = error as NodeJS.ErrnoException;
  const reason =
    code === 'EADDRINUSE'
      ? 'another program listens there already'
      : code === 'EADDRNOTAVAIL'
        ? 'this machine does not have that address'
        : code === 'EACCES'
          ? 'the system does not allow it: ports below 1024 are for root'
          : message;
  return new StartError(`${what} cannot listen on ${address}: ${reason}. ${advice}`, { cause: error });
};
