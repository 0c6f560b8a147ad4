import { TAIL_95, TAIL_998 } from '../funnel/exact-limits.js';
import { expectedOnLimit, fingertipsProportion, fingertipsSide } from '../funnel/fingertips.js';
import type { FunnelSide } from '../funnel/model.js';
import { attempt, differs, unlike, type ReferenceNumber, type Tolerance } from './compare.js';

type Numbers = readonly number[];

export interface FingertipsFile {
  readonly tolerance: { readonly rel: number; readonly abs: number };
  readonly cases: readonly {
    readonly id: string;
    readonly function: 'calculate_funnel_limits' | 'assign_funnel_significance';
    readonly arguments: {
      readonly statistic: 'proportion' | 'ratio' | 'rate';
      readonly multiplier?: number;
      readonly years_of_data?: number;
    };
    readonly input: {
      readonly columns: Readonly<Record<'numerator' | 'denominator', Numbers>>;
    };
    readonly expected: { readonly columns: Readonly<Record<string, readonly (ReferenceNumber | string)[]>> };
    readonly agreement: 'match' | 'defect';
  }[];
}

type Case = FingertipsFile['cases'][number];

const LEVELS = [
  ['2s', 0.95, TAIL_95],
  ['3s', 0.998, TAIL_998],
] as const;

const total = (values: Numbers): number => values.reduce((sum, value) => sum + value, 0);

const centreOf = ({ input: { columns }, arguments: { statistic } }: Case): number =>
  statistic === 'ratio' ? 1 : total(columns.numerator) / total(columns.denominator);

/** Where the peer cuts: at 100, whatever the multiplier. Ours cuts at the multiplier. */
const PEER_CUT = 100;

function proportionLimits(each: Case, tolerance: Tolerance): readonly string[] {
  const { columns } = each.expected;
  const multiplier = each.arguments.multiplier ?? 1;
  const centre = centreOf(each);
  const sizes = (columns['Population'] ?? []) as Numbers;
  return sizes.flatMap((size, index) => [
    ...differs(`${size} baseline`, columns['baseline']?.[index] as number, centre * multiplier, tolerance),
    ...LEVELS.flatMap(([name, confidence]) => {
      const { uncut, limits } = fingertipsProportion(size, centre, confidence);
      const at = (side: string) => columns[`${side}_${name}_limit`]?.[index] as ReferenceNumber | undefined;
      const asPeer = Math.min(PEER_CUT, uncut.upper * multiplier);
      const cutWhereItShould =
        each.agreement === 'defect' && limits.upper * multiplier <= PEER_CUT
          ? [`${size} ${name}: cut at ${PEER_CUT} where only ${multiplier} is too much`]
          : [];
      return [
        ...differs(`${size} ${name} lower`, at('lower'), limits.lower * multiplier, tolerance),
        ...differs(`${size} ${name} upper as the peer cuts`, at('upper'), asPeer, tolerance),
        ...unlike(`${size} ${name} cut`, Math.min(1, uncut.upper), limits.upper),
        ...cutWhereItShould,
      ];
    }),
  ]);
}

/**
 * The peer narrows m = E / (E + O + 1) by halving until its step is below 1e-7 and answers with the middle of the last
 * cell, which is 2^-23 wide. Ours is exact; put into the same cell it must agree to the file's tolerance.
 */
function inThePeersCell(expected: number, observed: number): number {
  const share = expected / (expected + observed + 1);
  const middle = (Math.floor(share * 2 ** 23) + 0.5) / 2 ** 23;
  return ((observed + 1) * middle) / (1 - middle);
}

function poissonLimits(each: Case, tolerance: Tolerance): readonly string[] {
  const { columns } = each.expected;
  const { statistic, multiplier = 1, years_of_data: years = 1 } = each.arguments;
  const centre = centreOf(each);
  const observed = (columns[statistic === 'rate' ? 'Events' : 'Observed_events'] ?? []) as Numbers;
  const named = statistic === 'rate' ? 'population_1_year' : 'exp_events';
  return observed.flatMap((events, index) =>
    LEVELS.flatMap(([level, , tail]) => {
      const exact = expectedOnLimit(events, tail);
      // A count lies on its lower limit where its own upper limit is the mean, and the other way round.
      const sides = [
        ['lower', exact.upper],
        ['upper', exact.lower],
      ] as const;
      return sides.flatMap(([side, mean]) => {
        const size = inThePeersCell(mean, events) / centre / years;
        const at = (column: string) => columns[column]?.[index] as ReferenceNumber | undefined;
        const limit = (events / size / years) * multiplier;
        return [
          ...differs(`${events} ${side} ${level} size`, at(`${side}_${level}_${named}`), size, tolerance),
          ...differs(`${events} ${side} ${level}`, at(`${side}_${level}_limit`), limit, tolerance),
        ];
      });
    }),
  );
}

const SIGNIFICANCE: Readonly<Record<FunnelSide, string>> = {
  'above-99.8': 'High (0.001)',
  'above-95': 'High (0.025)',
  within: 'Not significant',
  'below-95': 'Low (0.025)',
  'below-99.8': 'Low (0.001)',
};

function significance(each: Case): readonly string[] {
  const { numerator, denominator } = each.input.columns;
  const ours = numerator.map((events, at) => {
    const unit = { numerator: events, denominator: denominator[at] ?? 0 };
    return SIGNIFICANCE[fingertipsSide(each.arguments.statistic, unit, centreOf(each))];
  });
  return unlike('significance', each.expected.columns['significance'], ours);
}

function compared(each: Case, tolerance: Tolerance): readonly string[] {
  if (each.function === 'assign_funnel_significance') return significance(each);
  return each.arguments.statistic === 'proportion'
    ? proportionLimits(each, tolerance)
    : poissonLimits(each, tolerance);
}

/** One list of differences per case. */
export function fingertipsFunnels({ cases, tolerance }: FingertipsFile): readonly (readonly string[])[] {
  const limits = { relative: tolerance.rel, absolute: tolerance.abs };
  return cases.map((each) => attempt(() => compared(each, limits)).map((line) => `${each.id} ${line}`));
}
