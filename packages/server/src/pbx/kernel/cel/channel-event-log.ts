import type { Bridge } from '../bridge.js';
import type { CallObserver } from '../call-observers.js';
import type { Channel } from '../channel.js';
import type { ChannelFacts } from '../channel-snapshot.js';
import type { Kernel } from '../kernel.js';
import { listedChannels } from '../listed-channels.js';
import { type CelDetails, type CelType, type ChannelEvent, channelEvent } from './channel-event.js';
import { watchEvents } from './watched-events.js';

/** What cel.conf says in `[general]`. */
export interface CelSettings {
  readonly enable: boolean;
  readonly events: ReadonlySet<CelType>;
  /** Applications whose begin and end are told, in lower case. */
  readonly apps: ReadonlySet<string>;
  /** How backends that ask for it write times, for strftime; '' is seconds with their fraction. */
  readonly dateFormat: string;
}

export const defaultCelSettings: CelSettings = { enable: false, events: new Set(), apps: new Set(), dateFormat: '' };

/** Where channel events go. */
export interface CelBackend {
  /** As `cel show status` tells it. */
  readonly name: string;
  report(event: ChannelEvent): void;
}

/**
 * Channel event logging: each step in the life of a channel, for those who want more than the record of the call.
 * It listens only while it is switched on and somebody takes its events.
 */
export class ChannelEventLog implements CallObserver {
  readonly #kernel: Kernel;
  #settings = defaultCelSettings;
  #backends: readonly CelBackend[] = [];
  #stopListening: (() => void) | undefined;
  /** How many channels there are of each call. */
  readonly #calls = new Map<string, number>();
  /** How the last call of each caller ended. */
  readonly #dialStatus = new Map<Channel, string>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  get settings(): CelSettings {
    return this.#settings;
  }

  get backends(): readonly CelBackend[] {
    return this.#backends;
  }

  configure(settings: CelSettings): void {
    this.#settings = settings;
    this.#listenIfWanted();
  }

  /** Gives the function that takes it away. */
  register(backend: CelBackend): () => void {
    this.#backends = [...this.#backends, backend];
    this.#listenIfWanted();
    return () => {
      this.#backends = this.#backends.filter((one) => one !== backend);
      this.#listenIfWanted();
    };
  }

  #listenIfWanted(): void {
    const wanted = this.#settings.enable && this.#backends.length > 0;
    if (wanted === (this.#stopListening !== undefined)) return;
    if (!wanted) {
      this.#stopListening?.();
      this.#stopListening = undefined;
      return;
    }
    this.#calls.clear();
    this.#dialStatus.clear();
    for (const { linkedid } of this.#kernel.channels.all()) this.#enterCall(linkedid);
    const observing = this.#kernel.callObservers.add(this);
    const watching = watchEvents(this.#kernel, this);
    this.#stopListening = () => {
      observing();
      watching();
    };
  }

  wants(type: CelType): boolean {
    return this.#settings.events.has(type);
  }

  /** Tells of an event of a channel, if anybody wants that kind. */
  report(type: CelType, channel: Channel, details?: CelDetails, before?: ChannelFacts): void {
    if (!this.#stopListening || !this.wants(type)) return;
    const event = channelEvent(type, this.#kernel.clock.now(), channel, details, before);
    for (const backend of this.#backends) {
      try {
        backend.report(event);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.#kernel.log.write('error', 'cel', `${backend.name} lost ${type} of ${channel.name}: ${reason}`);
      }
    }
  }

  // --- what happens -------------------------------------------------------------------------------------------

  channelChanged(channel: Channel, before: ChannelFacts | undefined): void {
    if (!before) {
      this.#enterCall(channel.linkedid);
      this.report('CHAN_START', channel);
      return;
    }
    this.#tellApplications(channel, before);
    if (before.state !== channel.state && channel.state === 'Up') this.report('ANSWER', channel);
    if (before.linkedid === channel.linkedid) return;
    this.#enterCall(channel.linkedid);
    this.#leaveCall(channel, before);
  }

  #tellApplications(channel: Channel, before: ChannelFacts): void {
    if (before.application === channel.application) return;
    const { apps } = this.#settings;
    if (apps.has(before.application.toLowerCase())) this.report('APP_END', channel, undefined, before);
    if (apps.has(channel.application.toLowerCase())) this.report('APP_START', channel);
  }

  channelEnded(channel: Channel, before: ChannelFacts): void {
    this.#tellApplications(channel, before);
    const dialstatus = this.#dialStatus.get(channel) ?? '';
    this.#dialStatus.delete(channel);
    this.report('HANGUP', channel, {
      extra: { hangupcause: channel.hangupCause, hangupsource: channel.hangupSource, dialstatus },
    });
    this.report('CHAN_END', channel);
    if (before.linkedid !== channel.linkedid) {
      this.#enterCall(channel.linkedid);
      this.#leaveCall(channel, before);
    }
    this.#leaveCall(channel);
  }

  dialEnded(caller: Channel | undefined, _called: Channel, status: string, forward?: string): void {
    if (caller && forward !== undefined) this.report('FORWARD', caller, { extra: { forward } });
    if (caller && !caller.hungUp) this.#dialStatus.set(caller, status);
  }

  bridgeEntered(bridge: Bridge, channel: Channel): void {
    this.report('BRIDGE_ENTER', channel, bridgeDetails(bridge, channel));
  }

  bridgeLeft(bridge: Bridge, channel: Channel): void {
    this.report('BRIDGE_EXIT', channel, bridgeDetails(bridge, channel));
  }

  #enterCall(linkedid: string): void {
    this.#calls.set(linkedid, (this.#calls.get(linkedid) ?? 0) + 1);
  }

  /** The last channel of a call has left it. */
  #leaveCall(channel: Channel, before?: ChannelFacts): void {
    const linkedid = before?.linkedid ?? channel.linkedid;
    const left = (this.#calls.get(linkedid) ?? 1) - 1;
    if (left > 0) this.#calls.set(linkedid, left);
    else {
      this.#calls.delete(linkedid);
      this.report('LINKEDID_END', channel, undefined, before);
    }
  }
}

const bridgeDetails = (bridge: Bridge, channel: Channel): CelDetails => ({
  peer: listedChannels(bridge)
    .filter((other) => other !== channel)
    .map(({ name }) => name)
    .join(','),
  extra: { bridge_id: bridge.uniqueid, bridge_technology: bridge.technology },
});
