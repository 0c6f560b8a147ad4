import type { MeasureForm, PeriodKind } from '@fairshift/plugin-sdk';
import type { Meaning, SpcResult } from '@fairshift/spc';

/** A marked event, lettered in order of date. */
export interface ChartEvent {
  readonly letter: string;
  readonly at: string;
  readonly text: string;
  readonly kind: 'test' | 'event' | 'definition';
  /** Place on the x axis, in points; 0 is the middle of the first. Null when it lies outside the chart. */
  readonly x: number | null;
}

/** One stop of “walk the points”: what to announce and where the point is drawn. */
export interface WalkStop {
  readonly period: string;
  readonly text: string;
  readonly signal?: Meaning;
  readonly x: number;
  readonly y: number;
  /** Position in the option's `series`, and of the point in its `data`. */
  readonly series: number;
  readonly index: number;
}

/** Which rules were asked and what each found, in words. */
export interface RuleReport {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly rules: readonly { readonly name: string; readonly found: string }[];
}

/** The target of the last period, and the first and last point that it holds for. */
export interface ChartTarget {
  readonly value: number;
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

/** A drawn point that a person left out of average and limits, and their reason. */
export interface LeftOut {
  readonly index: number;
  readonly reason: string;
}

/** The marks of the chart host's key that a control chart can need. */
export interface KeyItem {
  readonly mark:
    | 'none'
    | 'improvement'
    | 'concern'
    | 'change'
    | 'held-back'
    | 'not-known'
    | 'average'
    | 'average-extended'
    | 'limits'
    | 'target';
  readonly label: string;
}

/** Everything that picture, words and table need. All of it survives JSON. */
export interface SpcAnalysis {
  readonly title: string;
  readonly unit: string;
  /** What is counted, for “Number of racist incidents recorded”. */
  readonly counted: string;
  readonly place: string;
  readonly form: MeasureForm;
  readonly period: PeriodKind;
  readonly result: SpcResult;
  readonly events: readonly ChartEvent[];
  readonly target: ChartTarget | null;
  readonly leftOut: readonly LeftOut[];
  readonly walk: readonly WalkStop[];
  readonly ruleSet: RuleReport;
  readonly trial: boolean;
  readonly notes: SpcResult['notes'];
  /** The key above the picture: only what the picture holds. */
  readonly key: readonly KeyItem[];
}
