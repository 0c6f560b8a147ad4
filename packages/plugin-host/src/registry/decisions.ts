import type { PluginManifest } from '@fairshift/plugin-sdk';
import type { PluginState } from './plugin-record.js';

/** What was decided about one version of a plugin: for exactly the bytes that `hash` names. */
export interface PluginDecision {
  readonly pluginId: string;
  readonly version: string;
  /** Of the packed manifest. */
  readonly hash: string;
  readonly state: 'approved' | 'enabled' | 'failed' | 'disabled' | 'removed';
  readonly reason?: string;
}

export interface Standing {
  readonly state: PluginState;
  readonly reason?: string;
}

interface Known {
  readonly manifest: PluginManifest;
  readonly hash: string;
  /** Whether the build itself packed exactly this. */
  readonly isBuilt: boolean;
}

/**
 * How far a compatible plugin gets. What the build packed needs no approval, and stays switched off when
 * somebody switched an earlier build of it off; everything else waits until somebody decides on its hash.
 *
 * @param decisions oldest first
 */
export function standingOf(
  { manifest, hash, isBuilt }: Known,
  decisions: readonly PluginDecision[],
): Standing {
  const { id, version, title } = manifest;
  const about = decisions.filter(({ pluginId }) => pluginId === id);
  const exact = about.findLast((each) => each.version === version && each.hash === hash);
  const off = isBuilt
    ? about.findLast(({ state }) => state === 'disabled' || state === 'removed')
    : undefined;
  const decision = exact ?? (off === about.at(-1) ? off : undefined);
  if (decision === undefined) {
    if (isBuilt) return { state: 'ready' };
    return { state: 'compatible', reason: `${title} waits for approval by a system administrator.` };
  }
  switch (decision.state) {
    case 'enabled':
      return { state: 'ready' };
    case 'approved':
      return { state: 'approved', reason: `${title} ${version} is approved, but not switched on.` };
    case 'disabled':
      return { state: 'disabled', reason: `A system administrator has switched ${title} off.` };
    case 'removed':
      return { state: 'removed', reason: `A system administrator has removed ${title} ${version}.` };
    case 'failed':
      return { state: 'failed', reason: decision.reason ?? `${title} could not be loaded.` };
  }
}
