import { inBackground } from '../../kernel/background.js';
import type { Bridge } from '../../kernel/bridge.js';
import type { BridgeGuest } from '../../kernel/bridge-member.js';
import type { Channel } from '../../kernel/channel.js';
import type { ChannelTechnology, Leg } from '../../kernel/channel-technology.js';
import { cause } from '../../kernel/hangup-causes.js';
import type { Kernel } from '../../kernel/kernel.js';
import { type Samples, silentFrame } from '../../kernel/media/samples.js';

/** One end of a line of the conference's own; what is played on the other end comes in here. */
class SystemLeg implements Leg {
  other: Channel | undefined;

  call = (): boolean => true;
  answer = (): void => {};
  hangup = (): void => {};
  indicate = (): boolean => true;
  digitBegin = (): boolean => true;
  digitEnd = (): boolean => true;
  sendText = (): boolean => true;

  receive(tick: number): Samples | undefined {
    return this.other?.hungUp ? undefined : this.other?.media.outgoing(tick);
  }
}

/** A technology whose channels only a conference makes. */
const technology = (name: string, description: string): ChannelTechnology => ({
  name,
  description,
  internal: true,
  request: () => cause.channelNotImplemented,
});

export const announcerTechnology = technology('CBAnn', 'Conference Bridge Announcing Channel');
export const recorderTechnology = technology('CBRec', 'Conference Bridge Recording Channel');

const start = { context: 'default', exten: 's', priority: 1, state: 'Up' } as const;

/** The line over which a conference speaks to all: played on `voice`, heard in the bridge, where its other end is. */
export const announcerLine = (kernel: Kernel, bridge: Bridge, language: string): Channel => {
  const name = `CBAnn/${bridge.name}-${kernel.channels.nextPairSerial()}`;
  const legs = [new SystemLeg(), new SystemLeg()] as const;
  const shared = { ...start, technology: announcerTechnology, language };
  const voice = kernel.channels.create({ ...shared, name: `${name};1`, leg: legs[0] });
  const ear = kernel.channels.create({ ...shared, name: `${name};2`, leg: legs[1], linkedid: voice.linkedid });
  legs[1].other = voice;
  for (const channel of [voice, ear]) channel.publish();
  stay(bridge, ear);
  voice.onEnd(() => ear.hangup());
  ear.onEnd(() => voice.hangup());
  return voice;
};

/** Hears silence as silence, so that a recording takes as long as what it records. */
class RecorderLeg extends SystemLeg {
  override receive(): Samples {
    return silentFrame;
  }
}

let recorders = 0;

/** A channel that hears all that is said in a conference once it is there. */
export const recorderLine = (kernel: Kernel, bridge: Bridge): Channel => {
  const serial = (recorders++).toString(16).padStart(8, '0');
  const name = `CBRec/${bridge.name}-${serial}`;
  const channel = kernel.channels.create({ ...start, technology: recorderTechnology, name, leg: new RecorderLeg() });
  channel.publish();
  return channel;
};

/** It is in the bridge until one of both ends. */
export const stay = (bridge: Bridge, channel: Channel, guest: BridgeGuest = {}): void =>
  inBackground(
    bridge.kernel,
    channel.name,
    bridge.join(channel, guest).then(() => channel.hangup()),
  );
