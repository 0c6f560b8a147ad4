import type { Interval } from '../counts.js';
import { zOf } from '../normal.js';
import {
  exactProportionLimits,
  exactRatioLimits,
  intervalRoundExpected,
  TAIL_95,
  TAIL_998,
} from './exact-limits.js';
import type {
  Funnel,
  FunnelChoices,
  FunnelKind,
  FunnelLimits,
  FunnelRow,
  FunnelSide,
  FunnelUnit,
  LeftOut,
  LeftOutBecause,
  NoFunnel,
  NotWidened,
} from './model.js';
import { FUNNEL_SCALES, limitsOnScale, type FunnelScaleName, type ScaledUnit } from './scales.js';
import { spreadBeyondChance, type Spread } from './spread.js';

/** With fewer units the spread between them is a guess, so limits are not widened. */
export const FEWEST_FOR_SPREAD = 10;
const TRIM = 0.1;

const SCALE_OF: Readonly<Record<FunnelKind, FunnelScaleName>> = {
  proportion: 'arcsine',
  rate: 'square-root',
  ratio: 'square-root',
  'ratio-of-counts': 'log-of-counts',
};

type Settled = Required<FunnelChoices>;

function settled(choices: FunnelChoices): Settled {
  const plain = choices.kind === 'ratio-of-counts' ? 'scale' : 'exact';
  const usual = { fewest: FEWEST_FOR_SPREAD, trim: TRIM, extremes: 'winsorise', plain } as const;
  return { ...usual, scale: SCALE_OF[choices.kind], ...choices };
}

interface Counted extends ScaledUnit {
  readonly id: string;
}

