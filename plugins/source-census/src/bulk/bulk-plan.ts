import type { AreaKind } from '@fairshift/codes';
import type { DimensionSpec, MeasureSpec, StreamSpec } from '@fairshift/plugin-sdk';
import { openGovernmentLicence } from '../shared/licences.js';
import { placeDimension, smallestKind } from '../shared/places.js';
import { populationMeasure } from '../shared/population.js';
import { slug } from '../shared/slug.js';
import { isTotal, splitCategories, type Place, type Split } from '../shared/splits.js';
import type { Records } from '../shared/layout.js';
import { type CategoryColumn, categoryColumns } from './headings.js';

const CODE = 2;

/** One column of counts, and where its numbers stand. */
export interface CountColumn {
  readonly index: number;
  readonly heading: string;
  /** Empty: a published total. */
  readonly places: readonly Place[];
}

export interface BulkPlan {
  readonly variable: string;
  readonly width: number;
  readonly columns: readonly CountColumn[];
  readonly splits: readonly Split[];
  readonly measure: MeasureSpec;
  readonly parts: AreaKind;
}

/** @throws TabularError */
export function bulkPlan(rows: Records): BulkPlan {
  const heading = rows[0] ?? [];
  const columns = categoryColumns(heading);
  const total = columns.find(({ path }) => isTotal(path));
  const categories = columns.filter(({ path }) => !isTotal(path));
  const variable = columns[0]?.variable ?? '';
  const { splits, places } = splitCategories(
    variable,
    categories.map(({ path }) => path),
  );
  const asCounts = ({ index }: CategoryColumn, at: number): CountColumn => ({
    index,
    heading: heading[index] ?? '',
    places: at < 0 ? [] : (places[at] ?? []),
  });
  return {
    variable,
    width: heading.length,
    columns: [...(total === undefined ? [] : [asCounts(total, -1)]), ...categories.map(asCounts)],
    splits,
    measure: populationMeasure(total?.path.join(': ') ?? ''),
    parts: smallestKind(rows.slice(1).map((row) => row[CODE] ?? '')),
  };
}

/** Tables of other categories or other kinds of area are other streams: their totals differ, and cover the same people. */
export function bulkStream({ variable, splits, measure, parts }: BulkPlan): StreamSpec {
  const dimensions: [DimensionSpec, ...DimensionSpec[]] = [
    { id: 'period', title: 'Census', role: 'time', type: 'period', periodKind: 'year' },
    placeDimension(parts),
    ...splits.map(({ dimension }) => dimension),
  ];
  return {
    id: `${slug(variable)}-${splits[0]?.members.length ?? 0}-${parts.id}`,
    title: `${measure.title} by ${variable.toLowerCase()}, ${parts.title.toLowerCase()}`,
    description:
      'Census counts of the ONS. Counts are changed a little in each cell, so totals of two tables need not agree.',
    dimensions,
    measures: [measure],
    // A file of some areas leaves the others as they are.
    replaces: ['place'],
    key: dimensions.map(({ id }) => id),
    refresh: 'full',
    licence: openGovernmentLicence('Office for National Statistics, census, through Nomis'),
    disclosure: 'open',
  };
}
