import { events } from '@amiable/protocol';
import type { Timer } from '../../../contract/clock.js';
import type { DeviceState } from '../../kernel/device-state.js';
import { caseBlindHash, inBucketOrder, peerBuckets, textHash } from '../../kernel/hash-order.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Phone } from '../../kernel/phones/phone.js';
import type { BackedSettings, PhoneBacking } from '../../kernel/phones/phone-backing.js';
import type { Registration } from './registration-line.js';
import type { Address, SipConfig, SipPeer } from './sip-conf.js';

/** Milliseconds until who does not answer the question whether he is there is held to be away. */
const unansweredMs = 4000;
/** Milliseconds that a scripted phone takes to answer it. */
const answerMs = 1;
/** Where scripted phones are said to be. */
const phoneAddress: Address = { ip: '127.0.0.1', port: 5060 };

/** A registration elsewhere. Nobody answers it, for nothing goes out. */
export interface RegistrationState extends Registration {
  readonly attempts: number;
  readonly state: 'Request Sent' | 'Failed';
}

/** How many calls a peer has. */
export interface PeerUse {
  readonly inUse: number;
  readonly ringing: number;
  readonly onHold: number;
}

/** The peers of sip.conf and the scripted phones behind them. */
export class SipPeers implements PhoneBacking {
  readonly technology = 'SIP';
  readonly description = 'Session Initiation Protocol (SIP)';
  readonly absentCause = 20;
  readonly kernel: Kernel;
  #config: SipConfig;
  #peers: ReadonlyMap<string, SipPeer> = new Map();
  #registrations: readonly RegistrationState[] = [];
  #registrationTimer: Timer | undefined;
  /** Milliseconds of the last answer by name; -1: there was none. */
  readonly #answers = new Map<string, number>();
  readonly #questions = new Map<string, Timer>();
  /** When phones came, in milliseconds. */
  readonly #since = new Map<string, number>();

  constructor(kernel: Kernel, config: SipConfig) {
    this.kernel = kernel;
    this.#config = config;
    this.configure(config);
  }

  get config(): SipConfig {
    return this.#config;
  }

