import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Cell, Flag, Licence, MeasureSpec, PeriodKind, Provenance } from './data-source.js';
import type { Json } from './json.js';

/** A chart: pure functions from series to numbers, to a picture and to words. */
export interface ChartPlugin<O extends z.ZodType = z.ZodType, A = unknown> {
  readonly kind: 'chart';
  readonly contract: 1;
  readonly id: string;
  readonly title: string;
  /** When to use it, when not to; shown in the chooser. */
  readonly guidance: { readonly use: string; readonly avoid: string };
  readonly inputs: ChartInputs;
  readonly options: O;
  readonly optionsVersion: number;
  migrateOptions?(options: Json, fromVersion: number): Json;
  /** Numbers only, no drawing: limits, signals, ranks. Pure; tested against published values. */
  analyse(input: ChartInput, options: z.output<O>): A;
  readonly view: ChartView<A, z.output<O>>;
  /** Text and table come from the analysis, never from the picture. */
  describe(analysis: A, options: z.output<O>, ctx: TextContext): ChartDescription;
  readonly examples: readonly ChartExample[];
}

/** What a chart can draw; the chooser offers it only for measures that fit. */
export interface ChartInputs {
  readonly forms: readonly MeasureForm[];
  readonly groups: { readonly min: number; readonly max: number };
  readonly points: { readonly min: number; readonly max: number };
}

/** Kinds of control chart, by the letters of the field. */
export type ControlChartType =
  | 'p'
  | 'p-prime'
  | 'u'
  | 'u-prime'
  | 'c'
  | 'i'
  | 'i-prime'
  | 'mr'
  | 'xbar'
  | 's'
  | 'g'
  | 't';

/** How a measure counts; a chart names the forms that it can draw. */
export type MeasureForm = 'proportion' | 'rate' | 'count' | 'mean' | 'individual' | 'between-events';

/** A measure with its series per group and its own context. */
export interface ChartedMeasure {
  readonly measure: {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    readonly unit: string;
    readonly multiplier: number;
    readonly polarity: MeasureSpec['polarity'];
    readonly form: MeasureForm;
    readonly period: PeriodKind;
  };
  readonly series: readonly {
    readonly group: {
      readonly id: string;
      readonly label: string;
      readonly role: 'overall' | 'group' | 'unknown' | 'not-stated';
      readonly stratifier?: string;
    };
    readonly points: readonly Point[];
  }[];
  readonly context: MeasureContext;
}

/** What every chart gets: series per group and the measure's own context. The same input goes to spc and equity in core. */
export interface ChartInput extends ChartedMeasure {
  /** More measures, for a chart that shows several at once; every other chart draws the first and leaves these. */
  readonly others?: readonly ChartedMeasure[];
  /** Sentences of the host, shown beside every chart: definitions or years that differ. */
  readonly cautions?: readonly string[];
  /** `dueBy`: when newer data should have come, of a source that is fetched on days that somebody chose. */
  readonly sources: readonly (Provenance & { readonly licence: Licence; readonly dueBy?: string })[];
}

/** One period of one series. A number is null exactly when it is suppressed, missing or not applicable. */
export interface Point {
  readonly start: string;
  readonly end: string;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  readonly value?: number | null;
  /** Individual values of a period (X̄, S, T, G). */
  readonly values?: readonly number[];
  readonly flags?: readonly Flag[];
  readonly bounds?: {
    readonly numerator?: readonly [number, number | null];
    readonly denominator?: readonly [number, number | null];
  };
}

/** What people have decided about a measure, each with who and why. It belongs to the measure, not to the chart. */
export interface MeasureContext {
  readonly ruleSet: {
    readonly id: string;
    readonly version: string;
    /** Points that a shift or a trend needs here, where they are others than the rule set names. */
    readonly lengths?: { readonly shift?: number; readonly trend?: number };
    readonly reason?: string;
    readonly by?: string;
  };
  /** The control chart that a person chose; without one, the measure's form decides. */
  readonly chart?: { readonly type: ControlChartType; readonly reason: string; readonly by: string };
  /** How limits are worked out, where a person wants it otherwise than usual. */
  readonly limits?: {
    /** False keeps steps between points that are far larger than the rest. */
    readonly screening?: boolean;
    /** False draws limits also where no value can be. */
    readonly clip?: boolean;
    readonly reason: string;
    readonly by: string;
  };
  readonly baseline?: {
    readonly start: string;
    readonly end: string;
    readonly reason: string;
    readonly by: string;
  };
  readonly phases: readonly {
    readonly start: string;
    readonly baselineEnd?: string;
    readonly name: string;
    readonly reason: string;
    readonly by: string;
  }[];
  readonly targets: readonly {
    readonly start?: string;
    readonly end?: string;
    readonly value: number;
    readonly label: string;
    readonly reason: string;
    readonly by: string;
  }[];
  readonly exclusions: readonly {
    readonly start: string;
    readonly end: string;
    readonly reason: string;
    readonly by: string;
  }[];
  readonly annotations: readonly {
    readonly at: string;
    readonly text: string;
    readonly kind: 'test' | 'event' | 'definition';
    readonly by: string;
  }[];
  readonly reference?: { readonly group: string; readonly label: string };
}

