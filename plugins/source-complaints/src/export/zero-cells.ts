import type { CountedCell } from './count-cases.js';

/** Zeros for every pair of groups may be so many; then only those of single groups are written. */
const MOST_ZEROS = 300_000;
const MOST_MARKS = 5_000_000;

/**
 * Zeros for the months in which a group, or a pair of groups, has no case: the export is the whole list, so no case is a
 * zero and not a gap. A combination that has cases in another month stands for them; its other groups get a zero too.
 */
export function zeroCells(
  cells: readonly CountedCell[],
  firstMonth: number,
  lastMonth: number,
): CountedCell[] {
  const width = cells[0]?.groups.length ?? 0;
  const combinations = [
    ...new Map(cells.map(({ groups }) => [String.fromCharCode(...groups), groups])).values(),
  ];
  const sizes = Array.from({ length: width }, (_, at) =>
    combinations.reduce((most, groups) => Math.max(most, groups[at]! + 1), 0),
  );
  const held = Map.groupBy(cells, ({ month }) => month);
  const isPaired = width > 1 && pairsOf(sizes).size <= MOST_MARKS;
  for (const marks of [...(isPaired ? [pairMarks(sizes)] : []), singleMarks(sizes)]) {
    const zeros: CountedCell[] = [];
    for (
      let month = firstMonth;
      month <= lastMonth && (marks.isSingle || zeros.length <= MOST_ZEROS);
      month += 1
    ) {
      marks.clear();
      for (const { groups } of held.get(month) ?? []) marks.add(groups);
      for (const groups of combinations) if (marks.add(groups)) zeros.push({ month, groups, count: 0 });
    }
    if (zeros.length <= MOST_ZEROS || marks.isSingle) return zeros;
  }
  return [];
}

interface Marks {
  readonly isSingle: boolean;
  clear(): void;
  /** Marks all of a combination. @returns whether any of it was new */
  add(groups: readonly number[]): boolean;
}

/** Which groups of each column have been met. A split by nothing has one mark, for all cases. */
function singleMarks(sizes: readonly number[]): Marks {
  const starts = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, size) => sum + size, 0));
  const met = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0) + 1);
  return {
    isSingle: true,
    clear: () => met.fill(0),
    add(groups) {
      let isNew = met.at(-1) === 0;
      met[met.length - 1] = 1;
      for (let at = 0; at < groups.length; at += 1) {
        const mark = starts[at]! + groups[at]!;
        if (met[mark] === 1) continue;
        met[mark] = 1;
        isNew = true;
      }
      return isNew;
    },
  };
}

function pairsOf(sizes: readonly number[]) {
  const pairs: { readonly a: number; readonly b: number; readonly start: number }[] = [];
  let size = 0;
  for (let a = 0; a < sizes.length; a += 1) {
    for (let b = a + 1; b < sizes.length; b += 1) {
      pairs.push({ a, b, start: size });
      size += sizes[a]! * sizes[b]!;
    }
  }
  return { pairs, size };
}

/** Which pairs of groups, of two columns each, have been met. */
function pairMarks(sizes: readonly number[]): Marks {
  const { pairs, size } = pairsOf(sizes);
  const met = new Uint8Array(size);
  return {
    isSingle: false,
    clear: () => met.fill(0),
    add(groups) {
      let isNew = false;
      for (const { a, b, start } of pairs) {
        const mark = start + groups[a]! * sizes[b]! + groups[b]!;
        if (met[mark] === 1) continue;
        met[mark] = 1;
        isNew = true;
      }
      return isNew;
    },
  };
}
