import net, { type AddressInfo, type Socket } from 'node:net';
import tls, { type TLSSocket } from 'node:tls';
import type { BindAddress } from '../config/manager-settings.js';
import { type Connection, plainHost } from './peer.js';
import type { readTlsOptions } from './tls.js';

export type TlsOptions = ReturnType<typeof readTlsOptions>;

/** Who decides on connections. */
export interface Door {
  /** Takes a connection whose stream is ready for use. */
  accept(stream: Socket, connection: Connection): void;
  /** Whether one more connection may begin a TLS handshake, where so many are under way. */
  mayBegin(handshakes: number): boolean;
}

const KEEP_ALIVE_MS = 60_000;

/** A port that clients connect to, in clear or over TLS. */
export class Listener {
  readonly bind: BindAddress;
  readonly transport: 'TCP' | 'TLS';
  readonly #server: net.Server;
  readonly #door: Door;
  #handshakes = 0;
  #address: BindAddress | undefined;

  constructor(bind: BindAddress, door: Door, tlsOptions?: TlsOptions) {
    this.bind = bind;
    this.#door = door;
    this.transport = tlsOptions ? 'TLS' : 'TCP';
    const options = { noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS };
    this.#server = tlsOptions
      ? this.#secure(tls.createServer({ ...options, ...tlsOptions }))
      : net.createServer(options, (socket) => this.#connected(socket));
  }

  /** The address that it is bound to: the port is the real one where 0 was asked for. */
  get address(): BindAddress {
    return this.#address ?? this.bind;
  }

  /** Resolves once clients can connect; rejects where the address cannot be had. */
  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ host: this.bind.host, port: this.bind.port, backlog: 511 }, () => {
        this.#server.off('error', reject);
        this.#server.on('error', () => {});
        const { address, port } = this.#server.address() as AddressInfo;
        this.#address = { host: plainHost(address), port };
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

  /** Counts handshakes: connections that never finish theirs must not get past the limit of those without a login. */
  #secure(server: tls.Server): tls.Server {
    server.on('connection', (socket: Socket) => {
      if (!this.#door.mayBegin(this.#handshakes++)) socket.destroy();
    });
    server.on('secureConnection', (socket: TLSSocket) => {
      this.#handshakes--;
      this.#connected(socket);
    });
    // Told once for each handshake that does not come to its end, be it that the client went or took too long.
    server.on('tlsClientError', (_error: Error, socket: TLSSocket) => {
      this.#handshakes--;
      socket.destroy();
    });
    return server;
  }

  #connected(socket: Socket): void {
    const { remoteAddress, remotePort } = socket;
    // A client that is gone already has no address any more.
    if (remoteAddress === undefined || remotePort === undefined) {
      socket.destroy();
      return;
    }
    const remote = { host: plainHost(remoteAddress), port: remotePort };
    this.#door.accept(socket, { transport: this.transport, remote, local: this.address });
  }
}
