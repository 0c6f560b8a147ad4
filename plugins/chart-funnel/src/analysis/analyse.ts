import type { ChartInput } from '@fairshift/plugin-sdk';
import {
  FEWEST_FOR_SPREAD,
  funnel,
  limitsMaker,
  sideOf,
  type Funnel,
  type FunnelChoices,
  type FunnelLimits,
  type FunnelSide,
} from '@fairshift/equity';
import type { FunnelOptions } from '../options.js';
import { cautionsOf } from '../words/cautions.js';
import { ruleSetOf } from '../words/rules.js';
import { countsOf, type Counted } from './counts.js';
import { curveOf, isStretched } from './curve.js';
import { keyOf } from './key.js';
import type { FunnelAnalysis, FunnelFound, NotDrawn, SpreadFound, Unit } from './model.js';
import { arePlaces } from './places.js';
import { walkOf } from './walk.js';

/** A funnel of 2 groups is a comparison; there is a better chart for that. */
export const FEWEST_GROUPS = 3;
const LEVELS = [95, 99.8] as const;
/** Chance puts so many of a hundred beyond the inner limits. */
const BEYOND_BY_CHANCE = 5;
/** A count with people under it is shown for so many people, where the measure says nothing else. */
const PEOPLE = 1000;

type Known = Counted & { readonly numerator: number; readonly denominator: number };
const isDrawable = (group: Counted): group is Known => group.why === null;

function kindOf({ form }: ChartInput['measure'], { standardised }: FunnelOptions): FunnelAnalysis['kind'] {
  if (form === 'proportion') return 'proportion';
  return standardised ? 'ratio' : 'rate';
}

function multiplierOf({ form, multiplier }: ChartInput['measure'], { standardised }: FunnelOptions): number {
  return form === 'count' && multiplier === 1 && !standardised ? PEOPLE : multiplier;
}

function spreadOf(found: Funnel, byItself: boolean): SpreadFound {
  return { times: Number(found.phi.toFixed(1)), notWidened: found.notWidened, byItself };
}

/** The smallest and the largest share that rounded counts allow, each against the limits of its own size. */
function isUnsure({ could }: Known, side: FunnelSide, limitsAt: (size: number) => FunnelLimits): boolean {
  if (could === null) return false;
  const [fewest, most] = could.numerator;
  const [smallest, largest] = could.denominator;
  const at = (events: number, size: number): FunnelSide =>
    sideOf(Math.max(0, events) / Math.max(1, size), limitsAt(Math.max(1, size)));
  return at(fewest, largest) !== side || at(most, smallest) !== side;
}

function unitOf(group: Known, limitsAt: (size: number) => FunnelLimits, multiplier: number): Unit {
  const limits = limitsAt(group.denominator);
  const { id, label, role, numerator, denominator } = group;
  const share = numerator / denominator;
  const side = sideOf(share, limits);
  const shown = ({ lower, upper }: FunnelLimits['limits95']) => ({
    lower: lower * multiplier,
    upper: upper * multiplier,
  });
  return {
    id,
    label,
    role,
    numerator,
    denominator,
    value: share * multiplier,
    limits95: shown(limits.limits95),
    limits998: shown(limits.limits998),
    side,
    unsure: isUnsure(group, side, limitsAt),
  };
}

type Facts = Pick<
  FunnelAnalysis,
  'title' | 'unit' | 'kind' | 'people' | 'multiplier' | 'start' | 'end' | 'periods' | 'levels' | 'fewest'
>;

function factsOf(
  input: ChartInput,
  options: FunnelOptions,
  period: Pick<Facts, 'start' | 'end' | 'periods'>,
): Facts {
  const { title, unit, form } = input.measure;
  return {
    ...period,
    title,
    unit,
    levels: LEVELS,
    fewest: FEWEST_FOR_SPREAD,
    kind: kindOf(input.measure, options),
    people: form === 'count' && !options.standardised,
    multiplier: multiplierOf(input.measure, options),
  };
}

function totalOf(groups: readonly Known[]): FunnelAnalysis['total'] {
  return {
    numerator: groups.reduce((sum, { numerator }) => sum + numerator, 0),
    denominator: groups.reduce((sum, { denominator }) => sum + denominator, 0),
  };
}

const notDrawnOf = (groups: readonly Counted[]): readonly NotDrawn[] =>
  groups.flatMap(({ id, label, role, numerator, denominator, why }) =>
    why === null ? [] : [{ id, label, role, numerator, denominator, why }],
  );

/** What stays when there is no chart: the groups with their counts are then all “not drawn”, without a fault of theirs. */
function without(
  facts: Facts,
  groups: readonly Counted[],
  refused: FunnelAnalysis['refused'],
): FunnelAnalysis {
  return {
    ...facts,
    centre: null,
    total: totalOf(groups.filter(isDrawable).filter(({ role }) => role === 'group')),
    refused,
    units: [],
    notDrawn: groups.map((group) => ({ ...group, why: group.why ?? 'no-chart' })),
    spread: null,
    byChance: 0,
    stretched: false,
    curve: [],
    walk: [],
    key: [],
    cautions: [],
    ruleSet: null,
    events: [],
  };
}

/**
 * Groups round their average, with limits. Those whose group is not known are drawn against the same limits, but take
 * no part in the average or the spread.
 */
export function analyse(input: ChartInput, options: FunnelOptions): FunnelAnalysis {
  const { groups, period } = countsOf(input, options);
  const facts = factsOf(input, options, period);
  const known = groups.filter(isDrawable);
  const counting = known.filter(({ role }) => role === 'group');
  if (counting.length < FEWEST_GROUPS) return without(facts, groups, 'few');
  const byItself = options.spread === 'auto';
  const widen = byItself ? arePlaces(input) : options.spread === 'widen';
  const choices: FunnelChoices = { kind: facts.kind, widen };
  const found = funnel(counting, choices);
  if ('refused' in found) return without(facts, groups, found.refused === 'no-units' ? 'few' : found.refused);
  const limitsAt = limitsMaker(found, choices);
  const units = known.map((group) => unitOf(group, limitsAt, facts.multiplier));
  const sizes = units.map(({ denominator }) => denominator);
  const made: FunnelFound = {
    ...facts,
    centre: found.centre * facts.multiplier,
    total: totalOf(counting),
    refused: null,
    units,
    notDrawn: notDrawnOf(groups),
    spread: spreadOf(found, byItself),
    byChance: Math.round((counting.length * BEYOND_BY_CHANCE) / 100),
    stretched: isStretched(sizes),
    curve: curveOf(sizes, limitsAt, facts.multiplier),
  };
  return {
    ...made,
    walk: walkOf(made),
    key: keyOf(made),
    cautions: cautionsOf(input, made),
    ruleSet: ruleSetOf(made),
    events: [],
  };
}
