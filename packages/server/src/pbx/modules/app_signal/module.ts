import { secondsToMs } from '../../kernel/application-options.js';
import type { Channel } from '../../kernel/channel.js';
import { type Application, defineModule } from '../../kernel/module.js';

/** Takes what a signal brings. */
type Listener = (payload: string) => void;

const warn = (channel: Channel, message: string): void => channel.kernel.log.write('warning', 'app_signal', message);

/** Splits `name,rest`; only the first comma counts. */
const nameAndRest = (data: string): readonly [string, string] => {
  const comma = data.indexOf(',');
  return comma < 0 ? [data, ''] : [data.slice(0, comma), data.slice(comma + 1)];
};

/** The channels that wait for signals, by their names. */
class Signals {
  readonly #waiting = new Map<string, Set<Listener>>();

  /** Gives a signal to all who wait for it; false if nobody does. */
  send(name: string, payload: string): boolean {
    const listeners = this.#waiting.get(name);
    if (!listeners) return false;
    this.#waiting.delete(name);
    for (const listener of listeners) listener(payload);
    return true;
  }

  /** Gives the function that ends the waiting. */
  listen(name: string, listener: Listener): () => void {
    const listeners = this.#waiting.get(name) ?? new Set();
    this.#waiting.set(name, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#waiting.get(name) === listeners) this.#waiting.delete(name);
    };
  }
}

const signal = (signals: Signals): Application => ({
  name: 'Signal',
  synopsis: 'Sends a signal to the channels that wait for it; SIGNALSTATUS tells whether any did',
  syntax: 'Signal(name[,payload])',
  run(channel, data) {
    const [name, payload] = nameAndRest(data);
    if (name === '') {
      warn(channel, 'Signal needs the name of a signal');
      return 'hangup';
    }
    channel.variables.set('SIGNALSTATUS', signals.send(name, payload) ? 'SUCCESS' : 'FAILURE');
    return 'continue';
  },
});

const waitForSignal = (signals: Signals): Application => ({
  name: 'WaitForSignal',
  synopsis: 'Waits for a signal; how it went stands in WAITFORSIGNALSTATUS, what came with it in WAITFORSIGNALPAYLOAD',
  syntax: 'WaitForSignal(name[,seconds])',
  async run(channel, data) {
    const [name, seconds] = nameAndRest(data);
    if (name === '') {
      warn(channel, 'WaitForSignal needs the name of a signal');
      return 'hangup';
    }
    let payload: string | undefined;
    const forget = signals.listen(name, (brought) => {
      payload = brought;
      channel.wake();
    });
    const ms = secondsToMs(seconds);
    const end = await channel.wait({
      // the time is looked at once a second, as in the reference
      ms: ms !== undefined && ms > 0 ? Math.ceil(ms / 1000) * 1000 : undefined,
      until: () => payload !== undefined,
    });
    forget();
    if (payload !== undefined && payload !== '') channel.variables.set('WAITFORSIGNALPAYLOAD', payload);
    const status = end === 'interrupted' ? 'HANGUP' : payload === undefined ? 'TIMEOUT' : 'SIGNALED';
    channel.variables.set('WAITFORSIGNALSTATUS', status);
    return end === 'interrupted' ? 'hangup' : 'continue';
  },
});

export const definition = defineModule({
  name: 'app_signal',
  description: 'Channel Signaling Applications',
  start() {
    const signals = new Signals();
    return { applications: [signal(signals), waitForSignal(signals)] };
  },
});
