import { areaKind, type AreaKind, CODE_SYSTEMS } from '@fairshift/codes';
import type { DimensionSpec, MeasureSpec, Recognition, StreamSpec } from '@fairshift/plugin-sdk';
import { plainHeading } from '@fairshift/tabular';
import { fileSource } from '../shared/file-source.js';
import type { Records } from '../shared/layout.js';
import { openGovernmentLicence } from '../shared/licences.js';
import { placeDimension } from '../shared/places.js';
import { IMD_COLUMNS, type ImdColumn, ImdReader } from './imd-reader.js';

/** File 1 of the English indices of deprivation 2019, as a workbook or as CSV. */
export const imd2019 = fileSource({
  id: 'imd-2019',
  accepts: ['.xlsx', '.csv'],
  match,
  plan: () => undefined,
  stream,
  reader: () => new ImdReader(),
});

function match([heading = []]: Records): Recognition {
  const plain = new Set(heading.map(plainHeading));
  const has = (column: ImdColumn) => IMD_COLUMNS[column].names.some((name) => plain.has(plainHeading(name)));
  if (has('code') && has('rank') && has('decile'))
    return { score: 3, because: 'It is File 1 of the English indices of deprivation 2019.' };
  if (has('code') && has('authority')) {
    const because = 'It is another file of the English indices of deprivation 2019. Only File 1 is read.';
    return { score: 0, because, near: true };
  }
  return { score: 0, because: 'The headings are not those of the English indices of deprivation 2019.' };
}

const value = (id: string, title: string, unit: string): MeasureSpec => ({
  id,
  title,
  kind: 'value',
  unit,
  polarity: 'neither',
  aggregation: 'none',
  overPeriods: 'none',
});

function stream(): StreamSpec {
  const dimensions: [DimensionSpec, ...DimensionSpec[]] = [
    { id: 'period', title: 'Edition', role: 'time', type: 'period', periodKind: 'year' },
    { ...placeDimension(areaKind('E01000001') as AreaKind), title: 'LSOA of 2011' },
    {
      id: 'local-authority',
      title: 'Local authority of 2019',
      role: 'category',
      type: 'code',
      codeSystem: CODE_SYSTEMS.onsArea,
    },
  ];
  return {
    id: 'imd-2019-lsoa',
    title: 'Deprivation of LSOAs, 2019',
    description: 'Rank and decile of each area of 2011. Rank 1 and decile 1 are the most deprived.',
    dimensions,
    measures: [
      value('decile', 'Deprivation decile (1 is the most deprived)', 'decile'),
      value('rank', 'Deprivation rank (1 is the most deprived)', 'rank'),
    ],
    replaces: ['place'],
    key: dimensions.map(({ id }) => id),
    refresh: 'full',
    licence: openGovernmentLicence('Ministry of Housing, Communities and Local Government'),
    disclosure: 'open',
  };
}
