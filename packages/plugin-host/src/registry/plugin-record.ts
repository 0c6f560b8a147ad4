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

/** Where a pack was found: made by the build, or added to this installation in one of three ways. */
export type LocatorKind = 'workspace' | 'npm' | 'directory' | 'upload';

/** A folder that should hold a pack. */
export interface FoundPack {
  readonly folder: string;
  readonly locator: LocatorKind;
  /** Where it came from, for people; the folder itself when left out. */
  readonly origin?: string;
}

export interface PluginRecord extends FoundPack {
  readonly state: PluginState;
  /** A plain sentence: why the plugin is not ready. */
  readonly reason?: string;
  /** Present from `verified` on. */
  readonly manifest?: PluginManifest;
  /** Of the packed manifest. */
  readonly hash?: string;
  /** Whether the build itself packed exactly this: it is part of the product. */
  readonly isBuilt?: boolean;
}
