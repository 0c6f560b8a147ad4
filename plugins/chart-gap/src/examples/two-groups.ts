import type { ChartInput, Point } from '@fairshift/plugin-sdk';

export interface ExampleGroup {
  readonly id: string;
  readonly label: string;
  readonly eligible: readonly number[];
  readonly screened: readonly number[];
}

/** Start of a quarter counted from April 2021. */
const quarterStart = (at: number): string => {
  const month = 3 + at * 3;
  return new Date(Date.UTC(2021, month, 1)).toISOString().slice(0, 10);
};

const pointsOf = ({ eligible, screened }: ExampleGroup): readonly Point[] =>
  eligible.map((denominator, at) => ({
    start: quarterStart(at),
    end: quarterStart(at + 1),
    numerator: screened[at] ?? null,
    denominator,
  }));

/** A screening measure by quarter from April 2021; the second group is the one compared with. */
export function twoGroups(
  focus: ExampleGroup,
  reference: ExampleGroup,
  annotations: ChartInput['context']['annotations'] = [],
): ChartInput {
  return {
    measure: {
      id: 'example',
      version: 1,
      title: 'Up to date with cervical screening',
      unit: '%',
      multiplier: 100,
      polarity: 'higher-is-better',
      form: 'proportion',
      period: 'quarter',
    },
    series: [focus, reference].map((each) => ({
      group: { id: each.id, label: each.label, role: 'group', stratifier: 'age-band' },
      points: pointsOf(each),
    })),
    context: {
      ruleSet: { id: 'making-data-count', version: '2023' },
      phases: [],
      targets: [],
      exclusions: [],
      annotations,
      reference: { group: reference.id, label: reference.label },
    },
    sources: [
      {
        retrievedAt: '2023-04-14T09:00:00Z',
        edition: 'Example, based on Aurelio et al 2024',
        licence: {
          spdxOrUrl: 'https://creativecommons.org/publicdomain/zero/1.0/',
          attribution: 'Invented counts that give the percentages of the paper',
          redistribution: 'allowed',
        },
      },
    ],
  };
}
