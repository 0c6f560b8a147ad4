import { FIRM_LIMITS } from '../analyse.js';
import type { SpcPhaseResult, SpcPointResult, SpcResult } from '../model.js';
import { ptdCall, qicCall, type QicOptions } from './calls.js';
import { rComment, rNumber, rText, rVector } from './r-text.js';

export interface RCheckWords {
  /** Of the chart, as a person named it. */
  readonly title: string;
  /** Source, licence, version, date: one comment each. */
  readonly about: readonly string[];
}

/** Charts whose width comes from moving ranges; there screening matters. */
const OF_MOVING_RANGES: ReadonlySet<string> = new Set(['i', 'i-prime', 'p-prime', 'u-prime', 't']);

const isExcluded = ({ included, value }: SpcPointResult): boolean => !included && value !== null;

/** Positions from 1 within a phase. */
const within = (phase: SpcPhaseResult, position: number): number => position - phase.from + 1;

/** What qic must leave out of a phase: what people left out, and what stands before the baseline. */
function leftOut({ points }: SpcResult, phase: SpcPhaseResult): number[] {
  const positions: number[] = [];
  for (let i = phase.from; i <= phase.to; i += 1) {
    const point = points[i];
    if (point && (isExcluded(point) || (i < phase.baselineFrom && point.value !== null))) positions.push(i);
  }
  return positions;
}

/** The calls of qic: one for the whole chart where one can say it all, else one for each phase. */
function qicCalls(result: SpcResult, hasDenominator: boolean): readonly string[] {
  const { chart, phases, multiplier } = result;
  const shared = { chart: chart.id, hasDenominator, multiply: multiplier } satisfies Partial<QicOptions>;
  const all = phases.flatMap((phase) => leftOut(result, phase).map((position) => position + 1));
  const [first] = phases;
  const isOnePhase = phases.length < 2;
  // The package ignores a baseline where there are phases.
  if (isOnePhase || phases.every(({ to, baselineTo }) => to === baselineTo)) {
    const freeze = isOnePhase && first && first.baselineTo < first.to ? first.baselineTo + 1 : undefined;
    return [
      qicCall({
        ...shared,
        exclude: all,
        phaseStarts: phases.slice(1).map(({ from }) => from + 1),
        ...(freeze === undefined ? {} : { freezeAfter: freeze }),
      }),
    ];
  }
  return phases.map((phase) =>
    qicCall({
      ...shared,
      points: [phase.from + 1, phase.to + 1],
      exclude: leftOut(result, phase).map((position) => within(phase, position)),
      ...(phase.baselineTo < phase.to ? { freezeAfter: within(phase, phase.baselineTo) } : {}),
    }),
  );
}

const HEADINGS = ['x', 'y', 'cl', 'lcl', 'ucl'];

/** Fairshift’s own numbers as a table that R reads as well. */
function limitsTable({ points }: SpcResult): readonly string[] {
  const rows = points.map(({ start, value, centre, lower, upper }) =>
    [start, ...[value, centre, lower, upper].map(rNumber)].join(' '),
  );
  return ["fairshift <- read.table(header = TRUE, text = '", HEADINGS.join(' '), ...rows, "')"];
}

/** The figures as vectors. A number that Fairshift does not use is NA in both of its parts. */
function dataOf({ points, multiplier }: SpcResult, hasDenominator: boolean): readonly string[] {
  const isThere = points.map(({ value }) => value !== null);
  const vector = (name: string, of: (point: SpcPointResult) => number | null) =>
    `${name} <- ${rVector(points.map((point, i) => rNumber(isThere[i] ? of(point) : null)))}`;
  const dates = `x <- as.Date(${rVector(points.map(({ start }) => rText(start)))})`;
  return hasDenominator
    ? [dates, vector('y', ({ numerator }) => numerator), vector('n', ({ denominator }) => denominator)]
    : [dates, vector('y', ({ value, numerator }) => numerator ?? (value ?? 0) / multiplier)];
}

