import type { Bridge } from '../../kernel/bridge.js';
import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { ParkedCall } from './parked-call.js';
import type { LotSettings } from './parking-settings.js';

/** A parking lot: spaces, and the calls that wait in them. */
export class ParkingLot {
  readonly name: string;
  /** Whether it was made on demand. */
  readonly dynamic: boolean;
  settings: LotSettings;
  /** false: res_parking.conf does not know it any more, it goes when its last call does. */
  enabled = true;
  readonly #kernel: Kernel;
  readonly #calls = new Map<number, ParkedCall>();
  readonly #byChannel = new Map<Channel, ParkedCall>();
  #bridge: Bridge | undefined;
  #lastSpace: number | undefined;

  constructor(kernel: Kernel, name: string, settings: LotSettings, dynamic = false) {
    this.#kernel = kernel;
    this.name = name;
    this.settings = settings;
    this.dynamic = dynamic;
  }

  /** Those who wait, by space. */
  get calls(): readonly ParkedCall[] {
    return [...this.#byChannel.values()].sort((a, b) => a.space - b.space);
  }

  callAt(space: number): ParkedCall | undefined {
    const call = this.#calls.get(space);
    return call && this.#byChannel.get(call.channel) === call ? call : undefined;
  }

  /** Whether nobody is here or on the way. */
  get empty(): boolean {
    return this.#calls.size === 0;
  }

  /** Where its calls wait. It is made for the first one and stays. */
  get bridge(): Bridge {
    if (!this.#bridge || this.#bridge.ended)
      this.#bridge = this.#kernel.bridges.create({
        type: 'parking',
        technology: 'holding_bridge',
        creator: 'Parking',
        name: this.name,
        dissolveOnHangup: false,
        dissolveWhenEmpty: false,
        entered: (channel) => this.#byChannel.get(channel)?.entered(),
        leaving: (channel) => this.#byChannel.get(channel)?.leaving(),
      });
    return this.#bridge;
  }

  /** A space that is free, looked for from the one wished for on, where there is that, else by the rule of the lot; undefined for none. */
  freeSpace(wanted: number | undefined, random = false): number | undefined {
    const { first, last } = this.settings.parkpos;
    const count = last - first + 1;
    const start =
      wanted !== undefined && wanted >= first && wanted <= last ? wanted : this.#firstTried(random, first, last);
    for (let step = 0; step < count; step++) {
      const space = first + ((start - first + step) % count);
      if (!this.#calls.has(space)) return space;
    }
    return undefined;
  }

  #firstTried(random: boolean, first: number, last: number): number {
    if (random) return first + Math.floor(Math.random() * (last - first + 1));
    const next = (this.#lastSpace ?? last) + 1;
    return this.settings.findslot === 'next' && next > first && next <= last ? next : first;
  }

  /** Keeps its space for a call that is on its way here. */
  keep(call: ParkedCall): void {
    this.#calls.set(call.space, call);
    this.#lastSpace = call.space;
  }

  /** The call is here. */
  take(call: ParkedCall): void {
    this.#byChannel.set(call.channel, call);
  }

  release(call: ParkedCall): void {
    if (this.#calls.get(call.space) === call) this.#calls.delete(call.space);
    if (this.#byChannel.get(call.channel) === call) this.#byChannel.delete(call.channel);
  }

  /** Ends the place where calls wait; those who are there leave it. */
  close(): void {
    this.#bridge?.dissolve();
    this.#bridge = undefined;
  }
}
