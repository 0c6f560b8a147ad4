import { DEFAULT_LIMITS } from '@fairshift/plugin-host';
import type { PluginRecord } from '@fairshift/plugin-host';

type Manifest = NonNullable<PluginRecord['manifest']>;
type Network = NonNullable<NonNullable<Manifest['permissions']>['network']>[number];

/** What a person says yes to when they approve a plugin; kept with the approval. */
export interface PluginAsks {
  readonly publisher: string;
  readonly brings: readonly ('data-source' | 'chart' | 'component-chart')[];
  readonly network: readonly Network[];
  readonly networkFromConfig: readonly string[];
  readonly memoryMb: number;
  readonly minutes: number;
}

export function asksOf(manifest: Manifest): PluginAsks {
  const { dataSources = [], charts = [] } = manifest.contributes;
  const brings = [
    ...(dataSources.length > 0 ? (['data-source'] as const) : []),
    ...(charts.some(({ view }) => view === 'option') ? (['chart'] as const) : []),
    ...(charts.some(({ view }) => view === 'component') ? (['component-chart'] as const) : []),
  ];
  return {
    publisher: manifest.publisher.name,
    brings,
    network: manifest.permissions?.network ?? [],
    networkFromConfig: manifest.permissions?.networkFromConfig ?? [],
    memoryMb: manifest.limits?.memoryMb ?? DEFAULT_LIMITS.memoryMb,
    minutes: manifest.limits?.minutes ?? DEFAULT_LIMITS.minutes,
  };
}

/** One thing that a version asks for and the one before did not. */
export type MoreAsked =
  | { readonly what: 'publisher'; readonly now: string; readonly before: string }
  | { readonly what: 'brings'; readonly kind: PluginAsks['brings'][number] }
  | { readonly what: 'origin'; readonly network: Network }
  | { readonly what: 'methods'; readonly origin: string; readonly methods: readonly string[] }
  | {
      readonly what: 'rate' | 'concurrency';
      readonly origin: string;
      readonly now: number;
      readonly before: number;
    }
  | { readonly what: 'typed-origin'; readonly field: string }
  | { readonly what: 'memory' | 'minutes'; readonly now: number; readonly before: number };

/** What `now` asks for beyond `before`. Empty: the same or less. */
export function moreAsked(now: PluginAsks, before: PluginAsks): readonly MoreAsked[] {
  const more: MoreAsked[] = [];
  if (now.publisher !== before.publisher) {
    more.push({ what: 'publisher', now: now.publisher, before: before.publisher });
  }
  for (const kind of now.brings) if (!before.brings.includes(kind)) more.push({ what: 'brings', kind });
  for (const network of now.network) more.push(...moreOfOrigin(network, before.network));
  for (const field of now.networkFromConfig) {
    if (!before.networkFromConfig.includes(field)) more.push({ what: 'typed-origin', field });
  }
  if (now.memoryMb > before.memoryMb)
    more.push({ what: 'memory', now: now.memoryMb, before: before.memoryMb });
  if (now.minutes > before.minutes) more.push({ what: 'minutes', now: now.minutes, before: before.minutes });
  return more;
}

function moreOfOrigin(network: Network, all: readonly Network[]): readonly MoreAsked[] {
  const { origin, methods, requestsPerMinute, concurrency } = network;
  const before = all.find((each) => each.origin === origin);
  if (before === undefined) return [{ what: 'origin', network }];
  const added = methods.filter((method) => !before.methods.includes(method));
  return [
    ...(added.length > 0 ? [{ what: 'methods' as const, origin, methods: added }] : []),
    ...(requestsPerMinute > before.requestsPerMinute
      ? [{ what: 'rate' as const, origin, now: requestsPerMinute, before: before.requestsPerMinute }]
      : []),
    ...(concurrency > before.concurrency
      ? [{ what: 'concurrency' as const, origin, now: concurrency, before: before.concurrency }]
      : []),
  ];
}
