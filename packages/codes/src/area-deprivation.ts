import { type LsoaLinks, lsoa2011Of, lsoa2021Of } from './lsoa-change.js';

/** LSOAs that the English indices of 2019 rank; 1 is the most deprived. */
export const IMD_2019_AREAS = 32_844;

/** The decile of a rank: tenths of the ranked areas, 1 the most deprived. Undefined when there is no such rank. */
export function decileOfRank(rank: number, areas = IMD_2019_AREAS): number | undefined {
  if (!Number.isInteger(rank) || rank < 1 || rank > areas) return undefined;
  return Math.ceil((rank * 10) / areas);
}

export type DecileOfArea =
  | {
      readonly state: 'known';
      readonly decile: number;
      /** `published` for this very area; `split` from the area that it was part of; `agreed` by all that it is made of. */
      readonly from: 'published' | 'split' | 'agreed';
    }
  /** Made of areas of several deciles: none of them is that of the whole. */
  | { readonly state: 'differs'; readonly deciles: readonly number[] }
  /** No decile is published for it, or for one of those that it is made of: Wales, say. */
  | { readonly state: 'unknown' };

/**
 * Decile of a 2021 LSOA from deciles that are published for 2011 LSOAs (indices of 2015 and 2019). A split area gives
 * its decile to its parts, for their people were ranked with it; a merged one keeps it only where all agree.
 */
export function decileOfLsoa2021(
  deciles: ReadonlyMap<string, number>,
  links: LsoaLinks,
  lsoa2021: string,
): DecileOfArea {
  const before = lsoa2011Of(links, lsoa2021);
  const found = before.map((code) => deciles.get(code));
  const known = found.filter((decile) => decile !== undefined);
  const [first] = known;
  if (first === undefined || known.length < found.length) return { state: 'unknown' };
  const several = [...new Set(known)].toSorted((a, b) => a - b);
  if (several.length > 1) return { state: 'differs', deciles: several };
  if (before.length > 1) return { state: 'known', decile: first, from: 'agreed' };
  const isWhole = lsoa2021Of(links, before[0] ?? '').state === 'same';
  return { state: 'known', decile: first, from: isWhole ? 'published' : 'split' };
}
