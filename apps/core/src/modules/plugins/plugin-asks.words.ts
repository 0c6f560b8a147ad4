import type { MoreAsked, PluginAsks } from './plugin-asks.js';

type Network = PluginAsks['network'][number];

/** "files.digital.nhs.uk"; an address without encryption is shown whole. */
const place = (origin: string) => (origin.startsWith('https://') ? origin.slice('https://'.length) : origin);

const rate = ({ requestsPerMinute, concurrency }: Network) =>
  `at most ${count(requestsPerMinute, 'request')} a minute, ${concurrency} at a time`;

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

const fetching = (network: Network) => {
  const sends = network.methods.includes('POST') ? ' It may send data there too.' : '';
  return `May fetch from ${place(network.origin)}, ${rate(network)}.${sends}`;
};

const KINDS = {
  'data-source': 'Brings data sources, which read files or other systems. Each run is fenced off.',
  chart: 'Brings charts, which are drawn in the browser and may not use the network.',
  'component-chart': 'Brings charts that would run as part of the page. Such charts are not used yet.',
} as const;

const typed = (field: string) =>
  `May fetch from an address that an organisation’s admin types in (${field}), never from inside your network.`;

/** What a plugin brings and asks for, a sentence each. */
export function askWords(asks: PluginAsks): readonly string[] {
  const usesNetwork = asks.network.length + asks.networkFromConfig.length > 0;
  return [
    ...asks.brings.map((kind) => KINDS[kind]),
    ...asks.network.map(fetching),
    ...asks.networkFromConfig.map(typed),
    ...(usesNetwork ? [] : ['May not use the network.']),
    ...(asks.brings.includes('data-source')
      ? [`May use ${asks.memoryMb} MB of memory and ${count(asks.minutes, 'minute')} for each run.`]
      : []),
  ];
}

/** What a new version asks for beyond the one before, a sentence each. */
export const moreWords = (more: readonly MoreAsked[]): readonly string[] => more.map(sentence);

function sentence(more: MoreAsked): string {
  switch (more.what) {
    case 'publisher':
      return `Says that it comes from ${more.now}. The version before came from ${more.before}.`;
    case 'brings':
      return KINDS[more.kind];
    case 'origin':
      return fetching(more.network);
    case 'methods':
      return `Uses ${more.methods.join(' and ')} at ${place(more.origin)}, which it did not before.`;
    case 'rate':
      return `Up to ${more.now} requests a minute at ${place(more.origin)}. Before, ${more.before}.`;
    case 'concurrency':
      return `Up to ${more.now} requests at a time at ${place(more.origin)}. Before, ${more.before}.`;
    case 'typed-origin':
      return typed(more.field);
    case 'memory':
      return `Up to ${more.now} MB of memory. Before, ${more.before}.`;
    case 'minutes':
      return `Up to ${more.now} minutes for each run. Before, ${more.before}.`;
  }
}
