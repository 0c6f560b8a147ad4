import type { Direction, RuleSetRef } from '../model.js';
import type { RuleSet } from '../rules/rule-set.js';

/** Charts that can be simulated. */
export const PLANNED_CHARTS = ['p', 'u', 'c', 'i', 'i-prime', 't'] as const;
export type PlannedChartId = (typeof PLANNED_CHARTS)[number];

/** A chart before there is one: what will be drawn, of how many, and how it will be read. */
export interface PlannedChart {
  readonly chart: PlannedChartId;
  /**
   * Periods that set centre line and limits, which then stay. `known`: both are those of the process itself, as formulas
   * in books have it; not for a T chart.
   */
  readonly baseline: number | 'known';
  /**
   * Of one point. P: people, a whole number. U: people or days at risk. I′: cases that the mean is of. Others: 1.
   */
  readonly denominator: number;
  /** I: standard deviation of the values. I′: of one case. Others: not used. */
  readonly sigma: number;
  readonly ruleSet: RuleSet;
}

/**
 * Levels of the process before and after, without the multiplier: 0.015 for 1.5%. C: events a period. U: events for 1 of the
 * denominator. T: events a period, although the chart shows the time between them.
 */
export interface Change {
  readonly from: number;
  readonly to: number;
}

/** Where the points of the chart go when the level does as it is told: a T chart falls where events rise. */
export function directionOn(chart: PlannedChartId, { from, to }: Change): Direction {
  const rises = to > from;
  return rises === (chart !== 't') ? 'up' : 'down';
}

/** What a team asks: the chart, the change it aims for, and by when it would like to know. */
export interface AimQuestion extends Omit<PlannedChart, 'ruleSet'>, Change {
  readonly ruleSet: RuleSetRef;
  /** Kind of period, as `month`: for a longer one to try. */
  readonly period: string;
  /** Periods after the change within which the team would like to know. */
  readonly horizon: number;
}

/** How often it is tried, from which random numbers, and for how long at most. */
export interface Trials {
  readonly runs: number;
  /** A whole number from 0 to 2³² − 1. */
  readonly seed: number;
  /** Periods after which a run is given up. */
  readonly longest: number;
}
