import type { ChartInput } from '@fairshift/plugin-sdk';

/** What every example shares; both are made up to match averages that the paper prints. */
export const exampleSource: ChartInput['sources'] = [
  {
    retrievedAt: '2024-01-01T00:00:00Z',
    edition: 'Example, based on Aurelio et al 2024',
    licence: {
      spdxOrUrl: 'CC-BY-NC-4.0',
      attribution: 'Example, based on Aurelio et al 2024, doi 10.12968/bjhc.2023.0142',
      redistribution: 'with-attribution',
    },
  },
];

/** First day of the month that is `at` months after January of a year. */
export const monthOf = (year: number, at: number): string =>
  new Date(Date.UTC(year, at, 1)).toISOString().slice(0, 10);

/** Figures that stand for nobody. */
export const inventedSource: ChartInput['sources'] = [
  {
    retrievedAt: '2024-01-01T00:00:00Z',
    edition: 'Example, made up',
    licence: { spdxOrUrl: 'CC0-1.0', attribution: 'Example, made up', redistribution: 'allowed' },
  },
];

export const makingDataCount = { id: 'making-data-count', version: '2023-11' } as const;
