import type { BoundEntry, Dictionaries, ObservationBlock } from '@fairshift/plugin-host';
import { hasParts } from '../../storage/index.js';
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

/** What is known of one number besides its value. */
interface Known {
  readonly flag: number;
  readonly between: BoundEntry['numerator'];
  readonly rounding: number | undefined;
}

/** A number as a person reads it: what is not there says why. */
function cellWords(value: number, { flag, between, rounding }: Known): string {
  if (flag & SUPPRESSED_BIT) return between ? `hidden, ${rangeWords(between)}` : 'hidden';
  if (flag & MISSING_BIT) return 'missing';
  if (flag & NOT_APPLICABLE_BIT || Number.isNaN(value)) return 'not applicable';
  if (!(flag & ROUNDED_BIT)) return String(value);
  return rounding ? `${value} (rounded to ${rounding})` : `${value} (rounded)`;
}

const rangeWords = ([low, high]: NonNullable<BoundEntry['numerator']>): string =>
  high === null ? `${low} or more` : `${low} to ${high}`;

/**
 * @param blocks the first that a file gives
 * @param dictionaries all entries so far
 */
export function previewOf(blocks: readonly ObservationBlock[], dictionaries: Dictionaries): Preview {
  const columns = [
    { id: 'period', label: 'Period', role: 'time' },
    { id: 'place', label: 'Place', role: 'place' },
    ...dictionaries.stratifiers.map(({ code, label }) => ({ id: code, label, role: 'stratifier' })),
    { id: 'measure', label: 'Measure', role: 'measure' },
    { id: 'numerator', label: 'Numerator or value', role: 'number' },
    { id: 'denominator', label: 'Denominator', role: 'number' },
  ];
  const first = firstObservations(blocks);
  return { columns, rows: first.map(({ block, index }) => rowOf(dictionaries, block, index)) };
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
  const { periods, places, strata, stratifiers, groups, columns, bounds } = dictionaries;
  const period = periods.find(({ id }) => id === block.periodIds[index]);
  const place = places.find(({ id }) => id === block.placeIds[index]);
  const groupIds = strata.find(({ id }) => id === block.stratumIds[index])?.groupIds ?? [];
  const column = columns.find(({ id }) => id === block.columnId)!;
  const flag = block.flags[index]!;
  const bound = bounds.find(({ id }) => id === block.boundIds?.[index]);
  const numerator = { flag, between: bound?.numerator, rounding: bound?.numeratorRounding };
  const denominator = {
    flag: flag >> DENOMINATOR_BITS,
    between: bound?.denominator,
    rounding: bound?.denominatorRounding,
  };
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
      cellWords(block.numerators[index]!, numerator),
      hasParts(column.kind) ? cellWords(block.denominators[index]!, denominator) : '',
    ],
  };
}
