import { areaKind, type AreaKind, CODE_SYSTEMS } from '@fairshift/codes';
import type { DimensionSpec, Recognition, StreamSpec } from '@fairshift/plugin-sdk';
import { plainHeading } from '@fairshift/tabular';
import { fileSource } from '../shared/file-source.js';
import type { Records } from '../shared/layout.js';
import { openGovernmentLicence, OS_CREDIT } from '../shared/licences.js';
import { placeDimension } from '../shared/places.js';
import { LOOKUP_COLUMNS, LookupReader } from './lookup-reader.js';

/** The look-up of 2011 to 2021 LSOAs, of the Open Geography portal. */
export const lsoaLookup = fileSource({
  id: 'lsoa-lookup',
  accepts: ['.csv'],
  match,
  plan: () => undefined,
  stream,
  reader: () => new LookupReader(),
});

const MARK = ['before', 'after', 'change'] as const;

function match([heading = []]: Records): Recognition {
  const plain = new Set(heading.map(plainHeading));
  const has = MARK.map((column) =>
    LOOKUP_COLUMNS[column].names.some((name) => plain.has(plainHeading(name))),
  );
  if (has.every(Boolean)) return { score: 3, because: 'It is the look-up of 2011 to 2021 LSOAs.' };
  return { score: 0, because: 'The headings are not those of the look-up of LSOAs.' };
}

function stream(): StreamSpec {
  const dimensions: [DimensionSpec, ...DimensionSpec[]] = [
    { id: 'period', title: 'Census', role: 'time', type: 'period', periodKind: 'year' },
    { ...placeDimension(areaKind('E01000001') as AreaKind), title: 'LSOA of 2021' },
    {
      id: 'lsoa-2011',
      title: 'LSOA of 2011',
      role: 'category',
      type: 'code',
      codeSystem: CODE_SYSTEMS.onsArea,
    },
    {
      id: 'lsoa-change',
      title: 'Change',
      role: 'category',
      type: 'code',
      codeSystem: CODE_SYSTEMS.lsoaChange,
    },
    {
      id: 'local-authority',
      title: 'Local authority of 2022',
      role: 'category',
      type: 'code',
      codeSystem: CODE_SYSTEMS.onsArea,
    },
  ];
  return {
    id: 'lsoa-links',
    title: 'LSOAs of 2011 and 2021',
    description:
      'Which areas of 2011 each area of 2021 is made of, and its local authority. One link for each pair of areas.',
    dimensions,
    measures: [
      {
        id: 'links',
        title: 'Links',
        kind: 'count',
        unit: 'links',
        polarity: 'neither',
        aggregation: 'sum',
        overPeriods: 'none',
      },
    ],
    key: dimensions.map(({ id }) => id),
    refresh: 'full',
    licence: openGovernmentLicence('Office for National Statistics, Open Geography portal', OS_CREDIT),
    disclosure: 'open',
  };
}