  /** Takes another configuration over; phones stay where they are. */
  configure(config: SipConfig): void {
    const before = [...this.#peers.keys()];
    this.#config = config;
    this.#peers = new Map(
      inBucketOrder(config.peers, ({ name }) => caseBlindHash(name), peerBuckets).map((peer) => [peer.name, peer]),
    );
    for (const timer of this.#questions.values()) timer.cancel();
    this.#questions.clear();
    for (const name of before) if (!this.#peers.has(name)) this.#forget(name);
    for (const peer of this.#peers.values()) this.#watch(peer);
    this.#register(config.registrations);
  }

  stop(): void {
    for (const timer of this.#questions.values()) timer.cancel();
    this.#registrationTimer?.cancel();
    for (const name of this.#peers.keys()) this.kernel.deviceStates.forget(`SIP/${name}`);
  }

  /** Peers and users, as the reference's tables have them. */
  all(): readonly SipPeer[] {
    return [...this.#peers.values()];
  }

  /** Peers, by name. */
  byName(): readonly SipPeer[] {
    const key = ({ name }: SipPeer) => name.toLowerCase();
    return this.all()
      .filter(({ isPeer }) => isPeer)
      .sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  }

  /** Names differ by case. */
  get(name: string): SipPeer | undefined {
    const peer = this.#peers.get(name);
    return peer?.isPeer ? peer : undefined;
  }

  user(name: string): SipPeer | undefined {
    const peer = this.#peers.get(name);
    return peer?.isUser ? peer : undefined;
  }

  phoneOf({ name }: SipPeer): Phone | undefined {
    return this.kernel.phones.behind('SIP', name);
  }

  /** Whether it has registered: one that has a place of its own does not. */
  isRegistered(peer: SipPeer): boolean {
    return peer.dynamic && this.phoneOf(peer) !== undefined;
  }

  /** Where it is, as far as that is known. */
  addressOf(peer: SipPeer): Address | undefined {
    return this.isRegistered(peer) ? phoneAddress : peer.address;
  }

  /** Seconds until its registration ends; -1 where it has none. */
  expiryOf(peer: SipPeer): number {
    const since = this.#since.get(peer.name);
    if (since === undefined || !this.isRegistered(peer)) return -1;
    const { defaultExpiry } = this.#config.general;
    const passed = Math.floor((this.kernel.clock.now() - since) / 1000);
    // phones register again in time, and have ten seconds' grace
    return defaultExpiry + 10 - (passed % defaultExpiry);
  }

  /** Milliseconds of its last answer; -1: it did not answer; 0: nobody knows. */
  answerOf({ name, qualify }: SipPeer): number {
    return qualify === 0 ? 0 : (this.#answers.get(name) ?? 0);
  }

  useOf(peer: SipPeer): PeerUse {
    const calls = this.phoneOf(peer)?.calls.filter(({ channel }) => channel.state !== 'Down') ?? [];
    return {
      inUse: calls.length,
      ringing: calls.filter(({ channel }) => channel.state === 'Ringing').length,
      onHold: calls.filter(({ onHold }) => onHold).length,
    };
  }

  settingsOf(name: string): Partial<BackedSettings> {
    const peer = this.#peers.get(name);
    if (!peer) return {};
    const { callerId, accountCode, language } = peer;
    return {
      context: peer.context,
      callGroup: peer.callGroup,
      pickupGroup: peer.pickupGroup,
      ...(callerId.num + callerId.name !== '' && { callerId }),
      ...(accountCode !== '' && { accountCode }),
      ...(language !== '' && { language }),
    };
  }

  deviceState(name: string, phone: Phone | undefined): DeviceState {
    const peer = this.#peers.get(name);
    if (!peer) return phone?.deviceState ?? 'INVALID';
    if (!this.addressOf(peer) && !peer.defaultAddress) return 'UNAVAILABLE';
    return this.#busyState(peer) ?? (this.#isAway(peer) ? 'UNAVAILABLE' : 'NOT_INUSE');
  }

  phoneChanged(name: string): void {
    const peer = this.#peers.get(name);
    if (!peer?.dynamic) return;
    if (this.phoneOf(peer)) this.#registered(peer);
    else this.#forgotten(peer);
  }

  /** Asks whether a peer is there; `done` is told as an event when that is known. */
  qualify(peer: SipPeer, actionId?: string): void {
    if (peer.qualify > 0) this.#watch(peer);
    this.kernel.events.publish(events.SIPQualifyPeerDone, {
      Peer: peer.name,
      ...(actionId && { ActionID: actionId }),
    });
  }

  registrations(): readonly RegistrationState[] {
    return this.#registrations;
  }

  /** What its calls make of it. The reference counts calls only where there is a limit. */
  #busyState(peer: SipPeer): DeviceState | undefined {
    if (peer.callLimit === 0) return undefined;
    const { inUse, ringing, onHold } = this.useOf(peer);
    if (onHold > 0) return 'ONHOLD';
    if (ringing > 0) return ringing === inUse ? 'RINGING' : 'RINGINUSE';
    if (inUse >= peer.callLimit || (peer.busyLevel > 0 && inUse >= peer.busyLevel))
      return inUse > 0 ? 'BUSY' : undefined;
    return inUse > 0 ? 'INUSE' : undefined;
  }

  #isAway(peer: SipPeer): boolean {
    const answer = this.answerOf(peer);
    return peer.qualify > 0 && (answer < 0 || answer > peer.qualify);
  }

  #registered(peer: SipPeer): void {
    this.#since.set(peer.name, this.kernel.clock.now());
    const { ip, port } = phoneAddress;
    this.#tell(peer, { PeerStatus: 'Registered', Address: `${ip}:${port}` });
    this.#watch(peer);
  }

  #forgotten(peer: SipPeer): void {
    this.#since.delete(peer.name);
    this.#answers.delete(peer.name);
    this.#tell(peer, { PeerStatus: 'Unregistered', Cause: 'Expired' });
  }

  /** Finds out whether a monitored peer is there: a scripted phone answers, and nobody else does. */
  #watch(peer: SipPeer): void {
    if (peer.qualify === 0 || !this.addressOf(peer)) return;
    if (this.phoneOf(peer)) {
      this.#answered(peer, answerMs);
      return;
    }
    this.#questions.get(peer.name)?.cancel();
    this.#questions.set(
      peer.name,
      this.kernel.clock.after(unansweredMs, () => {
        this.#questions.delete(peer.name);
        this.#answered(peer, -1);
      }),
    );
  }

  #answered(peer: SipPeer, ms: number): void {
    const before = this.#answers.get(peer.name) ?? 0;
    this.#answers.set(peer.name, ms);
    if (before !== 0 && before < 0 === ms < 0) return;
    this.#tell(peer, ms < 0 ? { PeerStatus: 'Unreachable', Time: String(ms) } : { PeerStatus: 'Reachable' });
    const text = ms < 0 ? 'UNREACHABLE!  Last qualify: 0' : `Reachable. (${ms}ms / ${peer.qualify}ms)`;
    this.kernel.log.write('notice', 'chan_sip', `Peer '${peer.name}' is now ${text}`);
    this.kernel.deviceStates.changed(`SIP/${peer.name}`);
  }

  #tell({ name }: SipPeer, status: { PeerStatus: string; Address?: string; Cause?: string; Time?: string }): void {
    this.kernel.events.publish(events.PeerStatus, { ChannelType: 'SIP', Peer: `SIP/${name}`, ...status });
  }

  #forget(name: string): void {
    this.#answers.delete(name);
    this.#since.delete(name);
    this.kernel.deviceStates.changed(`SIP/${name}`);
    this.kernel.deviceStates.forget(`SIP/${name}`);
  }

  #register(registrations: readonly Registration[]): void {
    this.#registrationTimer?.cancel();
    this.#registrations = inBucketOrder(registrations, ({ text }) => textHash(text), peerBuckets).map((one) => ({
      ...one,
      attempts: 1,
      state: 'Request Sent',
    }));
    this.#registerAgain();
  }

  /** Nobody answers: the tries go on, each told, until there were enough. */
  #registerAgain(): void {
    if (!this.#registrations.some(({ state }) => state === 'Request Sent')) return;
    const { registertimeout, registerattempts } = this.#config.general;
    this.#registrationTimer = this.kernel.clock.after(registertimeout * 1000, () => {
      this.#registrations = this.#registrations.map((one) => {
        if (one.state === 'Failed') return one;
        const failed = registerattempts > 0 && one.attempts >= registerattempts;
        const state = failed ? 'Failed' : 'Request Sent';
        this.kernel.events.publish(events.Registry, {
          ChannelType: 'SIP',
          Username: one.user,
          Domain: one.host,
          Status: state,
        });
        return { ...one, attempts: one.attempts + 1, state };
      });
      this.#registerAgain();
    });
  }
}
