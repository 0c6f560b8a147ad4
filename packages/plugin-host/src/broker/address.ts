import { BlockList, isIP } from 'node:net';

/** `never`: not even where an administrator has named the origin. */
export type AddressKind = 'public' | 'private' | 'never';

/**
 * Blocks of the IANA registries of special-purpose addresses (RFC 6890), and where clouds keep the credentials of their
 * machines: link-local 169.254.169.254, Azure's 168.63.129.16, Alibaba's 100.100.100.200, Oracle's 192.0.0.192.
 */
const NEVER_4 = [
  '0.0.0.0/8',
  '100.100.100.200/32',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '224.0.0.0/3',
];
const PRIVATE_4 = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
];
/** What of the sixth version is public is a short list; the rest is not. */
const PUBLIC_6 = ['2000::/3'];
/** Inside it: Teredo and benchmarks, documentation, 6to4 (which can hold any address of version 4). */
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];
const PRIVATE_6 = ['::1/128', 'fc00::/7'];
/** Amazon's metadata. */
const NEVER_6 = ['fd00:ec2::/32'];

const block = (subnets: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [address = '', bits] = subnet.split('/');
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
};

const never4 = block(NEVER_4);
const private4 = block(PRIVATE_4);
const public6 = block(PUBLIC_6);
const notPublic6 = block(NOT_PUBLIC_6);
const private6 = block(PRIVATE_6);
const never6 = block(NEVER_6);

/** Which kind of network an address lies in. What is no address at all lies nowhere that a source may look. */
export function addressKind(address: string): AddressKind {
  const [plain = ''] = address.split('%');
  const version = isIP(plain);
  if (version === 4) return kind4(plain);
  if (version !== 6) return 'never';
  const mapped = mappedAddress(plain);
  if (mapped !== undefined) return kind4(mapped);
  if (never6.check(plain, 'ipv6')) return 'never';
  if (private6.check(plain, 'ipv6')) return 'private';
  return public6.check(plain, 'ipv6') && !notPublic6.check(plain, 'ipv6') ? 'public' : 'never';
}

function kind4(address: string): AddressKind {
  if (never4.check(address)) return 'never';
  return private4.check(address) ? 'private' : 'public';
}

/** The address of version 4 inside `::ffff:127.0.0.1`, in whatever way it is written. */
function mappedAddress(address: string): string | undefined {
  const short = new URL(`http://[${address}]`).hostname;
  const parts = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(short);
  if (parts === null) return undefined;
  const bytes = parts
    .slice(1)
    .flatMap((part) => [Number.parseInt(part, 16) >> 8, Number.parseInt(part, 16) & 255]);
  return bytes.join('.');
}
