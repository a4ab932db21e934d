import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { DialplanFunction, FunctionScope } from '../../kernel/module.js';

/** What may be set, with what counts where nothing is. */
const defaults: Readonly<Record<string, string>> = {
  conntimeout: '0',
  failurecodes: '',
  followlocation: '1',
  hashcompat: 'no',
  httpheader: '',
  httptimeout: '180',
  maxredirs: '-1',
  referer: '',
  ssl_verifypeer: '1',
  useragent: '',
  userpwd: '',
};

/** Settings of requests: of a channel, and for all of them. A header may be set several times. */
export class CurlOptions {
  readonly #global = new Map<string, readonly string[]>();
  readonly #own = new WeakMap<Channel, Map<string, readonly string[]>>();

  /** undefined for an option that is not there. */
  get(channel: Channel | undefined, name: string): readonly string[] | undefined {
    if (!Object.hasOwn(defaults, name)) return undefined;
    const own = channel && this.#own.get(channel)?.get(name);
    return own ?? this.#global.get(name) ?? [defaults[name] as string];
  }

  value(channel: Channel | undefined, name: string): string {
    return this.get(channel, name)?.at(-1) ?? '';
  }

  set(channel: Channel | undefined, name: string, value: string): boolean {
    if (!Object.hasOwn(defaults, name)) return false;
    const table = this.#tableOf(channel);
    const before = name === 'httpheader' ? (table.get(name) ?? []) : [];
    table.set(name, [...before, value]);
    return true;
  }

  #tableOf(channel: Channel | undefined): Map<string, readonly string[]> {
    if (!channel) return this.#global;
    const own = this.#own.get(channel) ?? new Map<string, readonly string[]>();
    this.#own.set(channel, own);
    return own;
  }
}

const warn = ({ log }: Kernel, name: string): undefined => {
  log.write('error', 'func_curl', `CURLOPT knows no option '${name}'`);
  return undefined;
};

export const CURLOPT = (options: CurlOptions): DialplanFunction => ({
  name: 'CURLOPT',
  synopsis: 'A setting of the requests of CURL',
  syntax: `CURLOPT({${Object.keys(defaults).join('|')}})`,
  read: ({ kernel, channel }: FunctionScope, args) => {
    const name = args.trim().toLowerCase();
    return options.get(channel, name)?.join(',') ?? warn(kernel, name);
  },
  write: ({ kernel, channel }: FunctionScope, args, value) => {
    const name = args.trim().toLowerCase();
    return options.set(channel, name, value) || warn(kernel, name) !== undefined;
  },
});
