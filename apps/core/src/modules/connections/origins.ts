import { BlockList, isIP } from 'node:net';
import type { ProblemRow } from '@fairshift/contracts';
import type { AddedOrigin, ReadySource } from '@fairshift/plugin-host';
import { invalid } from '../../platform/errors.js';

/** Addresses that no data publisher has: this machine, private networks, link-local. Names are resolved by the broker. */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6');

/**
 * Origins that stand in a connection's settings, in the fields that the plugin's manifest names. An organisation's admin
 * types them; an address in a private network, or without encryption, only works where the system administrator named it
 * in FAIRSHIFT_PRIVATE_ORIGINS.
 * @throws AppError 422
 */
export function originsOf(
  { permissions }: Pick<ReadySource, 'permissions'>,
  config: Readonly<Record<string, unknown>>,
  allowed: readonly string[],
): AddedOrigin[] {
  const names = (permissions.networkFromConfig ?? []).filter((name) => config[name] !== undefined);
  const problems: ProblemRow[] = [];
  const origins = names.flatMap((name) => {
    const url = URL.parse(String(config[name]));
    const fault = url ? faultOf(url, allowed) : 'is not a web address, such as https://example.org';
    if (fault === undefined) return [{ origin: url!.origin, allowPrivate: allowed.includes(url!.origin) }];
    problems.push({
      column: name,
      rule: 'origin',
      message: `The address ${fault}.`,
      remedy:
        'Use a public https address, or ask your system administrator to allow this one (FAIRSHIFT_PRIVATE_ORIGINS).',
    });
    return [];
  });
  if (problems.length > 0) throw invalid(problems, 'An address in the settings cannot be used.');
  return origins;
}

function faultOf(url: URL, allowed: readonly string[]): string | undefined {
  if (url.username !== '' || url.password !== '')
    return 'holds a name or a password, which belong into fields of their own';
  if (!/^https?:$/.test(url.protocol)) return 'does not begin with https://';
  if (allowed.includes(url.origin)) return undefined;
  if (url.protocol === 'http:') return 'is not encrypted';
  return isPrivate(url.hostname) ? 'lies in a private network' : undefined;
}

function isPrivate(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  const kind = isIP(bare);
  if (kind === 0) return bare === 'localhost' || bare.endsWith('.localhost');
  return PRIVATE.check(bare, kind === 4 ? 'ipv4' : 'ipv6');
}
