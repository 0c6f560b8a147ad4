import type { DimensionSpec } from '@fairshift/plugin-sdk';

type Level = NonNullable<DimensionSpec['levels']>[number];

const LOCAL: Level = { id: 'local-authority', title: 'Districts and unitary authorities', adds: 'parts' };
const ENGLAND: Level = { id: 'england', title: 'England', adds: 'whole' };
const REGION: Level = { id: 'region', title: 'Regions', adds: 'total' };
const COUNTY: Level = { id: 'county', title: 'Counties', adds: 'total' };

/**
 * Unitary authorities and districts together cover England once. Every other kind of area covers some of them
 * again, so its figures are published totals.
 */
const BY_TYPE: ReadonlyMap<string, Level> = new Map([
  ['England', ENGLAND],
  ['UA', LOCAL],
  ['District', LOCAL],
  ['County', COUNTY],
  ['Regions (statistical)', REGION],
]);

/** Level of an area type; one that we do not know is a published total. */
export function areaLevel(areaType: string): Level {
  const id = areaType
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return BY_TYPE.get(areaType) ?? { id: `other-${id}`, title: areaType, adds: 'total' };
}

/** Levels for the area types of a file, without repeats. */
export function areaLevels(areaTypes: Iterable<string>): readonly Level[] {
  return [...new Map([...areaTypes].map((type) => [areaLevel(type).id, areaLevel(type)])).values()];
}
