import type { DimensionSpec } from '@fairshift/plugin-sdk';

type Level = NonNullable<DimensionSpec['levels']>[number];

const PRACTICE: Level = { id: 'practice', title: 'GP practices', adds: 'parts' };
const ENGLAND: Level = { id: 'england', title: 'England', adds: 'whole' };

/**
 * Only practices are parts that add up. Files by age also hold rows of regions and commissioners, which count the
 * same people again: published totals.
 */
export function organisationLevel(type: string): Level {
  const words = type.trim().toUpperCase();
  if (words === 'GP') return PRACTICE;
  if (words === 'ENG' || words === 'ENGLAND' || words === 'NATIONAL') return ENGLAND;
  const id = words.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return { id: `other-${id}`, title: type.trim().replaceAll('_', ' '), adds: 'total' };
}

/** Levels for the types of a file, practices always among them. */
export function organisationLevels(types: Iterable<string>): readonly Level[] {
  const found = [...types].map(organisationLevel);
  return [...new Map([PRACTICE, ...found].map((level) => [level.id, level])).values()];
}
