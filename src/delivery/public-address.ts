import { BlockList, isIPv6 } from 'node:net';

/** A list of addresses and networks, such as `10.0.0.0/8`. */
export function networks(...texts: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of texts) {
    const [address = '', prefix] = text.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    list.addSubnet(address, prefix === undefined ? (family === 'ipv6' ? 128 : 32) : Number(prefix), family);
  }
  return list;
}

/** Of the IANA registries of special-purpose addresses: what is not reached over the internet, or leads back here. */
const notPublic = networks(
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
);

/** The only part of IPv6 that is given out for the internet. */
const globalUnicast = networks('2000::/3');

/** Within it: special purposes, documentation, and addresses of IPv4 in another dress. */
const notGlobal = networks('2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20');

/** Whether it is an address of the internet. An IPv4 address that is written as one of IPv6 is not. */
export const isPublic = (address: string): boolean =>
  isIPv6(address)
    ? globalUnicast.check(address, 'ipv6') && !notGlobal.check(address, 'ipv6')
    : !notPublic.check(address, 'ipv4');

/** Whether an address is in a list. */
export const isIn = (list: BlockList, address: string): boolean =>
  list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
