import type { PluginManifest } from '@fairshift/plugin-sdk';
import semver from 'semver';
import { PackError } from '../errors.js';
import type { PluginLock } from '../pack/lock.js';
import { verifyPack } from '../pack/verify-pack.js';
import { standingOf, type PluginDecision } from './decisions.js';
import { foreignPublisher } from './own-name.js';
import type { FoundPack, PluginRecord } from './plugin-record.js';
import { unservedPart } from './served-contracts.js';

export interface AdmitRules {
  /** Version of the running Fairshift. */
  readonly hostVersion: string;
  /** Hashes that the build itself made. */
  readonly lock: PluginLock;
  /** What system administrators decided, oldest first. */
  readonly decisions?: readonly PluginDecision[];
}

/**
 * Takes one pack as far as it gets: refused, compatible (waits for approval), or what was decided about it.
 * Never throws for a bad pack.
 */
export async function admit(found: FoundPack, rules: AdmitRules): Promise<PluginRecord> {
  const { folder, locator } = found;
  try {
    const { manifest, hash } = await verifyPack(folder);
    const known = { ...found, manifest, hash };
    const refusal =
      foreignPublisher(manifest, locator) ??
      incompatible(manifest, rules.hostVersion) ??
      unservedPart(manifest);
    if (refusal !== undefined) return { ...known, state: 'refused', reason: refusal };
    const isBuilt = locator === 'workspace' && rules.lock.plugins[manifest.id]?.[manifest.version] === hash;
    return { ...known, isBuilt, ...standingOf({ manifest, hash, isBuilt }, rules.decisions ?? []) };
  } catch (error) {
    return { ...found, state: 'refused', reason: sentenceOf(error, folder) };
  }
}

function sentenceOf(error: unknown, folder: string): string {
  if (error instanceof PackError) return error.message;
  return `The plugin in ${folder} could not be read.`;
}

function incompatible(manifest: PluginManifest, host: string): string | undefined {
  const range = manifest.engines.fairshift;
  // Without includePrerelease a host such as 1.5.0-rc.1 would not satisfy ">=1.4.0 <2.0.0".
  if (!semver.satisfies(host, range, { includePrerelease: true })) {
    return `${manifest.title} ${manifest.version} needs Fairshift ${range}, and this is ${host}.`;
  }
  return undefined;
}
