import { lookup, resolveSrv } from 'node:dns/promises';
import { connect, type Socket } from 'node:net';
import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
import { LineStream } from '../../kernel/line-stream.js';
import type { AgiPeer } from './peer.js';

/** The port of FastAGI where a URL names none. */
const usualPort = 4573;
/** How long an address is tried, in milliseconds. */
const connectMs = 2000;
/** How long a server may take to close its side of a session that is over, in milliseconds. */
const lingerMs = 10_000;

export interface AgiUrl {
  readonly host: string;
  readonly port: number;
  /** What stands behind the slash. */
  readonly script: string;
  /** The address is looked up as a service (`hagi://`). */
  readonly service: boolean;
}

/** Reads `agi://host[:port][/script]`; undefined if it is no URL of AGI, or none that can be reached. */
export const parseAgiUrl = (text: string): AgiUrl | undefined => {
  const [, scheme = '', bracketed, plain, port, script = ''] =
    /^(h?agi):\/\/(?:\[([^\]]*)\]|([^:/]*))(?::(\d+))?(?:\/(.*))?$/is.exec(text) ?? [];
  const host = bracketed ?? plain ?? '';
  const number = port === undefined ? usualPort : Number(port);
  if (host === '' || number < 1 || number > 65_535) return undefined;
  return { host, port: number, script, service: scheme.toLowerCase() === 'hagi' };
};

const warn = ({ log }: Pick<Kernel, 'log'>, message: string): void => log.write('warning', 'res_agi', message);

/** Connects a channel to the server of a URL; undefined, with lines in the log, where that fails or the channel ends. */
export const connectFastAgi = async (channel: Channel, text: string): Promise<FastAgiPeer | undefined> => {
  const { kernel } = channel;
  const url = parseAgiUrl(text);
  if (!url) {
    warn(kernel, `'${text}' is no URL of an AGI server`);
    return undefined;
  }
  const given = new AbortController();
  const socket = await whileReading(channel, connectAny(kernel, url, text, given.signal));
  if (!socket) {
    given.abort();
    return undefined;
  }
  return new FastAgiPeer(kernel, socket);
};

/** Waits for something while what arrives on the channel is read; undefined if the channel ends first. */
const whileReading = async <T>(channel: Channel, work: Promise<T>): Promise<T | undefined> => {
  if (channel.interrupted) return work;
  let isOver = false;
  const seen = work.finally(() => {
    isOver = true;
    channel.wake();
  });
  const end = await channel.wait({ until: () => isOver });
  return end === 'interrupted' ? undefined : seen;
};

const connectAny = async (
  kernel: Kernel,
  url: AgiUrl,
  text: string,
  signal: AbortSignal,
): Promise<Socket | undefined> => {
  const places = url.service ? await servicePlaces(kernel, url, text) : [url];
  for (const { host, port } of places) {
    for (const address of await addresses(kernel, host)) {
      if (signal.aborted) return undefined;
      const socket = await connectTo(kernel, address, port, signal);
      if (typeof socket !== 'string') return socket;
      warn(kernel, `Connecting to '${address}:${port}' failed for url '${text}': ${socket}`);
    }
  }
  warn(kernel, `Couldn't connect to any host.  FastAGI failed.`);
  return undefined;
};

interface HostPort {
  readonly host: string;
  readonly port: number;
}

const servicePlaces = async (kernel: Kernel, { host }: AgiUrl, text: string): Promise<readonly HostPort[]> => {
  try {
    const records = await resolveSrv(`_agi._tcp.${host}`);
    return records
      .sort((a, b) => a.priority - b.priority || b.weight - a.weight)
      .map(({ name, port }) => ({ host: name, port }));
  } catch {
    warn(kernel, `SRV lookup failed for ${text}`);
    return [];
  }
};

const addresses = async (kernel: Kernel, host: string): Promise<readonly string[]> => {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    warn(kernel, `Unable to locate host '${host}'`);
    return [];
  }
};

const connectTo = (kernel: Kernel, address: string, port: number, signal: AbortSignal): Promise<Socket | string> =>
  new Promise((resolve) => {
    const socket = connect({ host: address, port, allowHalfOpen: true });
    const fail = (reason: string): void => {
      socket.destroy();
      settle(reason);
    };
    const timer = kernel.clock.after(connectMs, () => fail('it does not answer'));
    const abort = (): void => fail('the channel has ended');
    signal.addEventListener('abort', abort);
    const settle = (result: Socket | string): void => {
      timer.cancel();
      signal.removeEventListener('abort', abort);
      resolve(result);
    };
    socket.once('connect', () => settle(socket));
    socket.on('error', (error) => fail(error.message));
  });

const open = new WeakMap<Kernel, Set<FastAgiPeer>>();

/** Closes all connections of a telephone system to servers. */
export const closeConnections = (kernel: Kernel): void => {
  for (const peer of open.get(kernel) ?? []) peer.kill();
};

/** A server that the channel is connected to; it is told of the channel's end by a line `HANGUP`. */
export class FastAgiPeer extends LineStream implements AgiPeer {
  readonly #kernel: Kernel;
  readonly #socket: Socket;

  constructor(kernel: Kernel, socket: Socket) {
    super(socket, socket);
    this.#kernel = kernel;
    this.#socket = socket;
    socket.setNoDelay(true);
    const all = open.get(kernel) ?? new Set();
    open.set(kernel, all.add(this));
    socket.once('close', () => all.delete(this));
  }

  tellHangup(): void {
    this.send('HANGUP\n');
  }

  kill(): void {
    this.#socket.destroy();
  }

  async close(tell: boolean): Promise<boolean> {
    if (tell) this.tellHangup();
    this.#socket.end();
    this.#socket.resume();
    const timer = this.#kernel.clock.after(lingerMs, () => this.kill());
    this.#socket.once('close', () => timer.cancel());
    return true;
  }
}
