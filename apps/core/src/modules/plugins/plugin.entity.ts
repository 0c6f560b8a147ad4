import type { PluginBadge } from '@fairshift/contracts';
import type { LocatorKind, PluginRecord } from '@fairshift/plugin-host';
import type { PluginAsks } from './plugin-asks.js';

export type StoredState =
  | 'compatible'
  | 'approved'
  | 'enabled'
  | 'ready'
  | 'failed'
  | 'refused'
  | 'disabled'
  | 'removed';

/** States in which a version is the plugin's one that runs, or would. */
export const RUNNING: readonly StoredState[] = ['enabled', 'ready', 'failed'];

export interface NewPlugin {
  readonly pluginId: string;
  readonly version: string;
  readonly hash: string;
  readonly title: string;
  readonly publisher: string;
  readonly locator: LocatorKind;
  readonly origin: string;
  readonly state: StoredState;
  readonly reason: string | null;
  readonly manifest: NonNullable<PluginRecord['manifest']>;
}

/** One version of a plugin, and what was decided about it. */
export interface PluginRow extends NewPlugin {
  readonly foundAt: string;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly approvedAsks: PluginAsks | null;
  readonly report: unknown;
  readonly badge: PluginBadge | null;
  readonly reportedAt: string | null;
  readonly lastGoodRunAt: string | null;
  readonly lastRows: number | null;
  readonly newestDataAt: string | null;
}

export interface PluginEventRow {
  readonly id: string;
  readonly position: number;
  readonly at: string;
  readonly actor: string;
  readonly version: string;
  readonly from: string | null;
  readonly to: string;
  readonly reason: string | null;
}
