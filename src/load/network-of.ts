import { isIPv6 } from 'node:net';

/** Whom an IP address stands for: itself, or of IPv6 the network of 64 bits, all of which is one subscriber's. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [left = '', right = ''] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const [first, last] = [left, right].map((half) => half.split(':').filter((group) => group !== ''));
  const zeros = Array<string>(Math.max(0, 8 - (first?.length ?? 0) - (last?.length ?? 0))).fill('0');
  const groups = [...(first ?? []), ...(address.includes('::') ? zeros : []), ...(last ?? [])];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
