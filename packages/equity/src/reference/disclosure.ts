import { protectCount, type ProtectedCount } from '../disclosure/protect-count.js';
import { protectProportion, rateFromRounded } from '../disclosure/protect-proportion.js';
import { protectTable } from '../disclosure/protect-table.js';
import { attempt, unlike } from './compare.js';

type Shown = number | '*';

interface Input {
  readonly counts?: readonly number[];
  readonly x?: readonly number[] | number;
  readonly n?: readonly number[];
  readonly n_known_elsewhere?: number;
  readonly sensitive?: boolean;
  readonly cells?: readonly number[];
  readonly total?: number;
}
interface Expected {
  readonly shown?: readonly Shown[];
  readonly x?: readonly Shown[];
  readonly n?: readonly Shown[];
  readonly percent?: readonly Shown[];
  readonly cells?: readonly Shown[];
  readonly total?: Shown;
  readonly hidden_cell_possible_values?: readonly number[];
  readonly hidden_cell_possible_values_if_total_were_shown?: readonly number[];
  readonly secondary_suppression?: boolean;
  readonly shown_rate_per_1000?: number;
  readonly shown_x?: number;
}
interface Case {
  readonly id: string;
  readonly rules: readonly string[];
  readonly input: Input;
  readonly expected: Expected;
}
export interface DisclosureFile {
  readonly rules: readonly { readonly id: string }[];
  readonly cases: readonly Case[];
}

const BUILT = new Set(['R1', 'R2', 'R3', 'R4']);
export const isBuilt = (each: Case): boolean => each.rules.every((rule) => BUILT.has(rule));

const star = (count: ProtectedCount): Shown => count.value ?? '*';

function proportions(
  x: readonly number[],
  n: readonly number[],
  { input, expected }: Case,
): readonly string[] {
  const rows = x.map((count, at) =>
    protectProportion(count, n[at] ?? 0, { sensitive: input.sensitive ?? false }),
  );
  return [
    ...unlike(
      'x',
      expected.x,
      rows.map((row) => star(row.numerator)),
    ),
    ...unlike(
      'n',
      expected.n,
      rows.map((row) => star(row.denominator)),
    ),
    ...unlike(
      'percent',
      expected.percent,
      rows.map((row) => row.percent ?? '*'),
    ),
  ];
}

function table(cells: readonly number[], total: number, { expected }: Case): readonly string[] {
  const shown = protectTable(cells, total);
  const [low = 0, high = -1] = shown.possible[0] ?? [];
  const values = Array.from({ length: high - low + 1 }, (_, step) => low + step);
  const wanted =
    expected.hidden_cell_possible_values ?? expected.hidden_cell_possible_values_if_total_were_shown;
  return [
    ...unlike('cells', expected.cells, shown.cells.map(star)),
    ...unlike('total', expected.total, star(shown.total)),
    ...unlike('possible values', wanted, values),
    ...unlike('secondary suppression', expected.secondary_suppression, shown.secondarySuppression),
  ];
}

function rate(x: number, n: number, { expected }: Case): readonly string[] {
  const [numerator, denominator] = [protectCount(x), protectCount(n)];
  const shown = rateFromRounded(numerator.value ?? 0, denominator.value ?? 0, 1000);
  return [
    ...unlike('x', expected.shown_x, star(numerator)),
    ...unlike('rate', expected.shown_rate_per_1000, shown),
  ];
}

function run(each: Case): readonly string[] {
  const { counts, x, n, n_known_elsewhere: size, cells, total } = each.input;
  if (counts)
    return unlike(
      'counts',
      each.expected.shown,
      counts.map((count) => star(protectCount(count))),
    );
  if (Array.isArray(x) && n) return proportions(x, n, each);
  if (typeof x === 'number' && size !== undefined) return rate(x, size, each);
  if (cells && total !== undefined) return table(cells, total, each);
  return ['a form of case that is not known'];
}

/** One list of differences per case whose rules are all built. */
export function disclosure({ cases }: DisclosureFile): readonly (readonly string[])[] {
  return cases.filter(isBuilt).map((each) => attempt(() => run(each)).map((line) => `${each.id} ${line}`));
}

/** The rules of the file that are not run yet, and the cases that need them. */
export function disclosureNotBuilt({ rules, cases }: DisclosureFile): readonly string[] {
  const left = cases.filter((each) => !isBuilt(each)).map((each) => each.id);
  return [...rules.map((rule) => rule.id).filter((id) => !BUILT.has(id)), ...left];
}
