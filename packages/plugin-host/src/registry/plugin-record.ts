import type { PluginManifest } from '@fairshift/plugin-sdk';

export type PluginState =
  | 'found'
  | 'verified'
  | 'compatible'
  | 'approved'
  | 'enabled'
  | 'ready'
  | 'failed'
  | 'refused'
  | 'disabled'
  | 'removed';

/** Where a pack was found: made by the build, or added to this installation; `npm` is not built yet. */
export type LocatorKind = 'workspace' | 'npm' | 'directory';

export interface PluginRecord {
  readonly folder: string;
  readonly locator: LocatorKind;
  readonly state: PluginState;
  /** A plain sentence: why the plugin is not ready. */
  readonly reason?: string;
  /** Present from `verified` on. */
  readonly manifest?: PluginManifest;
  /** Of the packed manifest. */
  readonly hash?: string;
}
