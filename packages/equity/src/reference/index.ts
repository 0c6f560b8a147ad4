import { disclosure, disclosureNotBuilt, type DisclosureFile } from './disclosure.js';
import { fingertipsFunnels, type FingertipsFile } from './funnel-fingertips.js';
import { funnels, type FunnelFile } from './funnel.js';
import { gapChanges, type GapChangeFile } from './gap-change.js';
import { TWO_PROPORTIONS_BUILT, twoProportions, type TwoProportionsFile } from './two-proportions.js';
import { wilsonProportions, type WilsonFile } from './wilson.js';

export interface ReferenceRun {
  readonly family: string;
  /** false: no case of this family is run yet, and nothing counts as a difference. */
  readonly built: boolean;
  readonly passed: number;
  readonly total: number;
  /** One line for each number that differs, beginning with the case's id. */
  readonly differences: readonly string[];
  /** Rules, methods or cases of the file that are left out, by name. */
  readonly notBuilt: readonly string[];
}

interface Family {
  readonly run: (file: never) => readonly (readonly string[])[];
  readonly notBuilt: (file: never) => readonly string[];
}

function twoProportionsNotBuilt({ cases }: TwoProportionsFile): readonly string[] {
  const expected = cases[0]?.expected;
  const keys = [
    ...Object.keys(expected?.difference_interval ?? {}),
    ...Object.keys(expected?.ratio_interval ?? {}),
  ];
  const built: readonly string[] = TWO_PROPORTIONS_BUILT;
  return [...new Set([...keys.filter((key) => !built.includes(key)), 'tests'])];
}

/** By the words the files begin their family with. */
const FAMILIES: readonly (readonly [start: string, family: Family])[] = [
  [
    'two independent proportions',
    { run: (file: TwoProportionsFile) => twoProportions(file), notBuilt: twoProportionsNotBuilt },
  ],
  ['single proportions', { run: (file: WilsonFile) => wilsonProportions(file), notBuilt: () => [] }],
  ['funnel plot limits with and without', { run: (file: FunnelFile) => funnels(file), notBuilt: () => [] }],
  [
    'funnel plot limits and significance',
    { run: (file: FingertipsFile) => fingertipsFunnels(file), notBuilt: () => [] },
  ],
  ['change of a gap', { run: (file: GapChangeFile) => gapChanges(file), notBuilt: () => [] }],
  [
    'statistical disclosure control',
    { run: (file: DisclosureFile) => disclosure(file), notBuilt: disclosureNotBuilt },
  ],
];

interface ReferenceFile {
  readonly family?: string;
  readonly cases?: readonly unknown[];
}

/**
 * Runs every case of one file in the format of reference/equity through this package.
 * A file of a family that is not built comes back with `built: false` and its number of cases.
 */
export function runReferenceFile(json: unknown): ReferenceRun {
  const file = (typeof json === 'object' && json !== null ? json : {}) as ReferenceFile;
  const family = file.family ?? 'no family named';
  const total = Array.isArray(file.cases) ? file.cases.length : 0;
  const known = FAMILIES.find(([start]) => family.startsWith(start))?.[1];
  if (!known) return { family, built: false, passed: 0, total, differences: [], notBuilt: [family] };
  const results = known.run(file as never);
  return {
    family,
    built: true,
    passed: results.filter((lines) => lines.length === 0).length,
    total: results.length,
    differences: results.flat(),
    notBuilt: known.notBuilt(file as never),
  };
}
