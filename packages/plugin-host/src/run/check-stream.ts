import type { StreamSpec } from '@fairshift/plugin-sdk';
import { z } from 'zod';
import { SourceRunError } from '../errors.js';

const MOST_STRATIFIERS = 31;
const MOST_MEASURES = 500;

const text = z.string().min(1).max(200);
const cellName = z.string().regex(/^[^\p{Cc}]{1,100}$/u);
export const periodKind = z.enum([
  'day',
  'week',
  'fortnight',
  'month',
  'quarter',
  'year',
  'financial-year',
  'academic-year',
  'rolling',
  'irregular',
]);

const dimension = z.object({
  id: cellName,
  title: text,
  role: z.enum(['time', 'area', 'organisation', 'equity', 'category']),
  type: z.enum(['period', 'instant', 'code', 'text', 'integer']),
  periodKind: periodKind.optional(),
  codeSystem: z.string().max(300).optional(),
  ordered: z.array(text).max(2_000).optional(),
  levels: z
    .array(z.object({ id: text, title: text, adds: z.enum(['parts', 'total', 'whole']) }))
    .max(98)
    .optional(),
  overlaps: z.literal(true).optional(),
});

const measure = z.object({
  id: cellName,
  title: text,
  kind: z.enum(['count', 'proportion', 'rate', 'mean', 'individual', 'event', 'value']),
  numerator: cellName.optional(),
  denominator: cellName.optional(),
  multiplier: z.number().positive().optional(),
  unit: z.string().max(100),
  polarity: z.enum(['higher-is-better', 'lower-is-better', 'neither']),
  aggregation: z.enum(['sum', 'ratio-of-sums', 'none']),
  overPeriods: z.enum(['sum', 'none']).optional(),
});

const streamSpec = z.object({
  id: text,
  title: text,
  description: z.string().max(2_000),
  dimensions: z
    .array(dimension)
    .min(1)
    .max(MOST_STRATIFIERS + 2),
  replaces: z.array(cellName).optional(),
  measures: z.array(measure).min(1).max(MOST_MEASURES),
  key: z.array(cellName),
  refresh: z.enum(['full', 'incremental']),
  licence: z.object({
    spdxOrUrl: text,
    attribution: z.string().max(500),
    redistribution: z.enum(['allowed', 'with-attribution', 'not-allowed']),
  }),
  disclosure: z.enum(['open', 'aggregate', 'restricted']),
});

/** Checks what a source says that can be read, before any row. Throws `SourceRunError` 'stream-refused'. */
export function checkStreams(found: unknown): readonly StreamSpec[] {
  const result = z.array(streamSpec).min(1).max(100).safeParse(found);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw refused(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  // zod's output allows `undefined` where the contract leaves the field out; nothing else differs.
  const streams = result.data as unknown as readonly StreamSpec[];
  for (const stream of streams) checkStream(stream);
  return streams;
}

function checkStream(stream: StreamSpec): void {
  const names = [...stream.dimensions, ...stream.measures].map((part) => part.id);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw refused(`"${twice}" stands in it twice`);
  const times = stream.dimensions.filter((part) => part.role === 'time');
  if (times.length !== 1) throw refused('it needs exactly one time dimension');
  if (times[0]?.type !== 'period' && times[0]?.type !== 'instant')
    throw refused('its time is neither period nor instant');
  const hasPlace = stream.dimensions.some((part) => part.role === 'area' || part.role === 'organisation');
  const stratifiers = stream.dimensions.length - (hasPlace ? 2 : 1);
  if (stratifiers > MOST_STRATIFIERS) throw refused('it has more than 31 groupings');
  for (const part of stream.dimensions) {
    if (!stream.key.includes(part.id)) throw refused(`its key leaves out "${part.id}"`);
  }
  for (const name of stream.replaces ?? []) {
    if (name !== 'measure' && !names.includes(name))
      throw refused(`it replaces "${name}", which it does not have`);
  }
  checkMeasures(stream);
}

function checkMeasures(stream: StreamSpec): void {
  const ids = new Set(stream.measures.map((measure) => measure.id));
  for (const { id, kind, numerator, denominator } of stream.measures) {
    for (const part of [numerator, denominator]) {
      if (part !== undefined && !ids.has(part))
        throw refused(`"${id}" is made of "${part}", which it does not have`);
    }
    const ratio = kind === 'proportion' || kind === 'rate' || kind === 'mean';
    if (ratio && (numerator === undefined || denominator === undefined)) {
      throw refused(`"${id}" names no numerator and denominator`);
    }
  }
}

function refused(why: string): SourceRunError {
  return new SourceRunError('stream-refused', 'defect', `The source describes its data wrongly: ${why}.`);
}
