import { EquityError } from '../errors.js';
import type { GroupRole } from '../groups.js';
import { DISCLOSURE_RULES, WITHHELD, type DisclosureRules } from './protect-count.js';
import {
  protectPoint,
  type HiddenBecause,
  type PointContext,
  type ProtectedPoint,
  type ReleasablePoint,
} from './protect-point.js';
import { withheldTotal } from './withhold-totals.js';

/** The part of a chart's input that disclosure control reads; a `ChartInput` of the plugin SDK fits. */
export interface Releasable {
  readonly measure: { readonly form: string; readonly multiplier: number };
  readonly series: readonly {
    readonly group: {
      readonly id: string;
      readonly label: string;
      readonly role: GroupRole;
      readonly stratifier?: string;
    };
    readonly points: readonly ReleasablePoint[];
  }[];
}

export interface HiddenCell {
  readonly group: string;
  readonly label: string;
  readonly start: string;
  readonly end: string;
  readonly rule: 'R1' | 'R2' | 'R3' | 'R4' | 'R8' | 'R12';
  readonly because: HiddenBecause;
}

export interface Protected<T> {
  /** A copy fit for others: hidden numbers are null and flagged, the rest rounded with bounds. */
  readonly input: T;
  readonly hidden: readonly HiddenCell[];
  readonly counts: { readonly points: number; readonly hidden: number; readonly rounded: number };
}

export interface ProtectOptions {
  readonly sensitive?: boolean;
  readonly rules?: DisclosureRules;
}

const RULE_OF: Readonly<Record<HiddenBecause, HiddenCell['rule']>> = {
  count: 'R1',
  numerator: 'R2',
  denominator: 'R2',
  complement: 'R2',
  sensitive: 'R8',
  'no-counts': 'R3',
  mean: 'R12',
  total: 'R4',
};

/** Single values and times of events are about one person each. */
const PERSON_LEVEL = new Set(['individual', 'between-events']);

type ProtectedSeries = readonly ProtectedPoint[];
const keyOf = (point: ReleasablePoint): string => `${point.start}/${point.end}`;

/** The overall point without what would give a group away. */
function withhold(overall: ProtectedPoint, what: 'numerator' | 'both'): ProtectedPoint {
  const { bounds, value: _value, ...rest } = overall.point;
  const flags = [...new Set([...(rest.flags ?? []), 'suppressed' as const])];
  const size = bounds?.denominator ? { bounds: { denominator: bounds.denominator } } : {};
  const both = what === 'both' ? { denominator: null } : size;
  return {
    point: { ...rest, numerator: null, ...both, flags },
    because: 'total',
    numerator: WITHHELD,
    denominator: what === 'both' ? WITHHELD : overall.denominator,
  };
}

/** Each table of the release is one stratifier in one period: its groups with the overall figure. */
function withheldTotals(
  input: Releasable,
  series: readonly ProtectedSeries[],
  rules: DisclosureRules,
): readonly ProtectedSeries[] {
  const groups = input.series.flatMap(({ group }, at) =>
    group.role === 'overall' ? [] : [{ group, points: series[at] ?? [] }],
  );
  const stratifiers = new Set(groups.map(({ group }) => group.stratifier));
  const partsAt = (key: string, stratifier: string | undefined): readonly ProtectedPoint[] =>
    groups
      .filter(({ group }) => group.stratifier === stratifier)
      .flatMap(({ points }) => points.filter(({ point }) => keyOf(point) === key));
  const protectOverall = (overall: ProtectedPoint): ProtectedPoint => {
    if (overall.because !== null) return overall;
    const found = [...stratifiers].map((each) =>
      withheldTotal(partsAt(keyOf(overall.point), each), overall, rules),
    );
    const what = found.includes('both') ? 'both' : found.find((each) => each !== null);
    return what ? withhold(overall, what) : overall;
  };
  return series.map((points, at) =>
    input.series[at]?.group.role === 'overall' ? points.map(protectOverall) : points,
  );
}

function hiddenCells(input: Releasable, series: readonly ProtectedSeries[]): readonly HiddenCell[] {
  return input.series.flatMap(({ group }, at) =>
    (series[at] ?? []).flatMap(({ point, because }) =>
      because === null
        ? []
        : [
            {
              group: group.id,
              label: group.label,
              start: point.start,
              end: point.end,
              rule: RULE_OF[because],
              because,
            },
          ],
    ),
  );
}

/**
 * A whole chart input as others may see it: R1 to R3 on every point, R8 when the outcome is sensitive, R12 on
 * means, then R4 on the overall line. It takes all series of a stratifier as all its groups, which can only
 * withhold more. It knows no earlier release: comparing with those (R6, R7) is the caller's.
 * Throws an EquityError `person-level` for single values and times between events, which are never released.
 */
export function protectSeries<T extends Releasable>(input: T, options: ProtectOptions = {}): Protected<T> {
  const { form, multiplier } = input.measure;
  if (PERSON_LEVEL.has(form)) {
    throw new EquityError(
      'person-level',
      'Single values and times of events are about one person and are not released.',
    );
  }
  const rules = options.rules ?? DISCLOSURE_RULES;
  const context: PointContext = { form, multiplier, sensitive: options.sensitive ?? false, rules };
  const points = input.series.map((each) => each.points.map((point) => protectPoint(point, context)));
  const series = withheldTotals(input, points, rules);
  const released = input.series.map((each, at) => ({
    ...each,
    points: (series[at] ?? []).map(({ point }) => point),
  }));
  const hidden = hiddenCells(input, series);
  const all = series.flat();
  const rounded = all.filter(({ point }) => point.flags?.includes('rounded')).length;
  return {
    input: { ...input, series: released },
    hidden,
    counts: { points: all.length, hidden: hidden.length, rounded },
  };
}
