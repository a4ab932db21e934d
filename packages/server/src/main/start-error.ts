import type { ManagerGeneral } from '../config/manager-settings.js';

/** Why the server does not start, for the person who started it: what is wrong, and what to do. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
  }
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there already',
  EADDRNOTAVAIL: 'this machine does not have that address',
  EACCES: 'the system does not allow it: ports below 1024 are for root',
};

/** What it means that the manager could not open its listeners, for a person. */
export const listenError = (error: unknown, { tlscertfile, tlsprivatekey }: ManagerGeneral): StartError => {
  const {
    code = '',
    message,
    syscall,
    address = '',
    port,
  } = error as NodeJS.ErrnoException & {
    readonly address?: string;
    readonly port?: number;
  };
  const text =
    syscall === 'listen'
      ? `The manager cannot listen on ${address.includes(':') ? `[${address}]` : address}:${port}: ` +
        `${reasons[code] ?? message}. Choose another port: --port 5039 on the command line, or port (for TLS the ` +
        'one in tlsbindaddr) in manager.conf.'
      : `The manager cannot use its certificate (tlscertfile = ${tlscertfile}` +
        `${tlsprivatekey === '' ? '' : `, tlsprivatekey = ${tlsprivatekey}`}): ${message}. ` +
        'Put it right in manager.conf, or set tlsenable = no.';
  return new StartError(text, { cause: error });
};
