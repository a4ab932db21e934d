import { Bridge, type BridgeOptions } from './bridge.js';
import type { Kernel } from './kernel.js';

/** All bridges that there are. */
export class Bridges {
  readonly #kernel: Kernel;
  readonly #byId = new Map<string, Bridge>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Makes a bridge; it goes away by itself as its options say. */
  create(options: BridgeOptions = {}): Bridge {
    const bridge = new Bridge(this.#kernel, options);
    this.#byId.set(bridge.uniqueid, bridge);
    return bridge;
  }

  get(uniqueid: string): Bridge | undefined {
    return this.#byId.get(uniqueid);
  }

  /** In the order in which they were made. */
  list(): readonly Bridge[] {
    return [...this.#byId.values()];
  }

  remove(bridge: Bridge): void {
    this.#byId.delete(bridge.uniqueid);
  }
}
