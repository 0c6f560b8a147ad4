import { chartTypes } from './chart-types/catalogue.js';
import type { ChartType } from './chart-types/chart-type.js';
import { SpcInputError } from './errors.js';
import type { CaseFile, ReferenceCase } from './reference/case-file.js';
import { columnDifference } from './reference/compare.js';
import { runCase } from './reference/run-case.js';

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

function differencesOf(type: ChartType, reference: ReferenceCase): string[] {
  const { expected, id } = reference;
  if (expected.error !== undefined)
    return isRefused(type, reference) ? [] : [`${id}: expected to be refused`];
  const ours = runCase(type, reference);
  const series = Object.entries(expected.series ?? {}).flatMap(([name, theirs]) =>
    columnDifference(`${id} ${name}`, ours.series[name], theirs),
  );
  const expectedRuns = expected.runs ?? [];
  const names = Object.keys(expectedRuns[0] ?? {});
  const runs = names.flatMap((name) =>
    columnDifference(
      `${id} runs ${name}`,
      ours.runs.map((run) => run[name]),
      expectedRuns.map((run) => run[name]),
    ),
  );
  return [...series, ...runs];
}

function isRefused(type: ChartType, reference: ReferenceCase): boolean {
  try {
    runCase(type, reference);
    return false;
  } catch (error) {
    if (error instanceof SpcInputError) return true;
    throw error;
  }
}

/** Runs a parsed case file through the engine. */
export function runReferenceFile(json: unknown): ReferenceReport {
  const file = json as CaseFile;
  const family = file.kind === 'chart' ? (file.chart ?? '') : file.kind;
  const cases = file.cases ?? [];
  const type = file.kind === 'chart' ? BUILT[family] : undefined;
  if (!type) return { family, built: false, passed: 0, total: cases.length, differences: [] };
  const results = cases.map((reference) => differencesOf(type, reference));
  return {
    family,
    built: true,
    passed: results.filter((differences) => differences.length === 0).length,
    total: cases.length,
    differences: results.flat(),
  };
}
