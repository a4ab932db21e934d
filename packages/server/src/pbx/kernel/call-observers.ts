import type { Bridge } from './bridge.js';
import type { Channel } from './channel.js';
import type { ChannelFacts } from './channel-snapshot.js';

/**
 * What those who keep records of calls are told, at once and in the order in which it happens. An observer does not
 * throw and does not change what it is told of.
 */
export interface CallObserver {
  /** A channel was told anew; without `before` it was made just now. */
  channelChanged?(channel: Channel, before: ChannelFacts | undefined): void;
  /** A channel has ended. It keeps what it was at its end. */
  channelEnded?(channel: Channel, before: ChannelFacts): void;
  /** Somebody is being called: for `caller`, or from outside of any call. */
  dialBegan?(caller: Channel | undefined, called: Channel): void;
  /** A call has come to an answer or to its end: the word of DialEnd, and the number where it was sent on to. */
  dialEnded?(caller: Channel | undefined, called: Channel, status: string, forward?: string): void;
  bridgeEntered?(bridge: Bridge, channel: Channel): void;
  bridgeLeft?(bridge: Bridge, channel: Channel): void;
}

/** Those who keep records of calls. */
export class CallObservers {
  #all: readonly CallObserver[] = [];

  /** Empty where nobody keeps records. */
  get all(): readonly CallObserver[] {
    return this.#all;
  }

  /** Gives the function that ends it. */
  add(observer: CallObserver): () => void {
    this.#all = [...this.#all, observer];
    return () => {
      this.#all = this.#all.filter((one) => one !== observer);
    };
  }
}
