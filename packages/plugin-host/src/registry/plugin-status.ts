import type { PluginRecord } from './plugin-record.js';

/** One plugin as an administrator sees it. */
export interface PluginStatus {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly publisher: string;
  readonly state: PluginRecord['state'];
  readonly reason?: string;
  readonly contributes: readonly {
    readonly kind: 'data-source' | 'chart';
    readonly id: string;
    readonly title: string;
  }[];
}

export function statusOf({ manifest, folder, origin, state, reason }: PluginRecord): PluginStatus {
  const { dataSources = [], charts = [] } = manifest?.contributes ?? {};
  const place = origin ?? folder;
  return {
    id: manifest?.id ?? place,
    version: manifest?.version ?? '',
    title: manifest?.title ?? place,
    publisher: manifest?.publisher.name ?? '',
    state,
    ...(reason === undefined ? {} : { reason }),
    contributes: [
      ...dataSources.map(({ id, title }) => ({ kind: 'data-source' as const, id, title })),
      ...charts.map(({ id, title }) => ({ kind: 'chart' as const, id, title })),
    ],
  };
}
