import { CONTRACTS, type PluginManifest } from '@fairshift/plugin-sdk';
import semver from 'semver';
import { PackError } from '../errors.js';
import type { PluginLock } from '../pack/lock.js';
import { verifyPack } from '../pack/verify-pack.js';
import type { LocatorKind, PluginRecord } from './plugin-record.js';

export interface AdmitRules {
  /** Version of the running Fairshift. */
  readonly hostVersion: string;
  /** Hashes that the build itself made. */
  readonly lock: PluginLock;
}

/** Takes one pack as far as it gets: refused, compatible (waits for approval) or ready. Never throws for a bad pack. */
export async function admit(folder: string, locator: LocatorKind, rules: AdmitRules): Promise<PluginRecord> {
  try {
    const { manifest, hash } = await verifyPack(folder);
    const known = { folder, locator, manifest, hash };
    const refusal = foreignPublisher(manifest, locator) ?? incompatible(manifest, rules.hostVersion);
    if (refusal !== undefined) return { ...known, state: 'refused', reason: refusal };
    const approved = locator === 'workspace' && rules.lock.plugins[manifest.id]?.[manifest.version] === hash;
    if (approved) return { ...known, state: 'ready' };
    return {
      ...known,
      state: 'compatible',
      reason: `${manifest.title} waits for approval by a system administrator.`,
    };
  } catch (error) {
    return { folder, locator, state: 'refused', reason: sentenceOf(error, folder) };
  }
}

function sentenceOf(error: unknown, folder: string): string {
  if (error instanceof PackError) return error.message;
  return `The plugin in ${folder} could not be read.`;
}

/** The product's own name opens a door only for what the build has packed. */
function foreignPublisher(manifest: PluginManifest, locator: LocatorKind): string | undefined {
  // "Fair-Shift" and full-width letters read the same to a person.
  const name = manifest.publisher.name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  const claims = name === 'fairshift' || manifest.id.startsWith('fairshift.');
  if (locator === 'workspace' || !claims) return undefined;
  return `${manifest.title} calls itself Fairshift's own, but did not come with Fairshift.`;
}

function incompatible(manifest: PluginManifest, host: string): string | undefined {
  const range = manifest.engines.fairshift;
  // Without includePrerelease a host such as 1.5.0-rc.1 would not satisfy ">=1.4.0 <2.0.0".
  if (!semver.satisfies(host, range, { includePrerelease: true })) {
    return `${manifest.title} ${manifest.version} needs Fairshift ${range}, and this is ${host}.`;
  }
  const { dataSources = [], charts = [] } = manifest.contributes;
  const served: Record<'data source' | 'chart', readonly number[]> = {
    'data source': CONTRACTS.dataSource,
    chart: CONTRACTS.chart,
  };
  const parts = [
    ...dataSources.map((part) => ({ ...part, kind: 'data source' as const })),
    ...charts.map((part) => ({ ...part, kind: 'chart' as const })),
  ];
  const odd = parts.find((part) => !served[part.kind].includes(part.contract));
  if (odd === undefined) return undefined;
  return `The ${odd.kind} "${odd.title}" follows contract ${odd.contract}, which this Fairshift does not serve.`;
}
