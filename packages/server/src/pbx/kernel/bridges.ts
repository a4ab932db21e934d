import { Bridge, type BridgeOptions } from './bridge.js';
import type { Kernel } from './kernel.js';

/** A way to mix. A suspended one is not chosen any more. */
export interface BridgeTechnology {
  readonly name: string;
  /** As BridgeTechnologyList tells it. */
  readonly type: string;
  readonly priority: number;
  suspended: boolean;
}

/** All bridges that there are. */
export class Bridges {
  /** The best one first. */
  readonly technologies: readonly BridgeTechnology[] = [
    { name: 'native_rtp', type: 'Native', priority: 90, suspended: false },
    { name: 'holding_bridge', type: 'Holding', priority: 50, suspended: false },
    { name: 'simple_bridge', type: '1to1Mix', priority: 50, suspended: false },
    { name: 'softmix', type: 'MultiMix', priority: 10, suspended: false },
  ];
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

  /** How so many channels are mixed. */
  technologyFor(channels: number): string {
    const simple = this.technologies.find(({ name }) => name === 'simple_bridge');
    return channels > 2 || simple?.suspended ? 'softmix' : 'simple_bridge';
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
