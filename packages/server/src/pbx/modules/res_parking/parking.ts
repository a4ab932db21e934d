import { inBackground } from '../../kernel/background.js';
import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
import { extensionsOf, LotExtensions } from './lot-extensions.js';
import { ParkedCall, type ParkRequest, parkDevice } from './parked-call.js';
import type { ParkingConfig } from './parking-conf.js';
import { ParkingLot } from './parking-lot.js';
import { defaultLot, type LotSettings, parseSpaces } from './parking-settings.js';

/** All parking lots. */
export class Parking {
  readonly kernel: Kernel;
  /** Whether lots are made on demand. */
  dynamic = false;
  readonly #lots = new Map<string, ParkingLot>();
  readonly #extensions: LotExtensions;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.#extensions = new LotExtensions(kernel);
  }

  /** By name, as bytes sort. */
  lots(): readonly ParkingLot[] {
    return [...this.#lots.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  lot(name: string): ParkingLot | undefined {
    return this.#lots.get(name);
  }

  /** Takes over a configuration. Calls stay where they are, also in lots that are not described any more. */
  configure({ dynamic, lots }: ParkingConfig): void {
    this.dynamic = dynamic;
    const names = new Set(lots.map(({ name }) => name));
    for (const lot of this.#lots.values()) if (!lot.dynamic) lot.enabled = names.has(lot.name);
    const moved: ParkingLot[] = [];
    for (const { name, settings } of lots) {
      const lot = this.#lots.get(name);
      if (!lot || lot.dynamic) this.#lots.set(name, new ParkingLot(this.kernel, name, settings));
      else {
        if (lot.settings.context !== settings.context) moved.push(lot);
        lot.settings = settings;
      }
    }
    this.#forgetUnused();
    this.#extensions.replace(this.lots().flatMap((lot) => (lot.enabled || !lot.empty ? extensionsOf(lot) : [])));
    for (const lot of moved)
      for (const { space } of lot.calls) this.kernel.deviceStates.changed(parkDevice(lot, space));
  }

  /** The state of `701@parkedcalls`. */
  stateOf(name: string): 'INUSE' | 'NOT_INUSE' | 'INVALID' {
    const at = name.indexOf('@');
    const space = Number(name.slice(0, at));
    const here = this.lots().filter((lot) => lot.settings.context === name.slice(at + 1));
    if (here.some((lot) => lot.callAt(space))) return 'INUSE';
    const known = here.some(({ settings: { parkpos } }) => space >= parkpos.first && space <= parkpos.last);
    return known ? 'NOT_INUSE' : 'INVALID';
  }

  /** The lot for a channel: the one named, that of PARKINGLOT, the channel's own, or the default one. */
  lotFor(channel: Channel, named: string): string {
    return named || channel.variables.get('PARKINGLOT') || channel.parkingLot || defaultLot;
  }

  /** The lot in which a channel is to be parked; made, where that is allowed. undefined, with the reason in the log, for none. */
  lotToPark(channel: Channel, named: string): ParkingLot | undefined {
    const name = this.lotFor(channel, named);
    const lot = this.#lots.get(name) ?? (this.dynamic ? this.#makeLot(channel, name) : undefined);
    if (lot?.enabled) return lot;
    this.tell(`There is no parking lot '${name}'`);
    return undefined;
  }

  /**
   * Keeps a space for a channel, from the one on that PARKINGEXTEN wishes for. undefined, with the reason in the log,
   * where the lot is full or that is no number.
   */
  prepare(channel: Channel, lot: ParkingLot, request: ParkRequest): ParkedCall | undefined {
    const wanted = channel.variables.get('PARKINGEXTEN') ?? '';
    if (wanted !== '' && !/^\d+$/.test(wanted)) {
      this.tell(`'${wanted}' in PARKINGEXTEN is no parking space`, 'warning');
      return undefined;
    }
    const space = lot.freeSpace(wanted === '' ? undefined : Number(wanted), request.randomSpace);
    if (space === undefined) {
      this.tell(`No space for ${channel.name} in the parking lot '${lot.name}'`, 'notice');
      channel.hangupCause ||= 16;
      return undefined;
    }
    const parker = channel.variables.get('BLINDTRANSFER') || channel.name;
    const call = new ParkedCall(channel, lot, space, dialString(parker), request);
    lot.keep(call);
    return call;
  }

  /** Parks a call and waits with it; at the end a lot that is not used any more goes. */
  async wait(call: ParkedCall): Promise<void> {
    await call.wait();
    this.#forgetUnused();
  }

  /** Parks a call for which a space is kept from outside, whatever its channel does now: out of its call or its application. */
  park(call: ParkedCall): void {
    const { channel } = call;
    const run = async (): Promise<'interrupted'> => {
      if (channel.hungUp) call.abandon();
      else await this.wait(call);
      return 'interrupted';
    };
    if (channel.bridge?.move(channel, run)) return;
    const alone = async (): Promise<void> => {
      await run();
      // nothing leads on from here but a place that it was sent to
      if (!channel.interrupted) this.#end(channel);
    };
    channel.detour(alone, () => call.abandon());
  }

  stop(): void {
    for (const lot of this.#lots.values()) lot.close();
    this.#lots.clear();
    this.#extensions.clear();
  }

  tell(message: string, level: 'error' | 'notice' | 'warning' = 'error'): void {
    this.kernel.log.write(level, 'res_parking', message);
  }

  /** Lets a task of a channel run by itself. */
  inBackground(name: string, task: Promise<unknown>): void {
    inBackground(this.kernel, name, task);
  }

  #end(channel: Channel): void {
    if (channel.hasPbx) channel.softHangup();
    else channel.hangup();
  }

  #forgetUnused(): void {
    for (const lot of [...this.#lots.values()]) {
      if (lot.enabled || !lot.empty) continue;
      lot.close();
      this.#lots.delete(lot.name);
    }
  }

  /** Makes a lot out of PARKINGDYNAMIC, PARKINGDYNCONTEXT, PARKINGDYNEXTEN and PARKINGDYNPOS of a channel. */
  #makeLot(channel: Channel, name: string): ParkingLot | undefined {
    const variable = (key: string): string => channel.variables.get(key) ?? '';
    const template = this.#lots.get(variable('PARKINGDYNAMIC') || defaultLot);
    if (!template) {
      this.tell(`There is no parking lot '${variable('PARKINGDYNAMIC')}' to make '${name}' from`);
      return undefined;
    }
    const spaces = variable('PARKINGDYNPOS');
    const parkpos = spaces === '' ? template.settings.parkpos : parseSpaces(spaces);
    if (!parkpos) {
      this.tell(`'${spaces}' in PARKINGDYNPOS are no spaces for '${name}': write a range such as 701-720`);
      return undefined;
    }
    const settings: LotSettings = {
      ...template.settings,
      parkpos,
      context: variable('PARKINGDYNCONTEXT') || template.settings.context,
      parkext: variable('PARKINGDYNEXTEN') || template.settings.parkext,
    };
    const lot = new ParkingLot(this.kernel, name, settings, true);
    const steps = extensionsOf(lot);
    if (this.#extensions.hinders(steps)) {
      this.tell(`The extensions of the dynamic parking lot '${name}' are in the way of others`);
      return undefined;
    }
    this.#extensions.add(steps);
    this.#lots.set(name, lot);
    return lot;
  }
}

/** The name of a channel without its serial is what is dialled to reach it. */
const dialString = (name: string): string => {
  const end = name.lastIndexOf('-');
  return end < 0 ? name : name.slice(0, end);
};
