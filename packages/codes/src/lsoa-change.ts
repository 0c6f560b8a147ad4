import type { CodeEntry } from './code-entry.js';

/** What became of a 2011 LSOA: unchanged, split, merged with others, or changed in a way that is neither. */
export type LsoaChange = 'U' | 'S' | 'M' | 'X';

export const LSOA_CHANGES: readonly (CodeEntry & { readonly code: LsoaChange })[] = [
  { code: 'U', label: 'Unchanged', role: 'group', position: 1 },
  { code: 'S', label: 'Split', role: 'group', position: 2 },
  { code: 'M', label: 'Merged', role: 'group', position: 3 },
  { code: 'X', label: 'Changed in another way', role: 'group', position: 4 },
];

export function lsoaChange(code: string): (CodeEntry & { readonly code: LsoaChange }) | undefined {
  return LSOA_CHANGES.find((change) => change.code === code);
}

/** One row of the look-up: people of `lsoa2011` are now counted in `lsoa2021`, or some of them are. */
export interface LsoaLink {
  readonly lsoa2011: string;
  readonly lsoa2021: string;
  readonly change: LsoaChange;
}

export interface LsoaLinks {
  readonly from2011: ReadonlyMap<string, readonly LsoaLink[]>;
  readonly from2021: ReadonlyMap<string, readonly LsoaLink[]>;
}

export function indexLsoaLinks(links: Iterable<LsoaLink>): LsoaLinks {
  const from2011 = new Map<string, LsoaLink[]>();
  const from2021 = new Map<string, LsoaLink[]>();
  for (const link of links) {
    put(from2011, link.lsoa2011, link);
    put(from2021, link.lsoa2021, link);
  }
  return { from2011, from2021 };
}

/**
 * Where a number of a 2011 LSOA goes.
 * - `same`: one area with the same people; a count or a value carries over.
 * - `parts`: split. A value holds for each part; a count cannot be shared out without inventing.
 * - `part-of`: merged. A count is added to those of the others; a value may differ from theirs.
 * - `mixed`: neither count nor value carries over by itself.
 * - `unknown`: not in the look-up.
 */
export type LsoaSuccessors =
  | { readonly state: 'same'; readonly codes: readonly [string] }
  | { readonly state: 'parts'; readonly codes: readonly string[] }
  | { readonly state: 'part-of'; readonly codes: readonly [string]; readonly with: readonly string[] }
  | { readonly state: 'mixed'; readonly codes: readonly string[] }
  | { readonly state: 'unknown'; readonly codes: readonly [] };

/** The 2021 areas of a 2011 area, and what of its numbers may be carried over. Told by the links, not by the letter alone. */
export function lsoa2021Of(links: LsoaLinks, lsoa2011: string): LsoaSuccessors {
  const of = links.from2011.get(lsoa2011) ?? [];
  const [first] = of;
  if (first === undefined) return { state: 'unknown', codes: [] };
  const codes = of.map((link) => link.lsoa2021).toSorted();
  const others = [...new Set(codes.flatMap((code) => lsoa2011Of(links, code)))].filter(
    (code) => code !== lsoa2011,
  );
  if (of.some(({ change }) => change === 'X')) return { state: 'mixed', codes };
  if (of.length === 1 && others.length === 0) return { state: 'same', codes: [first.lsoa2021] };
  if (others.length === 0) return { state: 'parts', codes };
  if (of.length === 1) return { state: 'part-of', codes: [first.lsoa2021], with: others.toSorted() };
  return { state: 'mixed', codes };
}

/** The 2011 areas whose people, or some of them, a 2021 area counts. */
export function lsoa2011Of(links: LsoaLinks, lsoa2021: string): readonly string[] {
  return (links.from2021.get(lsoa2021) ?? []).map((link) => link.lsoa2011).toSorted();
}

function put(index: Map<string, LsoaLink[]>, code: string, link: LsoaLink): void {
  const of = index.get(code);
  if (of === undefined) index.set(code, [link]);
  else of.push(link);
}
