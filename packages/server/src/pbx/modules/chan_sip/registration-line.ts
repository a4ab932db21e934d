/** One `register =>` line of sip.conf, or what a peer's `callbackextension` makes of itself. */
export interface Registration {
  /** As it stands in the file: it tells one registration from the other. */
  readonly text: string;
  readonly user: string;
  /** Domain behind the user; '' where there is none. */
  readonly domain: string;
  readonly domainPort: number;
  readonly host: string;
  readonly port: number;
  /** Seconds between two registrations. */
  readonly expiry: number;
  /** The extension that calls go to. */
  readonly extension: string;
}

const portOf = (text: string | undefined): number => (text ? Number(text) : 5060);

/**
 * Reads `[peer?][transport://]user[@domain[:port]][:secret[:authuser]]@host[:port][/extension][~expiry]`; undefined for
 * what is none.
 */
export const parseRegistration = (text: string, defaultExpiry: number): Registration | undefined => {
  const bare = text.replace(/^[^?:@/]+\?/, '').replace(/^\w+:\/\//, '');
  const at = bare.lastIndexOf('@');
  if (at < 0) return undefined;
  const [, host = '', port, extension, expiry] =
    /^([^:/~]+)(?::(\d+))?(?:\/([^~]*))?(?:~(\d+))?$/.exec(bare.slice(at + 1)) ?? [];
  const before = bare.slice(0, at);
  const domainAt = before.indexOf('@');
  const user = (domainAt < 0 ? before : before.slice(0, domainAt)).replace(/:.*$/, '');
  const [domain = ''] = domainAt < 0 ? [] : before.slice(domainAt + 1).split(':');
  // behind a domain a number may stand before the secret: it is the domain's port
  const [, domainPort] = domainAt < 0 ? [] : (/^[^:]*:(\d+):/.exec(before.slice(domainAt + 1)) ?? []);
  if (host === '' || (user === '' && !text.includes('?'))) return undefined;
  return {
    text,
    user,
    domain,
    domainPort: portOf(domainPort),
    host,
    port: portOf(port),
    expiry: expiry ? Number(expiry) : defaultExpiry,
    extension: extension || 's',
  };
};
