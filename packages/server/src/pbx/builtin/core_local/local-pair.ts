import { events } from '@amiable/protocol';
import { inBackground } from '../../kernel/background.js';
import type { Channel } from '../../kernel/channel.js';
import type { Indication, Leg } from '../../kernel/channel-technology.js';
import type { Control, Frame } from '../../kernel/frame-queue.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Samples } from '../../kernel/media/samples.js';
import { ConnectedLine } from '../../kernel/party.js';
import { runPbx } from '../../kernel/pbx-run.js';
import { forwardsLeft, setForwardsLeft } from '../../kernel/redirecting.js';
import { LocalOptimization } from './local-optimization.js';

/** What stands behind `Local/`. */
export interface LocalAddress {
  readonly exten: string;
  readonly context: string;
  /** Option `n`: the pair stays in the call even where it could be left out. */
  readonly keep: boolean;
  /** Option `m`: hold is passed on, where otherwise this side plays music. */
  readonly passHold: boolean;
}

/** `exten@context/options`; without a context the extension is in `default`. */
export const parseLocalAddress = (address: string): LocalAddress => {
  const slash = address.indexOf('/');
  const place = slash < 0 ? address : address.slice(0, slash);
  const options = slash < 0 ? '' : address.slice(slash + 1);
  const at = place.indexOf('@');
  return {
    exten: at < 0 ? place : place.slice(0, at),
    context: at < 0 ? 'default' : place.slice(at + 1),
    keep: options.includes('n'),
    passHold: options.includes('m'),
  };
};

/** The two halves of a Local channel: the first (`;1`) is called and talked to, the second (`;2`) runs the dialplan. */
export class LocalPair {
  readonly #kernel: Kernel;
  readonly address: LocalAddress;
  readonly one: LocalHalf;
  readonly two: LocalHalf;
  #mayOptimize: boolean;
  #running = false;
  #optimization: LocalOptimization | undefined;
  /** Called when the first of the halves ends: from then on the device is not in use by this pair. */
  whenEnding: (() => void) | undefined;

  /** @param nextOptimization counts the pairs of a system that drop out of calls */
  constructor(
    kernel: Kernel,
    address: LocalAddress,
    readonly nextOptimization: () => number,
  ) {
    this.#kernel = kernel;
    this.address = address;
    this.#mayOptimize = !address.keep;
    this.one = new LocalHalf(this);
    this.two = new LocalHalf(this);
  }

  /** Starts the dialplan on the second half, as the first one's call. */
  call(): boolean {
    const one = this.one.channel;
    const two = this.two.channel;
    if (!one || !two || this.#running) return false;
    one.outgoing = true;
    this.#introduce(one, two);
    const { exten, context } = this.address;
    if (!this.#kernel.dialplan.exists(context, exten, 1, two.callerId.num)) {
      this.#kernel.log.write(
        'notice',
        'core_local',
        `No such extension/context ${exten}@${context} while calling Local channel`,
      );
      return false;
    }
    this.#running = true;
    this.#kernel.events.publish(events.LocalBridge, {
      localOneChannel: one.snapshot(),
      localTwoChannel: two.snapshot(),
      Context: context,
      Exten: exten,
      LocalOptimization: this.#mayOptimize ? 'Yes' : 'No',
    });
    queueMicrotask(() => inBackground(this.#kernel, two.name, runPbx(two)));
    return true;
  }

  /** The second half sees the first one's caller as the one it is connected to, and the other way round. */
  #introduce(one: Channel, two: Channel): void {
    two.stage();
    two.connected.take(one.callerId);
    two.callerId.take(one.connected);
    two.redirecting = one.redirecting;
    if (two.language !== one.language) two.language = one.language;
    two.musicClass = one.musicClass;
    two.dialed = one.dialed;
    two.dialedPlan = one.dialedPlan;
    two.dialedSubaddress = one.dialedSubaddress;
    two.accountCode = one.peerAccount || two.accountCode;
    two.peerAccount = one.accountCode;
    setForwardsLeft(two, forwardsLeft(one));
    one.variables.copyTo(two.variables);
    two.unstage();
  }

  /** Has it drop out of the call as soon as it can. */
  allowOptimization(): void {
    this.#mayOptimize = true;
    this.settle();
  }

  /** Drops out of the call if it can: something has changed that kept it there. */
  settle(spokenTo?: LocalHalf): void {
    if (!this.#mayOptimize || !this.#running) return;
    this.#optimization ??= new LocalOptimization(this);
    this.#optimization.consider(spokenTo);
  }

  other(half: LocalHalf): Channel | undefined {
    const channel = half === this.one ? this.two.channel : this.one.channel;
    return channel?.hungUp ? undefined : channel;
  }

  /** One half has ended: the other one is told, or ends with it if nothing runs on it. */
  ended(half: LocalHalf, hangupCause: number): void {
    this.#optimization?.cancel();
    this.whenEnding?.();
    this.whenEnding = undefined;
    const other = this.other(half);
    if (!other) return;
    if (half === this.two) this.#tellStatus(other);
    if (half === this.one && !this.#running) {
      other.hangupCause = hangupCause;
      other.hangup();
    } else other.queueHangup(hangupCause);
  }

  #tellStatus(one: Channel): void {
    const two = this.two.channel;
    const status = two?.variables.get('DIALSTATUS');
    if (!two || status === undefined) return;
    one.hangupCause = two.hangupCause;
    one.variables.set('CHANLOCALSTATUS', status);
  }
}

