import { valuesCode } from './part-book.js';
import type { Part } from './part-book.js';
import type { SourceRow } from './source.repository.js';

/** Number of the run's own input in `dataset_sources`; carried ones follow. */
export const OWN_SOURCE = 1;

interface Before {
  readonly before: readonly SourceRow[];
  /** Numbers of the sources that stand in each period. */
  readonly ofPeriod: ReadonlyMap<number, readonly number[]>;
  /** Periods of which something is carried forward. */
  readonly carried: ReadonlySet<number>;
  /** What the run replaces. */
  readonly replaced: readonly Part[];
}

interface CarriedSources {
  readonly rows: readonly SourceRow[];
  readonly ofPeriod: ReadonlyMap<number, readonly number[]>;
}

/** Sources of the generation before that still have rows in the next one, with numbers after the run's own. */
export function carrySources({ before, ofPeriod, carried, replaced }: Before): CarriedSources {
  const numbers = new Map<number, number>();
  const rows: SourceRow[] = [];
  for (const source of before) {
    const periods = [...ofPeriod].filter(([, ids]) => ids.includes(source.id)).map(([period]) => period);
    if (!periods.some((period) => carried.has(period))) continue;
    const id = OWN_SOURCE + rows.length + 1;
    numbers.set(source.id, id);
    rows.push({ ...source, id, stands: source.stands && !isTouched(source, new Set(periods), replaced) });
  }
  const renumbered = [...ofPeriod]
    .filter(([period]) => carried.has(period))
    .map(([period, ids]) => [period, ids.flatMap((id) => numbers.get(id) ?? [])] as const);
  return { rows, ofPeriod: new Map(renumbered) };
}

/** Whether the run replaces something that the source brought; where that is not known, something in its periods. */
function isTouched({ parts }: SourceRow, periods: ReadonlySet<number>, replaced: readonly Part[]): boolean {
  return replaced.some(
    ({ period, values }) => periods.has(period.id) && (parts === null || parts.includes(valuesCode(values))),
  );
}