/** NHSRplotthedots draws XmR charts only, and knows no exclusions. */
function ptdLines(result: SpcResult): readonly string[] {
  const { chart, ruleSet, phases, points, polarity, target } = result;
  if (chart.id !== 'i' || !ruleSet.id.startsWith('making-data-count') || points.some(isExcluded)) return [];
  const lengths = new Set(phases.map((phase) => within(phase, phase.baselineTo)));
  const [length = 0] = lengths;
  const isFrozen = phases.some(({ to, baselineTo }) => baselineTo < to);
  const isSayable = phases.every((phase) => phase.baselineFrom === phase.from);
  if (!isSayable || (isFrozen && (lengths.size > 1 || length < FIRM_LIMITS.frozenBaseline))) return [];
  return [
    '',
    rComment('The rules of Making Data Count, point by point. This package takes 2.66 times the mean moving'),
    rComment('range where Fairshift takes 3/1.128 times: its limits are wider by 0.02%.'),
    'library(NHSRplotthedots)',
    `data <- data.frame(date = x, value = y * ${rNumber(result.multiplier)})`,
    ptdCall({
      polarity,
      phaseStartDates: phases.slice(1).map(({ from }) => points[from]?.start ?? ''),
      ...(isFrozen ? { freezeAfter: length } : {}),
      ...(target === null ? {} : { target }),
      screenMovingRanges: true,
    }),
  ];
}

function compareLines({ chart }: SpcResult): readonly string[] {
  const columns = chart.id === 'run' ? ['cl'] : ['cl', 'lcl', 'ucl'];
  return [
    '',
    rComment('The largest difference between the two. 0, or a very small number, means that they agree.'),
    ...columns.map((name) => `max(abs(chart$${name} - fairshift$${name}), na.rm = TRUE)`),
  ];
}

/** Why the two may still differ, in sentences. */
function cautions({ chart, notes, phases }: SpcResult): readonly string[] {
  const ofRanges = OF_MOVING_RANGES.has(chart.id)
    ? ['Screening: moving ranges of 3.267 times their mean or more are left out once, in both.']
    : [];
  const isNarrowed = phases.some(
    ({ from, to, baselineFrom, baselineTo }) => baselineFrom > from || baselineTo < to,
  );
  const ofWeights =
    chart.id === 'i-prime' && isNarrowed
      ? [
          'qicharts2 takes the width of an I prime chart from all points of a phase, so its limits may differ.',
        ]
      : [];
  return [...ofRanges, ...ofWeights, ...notes.map(({ message }) => message)];
}

/**
 * A script in R that holds the data of a control chart, the call of a public package that should yield the same limits,
 * and the limits of this engine. It was written against qicharts2 0.8.1 and NHSRplotthedots 0.2.2.
 */
export function checkInR(result: SpcResult, { title, about }: RCheckWords): string {
  const hasDenominator = result.points.some(({ denominator }) => denominator !== null);
  const calls = qicCalls(result, hasDenominator);
  const phases = result.phases.map(
    ({ name, from, to }) => `Phase: ${name}, ${result.points[from]?.start} to ${result.points[to]?.start}.`,
  );
  const lines = [
    rComment(`Check in R: ${title}`),
    ...about.map(rComment),
    rComment(`${result.chart.name}. Rule set: ${result.ruleSet.name}.`),
    ...phases.map(rComment),
    ...cautions(result).map(rComment),
    '',
    rComment("Once: install.packages('qicharts2')"),
    'library(qicharts2)',
    'options(qic.screenedmr = TRUE)',
    '',
    rComment('The figures. NA: there is no number, or it is held back.'),
    ...dataOf(result, hasDenominator),
    '',
    calls.length === 1 ? `chart <- ${calls[0]}` : `chart <- rbind(\n  ${calls.join(',\n  ')}\n)`,
    '',
    rComment('What Fairshift worked out, in the units of the chart.'),
    ...limitsTable(result),
    ...compareLines(result),
    ...ptdLines(result),
  ];
  return `${lines.join('\n')}\n`;
}
