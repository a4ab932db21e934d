import { isIPv4 } from 'node:net';

/** One end of a connection. */
export interface Address {
  /** An IP address; an IPv4 address that came over an IPv6 socket is written as IPv4. */
  readonly host: string;
  readonly port: number;
}

/** What is known of a connection: both ends, and whether it is encrypted. */
export interface Connection {
  readonly transport: 'TCP' | 'TLS';
  /** The client. */
  readonly remote: Address;
  /** The address that the listener is bound to. */
  readonly local: Address;
}

/** Writes an IPv4 address inside IPv6 (`::ffff:192.0.2.1`) as the IPv4 address that access lists speak of. */
export const plainHost = (host: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(host);
  return mapped ? (mapped[1] as string) : host;
};

/** `IPV4/TCP/127.0.0.1/5038`, as security events write an address. */
export const securityAddress = (transport: string, { host, port }: Address): string =>
  `IPV${isIPv4(host) ? 4 : 6}/${transport}/${host}/${port}`;

/** `127.0.0.1:5038`, `[::1]:5038` */
export const addressText = ({ host, port }: Address): string =>
  isIPv4(host) ? `${host}:${port}` : `[${host}]:${port}`;

/** Whether a connection from there never left this machine. */
export const isLoopback = (host: string): boolean => host === '::1' || (isIPv4(host) && host.startsWith('127.'));
