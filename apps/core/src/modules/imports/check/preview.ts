import type { Batch, Dictionaries, ObservationBlock } from '@fairshift/plugin-host';
import { hasParts } from '../../datasets/index.js';
import {
  DENOMINATOR_BITS,
  MISSING_BIT,
  NOT_APPLICABLE_BIT,
  ROUNDED_BIT,
  SUPPRESSED_BIT,
} from './flag-bits.js';

/** The first rows as understood, a line for each observation. */
export interface Preview {
  readonly columns: { id: string; label: string; role: string }[];
  readonly rows: { at: number; cells: string[] }[];
}

const PREVIEW_ROWS = 20;

/** A number as a person reads it: what is not there says why. */
function cellWords(value: number, flag: number): string {
  if (flag & SUPPRESSED_BIT) return 'suppressed';
  if (flag & MISSING_BIT) return 'missing';
  if (flag & NOT_APPLICABLE_BIT || Number.isNaN(value)) return 'not applicable';
  return flag & ROUNDED_BIT ? `${value} (rounded)` : String(value);
}

/** @param batch the first batch of a file, with all dictionaries that it needs */
export function previewOf(batch: Batch): Preview {
  const { fresh } = batch;
  const columns = [
    { id: 'period', label: 'Period', role: 'time' },
    { id: 'place', label: 'Place', role: 'place' },
    ...fresh.stratifiers.map(({ code, label }) => ({ id: code, label, role: 'stratifier' })),
    { id: 'measure', label: 'Measure', role: 'measure' },
    { id: 'numerator', label: 'Numerator or value', role: 'number' },
    { id: 'denominator', label: 'Denominator', role: 'number' },
  ];
  const places = firstObservations(batch.blocks);
  return { columns, rows: places.map(({ block, index }) => rowOf(fresh, block, index)) };
}

function firstObservations(blocks: readonly ObservationBlock[]) {
  return blocks
    .flatMap((block) =>
      Array.from(block.rowNumbers.subarray(0, PREVIEW_ROWS), (at, index) => ({ block, index, at })),
    )
    .toSorted((x, y) => x.at - y.at)
    .slice(0, PREVIEW_ROWS);
}

function rowOf(dictionaries: Dictionaries, block: ObservationBlock, index: number): Preview['rows'][number] {
  const { periods, places, strata, stratifiers, groups, columns } = dictionaries;
  const period = periods.find(({ id }) => id === block.periodIds[index]);
  const place = places.find(({ id }) => id === block.placeIds[index]);
  const groupIds = strata.find(({ id }) => id === block.stratumIds[index])?.groupIds ?? [];
  const column = columns.find(({ id }) => id === block.columnId)!;
  const flags = block.flags[index]!;
  return {
    at: block.rowNumbers[index]!,
    cells: [
      period ? `${period.start} to ${period.end}` : '',
      place?.name ?? '',
      ...stratifiers.map(({ id: stratifier }) => {
        const group = groupIds[stratifier - 1] ?? 0;
        if (group === 0) return 'All';
        return groups.find((each) => each.stratifierId === stratifier && each.id === group)?.label ?? '';
      }),
      column.label,
      cellWords(block.numerators[index]!, flags),
      hasParts(column.kind) ? cellWords(block.denominators[index]!, flags >> DENOMINATOR_BITS) : '',
    ],
  };
}
