import type { AreaKind } from '@fairshift/codes';
import type { DimensionSpec, Recognition, StreamSpec } from '@fairshift/plugin-sdk';
import { fileSource } from '../shared/file-source.js';
import type { Records } from '../shared/layout.js';
import { openGovernmentLicence } from '../shared/licences.js';
import { placeDimension, smallestKind } from '../shared/places.js';
import { short } from '../shared/refuse.js';
import { slug } from '../shared/slug.js';
import { COUNT, CustomReader } from './custom-reader.js';
import { type CustomHeadings, customHeadings, neededHeadings } from './headings.js';

interface CustomPlan {
  readonly headings: CustomHeadings;
  readonly parts: AreaKind;
}

/** "Create a custom dataset" of the ONS, as a workbook or as CSV. */
export const censusCustom = fileSource<CustomPlan>({
  id: 'census-custom',
  accepts: ['.xlsx', '.csv'],
  match,
  plan(rows) {
    const headings = neededHeadings(rows[0] ?? []);
    return { headings, parts: smallestKind(rows.slice(1).map((row) => row[headings.codeAt] ?? '')) };
  },
  stream,
  reader: ({ headings, parts }) => new CustomReader(headings, parts),
});

function match([heading = []]: Records): Recognition {
  const found = customHeadings(heading);
  if (found === undefined)
    return { score: 0, because: 'The headings are not those of a custom dataset of the ONS.' };
  const names = found.variables
    .map(({ variable }) => short(variable.dimension.title))
    .slice(0, 3)
    .join(', ');
  return { score: 3, because: `It is a custom dataset of the ONS: ${names}.` };
}

function stream({ headings: { variables }, parts }: CustomPlan): StreamSpec {
  const splits = variables.map(({ variable }) => variable.dimension);
  const dimensions: [DimensionSpec, ...DimensionSpec[]] = [
    { id: 'period', title: 'Census', role: 'time', type: 'period', periodKind: 'year' },
    placeDimension(parts),
    ...splits,
  ];
  return {
    id: `${slug(splits.map(({ id }) => id).join(' by '), 150)}-${parts.id}`,
    title: `Census 2021: ${splits.map(({ title }) => title).join(' by ')}`.slice(0, 200),
    description: 'A custom dataset of the ONS. Its notes say whether it counts people or households.',
    dimensions,
    measures: [
      {
        id: COUNT,
        title: 'Observation',
        kind: 'count',
        unit: 'people or households',
        polarity: 'neither',
        aggregation: 'sum',
        overPeriods: 'none',
      },
    ],
    replaces: ['place'],
    key: dimensions.map(({ id }) => id),
    refresh: 'full',
    licence: openGovernmentLicence('Office for National Statistics, Census 2021'),
    disclosure: 'open',
  };
}
