import type { PointLimits } from '../limits.js';
import { anhoej2014 } from '../rules/anhoej.js';
import { findRuleSet } from '../rules/catalogue.js';
import { lifeQi } from '../rules/life-qi.js';
import { makingDataCount202311, makingDataCountR02 } from '../rules/making-data-count.js';
import { nelson1984 } from '../rules/nelson.js';
import { findPatterns } from '../rules/patterns.js';
import type { RuleSet } from '../rules/rule-set.js';
import { narrowed, type Pattern, type Stretch } from '../rules/stretch.js';
import { westernElectric1956 } from '../rules/western-electric.js';
import { analyseRuns } from '../runs-analysis.js';

/** A series with a given centre line and sigma, and what each package marks in it; positions from 1. */
export interface RuleCase {
  readonly id: string;
  readonly input: {
    readonly value: readonly (number | null)[];
    readonly centreLine: number;
    readonly sigma: number;
    readonly lcl: number;
    readonly ucl: number;
  };
}

type Lists = Readonly<Record<string, unknown>>;

function stretchOf({ value, centreLine, sigma, lcl, ucl }: RuleCase['input']): Stretch {
  const limits: PointLimits = {
    centre: centreLine,
    lower: lcl,
    upper: ucl,
    lower2: centreLine - 2 * sigma,
    upper2: centreLine + 2 * sigma,
    lower1: centreLine - sigma,
    upper1: centreLine + sigma,
    lowerClipped: false,
    upperClipped: false,
  };
  return { positions: value.map((_, i) => i), values: value, limits: value.map(() => limits) };
}

/** Patterns of one rule of the set, as the engine finds them in a series. */
function patternsOf(input: RuleCase['input'], ruleSet: RuleSet, id: string): Pattern[] {
  const rule = ruleSet.rules.find((one) => one.id === id);
  if (!rule) throw new Error(`“${ruleSet.name}” has no rule “${id}”.`);
  const all = stretchOf(input);
  return findPatterns(ruleSet.gaps === 'skip' ? narrowed(all, (i) => all.values[i] !== null) : all, rule);
}

const listed = (points: readonly number[]): number[] =>
  [...new Set(points)].map((i) => i + 1).toSorted((a, b) => a - b);

const completed = (patterns: readonly Pattern[]) =>
  listed(patterns.flatMap(({ completions }) => completions));
const marked = (patterns: readonly Pattern[]) => listed(patterns.flatMap(({ points }) => points));
const bySide = (patterns: readonly Pattern[]) => ({
  upper: marked(patterns.filter(({ direction }) => direction === 'up')),
  lower: marked(patterns.filter(({ direction }) => direction === 'down')),
});

const NELSON = ['outside', 'shift', 'trend', 'alternating', 'zone-2', 'zone-1', 'within', 'away'];
const WESTERN_ELECTRIC = ['outside', 'zone-2', 'zone-1', 'shift'];

function numbered(input: RuleCase['input'], ruleSet: RuleSet, ids: readonly string[]): Lists {
  return Object.fromEntries(
    ids.map((id, i) => [`rule${i + 1}`, completed(patternsOf(input, ruleSet, id))] as const),
  );
}

function makingDataCount(input: RuleCase['input']): Lists {
  const of = (id: string, ruleSet = makingDataCount202311) => marked(patternsOf(input, ruleSet, id));
  return {
    outside: of('outside'),
    shift7: of('shift'),
    trend7: of('trend'),
    twoInThree: of('near-limit', makingDataCountR02),
    twoInThreeNov2023: of('near-limit'),
  };
}

/** Lengths of one's own, which PowerBI-SPC lets its users set as well. */
function lengthsOf(input: RuleCase['input']): Lists {
  const lists: Record<string, unknown> = {};
  const { id, version } = makingDataCount202311;
  for (const kind of ['shift', 'trend'] as const) {
    for (const length of kind === 'shift' ? [6, 7, 8, 9] : [5, 6, 7]) {
      const ruleSet = findRuleSet({ id, version, lengths: { [kind]: length } });
      lists[`${kind}${length}`] = bySide(patternsOf(input, { ...ruleSet, gaps: 'skip' }, kind));
    }
  }
  return lists;
}

function lifeQiLists(input: RuleCase['input']): Lists {
  const of = (id: string) => patternsOf(input, lifeQi, id);
  return {
    outlier: completed(of('outside')),
    shiftEnd8: completed(of('shift')),
    trendEnd6: completed(of('trend')),
    shift8Members: bySide(of('shift')),
    trend6Members: bySide(of('trend')),
    twoInThreeMembers: bySide(of('zone-2')),
  };
}

function runsOf({ value, centreLine }: RuleCase['input']): Lists {
  if (anhoej2014.rules[0]?.kind !== 'runs') throw new Error('The Anhøj rule set is a runs analysis.');
  const { nObs: _, ...runs } = analyseRuns(value, centreLine);
  return runs;
}

/** Our own answer to a case, by the reference's names of the packages. */
export function runRuleCase({ input }: RuleCase): Readonly<Record<string, Lists>> {
  return {
    nelsonRspc: numbered(input, nelson1984, NELSON),
    nelsonQcc: numbered(input, nelson1984, NELSON),
    westernElectricQcc: numbered(input, westernElectric1956, WESTERN_ELECTRIC),
    nhsMakingDataCount: makingDataCount(input),
    anhoej: runsOf(input),
    lifeQi: lifeQiLists(input),
    powerBiSpc: lengthsOf(input),
  };
}
