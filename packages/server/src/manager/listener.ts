import net, { type AddressInfo, type Socket } from 'node:net';
import tls, { type TLSSocket } from 'node:tls';
import type { BindAddress } from '../config/manager-settings.js';
import { type Connection, plainHost } from './peer.js';
import type { readTlsOptions } from './tls.js';

export type TlsOptions = ReturnType<typeof readTlsOptions>;

/** Takes a connection whose stream is ready for use; says whether it may stay. */
export type Accept = (stream: Socket, connection: Connection) => void;

const KEEP_ALIVE_MS = 60_000;

/** A port that clients connect to, in clear or over TLS. */
export class Listener {
  readonly bind: BindAddress;
  readonly transport: 'TCP' | 'TLS';
  readonly #server: net.Server;
  readonly #accept: Accept;

  constructor(bind: BindAddress, accept: Accept, tlsOptions?: TlsOptions) {
    this.bind = bind;
    this.#accept = accept;
    this.transport = tlsOptions ? 'TLS' : 'TCP';
    const options = { noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS };
    this.#server = tlsOptions
      ? tls.createServer({ ...options, ...tlsOptions }, (socket) => this.#connected(socket))
      : net.createServer(options, (socket) => this.#connected(socket));
    // A handshake that fails ends its own connection, which is all there is to do about it.
    this.#server.on('tlsClientError', (_error: Error, socket: TLSSocket) => socket.destroy());
  }

  /** The address that it is bound to: the port is the real one where 0 was asked for. */
  get address(): BindAddress {
    const bound = this.#server.address() as AddressInfo | null;
    return bound ? { host: plainHost(bound.address), port: bound.port } : this.bind;
  }

  /** Resolves once clients can connect; rejects where the address cannot be had. */
  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ host: this.bind.host, port: this.bind.port, backlog: 511 }, () => {
        this.#server.off('error', reject);
        this.#server.on('error', () => {});
        resolve();
      });
    });
  }

  /** Takes other certificates or versions for the connections to come. */
  renew(tlsOptions: TlsOptions): void {
    if (this.#server instanceof tls.Server) this.#server.setSecureContext(tlsOptions);
  }

  /** Takes no more connections; those that are there stay. */
  close(): void {
    this.#server.close();
  }

  #connected(socket: Socket): void {
    const { remoteAddress, remotePort } = socket;
    // A client that is gone already has no address any more.
    if (remoteAddress === undefined || remotePort === undefined) {
      socket.destroy();
      return;
    }
    const remote = { host: plainHost(remoteAddress), port: remotePort };
    this.#accept(socket, { transport: this.transport, remote, local: this.address });
  }
}
