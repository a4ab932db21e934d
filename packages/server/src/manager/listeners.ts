import type { BindAddress, ManagerGeneral } from '../config/manager-settings.js';
import { type Door, Listener, type TlsOptions } from './listener.js';
import { addressText } from './peer.js';
import { readTlsOptions } from './tls.js';

interface Wanted {
  readonly bind: BindAddress;
  readonly tls: TlsOptions | undefined;
}

const wanted = (general: ManagerGeneral): Wanted[] => {
  if (!general.enabled) return [];
  const all: Wanted[] = [{ bind: general.bind, tls: undefined }];
  if (general.tlsenable) all.push({ bind: general.tlsbind, tls: readTlsOptions(general) });
  return all;
};

const isFor = (listener: Listener, { bind, tls }: Wanted): boolean =>
  listener.bind.host === bind.host &&
  listener.bind.port === bind.port &&
  listener.transport === (tls === undefined ? 'TCP' : 'TLS');

/** The listeners of the configuration that is in force. */
export class Listeners {
  readonly #door: Door;
  #current: readonly Listener[] = [];

  constructor(door: Door) {
    this.#door = door;
  }

  get all(): readonly Listener[] {
    return this.#current;
  }

  /**
   * Brings the listeners to what the settings say: those that stay keep their port open and get the certificates as they
   * are on disk now. Rejects where an address cannot be had or a certificate cannot be read, and then leaves all as it was.
   */
  async apply(general: ManagerGeneral): Promise<readonly string[]> {
    const targets = wanted(general);
    const kept = this.#current.filter((listener) => targets.some((target) => isFor(listener, target)));
    const gone = this.#current.filter((listener) => !kept.includes(listener));
    const fresh = targets
      .filter((target) => !kept.some((listener) => isFor(listener, target)))
      .map(({ bind, tls }) => new Listener(bind, this.#door, tls));
    // The same port with another host or transport must be free before it can be taken.
    const inTheWay = gone.filter(({ bind }) => bind.port !== 0 && fresh.some((one) => one.bind.port === bind.port));
    for (const listener of inTheWay) listener.close();
    try {
      for (const listener of fresh) await listener.listen();
    } catch (error) {
      for (const listener of fresh) listener.close();
      await this.#reopen(inTheWay);
      throw error;
    }
    for (const listener of gone) if (!inTheWay.includes(listener)) listener.close();
    for (const target of targets) if (target.tls) kept.find((one) => isFor(one, target))?.renew(target.tls);
    this.#current = [...kept, ...fresh];
    return [
      ...gone.map((listener) => `${listener.transport} ${addressText(listener.bind)} closed`),
      ...fresh.map((listener) => `${listener.transport} ${addressText(listener.address)} opened`),
    ];
  }

  close(): void {
    for (const listener of this.#current) listener.close();
    this.#current = [];
  }

  async #reopen(closed: readonly Listener[]): Promise<void> {
    for (const listener of closed) await listener.listen();
  }
}
