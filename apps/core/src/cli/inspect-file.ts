import { SourceRunError } from '@fairshift/plugin-host';
import type { PluginHost, Recognised, SourceFile, SourceProblem } from '@fairshift/plugin-host';
import type { Json, Recognition } from '@fairshift/plugin-sdk';
import { openNeeds, understandFile } from '../modules/imports/index.js';
import type { Understood } from '../modules/imports/index.js';
import { openForInspection } from './open-for-inspection.js';

type Measure = Understood['understanding']['measures'][number];

/** One file as `fairshift inspect --json` prints it. */
export interface Inspection {
  readonly file: string;
  readonly recognised: readonly { source: string; score: number; because: string }[];
  /** null when no source has read the file. */
  readonly encoding: string | null;
  readonly rows: { readonly read: number; readonly notes: number; readonly refused: number };
  /** `to` is exclusive; null while `needs` holds it. */
  readonly period: { readonly from: string; readonly to: string; readonly kind: string } | null;
  readonly stratifiers: readonly {
    id: string;
    groups: readonly { code: string; label: string; rows: number }[];
  }[];
  readonly measures: readonly Pick<Measure, 'id' | 'form' | 'sum' | 'cells'>[];
  readonly needs: readonly string[];
  /** The first 1,000. `row` is null where the problem is that of the whole file. */
  readonly problems: readonly {
    readonly row: number | null;
    readonly column: string | null;
    readonly rule: string;
    readonly message: string;
    readonly remedy: string;
  }[];
}

export interface Inspected {
  readonly inspection: Inspection;
  /** All of them, also those that are not listed. */
  readonly problemCount: number;
  /** What the source says of the file as a whole; for people only. */
  readonly notices?: readonly string[];
  /** A source gave no answer, so that the file may be one of its own. */
  readonly isUnheard?: boolean;
}

type Found = Partial<Inspection> & { readonly problemCount: number; readonly notices?: readonly string[] };

/** What a person answers about the files. */
export interface InspectAnswers {
  /** `start/end`, end exclusive. */
  readonly period?: string;
  readonly sheet?: string;
  /** What the columns hold: the source's own mapping. */
  readonly mapping?: Json;
}

/** Rows can be counted without knowing their period; it is never shown. */
const STAND_IN_PERIOD = '2000-01-01/2000-02-01';

const NOTHING = {
  recognised: [],
  encoding: null,
  rows: { read: 0, notes: 0, refused: 0 },
  period: null,
  stratifiers: [],
  measures: [],
  needs: [],
  problems: [],
};

/**
 * What an import would understand of a file. Nothing is stored.
 * @param answers to what the file does not say itself
 */
export async function inspectFile(
  host: PluginHost,
  file: string,
  answers: InspectAnswers = {},
): Promise<Inspected> {
  const opened = await openForInspection(file);
  if ('rule' in opened) {
    return { inspection: { file, ...NOTHING, problems: plain([opened]) }, problemCount: 1 };
  }
  try {
    const { known, near, silent } = await host.recognise(opened);
    const recognised = known.map(({ source, recognition }) => ({
      source: source.sourceId,
      score: recognition.score,
      because: recognition.because,
    }));
    const unheard = plain(silent.map(({ error }) => failureOf(error)));
    const [best] = known;
    if (!best) {
      const problems = [...unheard, ...plain(near.map(({ recognition }) => notRead(recognition)))];
      const isUnheard = unheard.length > 0;
      return { inspection: { file, ...NOTHING, problems }, problemCount: problems.length, isUnheard };
    }
    const { problemCount, notices = [], ...read } = await readWith(host, best, opened, answers);
    const problems = [...unheard, ...(read.problems ?? [])];
    return {
      inspection: { file, ...NOTHING, recognised, ...read, problems },
      problemCount: problemCount + unheard.length,
      notices,
    };
  } finally {
    await opened.close();
  }
}

/** Reads a file with the source that knows it best. */
async function readWith(
  host: PluginHost,
  { source, recognition }: Recognised,
  file: SourceFile,
  { period, sheet, mapping }: InspectAnswers,
): Promise<Found> {
  const asked = recognition.needs ?? [];
  const needs = openNeeds(asked, { period, sheet, mapping });
  if (needs.some((need) => need !== 'period')) return { needs, problemCount: 0 };
  const answers = {
    ...(asked.includes('period') ? { period: period ?? STAND_IN_PERIOD } : {}),
    ...(sheet === undefined ? {} : { sheet }),
  };
  const config = asked.includes('mapping') && mapping !== undefined ? { config: { mapping } } : {};
  try {
    const understood = await understandFile(host, { source, file, answers, ...config });
    const { understanding, problemCount } = understood;
    const { encoding, rows } = understanding;
    const problems = plain(withFailure(understood));
    // Half of a file is never shown as what it says.
    if (understood.broken) {
      return { encoding, rows, needs, problems, problemCount: Math.max(problemCount, problems.length) };
    }
    const span = needs.includes('period') ? null : understanding.period;
    return {
      encoding,
      rows,
      period: span && { from: span.start, to: span.end, kind: span.kind },
      stratifiers: understanding.stratifiers.map(({ id, groups }) => ({
        id,
        groups: groups.map(({ code, label, rows: count }) => ({ code, label, rows: count })),
      })),
      measures: understanding.measures.map(({ id, form, sum, cells }) => ({ id, form, sum, cells })),
      needs,
      problems,
      problemCount,
      notices: (understanding.notices ?? []).map(({ message }) => message),
    };
  } catch (error) {
    if (!(error instanceof SourceRunError)) throw error;
    return { needs, problems: plain([failureOf(error)]), problemCount: 1 };
  }
}

/** A source that gives up has mostly told of the fault as a problem, with its row. */
function withFailure({ problems, broken }: Understood): readonly SourceProblem[] {
  const isTold = !broken || problems.some(({ message }) => broken.message.startsWith(message));
  return isTold ? problems : [failureOf(broken), ...problems];
}

const failureOf = ({ code, message, kind }: SourceRunError): SourceProblem => ({
  row: 0,
  rule: code,
  message,
  remedy:
    kind === 'data'
      ? 'Correct the file, or ask whoever published it for another copy.'
      : 'Try again. If it fails again, tell whoever looks after Fairshift here.',
});

const notRead = ({ because }: Recognition): SourceProblem => ({
  row: 0,
  rule: 'not-read-yet',
  message: because,
  remedy: 'Choose another file, or ask whoever looks after Fairshift here for a source that reads it.',
});

const plain = (problems: readonly SourceProblem[]): Inspection['problems'] =>
  problems.map(({ row, column, rule, message, remedy }) => ({
    row: row > 0 ? row : null,
    column: column ?? null,
    rule,
    message,
    remedy,
  }));

/**
 * 0: understood, though it may still need an answer; 1: problems; 2: not recognised. A file that nobody knows while a
 * source gave no answer has a problem: it may be known after all.
 */
export function exitCodeOf({ inspection, problemCount, isUnheard }: Inspected): 0 | 1 | 2 {
  if (inspection.recognised.length === 0 && !isUnheard) return 2;
  return problemCount > 0 ? 1 : 0;
}
