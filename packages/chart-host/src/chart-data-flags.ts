import type { Flag, Point } from '@fairshift/plugin-sdk';

export type PartName = 'numerator' | 'denominator' | 'value';

/** A number as the layout's row holds it: the cell, and what the flags column says of it. */
export interface PartCell {
  readonly name: PartName;
  readonly cell: number | null;
  readonly flags: readonly string[];
}

type Bounds = readonly [number, number | null];

const NO_NUMBER: readonly Flag[] = ['suppressed', 'missing', 'not-applicable'];

const isNoNumber = (flag: Flag): boolean => NO_NUMBER.includes(flag);

/** `[1-7]`; `[8-]` has no upper end. */
const boundsText = (bounds: Bounds | undefined): string =>
  bounds === undefined ? '' : `[${bounds[0]}-${bounds[1] ?? ''}]`;

/**
 * The parts of one point, each with its own flags. A point's flags do not say which part they are about: a reason
 * for no number is about the parts that are not there, every other flag about those that are. A number that should
 * have been held back is not written, whatever the point still carries.
 */
export function partCells(point: Point, parts: readonly PartName[]): readonly PartCell[] {
  const flags = point.flags ?? [];
  const reasons = flags.filter(isNoNumber);
  const others = flags.filter((flag) => !isNoNumber(flag));
  const held = parts.map((name) => numberOf(point, name, parts.length === 1));
  const isHeldBack = reasons.length > 0 && !held.includes(null);
  const isAllGone = isHeldBack || held.every((number) => number === null);
  const isBounded = parts.some((name) => boundsOf(point, name) !== undefined);
  return parts.map((name, at): PartCell => {
    const cell = isHeldBack ? null : (held[at] ?? null);
    const bounds = boundsOf(point, name);
    const isRounded = bounds !== undefined || !isBounded;
    const special = others.filter((flag) => flag !== 'rounded' || isRounded);
    const own =
      cell === null
        ? [...orElse(reasons, 'missing'), ...(isAllGone ? special : [])]
        : bounds === undefined
          ? special
          : orElse(special, 'rounded');
    return { name, cell, flags: own.map((flag, i) => `${name}:${flag}${i === 0 ? boundsText(bounds) : ''}`) };
  });
}

/** A count may stand as the numerator or as the value of its point. */
const numberOf = (point: Point, name: PartName, alone: boolean): number | null =>
  (name === 'numerator' && alone ? (point.numerator ?? point.value) : point[name]) ?? null;

const boundsOf = (point: Point, name: PartName): Bounds | undefined =>
  name === 'value' ? undefined : point.bounds?.[name];

/** The flags, or `instead` where there are none: a number that is not there needs a reason, and bounds a flag. */
const orElse = (flags: readonly Flag[], instead: Flag): readonly Flag[] =>
  flags.length === 0 ? [instead] : flags;
