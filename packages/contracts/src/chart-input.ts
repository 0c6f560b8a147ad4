import { z } from 'zod';
import { date, periodKind } from './common.js';

/** The SDK's ChartInput as it crosses HTTP; a type test keeps the two equal. */
const flag = z.enum(['suppressed', 'rounded', 'provisional', 'estimated', 'missing', 'not-applicable']);
const boundPair = z.tuple([z.number(), z.number().nullable()]);

export const point = z.object({
  start: z.string(),
  end: z.string(),
  numerator: z.number().nullable().optional(),
  denominator: z.number().nullable().optional(),
  value: z.number().nullable().optional(),
  values: z.array(z.number()).optional(),
  flags: z.array(flag).optional(),
  bounds: z.object({ numerator: boundPair.optional(), denominator: boundPair.optional() }).optional(),
});

const who = { reason: z.string().max(500), by: z.string().max(100) };

export const measureContext = z.object({
  ruleSet: z.object({ id: z.string().max(60), version: z.string().max(40) }),
  baseline: z.object({ start: date, end: date, ...who }).optional(),
  phases: z
    .array(z.object({ start: date, baselineEnd: date.optional(), name: z.string().max(100), ...who }))
    .max(50),
  targets: z
    .array(
      z.object({
        start: date.optional(),
        end: date.optional(),
        value: z.number(),
        label: z.string().max(100),
        ...who,
      }),
    )
    .max(20),
  exclusions: z.array(z.object({ start: date, end: date, ...who })).max(100),
  annotations: z
    .array(
      z.object({
        at: date,
        text: z.string().min(1).max(200),
        kind: z.enum(['test', 'event', 'definition']),
        by: z.string().max(100),
      }),
    )
    .max(200),
  reference: z.object({ group: z.string(), label: z.string() }).optional(),
});
export type MeasureContextJson = z.output<typeof measureContext>;

export const chartInput = z.object({
  measure: z.object({
    id: z.string(),
    version: z.number().int(),
    title: z.string(),
    unit: z.string(),
    multiplier: z.number(),
    polarity: z.enum(['higher-is-better', 'lower-is-better', 'neither']),
    form: z.enum(['proportion', 'rate', 'count', 'mean', 'individual', 'between-events']),
    period: periodKind,
  }),
  series: z.array(
    z.object({
      group: z.object({
        id: z.string(),
        label: z.string(),
        role: z.enum(['overall', 'group', 'unknown', 'not-stated']),
        stratifier: z.string().optional(),
      }),
      points: z.array(point),
    }),
  ),
  context: measureContext,
  sources: z.array(
    z.object({
      url: z.string().optional(),
      retrievedAt: z.string(),
      publishedAt: z.string().optional(),
      sha256: z.string().optional(),
      edition: z.string().optional(),
      licence: z.object({
        spdxOrUrl: z.string(),
        attribution: z.string(),
        redistribution: z.enum(['allowed', 'with-attribution', 'not-allowed']),
      }),
    }),
  ),
});
export type ChartInputJson = z.output<typeof chartInput>;