function whyNot({ numerator, denominator }: FunnelUnit, kind: FunnelKind): LeftOutBecause | null {
  if (denominator === null || !Number.isFinite(denominator)) return 'no-denominator';
  if (numerator === null || !Number.isFinite(numerator)) return 'no-numerator';
  if (numerator < 0 || denominator < 0) return 'negative';
  if (denominator === 0) return 'denominator-not-positive';
  return kind === 'proportion' && numerator > denominator ? 'numerator-above-denominator' : null;
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** The expected share, rate or ratio of units that are all alike. */
function centreOf(kind: FunnelKind, units: readonly Counted[]): number {
  if (kind === 'ratio') return 1;
  return total(units.map((unit) => unit.numerator)) / total(units.map((unit) => unit.denominator));
}

/** Rates are counted as events over the events expected of the unit's size, so that their centre is 1. */
function onScale(kind: FunnelKind, centre: number, unit: ScaledUnit): ScaledUnit {
  return kind === 'rate' ? { ...unit, denominator: unit.denominator * centre } : unit;
}

const times = ({ lower, upper }: Interval, factor: number): Interval => ({
  lower: lower * factor,
  upper: upper * factor,
});

/** What limits of any size of unit are made of. */
export interface LimitsOf extends Settled {
  readonly centre: number;
  /** Variance beyond chance that widens them; 0 for none. */
  readonly tau2: number;
}

/** Limits by the transformed scale alone, in the unit of the centre. */
export function modelLimits(of: LimitsOf, unit: ScaledUnit): FunnelLimits {
  const scale = FUNNEL_SCALES[of.scale];
  const isRate = of.kind === 'rate';
  const error = scale.error(onScale(of.kind, of.centre, unit));
  const at = { centre: isRate ? 1 : of.centre, error, tau2: of.tau2 };
  const limits = (z: number): Interval => times(limitsOnScale(scale, { ...at, z }), isRate ? of.centre : 1);
  return { limits95: limits(zOf(0.95)), limits998: limits(zOf(0.998)) };
}

/** Limits that chance alone explains, in the unit of the centre. */
export function plainLimits(of: LimitsOf, unit: ScaledUnit): FunnelLimits {
  if (of.plain === 'scale') return modelLimits({ ...of, tau2: 0 }, unit);
  const limits = (tail: number): Interval => {
    if (of.kind === 'proportion') return exactProportionLimits(unit.denominator, of.centre, tail);
    const { denominator: expected } = onScale(of.kind, of.centre, unit);
    const ratio =
      of.plain === 'interval' ? intervalRoundExpected(expected, tail) : exactRatioLimits(expected, tail);
    return times(ratio, of.kind === 'rate' ? of.centre : 1);
  };
  return { limits95: limits(TAIL_95), limits998: limits(TAIL_998) };
}

const wider = (one: Interval, other: Interval): Interval => ({
  lower: Math.min(one.lower, other.lower),
  upper: Math.max(one.upper, other.upper),
});

/** More spread can only widen limits: where the model's are narrower, small numbers have misled it. */
const widest = (plain: FunnelLimits, model: FunnelLimits): FunnelLimits => ({
  limits95: wider(plain.limits95, model.limits95),
  limits998: wider(plain.limits998, model.limits998),
});

/** The limits that count, for a unit of this size. */
export function limitsFor(of: LimitsOf, unit: ScaledUnit): FunnelLimits {
  const plain = plainLimits(of, unit);
  return of.tau2 > 0 ? widest(plain, modelLimits(of, unit)) : plain;
}

/** Above or below which limits a value lies. */
export function sideOf(value: number, { limits95, limits998 }: FunnelLimits): FunnelSide {
  if (value > limits998.upper) return 'above-99.8';
  if (value < limits998.lower) return 'below-99.8';
  if (value > limits95.upper) return 'above-95';
  return value < limits95.lower ? 'below-95' : 'within';
}

function whyNotWidened({ widen, fewest }: Settled, units: number, { tau2 }: Spread): NotWidened | null {
  if (!widen) return 'not-asked';
  if (units < fewest) return 'few-units';
  if (!Number.isFinite(tau2)) return 'zero-counts';
  return tau2 > 0 ? null : 'no-extra-spread';
}

/** The same choices and centre, for limits of other sizes: the lines of the picture. */
export function limitsMaker(funnel: Funnel, choices: FunnelChoices): (denominator: number) => FunnelLimits {
  const tau2 = funnel.notWidened === null ? funnel.tau2 : 0;
  const of = { ...settled(choices), centre: funnel.centre, tau2 };
  return (denominator) => limitsFor(of, { numerator: denominator * funnel.centre, denominator });
}

function sorted(
  units: readonly FunnelUnit[],
  kind: FunnelKind,
): { readonly counted: readonly Counted[]; readonly leftOut: readonly LeftOut[] } {
  const counted: Counted[] = [];
  const leftOut: LeftOut[] = [];
  for (const { id, numerator, denominator } of units) {
    const because = whyNot({ id, numerator, denominator }, kind);
    if (because !== null) leftOut.push({ id, because });
    else counted.push({ id, numerator: numerator ?? 0, denominator: denominator ?? 0 });
  }
  return { counted, leftOut };
}

function whyNone(kind: FunnelKind, counted: readonly Counted[]): NoFunnel['refused'] | null {
  if (counted.length === 0) return 'no-units';
  if (counted.every(({ numerator }) => numerator === 0)) return 'no-events';
  const all = counted.every(({ numerator, denominator }) => numerator === denominator);
  return kind === 'proportion' && all ? 'all-events' : null;
}

/**
 * Units round what they would have if all were alike: expected value, limits at 95% and 99.8%, and the side on which
 * each lies (D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24,
 * 2005). Units keep their order and are not ranked. Those without numbers are left out, each with the reason.
 */
export function funnel(units: readonly FunnelUnit[], choices: FunnelChoices): Funnel | NoFunnel {
  const own = settled(choices);
  const { counted, leftOut } = sorted(units, own.kind);
  const refused = whyNone(own.kind, counted);
  if (refused !== null) return { refused, leftOut };
  const centre = centreOf(own.kind, counted);
  const scale = FUNNEL_SCALES[own.scale];
  const middle = scale.centre(own.kind === 'rate' ? 1 : centre);
  const scored = counted.map((unit) => {
    const scaled = onScale(own.kind, centre, unit);
    const error = scale.error(scaled);
    return { z: (scale.value(scaled) - middle) / error, error };
  });
  const spread = spreadBeyondChance(scored, own.trim, own.extremes);
  const notWidened = whyNotWidened(own, counted.length, spread);
  const of = { ...own, centre, tau2: notWidened === null ? spread.tau2 : 0 };
  const rows = counted.map((unit, at): FunnelRow => {
    const value = unit.numerator / unit.denominator;
    const { z: tamedZ, changed: tamed } = spread.tamed[at]!;
    const plain = plainLimits(of, unit);
    const model = notWidened === null ? modelLimits(of, unit) : null;
    const limits = model === null ? plain : widest(plain, model);
    const side = sideOf(value, limits);
    return { ...unit, value, z: scored[at]!.z, tamedZ, tamed, plain, model, limits, side };
  });
  return { kind: own.kind, centre, phi: spread.phi, tau2: spread.tau2, notWidened, rows, leftOut };
}
