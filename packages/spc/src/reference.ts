import { chartTypes } from './chart-types/catalogue.js';
import type { ChartType } from './chart-types/chart-type.js';
import { SpcInputError } from './errors.js';
import type { CaseFile, ReferenceCase } from './reference/case-file.js';
import { columnDifference } from './reference/compare.js';
import { runCase } from './reference/run-case.js';
import { runMdcCase } from './reference/run-mdc-case.js';
import { type RuleCase, runRuleCase } from './reference/rule-case.js';

export interface ReferenceReport {
  /** The chart or kind that the file is about. */
  readonly family: string;
  /** False for families that the engine does not build yet; nothing was run then. */
  readonly built: boolean;
  readonly passed: number;
  readonly total: number;
  readonly differences: readonly string[];
}

/** Chart types by the reference's own names. */
const BUILT: Readonly<Record<string, ChartType>> = {
  run: chartTypes.run,
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

/** Faults of the packages that the reference's README lists, as case, package and rule: ours do not have them. */
const FAULTY_RULES = new Set(['rule-09 nelsonRspc rule5', 'rule-13 nelsonRspc rule8']);

/** Every list of every package that answers the case, against ours; of ours only those that the package has. */
function ruleDifferences(reference: RuleCase): string[] {
  const theirs = reference as unknown as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  return Object.entries(runRuleCase(reference)).flatMap(([packageName, ours]) =>
    Object.entries(ours).flatMap(([rule, found]) => {
      const expected = theirs[packageName]?.[rule];
      const label = `${reference.id} ${packageName} ${rule}`;
      if (expected === undefined || FAULTY_RULES.has(label)) return [];
      const [own, other] = [JSON.stringify(found), JSON.stringify(expected)];
      return own === other ? [] : [`${label}: ours ${own}, expected ${other}`];
    }),
  );
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
  if (kind === 'mdc') return (reference) => differencesOf(mdcDifferences, reference);
  if (kind === 'rules') return (reference) => ruleDifferences(reference as unknown as RuleCase);
  const type = kind === 'chart' ? BUILT[chart ?? ''] : undefined;
  return type && ((one) => differencesOf((reference) => chartDifferences(type, reference), one));
}

/** Runs a parsed case file through the engine. */
export function runReferenceFile(json: unknown): ReferenceReport {
  const file = json as CaseFile;
  const family = file.kind === 'chart' ? (file.chart ?? '') : file.kind;
  const cases = file.cases ?? [];
  const run = runnerOf(file);
  if (!run) return { family, built: false, passed: 0, total: cases.length, differences: [] };
  const results = cases.map(run);
  return {
    family,
    built: true,
    passed: results.filter((differences) => differences.length === 0).length,
    total: cases.length,
    differences: results.flat(),
  };
}
