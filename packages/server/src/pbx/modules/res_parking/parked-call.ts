import { type Block, events } from '@amiable/protocol';
import type { Timer } from '../../../contract/clock.js';
import type { Channel, Location } from '../../kernel/channel.js';
import { comeBack } from './comeback.js';
import type { ParkingLot } from './parking-lot.js';

/** How a call is to be parked. */
export interface ParkRequest {
  /** Seconds that it may wait, where that is not what the lot says. */
  readonly seconds?: number | undefined;
  /** `[[context,]exten,]priority`: where it goes when nobody has fetched it. */
  readonly comeback?: string | undefined;
  /** It hears ringing, not music. */
  readonly ringing?: boolean | undefined;
  readonly randomSpace?: boolean | undefined;
}

/** `park:701@parkedcalls`: the device that a space is. */
export const parkDevice = (lot: ParkingLot, space: number): string => `park:${space}@${lot.settings.context}`;

/** A call that waits in a lot. It ends in exactly one way: somebody fetches it, its time is up, or it is given up. */
export class ParkedCall {
  readonly channel: Channel;
  readonly lot: ParkingLot;
  readonly space: number;
  /** What is dialled to bring it back to whoever parked it. */
  readonly parkerDialString: string;
  readonly request: ParkRequest;
  readonly seconds: number;
  parkedAt: number;
  #outcome: 'waiting' | 'fetched' | 'timedOut' | 'gone' = 'waiting';
  #timer: Timer | undefined;
  #place: Location | undefined;

  constructor(channel: Channel, lot: ParkingLot, space: number, parkerDialString: string, request: ParkRequest) {
    this.channel = channel;
    this.lot = lot;
    this.space = space;
    this.parkerDialString = parkerDialString;
    this.request = request;
    this.seconds = request.seconds ?? lot.settings.parkingtime;
    this.parkedAt = channel.kernel.clock.now();
  }

  /** Whether it may be fetched. */
  get waiting(): boolean {
    return this.#outcome === 'waiting';
  }

  /** Seconds, counted by the turns of the clock's second, as the reference does. */
  get duration(): number {
    const { clock } = this.channel.kernel;
    return Math.max(0, Math.floor(clock.now() / 1000) - Math.floor(this.parkedAt / 1000));
  }

  /** The headers that every event about it carries. */
  get headers() {
    return {
      ParkerDialString: this.parkerDialString,
      Parkinglot: this.lot.name,
      ParkingSpace: this.space,
      ParkingTimeout: Math.max(0, this.seconds - this.duration),
      ParkingDuration: this.duration,
    };
  }

  /** Waits in the lot until it is over, wherever else the channel is taken from there. */
  async wait(): Promise<void> {
    const { channel, lot } = this;
    const { kernel } = channel;
    const { bridge } = lot;
    this.parkedAt = kernel.clock.now();
    lot.take(this);
    kernel.deviceStates.changed(parkDevice(lot, this.space));
    kernel.events.publish(events.ParkedCall, { parkeeChannel: channel.snapshot(), ...this.headers });
    if (this.seconds > 0) this.#timer = kernel.clock.after(this.seconds * 1000, () => this.#timeIsUp());
    await bridge.join(channel);
    // a lot that was closed at this moment takes nobody in
    if (this.#outcome === 'waiting') this.leaving();
    if (this.#place) this.#goBack(this.#place);
  }

  /** It came to nothing before the channel was here. */
  abandon(): void {
    this.#outcome = 'gone';
    this.lot.release(this);
  }

  entered(): void {
    if (this.channel.variables.get('BLINDTRANSFER')) this.channel.variables.set('BLINDTRANSFER', '');
    if (this.request.ringing) this.channel.leg.indicate('ringing');
    else this.channel.kernel.musicOnHold.start(this.channel, this.lot.settings.parkedmusicclass);
  }

  /** The channel goes, for whatever reason. */
  leaving(): void {
    this.#timer?.cancel();
    const { channel, lot } = this;
    const { kernel } = channel;
    if (!this.request.ringing) kernel.musicOnHold.stop(channel);
    lot.release(this);
    kernel.deviceStates.changed(parkDevice(lot, this.space));
    if (this.#outcome === 'timedOut') {
      kernel.events.publish(events.ParkedCallTimeOut, { parkeeChannel: this.#snapshotAtPlace(), ...this.headers });
    } else if (this.#outcome === 'waiting') {
      this.#outcome = 'gone';
      kernel.events.publish(events.ParkedCallGiveUp, { parkeeChannel: channel.snapshot(), ...this.headers });
    }
  }

  /**
   * Somebody fetches it: it leaves the lot for `next`. false: it is on its way out already.
   * @param next runs the channel from then on; called even if the channel ends meanwhile
   */
  fetch(retriever: Channel, next: () => Promise<'interrupted' | 'kicked' | 'moved' | 'dissolved'>): boolean {
    const { channel, lot } = this;
    if (!this.waiting || channel.interrupted || !lot.bridge.move(channel, next)) return false;
    this.#outcome = 'fetched';
    this.#timer?.cancel();
    channel.kernel.events.publish(events.UnParkedCall, {
      parkeeChannel: channel.snapshot(),
      retrieverChannel: retriever.snapshot(),
      ...this.headers,
    });
    return true;
  }

  #timeIsUp(): void {
    const { channel, lot } = this;
    if (!this.waiting || channel.interrupted) return;
    this.#outcome = 'timedOut';
    this.#place = comeBack(this);
    lot.bridge.kick(channel);
  }

  /** The channel as it will be; everybody else is shown it where it was until it has left. */
  #snapshotAtPlace(): Block {
    const { channel } = this;
    if (!this.#place) return channel.snapshot();
    const { context, exten, priority } = channel;
    Object.assign(channel, this.#place);
    const snapshot = channel.snapshotNow();
    Object.assign(channel, { context, exten, priority });
    return snapshot;
  }

  /** A channel that the dialplan runs shows its new place at once, still with the application that it leaves. */
  #goBack({ context, exten, priority }: Location): void {
    const { channel } = this;
    if (channel.hungUp || channel.interrupted) return;
    if (channel.hasPbx) {
      Object.assign(channel, { context, exten, priority });
      channel.publish();
    }
    channel.asyncGoto(context, exten, priority);
  }
}
