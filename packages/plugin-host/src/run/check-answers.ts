import type { CheckResult, Recognition } from '@fairshift/plugin-sdk';
import { z } from 'zod';
import type { SourceChild } from './source-child.js';

const recognition = z.object({
  score: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  because: z.string().max(500),
  near: z.boolean(),
  needs: z.array(z.enum(['period', 'mapping', 'sheet'])).max(3),
});

export const failureKind = z.enum([
  'configuration',
  'authorisation',
  'rate-limited',
  'unavailable',
  'data',
  'defect',
]);

const checked = z.union([
  z.object({ ok: z.literal(true), detail: z.string().max(500).optional() }),
  z.object({
    ok: z.literal(false),
    reason: failureKind,
    message: z.string().max(500),
  }),
]);

/** A source's recognition of a file; undefined when it reads no files. */
export function checkRecognition(child: SourceChild, value: unknown): Recognition | undefined {
  if (value === null) return undefined;
  const result = recognition.safeParse(value);
  if (!result.success) throw child.refuse('recognition');
  const { needs, near, score, because } = result.data;
  return {
    score,
    because,
    ...(near && score === 0 ? { near } : {}),
    ...(needs.length === 0 ? {} : { needs }),
  };
}

/** The same of several sources that answered together. */
export function checkRecognitions(
  child: SourceChild,
  value: unknown,
  count: number,
): readonly (Recognition | undefined)[] {
  if (!Array.isArray(value) || value.length !== count) throw child.refuse('recognition');
  return value.map((each) => checkRecognition(child, each));
}

const columns = z.object({
  sheets: z.array(z.object({ name: z.string().max(255), isHidden: z.boolean() })).max(255),
  columns: z
    .array(
      z.object({
        heading: z.string().max(300),
        samples: z.array(z.string().max(200)).max(20),
        guess: z
          .object({
            role: z.string().max(40),
            because: z.string().max(300),
            list: z.string().max(40).optional(),
          })
          .optional(),
        matches: z
          .array(
            z.object({
              label: z.string().max(200),
              code: z.string().max(200).optional(),
              meaning: z.string().max(200).optional(),
            }),
          )
          .max(100)
          .optional(),
      }),
    )
    .max(500),
});

/** What a source offers for the mapping of a file. */
export type OfferedColumns = z.output<typeof columns>;

/** The columns of a file; undefined when the source needs no mapping. */
export function checkColumns(child: SourceChild, value: unknown): OfferedColumns | undefined {
  if (value === null) return undefined;
  const result = columns.safeParse(value);
  if (!result.success) throw child.refuse('columns');
  return result.data;
}

export function checkResult(child: SourceChild, value: unknown): CheckResult {
  const result = checked.safeParse(child.setup.redactor.all(value));
  if (!result.success) throw child.refuse('check result');
  if (!result.data.ok) return result.data;
  return result.data.detail === undefined ? { ok: true } : { ok: true, detail: result.data.detail };
}
