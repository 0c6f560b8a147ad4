import { WHOLE_LEVEL } from '../../storage/index.js';

const bitOf = (stratifier: number) => 1 << (stratifier - 1);

function bitsIn(value: number): number {
  let bits = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

/**
 * The grouping to sum for a split with filters, by the rules of DATA.md "What may be summed": one that splits all the
 * stratifiers asked for and no overlapping one besides; the whole before the parts; fewest other splits.
 * @param wanted.level the level of the one place asked for; undefined: all places together
 */
export function bestGrouping<G extends { readonly level: number; readonly breakdown: number }>(
  groupings: readonly G[],
  wanted: { split: readonly number[]; overlapping: readonly number[]; level: number | undefined },
): G | undefined {
  const split = wanted.split.reduce((bits, id) => bits | bitOf(id), 0);
  const overlapping = wanted.overlapping.reduce((bits, id) => bits | bitOf(id), 0);
  const fits = ({ level, breakdown }: G) =>
    (breakdown & split) === split &&
    (breakdown & ~split & overlapping) === 0 &&
    (wanted.level === undefined ? level === 0 || level === WHOLE_LEVEL : level === wanted.level);
  return groupings
    .filter(fits)
    .toSorted(
      (x, y) => y.level - x.level || bitsIn(x.breakdown) - bitsIn(y.breakdown) || x.breakdown - y.breakdown,
    )[0];
}
