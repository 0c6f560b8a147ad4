import type { Fit } from './chart-types/chart-type.js';
import type { Ties } from './rules/rule-set.js';
import type { FittedChart } from './rules/signals.js';
import type { ReadPoint } from './observations.js';
import type {
  ChartTypeId,
  HiddenReport,
  PointFlag,
  PointState,
  SpcNote,
  SpcPhaseResult,
  SpcPoint,
} from './model.js';

const points = (count: number) => (count === 1 ? '1 point' : `${count} points`);

const areHeldBack = (count: string): string =>
  `${count} ${count === '1 point' ? 'is' : 'are'} held back because the number is small`;

/** What patterns do at a gap, by rule set. */
const AT_GAPS: Readonly<Record<Ties, string>> = {
  break: 'no pattern passes through',
  skip: 'patterns pass over it',
};

const STATE_NOTES: Readonly<Partial<Record<PointState, (count: string, gaps: Ties) => string>>> = {
  interval: (count) =>
    `${areHeldBack(count)}. A bar shows the least and the most it can be. The average counts it as halfway.`,
  missing: (count, gaps) => `${count} had no data. The line breaks there and ${AT_GAPS[gaps]}.`,
  'held-back': (count, gaps) => `${areHeldBack(count)}. Nothing is drawn there and ${AT_GAPS[gaps]}.`,
  'no-denominator': (count) => `${count} had nobody to count, so there is no figure.`,
  'not-usable': (count) =>
    `${count} could not be right: below 0, or more than there can be. Nothing is drawn there.`,
};

function stateNotes(read: readonly ReadPoint[], gaps: Ties): SpcNote[] {
  const counts = new Map<PointState, number>();
  for (const { state } of read) if (state !== 'drawn') counts.set(state, (counts.get(state) ?? 0) + 1);
  return Object.entries(STATE_NOTES).flatMap(([state, say]) => {
    const count = counts.get(state as PointState);
    return count === undefined ? [] : [{ code: state, message: say(points(count), gaps) }];
  });
}

const SURENESS = ['provisional', 'estimated', 'rounded'] as const satisfies readonly PointFlag[];
const NO_NUMBER: readonly PointFlag[] = ['suppressed', 'missing', 'not-applicable'];
const SURENESS_WORDS = {
  provisional: 'provisional: the numbers may still change',
  estimated: 'estimated: the numbers were worked out, not counted',
  // Only events that share a day are spread over it.
  times: 'estimated: events of one day without a time are spread over that day',
  rounded: 'rounded, so the true numbers may differ a little',
} as const;

/** What numbers that are drawn as they come are less sure of than others. */
export function surenessNotes(rows: readonly SpcPoint[], chart: ChartTypeId): SpcNote[] {
  const drawn = rows.filter(({ flags = [] }) => !flags.some((flag) => NO_NUMBER.includes(flag)));
  return SURENESS.flatMap((flag) => {
    const count = drawn.filter(({ flags }) => flags?.includes(flag)).length;
    if (count === 0) return [];
    const which = count > 1 && count === drawn.length ? 'All points' : points(count);
    const words = SURENESS_WORDS[flag === 'estimated' && chart === 't' ? 'times' : flag];
    return [{ code: flag, message: `${which} ${count === 1 ? 'is' : 'are'} ${words}.` }];
  });
}

function hiddenNotes(hidden: HiddenReport | null): SpcNote[] {
  if (hidden === null) return [];
  if (hidden.method === 'too-much-hidden') {
    return [
      {
        code: 'too-much-hidden',
        message:
          'More than 1 in 3 numbers are held back, so this chart cannot say whether there is a signal.',
      },
    ];
  }
  const open = hidden.rules.filter(({ verdict }) => verdict === 'depends');
  if (open.length === 0) return [];
  const names = open.map(({ ruleName }) => `“${ruleName}”`).join(', ');
  const rules = open.length === 1 ? '1 rule' : `${open.length} rules`;
  return [
    {
      code: 'depends-on-hidden',
      message: `Whether ${rules} would fire depends on numbers that are held back: ${names}.`,
    },
  ];
}

