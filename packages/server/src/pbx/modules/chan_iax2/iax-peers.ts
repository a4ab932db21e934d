import { events } from '@amiable/protocol';
import type { DeviceState } from '../../kernel/device-state.js';
import { inBucketOrder, peerBuckets, textHash } from '../../kernel/hash-order.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Phone } from '../../kernel/phones/phone.js';
import type { BackedSettings, PhoneBacking } from '../../kernel/phones/phone-backing.js';
import type { IaxConfig, IaxPeer, IaxRegistration } from './iax-conf.js';

const phoneAddress = { ip: '127.0.0.1', port: 4569 };

/** The peers of iax.conf and the scripted phones behind them. */
export class IaxPeers implements PhoneBacking {
  readonly technology = 'IAX2';
  readonly description = 'Inter Asterisk eXchange Driver (Ver 2)';
  readonly absentCause = 20;
  readonly #kernel: Kernel;
  #peers: ReadonlyMap<string, IaxPeer> = new Map();
  #registrations: readonly IaxRegistration[] = [];

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Takes another configuration over; phones stay where they are. */
  configure({ peers, registrations }: IaxConfig): void {
    const before = [...this.#peers.keys()];
    this.#peers = new Map(
      inBucketOrder(peers, ({ name }) => textHash(name), peerBuckets).map((peer) => [peer.name, peer]),
    );
    this.#registrations = registrations;
    for (const name of before)
      if (!this.#peers.has(name)) {
        this.#kernel.deviceStates.changed(`IAX2/${name}`);
        this.#kernel.deviceStates.forget(`IAX2/${name}`);
      }
  }

  stop(): void {
    for (const name of this.#peers.keys()) this.#kernel.deviceStates.forget(`IAX2/${name}`);
  }

  /** Peers and users, as the reference's tables have them. */
  all(): readonly IaxPeer[] {
    return [...this.#peers.values()];
  }

  peers(): readonly IaxPeer[] {
    return this.all().filter(({ isPeer }) => isPeer);
  }

  /** Names differ by case. */
  get(name: string): IaxPeer | undefined {
    const peer = this.#peers.get(name);
    return peer?.isPeer ? peer : undefined;
  }

  registrations(): readonly IaxRegistration[] {
    return this.#registrations;
  }

  phoneOf({ name }: IaxPeer): Phone | undefined {
    return this.#kernel.phones.behind('IAX2', name);
  }

  addressOf(peer: IaxPeer): { readonly ip: string; readonly port: number } | undefined {
    return peer.dynamic && this.phoneOf(peer) ? phoneAddress : peer.address;
  }

  /** Whether it answers, as lists show it. Nobody but a scripted phone does. */
  statusOf(peer: IaxPeer): string {
    if (peer.qualify === 0) return 'Unmonitored';
    if (this.phoneOf(peer)) return 'OK (1 ms)';
    return this.addressOf(peer) ? 'UNREACHABLE' : 'UNKNOWN';
  }

  settingsOf(name: string): Partial<BackedSettings> {
    const peer = this.#peers.get(name);
    if (!peer) return {};
    const { callerId, language, accountCode } = peer;
    return {
      context: peer.context || 'default',
      ...(callerId.num + callerId.name !== '' && { callerId }),
      ...(language !== '' && { language }),
      ...(accountCode !== '' && { accountCode }),
    };
  }

  deviceState(name: string, phone: Phone | undefined): DeviceState {
    const peer = this.#peers.get(name);
    if (!peer?.isPeer) return phone?.deviceState ?? 'INVALID';
    if (!this.addressOf(peer) && peer.defaultAddress === undefined) return 'UNAVAILABLE';
    if (peer.qualify > 0 && !this.phoneOf(peer)) return 'UNAVAILABLE';
    // what is known of it are its calls
    return phone && phone.calls.length > 0 ? phone.deviceState : 'UNKNOWN';
  }

  phoneChanged(name: string): void {
    const peer = this.#peers.get(name);
    if (!peer?.dynamic) return;
    const { ip, port } = phoneAddress;
    const registered = this.phoneOf(peer) !== undefined;
    this.#kernel.events.publish(events.PeerStatus, {
      ChannelType: 'IAX2',
      Peer: `IAX2/${name}`,
      ...(registered
        ? { PeerStatus: 'Registered', Address: ip, Port: String(port) }
        : { PeerStatus: 'Unregistered', Cause: 'Expired' }),
    });
  }
}
