import { addressBytes } from './acl.js';
import type { BindAddress } from './manager-settings.js';
import { strip } from './strip.js';

/**
 * Reads `192.0.2.1`, `192.0.2.1:5038`, `::1`, `[::1]:5038` or a host's name.
 * @param port counts where the text says none
 */
export const parseBindAddress = (text: string, port: number): BindAddress | undefined => {
  const address = strip(text);
  if (address.includes(':') && addressBytes(address) !== undefined) return { host: address, port };
  const [, bracketed, plain, portText] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(address) ?? [];
  const host = bracketed ?? plain ?? '';
  const given = portText === undefined ? port : Number(portText);
  if (given > 65_535 || !(bracketed === undefined ? isHost(host) : addressBytes(host) !== undefined)) return undefined;
  return { host, port: given };
};

/** An IPv4 address, or a name: names have a letter in their last part, so that 127.0.0.300 is none. */
const isHost = (text: string): boolean =>
  addressBytes(text) !== undefined || /^([a-z0-9_-]+\.)*[a-z0-9-]*[a-z][a-z0-9-]*\.?$/i.test(text);

/** `127.0.0.1:5038`, `[::1]:5038` */
export const bindAddressText = ({ host, port }: BindAddress): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
