import ipaddr from 'ipaddr.js';
import { strip } from './strip.js';

/** A range of addresses that is let pass or refused. */
export interface AclRule {
  readonly permit: boolean;
  /** The bytes of the network's address, 4 or 16, the mask applied. */
  readonly network: readonly number[];
  readonly mask: readonly number[];
}

/** An ordered list of rules. The last rule that covers an address decides; where none does, the address may pass. */
export interface Acl {
  /** '' for the deny and permit lines of a user's own. */
  readonly name: string;
  readonly rules: readonly AclRule[];
  /** A list with a wrong entry, or a name that acl.conf does not have: it refuses everybody. */
  readonly valid: boolean;
}

/** The bytes of an IP address, 4 or 16; an IPv4 address inside IPv6 (`::ffff:192.0.2.1`) counts as IPv4. */
export const addressBytes = (text: string): readonly number[] | undefined => {
  const zoneless = text.replace(/%.*$/s, '');
  if (ipaddr.IPv4.isValidFourPartDecimal(zoneless)) return ipaddr.IPv4.parse(zoneless).toByteArray();
  if (!ipaddr.IPv6.isValid(zoneless)) return undefined;
  const address = ipaddr.IPv6.parse(zoneless);
  return address.isIPv4MappedAddress() ? address.toIPv4Address().toByteArray() : address.toByteArray();
};

const bytesText = (bytes: readonly number[]): string =>
  bytes.length === 4 ? bytes.join('.') : new ipaddr.IPv6([...bytes]).toRFC5952String();

const prefixMask = (bits: number, length: number): number[] =>
  Array.from({ length }, (_, index) => 0xff & ~(0xff >> Math.max(0, Math.min(8, bits - 8 * index))));

const parseMask = (text: string | undefined, length: number, mapped: boolean): readonly number[] | string => {
  const bits = 8 * length;
  if (text === undefined) return prefixMask(bits, length);
  if (/^\d{1,3}$/.test(text)) {
    // The prefix of ::ffff:10.0.0.0/104 counts from the front of the IPv6 address.
    const prefix = Number(text) - (mapped ? 96 : 0);
    return prefix >= 0 && prefix <= bits
      ? prefixMask(prefix, length)
      : `'${text}' is no prefix length of an IPv${length === 4 ? 4 : 6} address`;
  }
  const mask = addressBytes(text);
  return mask?.length === length ? mask : `'${text}' is neither a prefix length nor a mask`;
};

/** Reads `192.0.2.0/24`, `192.0.2.0/255.255.255.0`, `2001:db8::/32` or `!192.0.2.7`. Gives what is wrong as text. */
export const parseAclEntry = (sense: 'permit' | 'deny', entry: string): AclRule | string => {
  const negated = entry.startsWith('!');
  const [addressText = '', maskText, ...more] = entry.slice(negated ? 1 : 0).split('/');
  const address = addressText.includes('%') ? undefined : addressBytes(strip(addressText));
  if (address === undefined || more.length > 0)
    return `'${entry}' is no address; write an address, or one with a mask, such as 192.0.2.0/24 or 2001:db8::/32`;
  const mask = parseMask(
    maskText === undefined ? undefined : strip(maskText),
    address.length,
    address.length === 4 && addressText.includes(':'),
  );
  if (typeof mask === 'string') return `'${entry}': ${mask}`;
  return {
    permit: (sense === 'permit') !== negated,
    network: address.map((byte, index) => byte & (mask[index] ?? 0)),
    mask,
  };
};

/** Reads the comma separated list behind `permit =` or `deny =`. */
export const parseAclEntries = (sense: 'permit' | 'deny', list: string): { rules: AclRule[]; wrong: string[] } => {
  const results = list.split(',').map((entry) => parseAclEntry(sense, strip(entry)));
  return {
    rules: results.filter((result) => typeof result !== 'string'),
    wrong: results.filter((result) => typeof result === 'string'),
  };
};

const covers = ({ network, mask }: AclRule, address: readonly number[]): boolean =>
  network.length === address.length &&
  network.every((byte, index) => byte === ((address[index] ?? 0) & (mask[index] ?? 0)));

/** Whether one list lets an address pass. What is no IP address may not pass a list that has rules. */
export const aclPermits = (acl: Acl, address: string): boolean => {
  if (!acl.valid) return false;
  const bytes = addressBytes(address);
  if (bytes === undefined) return acl.rules.length === 0;
  return acl.rules.findLast((rule) => covers(rule, bytes))?.permit ?? true;
};

/** Whether all lists let an address pass. */
export const aclsPermit = (acls: readonly Acl[], address: string): boolean =>
  acls.every((acl) => aclPermits(acl, address));

/** The lines of a list, as `acl show NAME` and `manager show user NAME` print them. */
export const aclLines = (acl: Acl): string[] => [
  `ACL: ${acl.name === '' ? '(unnamed)' : acl.name}`,
  '---------------------------------------------',
  ...acl.rules.map(
    ({ permit, network, mask }, index) =>
      `${String(index).padStart(3)}: ${permit ? 'allow' : ' deny'} - ${bytesText(network)}/${bytesText(mask)}`,
  ),
];
