import { chartTypes } from './chart-types/catalogue.js';
import type { ChartType } from './chart-types/chart-type.js';
import { SpcInputError } from './errors.js';
import type { CaseFile, ReferenceCase } from './reference/case-file.js';
import { columnDifference } from './reference/compare.js';
import { runCase } from './reference/run-case.js';
import { runMdcCase } from './reference/run-mdc-case.js';

export interface ReferenceReport {
  /** The chart or kind that the file is about. */
  readonly family: string;
  /** False for families that the engine does not build yet; nothing was run then. */
  readonly built: boolean;
  readonly passed: number;
  readonly total: number;
  readonly differences: readonly string[];
}

/** Families that are complete, by the reference's own names. The run chart waits for the box methods of its runs analysis. */
const BUILT: Readonly<Record<string, ChartType>> = {
  p: chartTypes.p,
  pp: chartTypes['p-prime'],
  u: chartTypes.u,
  up: chartTypes['u-prime'],
  c: chartTypes.c,
  i: chartTypes.i,
  ip: chartTypes['i-prime'],
  mr: chartTypes.mr,
  xbar: chartTypes.xbar,
  s: chartTypes.s,
  g: chartTypes.g,
  t: chartTypes.t,
};

/** An R error that is a fault of the package, not of the data; ours answers (README of the reference). */
const FAULTS_OF_PEERS = new Set(['ptd-41']);

type Columns = Readonly<Record<string, readonly unknown[]>>;

function columnsDiffer(label: string, ours: Columns, theirs: Columns = {}): string[] {
  return Object.entries(theirs).flatMap(([name, column]) =>
    columnDifference(`${label}${name}`, ours[name], column),
  );
}

/** Rows as columns, so that they are compared by name. */
function byName(rows: readonly Readonly<Record<string, unknown>>[], names: readonly string[]): Columns {
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]));
}

function chartDifferences(type: ChartType, reference: ReferenceCase): string[] {
  const { expected, id } = reference;
  const ours = runCase(type, reference);
  const theirRuns = expected.runs ?? [];
  const names = Object.keys(theirRuns[0] ?? {});
  return [
    ...columnsDiffer(`${id} `, ours.series, expected.series),
    ...columnsDiffer(`${id} runs `, byName(ours.runs, names), byName(theirRuns, names)),
  ];
}

function mdcDifferences(reference: ReferenceCase): string[] {
  const { expected, id } = reference;
  const ours = runMdcCase(reference);
  const { summary = {} } = expected;
  return [
    ...columnsDiffer(`${id} `, ours.series, expected.series),
    ...columnsDiffer(
      `${id} summary `,
      byName([ours.summary], Object.keys(summary)),
      byName([summary], Object.keys(summary)),
    ),
    ...columnsDiffer(`${id} mdcNov2023 `, ours.mdcNov2023, expected.mdcNov2023),
  ];
}

/** What differs in one case: a series, or that it should have been refused with a reason. */
function differencesOf(run: (reference: ReferenceCase) => string[], reference: ReferenceCase): string[] {
  const { expected, id } = reference;
  const wantsReason = expected.error !== undefined && !FAULTS_OF_PEERS.has(id);
  try {
    const differences = run(reference);
    return wantsReason ? [`${id}: expected to be refused`] : differences;
  } catch (error) {
    if (!wantsReason || !(error instanceof SpcInputError)) throw error;
    return [];
  }
}

/** How a case of a file is run; undefined for families that are not built. */
function runnerOf({ kind, chart }: CaseFile): ((reference: ReferenceCase) => string[]) | undefined {
  if (kind === 'mdc') return mdcDifferences;
  const type = kind === 'chart' ? BUILT[chart ?? ''] : undefined;
  return type && ((reference) => chartDifferences(type, reference));
}

/** Runs a parsed case file through the engine. */
export function runReferenceFile(json: unknown): ReferenceReport {
  const file = json as CaseFile;
  const family = file.kind === 'chart' ? (file.chart ?? '') : file.kind;
  const cases = file.cases ?? [];
  const run = runnerOf(file);
  if (!run) return { family, built: false, passed: 0, total: cases.length, differences: [] };
  const results = cases.map((reference) => differencesOf(run, reference));
  return {
    family,
    built: true,
    passed: results.filter((differences) => differences.length === 0).length,
    total: cases.length,
    differences: results.flat(),
  };
}