/** An ECharts option without functions, so that it can cross a worker boundary and be stored. */
export type PlainOption = { readonly [key: string]: Json };

/** Stands where ECharts would take a formatter function; the host puts its own in. */
export type FormatToken = {
  readonly $format: 'number' | 'percent' | 'rate' | 'period' | 'none';
  readonly digits?: number;
};

/** How the picture is made. */
export type ChartView<A, Opt> =
  /** Open to every partner: runs in a worker without DOM or network. */
  | { readonly type: 'option'; toOption(analysis: A, options: Opt, ctx: DrawContext): PlainOption }
  /** Reviewed and signed only: runs in the page, shares the host's React. */
  | {
      readonly type: 'component';
      Component(props: { readonly analysis: A; readonly options: Opt; readonly ctx: DrawContext }): ReactNode;
      toSvg(analysis: A, options: Opt, ctx: DrawContext): string;
    };

/** Where and how large the picture is, in CSS pixels, and for whom. */
export interface DrawContext {
  readonly purpose: 'screen' | 'thumbnail' | 'print' | 'export';
  readonly width: number;
  readonly height: number;
  readonly theme: ChartTheme;
  readonly locale: 'en-GB';
  readonly reducedMotion: boolean;
}

/** Colours as CSS text; `patterns` asks for shapes beside colours. */
export interface ChartTheme {
  readonly text: string;
  readonly muted: string;
  readonly background: string;
  readonly series: readonly string[];
  readonly signal: { readonly improvement: string; readonly concern: string; readonly neutral: string };
  readonly patterns: boolean;
}

/** How numbers and periods are written, so that text and picture say the same. */
export interface TextContext {
  readonly locale: 'en-GB';
  formatNumber(value: number, unit: string): string;
  formatPeriod(value: string): string;
}

/** Sentences about one thing. The topic is a word or two, without a full stop; the host prints it in bold. */
export interface ChartParagraph {
  readonly topic: string;
  readonly sentences: readonly string[];
}

/** What the drawn picture beside an Easy Read sentence shows. The host draws it, and it is decoration only. */
export type EasyReadPicture =
  | 'count'
  | 'share'
  | 'calendar'
  | 'up'
  | 'down'
  | 'level'
  | 'target'
  | 'compare'
  | 'people'
  | 'hidden'
  | 'unsure';

/** One thing said for Easy Read: one or two sentences of at most 15 words each, beside one picture. */
export interface EasyReadStep {
  readonly picture: EasyReadPicture;
  readonly sentences: readonly string[];
}

/** The chart for someone who cannot or does not want to see the picture. */
export interface ChartDescription {
  /** One sentence: what the chart shows and the finding. */
  readonly headline: string;
  readonly sentences: readonly string[];
  /** The same sentences in the same order, each paragraph under its topic: "Now", "Events", "Take care". */
  readonly paragraphs?: readonly ChartParagraph[];
  /** The same finding for people who read Easy Read; it says no more and no less than the sentences do. */
  readonly easyRead?: readonly EasyReadStep[];
  readonly table: {
    readonly caption: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly Cell[])[];
  };
}

/** A case that the chart ships with: for tests, the gallery and the thumbnail. */
export interface ChartExample {
  readonly id: string;
  readonly title: string;
  readonly input: ChartInput;
  readonly options: Json;
  readonly thumbnail?: true;
}

/** Declares an option or component chart. It only adds `kind` and `contract`, and checks types. */
export function defineChart<O extends z.ZodType, A>(
  plugin: Omit<ChartPlugin<O, A>, 'kind' | 'contract'>,
): ChartPlugin<O, A> {
  return { kind: 'chart', contract: 1, ...plugin };
}
