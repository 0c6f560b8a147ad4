import { type CodeEntry, LAST_POSITION, plain } from './code-entry.js';
import { unknownValue } from './unknown-values.js';

/** ETHNIC CATEGORY of the NHS Data Dictionary: code, label, broad group. There is no I, O or Q. */
const CATEGORIES = [
  ['A', 'White British', 'White'],
  ['B', 'White Irish', 'White'],
  ['C', 'Any other White background', 'White'],
  ['D', 'White and Black Caribbean', 'Mixed'],
  ['E', 'White and Black African', 'Mixed'],
  ['F', 'White and Asian', 'Mixed'],
  ['G', 'Any other mixed background', 'Mixed'],
  ['H', 'Indian', 'Asian or Asian British'],
  ['J', 'Pakistani', 'Asian or Asian British'],
  ['K', 'Bangladeshi', 'Asian or Asian British'],
  ['L', 'Any other Asian background', 'Asian or Asian British'],
  ['M', 'Black Caribbean', 'Black or Black British'],
  ['N', 'Black African', 'Black or Black British'],
  ['P', 'Any other Black background', 'Black or Black British'],
  ['R', 'Chinese', 'Other ethnic groups'],
  ['S', 'Any other ethnic group', 'Other ethnic groups'],
] as const;

export interface EthnicCategory extends CodeEntry {
  /** Broad group of the 2001 set: Chinese stands under Other, not under Asian as in the 2021 census. */
  readonly broadGroup?: string;
}

/** The 16 categories, then Z (asked, declined) and 99 (not known). */
export const ETHNIC_CATEGORIES: readonly EthnicCategory[] = [
  ...CATEGORIES.map(([code, label, broadGroup], index): EthnicCategory => ({
    code,
    label,
    role: 'group',
    position: index + 1,
    broadGroup,
  })),
  { code: 'Z', label: 'Not stated', role: 'not-stated', position: LAST_POSITION },
  { code: '99', label: 'Not known', role: 'unknown', position: LAST_POSITION + 1 },
];

const BY_CODE = new Map(ETHNIC_CATEGORIES.map((category) => [category.code, category]));
const BY_LABEL = new Map(
  ETHNIC_CATEGORIES.flatMap((category) => spellings(category).map((text) => [text, category] as const)),
);

/**
 * An ethnic category from a code or a label. The second character of a code is free for local use,
 * so `A1` and `A ` are A. `X` of hospital data is 99.
 */
export function ethnicCategory(text: string): EthnicCategory | undefined {
  const trimmed = text.trim();
  if (trimmed === '99' || /^x$/i.test(trimmed)) return BY_CODE.get('99');
  if (/^[a-z][a-z0-9*]?$/i.test(trimmed)) return BY_CODE.get(trimmed.charAt(0).toUpperCase());
  const found = BY_LABEL.get(
    plain(trimmed)
      .replace(/[–—]/g, '-')
      .replace(/^([a-z]|99) ?[:-] ?/, ''),
  );
  if (found !== undefined) return found;
  const unknown = unknownValue(trimmed);
  return unknown === undefined ? undefined : BY_CODE.get(unknown.role === 'not-stated' ? 'Z' : '99');
}

/**
 * A label alone, and after its broad group as the NHS code list writes it (`White - Irish`, `Mixed: …`).
 * The code list says `Caribbean` and `African` for M and N; alone on a chart these would not be clear.
 */
function spellings(category: EthnicCategory): readonly string[] {
  const label = plain(category.label);
  const { broadGroup } = category;
  if (broadGroup === undefined) return [label];
  const bare = label.replace(/^white (?=british|irish)|^black (?=caribbean|african)/, '');
  const broad = plain(broadGroup);
  const alone = bare === 'caribbean' || bare === 'african' ? [label, bare] : [label];
  return [...alone, ...[' - ', ': '].flatMap((mark) => [broad + mark + label, broad + mark + bare])];
}
