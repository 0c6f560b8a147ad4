import { z } from 'zod';
import { date, periodKind } from './common.js';

/** The SDK's ChartInput as it crosses HTTP; a type test keeps the two equal. */
const flag = z.enum(['suppressed', 'rounded', 'provisional', 'estimated', 'missing', 'not-applicable']);
const boundPair = z.tuple([z.number(), z.number().nullable()]);

export const point = z.object({
  start: z.string(),
  end: z.string(),
  numerator: z.exactOptional(z.number().nullable()),
  denominator: z.exactOptional(z.number().nullable()),
  value: z.exactOptional(z.number().nullable()),
  values: z.exactOptional(z.array(z.number())),
  flags: z.exactOptional(z.array(flag)),
  bounds: z.exactOptional(
    z.object({ numerator: z.exactOptional(boundPair), denominator: z.exactOptional(boundPair) }),
  ),
});

const who = { reason: z.string().max(500), by: z.string().max(100) };

export const controlChartType = z.enum([
  'p',
  'p-prime',
  'u',
  'u-prime',
  'c',
  'i',
  'i-prime',
  'mr',
  'xbar',
  's',
  'g',
  't',
]);

/** A rule set by id and version, with lengths of a shift and a trend where they are others than it names. */
export const ruleSetRef = z.object({
  id: z.string().max(60),
  version: z.string().max(40),
  lengths: z.exactOptional(
    z.object({ shift: z.exactOptional(z.number().int()), trend: z.exactOptional(z.number().int()) }),
  ),
  reason: z.exactOptional(who.reason),
  by: z.exactOptional(who.by),
});

export const measureContext = z.object({
  ruleSet: ruleSetRef,
  chart: z.exactOptional(z.object({ type: controlChartType, ...who })),
  limits: z.exactOptional(
    z.object({ screening: z.exactOptional(z.boolean()), clip: z.exactOptional(z.boolean()), ...who }),
  ),
  baseline: z.exactOptional(z.object({ start: date, end: date, ...who })),
  phases: z
    .array(z.object({ start: date, baselineEnd: z.exactOptional(date), name: z.string().max(100), ...who }))
    .max(50),
  targets: z
    .array(
      z.object({
        start: z.exactOptional(date),
        end: z.exactOptional(date),
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
  reference: z.exactOptional(z.object({ group: z.string(), label: z.string() })),
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
        stratifier: z.exactOptional(z.string()),
      }),
      points: z.array(point),
    }),
  ),
  context: measureContext,
  /** Sentences that a reader must know before trusting the figures. */
  cautions: z.exactOptional(z.array(z.string())),
  sources: z.array(
    z.object({
      url: z.exactOptional(z.string()),
      retrievedAt: z.string(),
      publishedAt: z.exactOptional(z.string()),
      sha256: z.exactOptional(z.string()),
      edition: z.exactOptional(z.string()),
      dueBy: z.exactOptional(z.string()),
      licence: z.object({
        spdxOrUrl: z.string(),
        attribution: z.string(),
        redistribution: z.enum(['allowed', 'with-attribution', 'not-allowed']),
      }),
    }),
  ),
});
export type ChartInputJson = z.output<typeof chartInput>;
