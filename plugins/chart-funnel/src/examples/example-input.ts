import type { ChartInput, Point } from '@fairshift/plugin-sdk';

type Role = ChartInput['series'][number]['group']['role'];
type Measure = ChartInput['measure'];

/** Group, events, and size; a null is held back where it is the events, and missing where it is the size. */
export type Row = readonly [label: string, numerator: number | null, denominator: number | null, role?: Role];

interface Example {
  readonly measure: Pick<Measure, 'title' | 'unit' | 'form' | 'multiplier' | 'polarity' | 'period'>;
  readonly stratifier: string;
  readonly start: string;
  readonly end: string;
  readonly rows: readonly Row[];
  readonly edition: string;
}

function pointOf([, numerator, denominator]: Row): Pick<Point, 'numerator' | 'denominator' | 'flags'> {
  if (numerator === null) return { numerator, denominator, flags: ['suppressed'] };
  return denominator === null ? { numerator, denominator, flags: ['missing'] } : { numerator, denominator };
}

/** One period of a split, marked as an example. */
export function exampleInput({ measure, stratifier, start, end, rows, edition }: Example): ChartInput {
  return {
    measure: { id: 'example', version: 1, ...measure },
    series: rows.map((row) => ({
      group: {
        id: row[0].toLowerCase().replaceAll(' ', '-'),
        label: row[0],
        role: row[3] ?? 'group',
        stratifier,
      },
      points: [{ start, end, ...pointOf(row) }],
    })),
    context: {
      ruleSet: { id: 'making-data-count', version: '2023' },
      phases: [],
      targets: [],
      exclusions: [],
      annotations: [],
    },
    sources: [
      {
        retrievedAt: '2024-05-01T09:00:00Z',
        edition,
        licence: {
          spdxOrUrl: 'https://creativecommons.org/publicdomain/zero/1.0/',
          attribution: 'Invented counts in the shape of published ones',
          redistribution: 'allowed',
        },
      },
    ],
  };
}