function phaseNotes(phases: readonly SpcPhaseResult[]): SpcNote[] {
  return phases
    .filter((phase) => phase.trial)
    .map((phase) => ({
      code: 'trial-limits',
      message: `“${phase.name}” has ${points(phase.pointsUsed)}. This is too few to be sure, so its limits are trial limits.`,
    }));
}

/** A normal approximation needs more than this; below it, count time or cases between events instead. */
const LOW_COUNT = 2;

/**
 * So many times as much as chance points must vary to be told, by how many there are. Chance alone gives 1.5 in 18 of 1,000
 * series of 18 points, in 8 of 24 points and in 81 of 8; it gives 2 in 7 of 8 points (100,000 series each, drawn).
 */
const SPREADS = [
  { points: 18, times: 1.5 },
  { points: 8, times: 2 },
] as const;

/** The spread from which it is told; null with too few points to say. */
export const leastSpread = (points: number): number | null =>
  SPREADS.find((each) => points >= each.points)?.times ?? null;

function screeningNotes(fits: readonly Fit[]): SpcNote[] {
  const left = fits.reduce((sum, { screened = 0 }) => sum + screened, 0);
  if (left === 0) return [];
  const what =
    left === 1
      ? '1 step from a point to the next is far larger than the rest, so it does not count'
      : `${left} steps from a point to the next are far larger than the rest, so they do not count`;
  return [{ code: 'screened', message: `${what} towards the width of the limits.` }];
}

function spreadNotes(phases: readonly SpcPhaseResult[], fits: readonly Fit[]): SpcNote[] {
  const used = phases.at(-1)?.pointsUsed ?? 0;
  const least = leastSpread(used);
  const spread = least === null ? null : (fits.at(-1)?.spread?.() ?? null);
  if (least === null || spread === null || spread < least) return [];
  const times = String(Number(spread.toPrecision(2)));
  return [
    {
      code: 'overdispersed',
      message: `Points vary ${times} times as much as chance alone explains. Some may lie outside the limits without a change.`,
    },
  ];
}

function chartNotes(
  chart: ChartTypeId,
  read: readonly ReadPoint[],
  phases: readonly SpcPhaseResult[],
  { observations, fits }: FittedChart,
): SpcNote[] {
  const notes = [...screeningNotes(fits), ...spreadNotes(phases, fits)];
  if (fits.some(({ withoutSpread }) => withoutSpread)) {
    notes.push({
      code: 'no-spread',
      message: 'Points do not vary enough to measure by how much, so limits are those of chance alone.',
    });
  }
  const last = phases.at(-1);
  if (chart === 'c' && last && last.centre !== null && last.centre < LOW_COUNT) {
    notes.push({
      code: 'low-counts',
      message: 'Counts are low. A chart of the time between events (T chart) may show a change sooner.',
    });
  }
  const isHidden = read.some(({ state }) => state === 'interval' || state === 'held-back');
  // What stands in for a held-back number is no point.
  const values = observations.value.filter((value, i) => value !== null && read[i]?.state === 'drawn');
  if (!isHidden && values.length === 1) {
    notes.push({
      code: 'one-point',
      message: 'There is only 1 point, so the chart cannot show a change yet.',
    });
  }
  if (!isHidden && values.length > 1 && values.every((value) => value === values[0])) {
    notes.push({
      code: 'all-equal',
      message: 'All points are equal, so the chart cannot show how much it varies.',
    });
  }
  return notes;
}

interface NotesAbout {
  readonly chart: FittedChart;
  readonly hidden: HiddenReport | null;
  readonly gaps: Ties;
}

/** Sentences a reader needs before trusting the chart. */
export function notesFor(
  chart: ChartTypeId,
  read: readonly ReadPoint[],
  phases: readonly SpcPhaseResult[],
  { chart: fitted, hidden, gaps }: NotesAbout,
): SpcNote[] {
  return [
    ...stateNotes(read, gaps),
    ...hiddenNotes(hidden),
    ...phaseNotes(phases),
    ...chartNotes(chart, read, phases, fitted),
  ];
}
