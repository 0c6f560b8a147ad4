import path from 'node:path';
import { SourceRunError } from '@fairshift/plugin-host';
import type { PluginHost, Recognised, SourceProblem } from '@fairshift/plugin-host';
import { openNeeds, understandFile } from '../modules/imports/index.js';
import type { Understood } from '../modules/imports/index.js';
import { openFile } from '../modules/datasets/index.js';

/** One file as `fairshift inspect --json` prints it. */
export interface Inspection {
  readonly file: string;
  readonly recognised: readonly { source: string; score: number; because: string }[];
  readonly encoding: string | null;
  readonly rows: { read: number; notes: number; refused: number };
  /** `to` is exclusive; null while the file needs a period. */
  readonly period: { from: string; to: string; kind: string } | null;
  readonly stratifiers: readonly {
    id: string;
    groups: readonly { code: string; label: string; rows: number }[];
  }[];
  readonly measures: readonly Pick<
    Understood['understanding']['measures'][number],
    'id' | 'form' | 'sum' | 'cells'
  >[];
  readonly needs: readonly string[];
  readonly problems: readonly SourceProblem[];
}

const NOTHING = {
  encoding: null,
  rows: { read: 0, notes: 0, refused: 0 },
  period: null,
  stratifiers: [],
  measures: [],
};

/** What an import would understand of a file. Nothing is stored. */
export async function inspectFile(host: PluginHost, file: string, period?: string): Promise<Inspection> {
  const opened = await openFile(file, path.basename(file)).catch((error: NodeJS.ErrnoException) => error);
  if (opened instanceof Error) return { ...empty(file), problems: [unreadable(opened)] };
  try {
    const found = await host.recognise(opened);
    const recognised = found.map(({ source, recognition }) => ({
      source: source.sourceId,
      score: recognition.score,
      because: recognition.because,
    }));
    const [best] = found;
    if (!best) return { ...empty(file), recognised, needs: [] };
    const needs = openNeeds(best.recognition.needs ?? [], { period });
    if (needs.length > 0) return { ...empty(file), recognised, needs };
    return { ...empty(file), recognised, needs, ...(await read(host, best, opened, period)) };
  } finally {
    await opened.close();
  }
}

const empty = (file: string): Inspection => ({ file, recognised: [], ...NOTHING, needs: [], problems: [] });

async function read(
  host: PluginHost,
  { source }: Recognised,
  file: Awaited<ReturnType<typeof openFile>>,
  period: string | undefined,
): Promise<Partial<Inspection>> {
  try {
    const answers = period === undefined ? {} : { answers: { period } };
    const { understanding, problems } = await understandFile(host, { source, file, ...answers });
    const span = understanding.period;
    return {
      encoding: understanding.encoding,
      rows: understanding.rows,
      period: span ? { from: span.start, to: span.end, kind: span.kind } : null,
      stratifiers: understanding.stratifiers.map(({ id, groups }) => ({
        id,
        groups: groups.map(({ code, label, rows }) => ({ code, label, rows })),
      })),
      measures: understanding.measures.map(({ id, form, sum, cells }) => ({ id, form, sum, cells })),
      problems,
    };
  } catch (error) {
    if (!(error instanceof SourceRunError)) throw error;
    const remedy = 'Correct the file, or ask whoever published it for another copy.';
    return { problems: [{ row: 0, rule: error.code, message: error.message, remedy }] };
  }
}

const unreadable = (error: NodeJS.ErrnoException): SourceProblem => ({
  row: 0,
  rule: 'file-unreadable',
  message: error.code === 'ENOENT' ? 'There is no such file.' : 'The file cannot be read.',
  remedy: 'Check the path and your rights to the file.',
});

/** 0: understood; 1: problems, or something is still needed; 2: not recognised. */
export function exitCodeOf({ recognised, problems }: Inspection): 0 | 1 | 2 {
  if (recognised.length === 0) return 2;
  return problems.length > 0 ? 1 : 0;
}
