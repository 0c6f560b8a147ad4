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
  const stays = new Map<number, readonly number[]>();
  const rows: SourceRow[] = [];
  for (const source of before) {
    const periods = [...ofPeriod].filter(([, ids]) => ids.includes(source.id)).map(([period]) => period);
    const gone = goneFrom(source, replaced);
    const kept = periods.filter((period) => carried.has(period) && !gone(period));
    if (kept.length === 0) continue;
    const id = OWN_SOURCE + rows.length + 1;
    for (const period of kept) stays.set(period, [...(stays.get(period) ?? []), id]);
    rows.push({ ...source, id, stands: source.stands && !isTouched(source, new Set(periods), replaced) });
  }
  return { rows, ofPeriod: stays };
}

/** Whether all that a source brought to a period is replaced, as far as that is known. */
function goneFrom({ parts }: SourceRow, replaced: readonly Part[]): (period: number) => boolean {
  const codes = new Set(replaced.map(({ period, values }) => `${period.id} ${valuesCode(values)}`));
  return (period) => parts?.every((code) => codes.has(`${period} ${code}`)) ?? false;
}

/** Whether the run replaces something that the source brought; where that is not known, something in its periods. */
function isTouched({ parts }: SourceRow, periods: ReadonlySet<number>, replaced: readonly Part[]): boolean {
  return replaced.some(
    ({ period, values }) => periods.has(period.id) && (parts === null || parts.includes(valuesCode(values))),
  );
}
