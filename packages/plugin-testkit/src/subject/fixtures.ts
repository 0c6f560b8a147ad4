import { createHash } from 'node:crypto';
import { open, readFile, readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { SourceFile } from '@fairshift/plugin-host';
import type { Json } from '@fairshift/plugin-sdk';
import { z } from 'zod';

const NO_DATA = new Set(['.json', '.md', '.py', '.mjs', '.ts', '.js', '.svg']);

const total = z.union([z.number(), z.object({ numerator: z.number(), denominator: z.number().optional() })]);
const json: z.ZodType<Json> = z.json() as z.ZodType<Json>;

const sourceCase = z.strictObject({
  /** A file of the folder; left out for sources that fetch. */
  file: z.string().optional(),
  config: json.optional(),
  secrets: z.record(z.string(), z.string()).optional(),
  answers: z.object({ period: z.string().optional(), sheet: z.string().optional() }).optional(),
  /** A recorded exchange of the folder, made by `fairshift-plugin record`. */
  recording: z.string().optional(),
  /** Counted without the plugin: by hand, by a spreadsheet or by another program. */
  expect: z
    .strictObject({
      countedBy: z.string().min(1),
      rows: z.number().int().optional(),
      problems: z.number().int().optional(),
      sums: z.record(z.string(), total).optional(),
    })
    .optional(),
});

const conformFile = z.strictObject({
  $schema: z.string().optional(),
  sources: z.record(z.string(), z.array(sourceCase)).optional(),
  charts: z
    .record(
      z.string(),
      z.strictObject({
        /** Figures that somebody else published, by a path into the analysis of an example. */
        reference: z
          .array(
            z.strictObject({
              example: z.string(),
              path: z.string(),
              value: z.number(),
              tolerance: z.number().min(0),
              source: z.string().min(1),
            }),
          )
          .optional(),
        /** Options as an older version saved them, by their version. */
        options: z.record(z.string(), json).optional(),
      }),
    )
    .optional(),
});

export type SourceCase = z.output<typeof sourceCase>;
export type ChartEvidence = NonNullable<NonNullable<z.output<typeof conformFile>['charts']>[string]>;

/** What an author brings to be tried with: the folder `fixtures`, with data files and perhaps `conform.json`. */
export interface Fixtures {
  readonly folder: string;
  /** Names of the data files. */
  readonly files: readonly string[];
  readonly cases: Readonly<Record<string, readonly SourceCase[]>>;
  readonly charts: Readonly<Record<string, ChartEvidence>>;
}

/** Throws an `Error` in words when `conform.json` is not right. */
export async function readFixtures(folder: string): Promise<Fixtures> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const files = names.filter((name) => !NO_DATA.has(extname(name)) && !name.startsWith('.')).toSorted();
  const text = names.includes('conform.json') ? await readFile(join(folder, 'conform.json'), 'utf8') : '{}';
  const parsed = conformFile.safeParse(JSON.parse(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`fixtures/conform.json, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  return { folder, files, cases: parsed.data.sources ?? {}, charts: parsed.data.charts ?? {} };
}

/** A file open for one run. Close it when the run has started or ended. */
export async function openFixture(path: string): Promise<SourceFile & { close(): Promise<void> }> {
  const handle = await open(path, 'r');
  const { size } = await stat(path);
  // Large synthetic files are not worth hashing: nobody looks at their hash.
  const sha256 =
    size > 50_000_000
      ? '0'.repeat(64)
      : createHash('sha256')
          .update(await readFile(path))
          .digest('hex');
  return { name: basename(path), size, sha256, descriptor: handle.fd, close: () => handle.close() };
}
