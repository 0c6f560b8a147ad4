import { z } from 'zod';

/** What a column holds, as the person said it. A column that nobody names is left out. */
export const ROLES = [
  'period',
  'period-start',
  'period-end',
  'year',
  'month',
  'place',
  'place-name',
  'group',
  'numerator',
  'denominator',
  'value',
  'outcome',
  'leave-out',
] as const;

/** Code lists that a person's labels are matched to; `own` keeps them as they are. */
export const LISTS = ['ethnicity', 'sex', 'age', 'deprivation', 'own'] as const;

export const PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'year', 'financial-year'] as const;

const column = z.strictObject({
  role: z.enum(ROLES),
  list: z.enum(LISTS).optional(),
  /** A person's own match, by the label as it stands in the file: it wins over ours. */
  labels: z.record(z.string().max(200), z.string().max(200)).optional(),
});

/** What the person answered about a file: kept as configuration, so that the next file is read alike. */
export const mapping = z.strictObject({
  /** `figures`: a row holds counts or a value. `cases`: a row is one case, and rows are counted. */
  rows: z.enum(['figures', 'cases']).default('figures'),
  /** By heading; a heading that stands there twice is `Heading (2)`, an empty one `Column C`. */
  columns: z.record(z.string().max(300), column),
  /** The row of the headings; found when left out. */
  headingRow: z.number().int().min(1).max(50).optional(),
  /** What a date stands for: its day (when left out) or the month, week … that it is in. */
  periodKind: z.enum(PERIOD_KINDS).optional(),
  /** Whether 01/05/2024 is 1 May. */
  dayFirst: z.boolean().default(true),
  measure: z
    .strictObject({
      title: z.string().max(100).optional(),
      kind: z.enum(['proportion', 'rate', 'mean']).optional(),
      multiplier: z.number().positive().max(1_000_000).optional(),
      unit: z.string().max(40).optional(),
      polarity: z.enum(['higher-is-better', 'lower-is-better', 'neither']).default('neither'),
    })
    .default({ polarity: 'neither' }),
});

export type Mapping = z.output<typeof mapping>;
export type ColumnMapping = z.output<typeof column>;
export type Role = (typeof ROLES)[number];
export type ListName = (typeof LISTS)[number];
