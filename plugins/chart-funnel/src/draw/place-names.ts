import { isBeyond, isFirm, isUnknown, type Unit } from '../analysis/model.js';
import { pixelOf, type Frame } from './frame.js';
import { textWidth } from './style.js';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a name stands: beside, above or under its mark; above and under also starting or ending at it. */
interface Spot {
  readonly position: 'right' | 'left' | 'top' | 'bottom';
  readonly align?: 'left' | 'right';
}

export interface PlacedName extends Spot {
  readonly unit: Unit;
  readonly text: string;
}

const HALF_LINE = 9;
const MARK = 8;
const GAP = 10;
const LONGEST = { narrow: 20, wide: 30 };
/** More names than this are a list; it stands in the table. */
const MOST_NAMES = { narrow: 6, wide: 14 };
/** Up to this many groups all are named, where there is room. */
const ALL_NAMED = 14;

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const short = (label: string, most: number): string =>
  label.length > most ? `${label.slice(0, most - 1).trimEnd()}…` : label;

function boxOf([x, y]: readonly [number, number], width: number, { position, align }: Spot): Box {
  const beside = { top: y - HALF_LINE, bottom: y + HALF_LINE };
  if (position === 'right') return { left: x + GAP, right: x + GAP + width, ...beside };
  if (position === 'left') return { left: x - GAP - width, right: x - GAP, ...beside };
  const middle = position === 'top' ? y - GAP - HALF_LINE : y + GAP + HALF_LINE;
  const left = align === 'left' ? x - MARK : align === 'right' ? x + MARK - width : x - width / 2;
  return { left, right: left + width, top: middle - HALF_LINE, bottom: middle + HALF_LINE };
}

/** Away from the average first, where there is most room. */
function spotsOf({ side }: Unit): readonly Spot[] {
  const over = (position: 'top' | 'bottom'): readonly Spot[] => [
    { position },
    { position, align: 'left' },
    { position, align: 'right' },
  ];
  const beside: readonly Spot[] = [{ position: 'right' }, { position: 'left' }];
  if (side.startsWith('below')) return [...over('bottom'), ...beside, ...over('top')];
  if (side.startsWith('above')) return [...over('top'), ...beside, ...over('bottom')];
  return [...beside, ...over('bottom'), ...over('top')];
}

/** Those beyond the limits come first; the others only where all can be named. */
function wanted({ analysis: { units } }: Frame): readonly Unit[] {
  const firm = units.filter((unit) => isFirm(unit) && !isUnknown(unit));
  const perhaps = units.filter((unit) => isBeyond(unit) && !firm.includes(unit) && !isUnknown(unit));
  const others = units.filter((unit) => !firm.includes(unit) && !perhaps.includes(unit));
  return units.length <= ALL_NAMED ? [...firm, ...perhaps, ...others] : [...firm, ...perhaps];
}

/** Names that touch no mark, no other name and no edge. One that finds no place stands in the table and the walk. */
export function placeNames(frame: Frame): readonly PlacedName[] {
  if (frame.bare) return [];
  const at = (unit: Unit) => pixelOf(frame, unit.denominator, unit.value);
  const taken: Box[] = frame.analysis.units.map((unit) => {
    const [x, y] = at(unit);
    return { left: x - MARK, right: x + MARK, top: y - MARK, bottom: y + MARK };
  });
  const size = frame.narrow ? 'narrow' : 'wide';
  const isInside = (box: Box): boolean =>
    box.left >= 2 && box.right <= frame.plotWidth - 2 && box.top >= 0 && box.bottom <= frame.plotHeight;
  const placed: PlacedName[] = [];
  for (const unit of wanted(frame)) {
    if (placed.length >= MOST_NAMES[size]) break;
    const text = short(unit.label, LONGEST[size]);
    const width = textWidth(text);
    const found = spotsOf(unit)
      .map((spot) => ({ spot, box: boxOf(at(unit), width, spot) }))
      .find(({ box }) => isInside(box) && !taken.some((other) => overlaps(box, other)));
    if (!found) continue;
    taken.push(found.box);
    placed.push({ unit, text, ...found.spot });
  }
  return placed;
}
