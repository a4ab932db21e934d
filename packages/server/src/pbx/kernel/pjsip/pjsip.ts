import { events } from '@amiable/protocol';
import { splitList } from '../../../config/setting.js';
import type { DeviceState } from '../device-state.js';
import type { Kernel } from '../kernel.js';
import type { SorceryObject } from '../sorcery/object-type.js';
import type { Sorcery } from '../sorcery/sorcery.js';
import { type Contact, Contacts } from './contacts.js';

/** An endpoint's object, and what stands around it. */
export class Pjsip {
  readonly sorcery: Sorcery;
  readonly contacts: Contacts;
  /** Endpoints that take part in no call for now. */
  readonly maintenance = new Set<string>();
  readonly #kernel: Kernel;
  /** Endpoints that can be reached. */
  readonly #reachable = new Set<string>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.sorcery = kernel.sorcery.open('res_pjsip');
    this.contacts = new Contacts(kernel, this.sorcery);
  }

  endpoint(name: string): SorceryObject | undefined {
    return this.sorcery.get('endpoint', name);
  }

  /** By name. */
  endpoints(): readonly SorceryObject[] {
    return this.sorcery.all('endpoint');
  }

  /** The names of the addresses of record of an endpoint. */
  aorsOf({ values }: SorceryObject): readonly string[] {
    return splitList(values.aors ?? '');
  }

  contactsOf(endpoint: SorceryObject): readonly Contact[] {
    return this.aorsOf(endpoint).flatMap((aor) => this.contacts.of(aor));
  }

  /** Endpoints that have an address of record. */
  endpointsOf(aor: string): readonly SorceryObject[] {
    return this.endpoints().filter((endpoint) => this.aorsOf(endpoint).includes(aor));
  }

  /** Whether an endpoint has a contact that answers, or of which that is not known. */
  isReachable(endpoint: SorceryObject): boolean {
    return this.contactsOf(endpoint).some((contact) => this.contacts.check(contact).state !== 'Unreachable');
  }

  /** The state of an endpoint's device while it is in no call. */
  stateAtRest(endpoint: SorceryObject): DeviceState {
    return this.isReachable(endpoint) ? 'NOT_INUSE' : 'UNAVAILABLE';
  }

  deviceState(endpoint: SorceryObject): DeviceState {
    return this.#kernel.deviceStates.get(`PJSIP/${endpoint.id}`);
  }

  /** How many channels an endpoint has. */
  channelCount({ id }: SorceryObject): number {
    const device = `PJSIP/${id}`;
    let count = 0;
    for (const channel of this.#kernel.channels.all()) if (channel.device === device) count += 1;
    return count;
  }

  /** Something changed about where endpoints are reached: raises PeerStatus and tells the state of the device. */
  update(endpoints: readonly SorceryObject[], { silent = false } = {}): void {
    for (const endpoint of endpoints) {
      const { id } = endpoint;
      const reachable = this.isReachable(endpoint);
      const news = reachable !== this.#reachable.has(id);
      if (reachable) this.#reachable.add(id);
      else this.#reachable.delete(id);
      if (news && !silent)
        this.#kernel.events.publish(events.PeerStatus, {
          ChannelType: 'PJSIP',
          Peer: `PJSIP/${id}`,
          PeerStatus: reachable ? 'Reachable' : 'Unreachable',
        });
      this.#kernel.deviceStates.changed(`PJSIP/${id}`);
    }
  }

  /** Endpoints that are no more are forgotten. */
  forget(endpoint: string): void {
    this.#reachable.delete(endpoint);
    this.maintenance.delete(endpoint);
    this.#kernel.deviceStates.changed(`PJSIP/${endpoint}`);
    this.#kernel.deviceStates.forget(`PJSIP/${endpoint}`);
  }
}
