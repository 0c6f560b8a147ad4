import { gzipSync } from 'node:zlib';
import type { PluginManifest } from '@fairshift/plugin-sdk';
import { PackError } from '../errors.js';

/** Largest server module in bytes, as it is. */
export const SERVER_BYTES = 5 * 1024 * 1024;
/** Largest browser module in bytes, after gzip. */
export const BROWSER_GZIP_BYTES = 300 * 1000;

/** Throws a `PackError` when the entry at `path` is larger than its kind may be. */
export function checkSize(manifest: PluginManifest, path: string, bytes: Uint8Array): void {
  const { dataSources = [], charts = [] } = manifest.contributes;
  if (dataSources.some((source) => source.entry === path) && bytes.length > SERVER_BYTES) {
    throw new PackError('file-too-large', `"${path}" is larger than 5 MB.`);
  }
  if (charts.some((chart) => chart.entry === path) && gzipSync(bytes).length > BROWSER_GZIP_BYTES) {
    throw new PackError('file-too-large', `"${path}" is larger than 300 kB when compressed.`);
  }
}
