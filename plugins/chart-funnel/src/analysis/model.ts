import type { FunnelSide, Interval, NotWidened } from '@fairshift/equity';

export type Role = 'group' | 'unknown' | 'not-stated';

/** A group with a place on the chart. Value and limits are in the unit shown: per cent, per 1,000 and so on. */
export interface Unit {
  readonly id: string;
  readonly label: string;
  readonly role: Role;
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number;
  readonly limits95: Interval;
  readonly limits998: Interval;
  readonly side: FunnelSide;
  /** Its counts are rounded, and it lies so near a limit that the true ones could put it on another side. */
  readonly unsure: boolean;
}

export type WhyNotDrawn =
  | 'held-back'
  | 'missing'
  | 'no-figure'
  | 'no-denominator'
  | 'nobody'
  | 'impossible'
  /** The group has its numbers; there is no chart to draw it on. */
  | 'no-chart';

export interface NotDrawn {
  readonly id: string;
  readonly label: string;
  readonly role: Role;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly why: WhyNotDrawn;
}

/** The limits at one size of group. */
export interface CurvePoint {
  readonly size: number;
  readonly limits95: Interval;
  readonly limits998: Interval;
}

/** How the groups as a whole compare with chance. */
export interface SpreadFound {
  /** 1 where chance alone is at work; rounded to 1 decimal for the words. */
  readonly times: number;
  readonly notWidened: NotWidened | null;
  /** Nobody chose: groups of people are not widened, places are. */
  readonly byItself: boolean;
}

export interface WalkStop {
  readonly period: string;
  readonly text: string;
  readonly signal?: 'beyond';
  readonly series: number;
  readonly index: number;
}

export interface FunnelAnalysis {
  readonly title: string;
  /** What the measure counts, for the table; '%' for a proportion. */
  readonly unit: string;
  readonly kind: 'proportion' | 'rate' | 'ratio';
  /** A count with the number of people of each group under it. */
  readonly people: boolean;
  readonly multiplier: number;
  readonly start: string;
  readonly end: string;
  /** Periods of the longest series that are added up; 1 for one period. */
  readonly periods: number;
  /** In per cent; also so that every number of the words stands in the analysis. */
  readonly levels: readonly [inner: number, outer: number];
  readonly fewest: number;
  /** Expected value of groups that are all alike, in the unit shown; null without a chart. */
  readonly centre: number | null;
  readonly total: { readonly numerator: number; readonly denominator: number };
  /** Why there is no chart. */
  readonly refused: 'few' | 'no-events' | 'all-events' | null;
  /** Groups in the order of the data, those whose group is not known last. */
  readonly units: readonly Unit[];
  readonly notDrawn: readonly NotDrawn[];
  readonly spread: SpreadFound | null;
  /** Groups that chance alone would put beyond the inner limits, to a whole number. */
  readonly byChance: number;
  /** Sizes differ so much that the axis gives small groups more room. */
  readonly stretched: boolean;
  readonly curve: readonly CurvePoint[];
  readonly walk: readonly WalkStop[];
  readonly key: readonly { readonly mark: string; readonly label: string }[];
  readonly cautions: readonly string[];
  /** How the limits are made and what lies beyond them, for the card of rules and the foot of a picture. */
  readonly ruleSet: RuleSetUsed | null;
  /** What happened along the way belongs to a chart over time. */
  readonly events: readonly never[];
}

export interface RuleSetUsed {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly rules: readonly { readonly name: string; readonly found: string }[];
}

/** What is worked out from the numbers alone, before words are made of it. */
export type FunnelFound = Omit<FunnelAnalysis, 'walk' | 'key' | 'cautions' | 'ruleSet' | 'events'>;

export const isUnknown = ({ role }: { readonly role: Role }): boolean => role !== 'group';
export const isBeyond = ({ side }: Pick<Unit, 'side'>): boolean => side !== 'within';
export const isHigher = ({ side }: Pick<Unit, 'side'>): boolean => side.startsWith('above');
/** Beyond the outer limits: more than chance explains. */
export const isFirm = ({ side }: Pick<Unit, 'side'>): boolean => side.endsWith('99.8');
