import type { PluginManifest } from '@fairshift/plugin-sdk';
import { PackError } from '../errors.js';

/** Names that these libraries carry in themselves, minified or not. */
const MARKS: readonly (readonly [library: string, mark: RegExp])[] = [
  [
    'React',
    /__(?:CLIENT|DOM|SERVER)_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE|__SECRET_INTERNALS_DO_NOT_USE/,
  ],
  ['ECharts', /_echarts_instance_|__ec_inner_/],
];

/**
 * Refuses a browser entry with a second React or ECharts in it: the host draws the pictures, and two copies in one page
 * do not know of each other. The build refuses it too; this is for packs that were built another way. Throws `PackError`.
 */
export function refuseHostPackages({ contributes }: PluginManifest, path: string, bytes: Uint8Array): void {
  if (!contributes.charts?.some(({ entry }) => entry === path)) return;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const library = MARKS.find(([, mark]) => mark.test(text))?.[0];
  if (library === undefined) return;
  throw new PackError(
    'host-package',
    `"${path}" holds a copy of ${library}. Fairshift draws the picture, so leave ${library} out and build again.`,
  );
}
