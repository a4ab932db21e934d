import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

export interface FetchSettings {
  /** Sent by POST; undefined: GET. */
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** `user:password`, or ''. */
  readonly credentials: string;
  readonly verify: boolean;
  readonly redirects: number;
  readonly signal: AbortSignal;
}

export interface Fetched {
  readonly status: number;
  /** A byte string. */
  readonly body: string;
}

/** How long an answer may be, in bytes. */
export const mostBytes = 1_048_576;
const redirecting = [301, 302, 303, 307, 308];

/** Gets what is at an address by HTTP or HTTPS. Fails with a reason: another scheme, no answer, one too long. */
export const fetchUrl = async (address: string, settings: FetchSettings): Promise<Fetched> => {
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error(`${url.protocol} is not http or https`);
  const response = await respond(url, settings);
  const status = response.statusCode ?? 0;
  const { location } = response.headers;
  if (redirecting.includes(status) && location !== undefined && settings.redirects > 0) {
    response.destroy();
    const next = new URL(location, url);
    // who may know the password, and what was sent, is the place that was named
    const keeps = next.host === url.host;
    const again = status === 307 || status === 308 ? settings.body : undefined;
    const onward = keeps ? settings : { ...settings, credentials: '', headers: {} };
    return fetchUrl(next.href, { ...onward, body: again, redirects: settings.redirects - 1 });
  }
  return { status, body: await bodyOf(response) };
};

const respond = (url: URL, { body, headers, credentials, verify, signal }: FetchSettings): Promise<IncomingMessage> => {
  const form: Record<string, string> =
    body === undefined
      ? {}
      : { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(body.length) };
  const options: RequestOptions = {
    method: body === undefined ? 'GET' : 'POST',
    headers: { Accept: '*/*', ...form, ...headers },
    agent: false,
    signal,
    ...(credentials === '' ? {} : { auth: credentials }),
  };
  return new Promise((resolve, reject) => {
    const request =
      url.protocol === 'https:'
        ? requestHttps(url, { ...options, rejectUnauthorized: verify }, resolve)
        : requestHttp(url, options, resolve);
    request.on('error', reject);
    request.end(body === undefined ? undefined : Buffer.from(body, 'latin1'));
  });
};

const bodyOf = async (response: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostBytes) {
      response.destroy();
      throw new Error(`the answer is longer than ${mostBytes} bytes`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('latin1');
};
