import { isYes, splitArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';
import { fetchUrl } from './fetch-url.js';
import { CURLOPT, CurlOptions } from './options.js';

const mostRedirects = 20;
const agent = 'asterisk-libcurl-agent/1.0';

const number = (text: string): number => {
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? value : 0;
};

const headersOf = (options: CurlOptions, channel: Channel | undefined): Record<string, string> => {
  const headers: Record<string, string> = { 'User-Agent': options.value(channel, 'useragent') || agent };
  const referer = options.value(channel, 'referer');
  if (referer !== '') headers.Referer = referer;
  for (const line of options.get(channel, 'httpheader') ?? []) {
    const [, name, value = ''] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):\s*([^\r\n]*)$/.exec(line) ?? [];
    if (name !== undefined) headers[name] = value;
  }
  return headers;
};

/** Ends a request when its time is up or its channel ends. */
const limited = async <T>(
  { kernel, channel }: FunctionScope,
  seconds: number,
  run: (signal: AbortSignal) => Promise<T>,
) => {
  const control = new AbortController();
  const timer = seconds > 0 ? kernel.clock.after(seconds * 1000, () => control.abort()) : undefined;
  const forget = channel?.onEnd(() => control.abort());
  try {
    return await run(control.signal);
  } finally {
    timer?.cancel();
    forget?.();
  }
};

/** The values of `key=value&…`; their keys stand in ~ODBCFIELDS~, for HASH. */
const hashed = ({ channel }: FunctionScope, body: string, legacy: boolean): string => {
  const quote = (text: string): string => (/[",\\]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : text);
  const decode = (text: string): string =>
    (legacy ? text.replaceAll('+', ' ') : text).replace(/%([0-9A-Fa-f]{2})/g, (_whole, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  const pairs = body.split('&').map((pair) => {
    const equals = pair.indexOf('=');
    return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
  });
  channel?.variables.set('~ODBCFIELDS~', pairs.map(([key = '']) => quote(decode(key))).join(','));
  return pairs.map(([, value = '']) => quote(decode(value))).join(',');
};

const CURL = (options: CurlOptions): DialplanFunction => ({
  name: 'CURL',
  synopsis: 'What a web server answers: to a GET, or to a POST of some data',
  syntax: 'CURL(url[,data])',
  dangerous: { read: true },
  read: async (scope, args) => {
    const { kernel, channel } = scope;
    const [url = '', data] = splitArguments(args, 2);
    const value = (name: string): string => options.value(channel, name);
    const redirects = isYes(value('followlocation')) ? Number(value('maxredirs')) : 0;
    try {
      const { status, body } = await limited(scope, number(value('httptimeout')), (signal) =>
        fetchUrl(url, {
          body: data,
          headers: headersOf(options, channel),
          credentials: value('userpwd'),
          verify: !/^(0|no|false|off)$/i.test(value('ssl_verifypeer')),
          redirects: redirects >= 0 ? Math.min(redirects, mostRedirects) : mostRedirects,
          signal,
        }),
      );
      if (
        value('failurecodes')
          .split(',')
          .some((code) => code.trim() === String(status))
      )
        throw new Error(`the server answered ${status}`);
      const text = body.replace(/[\r\n]+$/, '');
      const compatible = value('hashcompat').toLowerCase();
      return isYes(compatible) || compatible === 'legacy' ? hashed(scope, text, compatible === 'legacy') : text;
    } catch (error) {
      kernel.log.write('warning', 'func_curl', `CURL could not get '${url}': ${(error as Error).message}`);
      return undefined;
    }
  },
});

export const definition = defineModule({
  name: 'func_curl',
  description: 'Load external URL',
  start: () => {
    const options = new CurlOptions();
    return { functions: [CURL(options), CURLOPT(options)] };
  },
});
