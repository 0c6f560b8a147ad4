import type { ColumnEntry } from '@fairshift/plugin-host';
import type { Flag, Point } from '@fairshift/plugin-sdk';
import {
  DENOMINATOR_SHIFT,
  ESTIMATED,
  MISSING,
  NOT_APPLICABLE,
  PROVISIONAL,
  ROUNDED,
  SUPPRESSED,
} from '../../storage/index.js';
import type { CellNumbers } from '../../storage/index.js';
import { hasParts } from '../../storage/index.js';

const NAMES: readonly (readonly [bit: number, flag: Flag])[] = [
  [SUPPRESSED | (SUPPRESSED << DENOMINATOR_SHIFT), 'suppressed'],
  [MISSING | (MISSING << DENOMINATOR_SHIFT), 'missing'],
  [NOT_APPLICABLE | (NOT_APPLICABLE << DENOMINATOR_SHIFT), 'not-applicable'],
  [ROUNDED | (ROUNDED << DENOMINATOR_SHIFT), 'rounded'],
  [PROVISIONAL, 'provisional'],
  [ESTIMATED, 'estimated'],
];

interface Part {
  readonly value: number | null;
  readonly bounds?: readonly [number, number | null];
}

/** One number of a cell: itself, or null with what it can be. @param bits its four flags */
function partOf(low: number, high: number, published: number, bits: number): Part {
  const isHidden = (bits & (SUPPRESSED | MISSING)) !== 0;
  if (low === high) {
    const isNothing = (bits & NOT_APPLICABLE) !== 0 && low === 0;
    return { value: isNothing ? null : low };
  }
  const bounds = [low, Number.isFinite(high) ? high : null] as const;
  if (!isHidden) return { value: published, bounds };
  // "Anything at all" says nothing: a missing number alone needs no bounds.
  const saysNothing = low === 0 && bounds[1] === null && (bits & SUPPRESSED) === 0;
  return saysNothing ? { value: null } : { value: null, bounds };
}

/** A cell as charts take it. A number that could be several is null, or as published where it is only rounded. */
export function pointOf(
  cell: CellNumbers,
  kind: ColumnEntry['kind'],
  period: { start: string; end: string },
): Point {
  const isRatio = hasParts(kind);
  const relevant = isRatio ? cell.flags : cell.flags & ~(15 << DENOMINATOR_SHIFT);
  const flags = NAMES.filter(([bit]) => (relevant & bit) !== 0).map(([, flag]) => flag);
  const part = partOf(cell.numeratorLow, cell.numeratorHigh, cell.numeratorPublished, cell.flags & 15);
  const base = { start: period.start, end: period.end, ...(flags.length > 0 ? { flags } : {}) };
  const partBounds = part.bounds ? { numerator: part.bounds } : {};
  if (!isRatio) {
    const bounds = part.bounds ? { bounds: partBounds } : {};
    return kind === 'count'
      ? { ...base, numerator: part.value, ...bounds }
      : { ...base, value: part.value, ...bounds };
  }
  const bits = (cell.flags >> DENOMINATOR_SHIFT) & 15;
  const whole = partOf(cell.denominatorLow, cell.denominatorHigh, cell.denominatorPublished, bits);
  const bounds = { ...partBounds, ...(whole.bounds ? { denominator: whole.bounds } : {}) };
  return {
    ...base,
    numerator: part.value,
    denominator: whole.value,
    ...(Object.keys(bounds).length > 0 ? { bounds } : {}),
  };
}
