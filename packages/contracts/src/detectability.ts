import { z } from 'zod';
import { id, inOrganisation, periodKind } from './common.js';
import { selection } from './measures.js';
import { route } from './route.js';

/** Figures as the chart shows them: 1.8 for 1.8%. */
const level = z.number().min(-1e12).max(1e12);
const periods = z.number().int().min(1).max(1000);

/** What the aim asks for. A change is up above 0 and down below it. */
export const aimedChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('level'), to: level }),
  /** In percentage points, or in the unit of the measure. */
  z.strictObject({ kind: z.literal('points'), change: level }),
  /** In per cent of the start. */
  z.strictObject({ kind: z.literal('relative'), change: level }),
]);

export const plannedChartType = z.enum(['p', 'u', 'c', 'i', 'i-prime']);

/** What is left out is filled in from the measure's own figures. */
export const aimQuestion = z.strictObject({
  change: aimedChange,
  from: level.optional(),
  /** Periods within which the team would like to know; absent: those of a year. */
  horizon: periods.optional(),
  selection: selection.default({}),
  /** Code of one group that the selection shows; absent: the first. */
  group: z.string().max(100).optional(),
  chart: plannedChartType.optional(),
  /** People, cases or days at risk in one period. */
  denominator: z.number().positive().max(10_000_000).optional(),
  /** Periods that set centre line and limits. */
  baseline: z.number().int().min(2).max(500).optional(),
  ruleSet: z.strictObject({ id: z.string().max(60), version: z.string().max(40) }).optional(),
});
export type AimQuestionBody = z.output<typeof aimQuestion>;

/** In periods. `null`: more than the longest that was simulated. */
const wait = z.object({
  /** Half of the tries took no longer. */
  median: z.number().nullable(),
  /** Nine in ten took no longer. */
  ninetieth: z.number().nullable(),
  /** Share of the tries that took no longer than the horizon, from 0 to 1. */
  withinHorizon: z.number(),
});
const prospect = {
  /** Until the aimed change shows. */
  seen: wait,
  /** Until the same signal shows although nothing has changed. */
  falseAlarm: wait,
  /** It most likely shows within the horizon. */
  shows: z.boolean(),
  /** A false alarm within the horizon is unlikely. */
  isSound: z.boolean(),
};

export const aimAlternative = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pool'), services: z.number(), ...prospect }),
  z.object({ kind: z.literal('longer-period'), period: z.string(), points: z.number(), ...prospect }),
  z.object({ kind: z.literal('t-chart'), eventsAPeriod: z.number(), ...prospect }),
  /** In per cent. */
  z.object({ kind: z.literal('process'), from: z.number(), to: z.number(), ...prospect }),
]);
export type AimAlternative = z.output<typeof aimAlternative>;

export const aimAnswer = z.object({
  /** The question in full, and what of it came from the measure's figures. */
  asked: z.object({
    chart: plannedChartType,
    chartName: z.string(),
    group: z.string(),
    from: z.number(),
    to: z.number(),
    /** For charts of people, cases or days at risk. */
    denominator: z.number().optional(),
    baseline: z.number(),
    period: periodKind,
    horizon: z.number(),
    ruleSet: z.object({
      id: z.string(),
      version: z.string(),
      name: z.string(),
      /** What a point on the centre line does to a run, or two equal points to a trend. `null`: no such rule. */
      ties: z.enum(['break', 'skip', 'mixed']).nullable(),
    }),
  }),
  fromFigures: z.array(z.enum(['from', 'denominator', 'baseline'])),
  ...prospect,
  /** The least level beyond the start that most likely shows within the horizon. */
  smallest: z.number().nullable(),
  alternatives: z.array(aimAlternative),
  tries: z.number(),
  /** Periods after which a try was given up. */
  longest: z.number(),
  /** Sentences that a reader must know before trusting the answer. */
  cautions: z.array(z.string()),
});
export type AimAnswerJson = z.output<typeof aimAnswer>;

export const detectabilityRoutes = {
  /** POST because a selection does not fit a query string; it changes nothing. */
  askDetectability: route({
    id: 'askDetectability',
    method: 'POST',
    path: '/api/organisations/{organisationId}/measures/{measureId}/detectability',
    summary: 'Can this chart see your aim? When a change would most likely show, by simulation',
    access: 'measures:read',
    params: inOrganisation({ measureId: id }),
    body: aimQuestion,
    response: aimAnswer,
    status: 200,
    transaction: 'own',
  }),
} as const;
