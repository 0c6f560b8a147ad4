import { decileCodeSystem, deprivationDecile, deprivationVintage, unknownValue } from '@fairshift/codes';
import type { DimensionSpec, Member } from '@fairshift/plugin-sdk';

const DECILES =
  /^(County|District) & UA deprivation deciles in England \(IMD(\d{4})(?:, (.+?))?(?: geog\.?| geography)?\)$/i;

/** Whether a category type splits places by how deprived they are. */
export function isDeprivation(categoryType: string): boolean {
  return /deprivation decile/i.test(categoryType);
}

/**
 * Each Category Type is a stratifier of its own: the same decile stands in a file for several sets of
 * boundaries, so their figures must never be added up.
 */
export function categoryDimension(categoryType: string): DimensionSpec {
  const vintage = deprivationVintage(categoryType);
  const list =
    isDeprivation(categoryType) && vintage !== undefined ? { codeSystem: decileCodeSystem(vintage) } : {};
  return { id: categoryId(categoryType), title: categoryType, role: 'equity', type: 'code', ...list };
}

/** `District & UA deprivation deciles in England (IMD2019, 4/23 geography)`: `deprivation-2019-district-4-23`. */
export function categoryId(categoryType: string): string {
  const match = DECILES.exec(categoryType);
  const words = match === null ? ['by', categoryType] : ['deprivation', match[2], match[1], match[3] ?? ''];
  return words
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');
}

/** A category as a group: deciles get their number, which the file gives in words only. */
export function categoryMember(categoryType: string, category: string): Member {
  const entry =
    (isDeprivation(categoryType) ? deprivationDecile(category) : undefined) ?? unknownValue(category);
  if (entry === undefined) return { code: category, label: category };
  return { code: entry.code, label: entry.label, role: entry.role, position: entry.position };
}
