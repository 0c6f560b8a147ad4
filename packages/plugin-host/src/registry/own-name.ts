import type { PluginManifest } from '@fairshift/plugin-sdk';
import type { LocatorKind } from './plugin-record.js';

/** Why a plugin may not bear the product's own name, which opens a door only for what the build has packed. */
export function foreignPublisher(manifest: PluginManifest, locator: LocatorKind): string | undefined {
  // "Fair-Shift" and full-width letters read the same to a person.
  const name = manifest.publisher.name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  const claims = name === 'fairshift' || manifest.id.startsWith('fairshift.');
  if (locator === 'workspace' || !claims) return undefined;
  return `${manifest.title} calls itself Fairshift's own, but did not come with Fairshift.`;
}
