import type { ChartInput } from '@fairshift/plugin-sdk';

/** Words in the name of a split that say that its groups are places or organisations, not people. */
const PLACE_WORDS = new Set([
  'area',
  'borough',
  'clinic',
  'department',
  'district',
  'hospital',
  'icb',
  'locality',
  'neighbourhood',
  'organisation',
  'pcn',
  'place',
  'practice',
  'provider',
  'school',
  'service',
  'site',
  'team',
  'trust',
  'ward',
]);

/**
 * Whether the groups are places or organisations. These differ in many ways that nobody has measured, so their spread
 * is usual; the spread between groups of people is what an equity chart is to show.
 */
export function arePlaces({ series }: Pick<ChartInput, 'series'>): boolean {
  const splits = series
    .filter(({ group }) => group.role === 'group')
    .map(({ group }) => group.stratifier ?? '');
  return (
    splits.length > 0 &&
    splits.every((split) =>
      split
        .toLowerCase()
        .split(/[^a-z]+/)
        .some((word) => PLACE_WORDS.has(word) || PLACE_WORDS.has(word.replace(/s$/, ''))),
    )
  );
}
