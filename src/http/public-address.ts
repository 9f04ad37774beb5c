/** Tells public addresses from those inside a machine or a network: what a stranger wrote may only lead to the former. */
import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Code of the error for a name that leads to an address that is not public. */
export const NOT_PUBLIC = 'ERR_NOT_PUBLIC';

/**
 * Special-purpose addresses that are not globally reachable.
 * https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const IPV4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
];
/** Translations and tunnels carry an IPv4 address inside, which may be any. `::/96` holds `::` and `::1`. */
const IPV6 = [
  ...['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16'],
  ...['3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/9', 'ff00::/8'],
];

const inside = new BlockList();
for (const [ranges, family] of [
  [IPV4, 'ipv4'],
  [IPV6, 'ipv6'],
] as const) {
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    inside.addSubnet(network, Number(bits), family);
  }
}

/** Whether the address is globally reachable. An IPv4 address in the form of IPv6 counts as what it is. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  // The list knows `::ffff:10.0.0.1` by its rules for IPv4.
  return family !== 0 && !inside.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Names that only a machine or a network itself gives. https://www.iana.org/assignments/special-use-domain-names */
const LOCAL_NAME = /^[^.]*$|(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/;

/**
 * Whether a host may be asked, as far as its name tells; what the name leads to is for `lookupPublic`.
 * @param hostname as in a `URL`: IPv6 in brackets
 */
export function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return isIP(host) === 0 ? !LOCAL_NAME.test(host) : isPublicAddress(host);
}

/** Looks a name up for a connection, and fails when any of its addresses is not public. */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const [first] = found ?? [];
    if (error) return callback(error, '');
    if (!first || !found.every(({ address }) => isPublicAddress(address))) {
      return callback(Object.assign(new Error(`${hostname} is not public`), { code: NOT_PUBLIC }), '');
    }
    return options.all ? callback(null, found) : callback(null, first.address, first.family);
  });
};