const controls: Readonly<Partial<Record<Indication, Control>>> = {
  ringing: 'ringing',
  progress: 'progress',
  proceeding: 'proceeding',
  busy: 'busy',
  congestion: 'congestion',
  hold: 'hold',
  unhold: 'unhold',
  connectedLine: 'connectedLine',
  redirecting: 'redirecting',
  flash: 'flash',
};

/** Nobody presses so many digits at once, or goes on with one every few milliseconds. */
const mostSent = 64;
const msPerFrame = 5;

/** One half: whatever it is told arrives at the other. */
export class LocalHalf implements Leg {
  readonly pair: LocalPair;
  channel: Channel | undefined;
  /** What was sent of late, which time makes less. */
  #sent = 0;
  #sentAt = 0;
  #circling = false;

  constructor(pair: LocalPair) {
    this.pair = pair;
  }

  call(): boolean {
    return this === this.pair.one && this.pair.call();
  }

  answer(): void {
    if (this === this.pair.two) this.#send({ type: 'control', control: 'answer' });
  }

  hangup(cause: number): void {
    this.pair.ended(this, cause);
  }

  indicate(indication: Indication): boolean {
    const control = controls[indication];
    if (control === 'connectedLine') this.#introduce();
    else if (control === 'ringing' && this === this.pair.two) this.#ring();
    else if ((control === 'hold' || control === 'unhold') && !this.pair.address.passHold) return this.#music(control);
    if (control === 'redirecting') this.#send({ type: 'control', control, redirecting: this.channel?.redirecting });
    else if (control === 'connectedLine')
      this.#send({
        type: 'control',
        control,
        connected: this.channel && new ConnectedLine().hear(this.channel.connected),
      });
    else if (control) this.#send({ type: 'control', control });
    return true;
  }

  digitBegin(digit: string): boolean {
    this.#send({ type: 'digitBegin', digit });
    return true;
  }

  digitEnd(digit: string, ms: number): boolean {
    this.#send({ type: 'digitEnd', digit, ms });
    return true;
  }

  sendText(text: string): boolean {
    this.#send({ type: 'text', text });
    return true;
  }

  setLanguage(language: string): void {
    const other = this.pair.other(this);
    if (other) other.language = language;
  }

  farEnd(): Channel | undefined {
    return this.pair.other(this);
  }

  speak(): void {
    this.pair.settle(this);
    this.#send({ type: 'voice' });
  }

  speaks(): boolean {
    return this.pair.other(this)?.media.speaks ?? false;
  }

  settle(): void {
    this.pair.settle();
  }

  receive(tick: number): Samples | undefined {
    return this.pair.other(this)?.media.outgoing(tick);
  }

  /** Whom this half is connected to is who calls at the other half; that is told with whatever is told next of it. */
  #introduce(): void {
    const other = this.pair.other(this);
    const connected = this.channel?.connected;
    if (connected && !connected.isBlank) other?.callerId.take(connected);
  }

  /** On hold, this half plays music to its far end. */
  #music(control: 'hold' | 'unhold'): true {
    const { channel } = this;
    if (channel && control === 'hold') channel.kernel.musicOnHold.start(channel);
    else if (channel) channel.kernel.musicOnHold.stop(channel);
    return true;
  }

  /** The called half rings at once, whenever it comes to hear of it. */
  #ring(): void {
    const one = this.pair.other(this);
    if (one?.state === 'Down') one.setState('Ringing');
  }

  #send(frame: Frame): void {
    const other = this.pair.other(this);
    if (other && !this.#circles(other)) other.queueFrame(frame);
  }

  /**
   * Whether what is sent comes back again and again: where both halves are in one bridge, or in bridges that other
   * Local channels join to a ring. What goes round would keep the whole server busy until somebody hangs up.
   */
  #circles({ kernel, name }: Channel): boolean {
    const now = kernel.clock.now();
    this.#sent = Math.max(0, this.#sent - (now - this.#sentAt) / msPerFrame) + 1;
    this.#sentAt = now;
    // Once there is too much it has to be quiet for a while: whatever got through would go on going round.
    if (this.#sent === 1) this.#circling = false;
    else if (this.#sent > mostSent && !this.#circling) {
      this.#circling = true;
      kernel.log.write('warning', 'core_local', `${name} is in a ring of bridges: what goes round in it is dropped`);
    }
    return this.#circling;
  }
}
