import { describe, expect, it } from '@jest/globals';
import { moreAsked } from './plugin-asks.js';
import type { PluginAsks } from './plugin-asks.js';
import { askWords, moreWords } from './plugin-asks.words.js';

const nhs = {
  origin: 'https://files.digital.nhs.uk',
  methods: ['GET' as const],
  requestsPerMinute: 60,
  concurrency: 2,
};
const before: PluginAsks = {
  publisher: 'NS ICB',
  brings: ['data-source'],
  network: [nhs],
  networkFromConfig: [],
  memoryMb: 256,
  minutes: 30,
};
const more = (change: Partial<PluginAsks>) => moreWords(moreAsked({ ...before, ...change }, before));

describe('what a plugin asks for', () => {
  it('is said in words', () => {
    expect(askWords(before)).toEqual([
      'Brings data sources, which read files or other systems. Each run is fenced off.',
      'May fetch from files.digital.nhs.uk, at most 60 requests a minute, 2 at a time.',
      'May use 256 MB of memory and 30 minutes for each run.',
    ]);
    expect(askWords({ ...before, brings: ['chart'], network: [] })).toEqual([
      'Brings charts, which are drawn in the browser and may not use the network.',
      'May not use the network.',
    ]);
    const other = { ...nhs, origin: 'http://10.0.0.1', methods: ['POST' as const], requestsPerMinute: 1 };
    expect(askWords({ ...before, network: [other], networkFromConfig: ['baseUrl'] })).toEqual(
      expect.arrayContaining([
        'May fetch from http://10.0.0.1, at most 1 request a minute, 2 at a time. It may send data there too.',
        'May fetch from an address that an organisation’s admin types in (baseUrl), never from inside your network.',
      ]),
    );
  });

  it('is not more when it is the same or less', () => {
    expect(more({})).toEqual([]);
    expect(more({ network: [], memoryMb: 128, minutes: 5 })).toEqual([]);
    expect(more({ network: [{ ...nhs, requestsPerMinute: 10, concurrency: 1 }] })).toEqual([]);
  });

  it.each<[string, Partial<PluginAsks>, string]>([
    [
      'another origin',
      { network: [nhs, { ...nhs, origin: 'https://x.org' }] },
      'May fetch from x.org, at most 60 requests a minute, 2 at a time.',
    ],
    [
      'another method',
      { network: [{ ...nhs, methods: ['GET', 'POST'] }] },
      'Uses POST at files.digital.nhs.uk, which it did not before.',
    ],
    [
      'a higher rate',
      { network: [{ ...nhs, requestsPerMinute: 120 }] },
      'Up to 120 requests a minute at files.digital.nhs.uk. Before, 60.',
    ],
    [
      'more at a time',
      { network: [{ ...nhs, concurrency: 4 }] },
      'Up to 4 requests at a time at files.digital.nhs.uk. Before, 2.',
    ],
    [
      'a typed address',
      { networkFromConfig: ['baseUrl'] },
      'May fetch from an address that an organisation’s admin types in (baseUrl), never from inside your network.',
    ],
    ['memory', { memoryMb: 512 }, 'Up to 512 MB of memory. Before, 256.'],
    ['time', { minutes: 60 }, 'Up to 60 minutes for each run. Before, 30.'],
    [
      'another kind',
      { brings: ['data-source', 'chart'] },
      'Brings charts, which are drawn in the browser and may not use the network.',
    ],
    [
      'another publisher',
      { publisher: 'Somebody' },
      'Says that it comes from Somebody. The version before came from NS ICB.',
    ],
  ])('is more with %s', (_, change, words) => {
    expect(more(change)).toEqual([words]);
  });
});
