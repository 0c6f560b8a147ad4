import type { DimensionSpec, MeasureSpec, Recognition, StreamSpec } from '@fairshift/plugin-sdk';
import { fileSource } from '../shared/file-source.js';
import type { Records } from '../shared/layout.js';
import { openGovernmentLicence } from '../shared/licences.js';
import { placeDimension } from '../shared/places.js';
import { short } from '../shared/refuse.js';
import { slug } from '../shared/slug.js';
import { markRow } from './notes.js';
import { type QueryPlan, queryPlan } from './query-plan.js';
import { PERCENT, QueryReader } from './query-reader.js';

/** Tables as the query page of Nomis writes them: notes, a heading, the rows, more notes. */
export const nomisQuery = fileSource({
  id: 'nomis-query',
  accepts: ['.csv', '.xlsx'],
  match,
  plan: queryPlan,
  stream,
  reader: (plan) => new QueryReader(plan),
  noHeading: true,
});

function match(rows: Records): Recognition {
  if (markRow(rows) < 0) return { score: 0, because: 'It has no line that says that it is from Nomis.' };
  const title = rows.flat().find((cell) => cell.trim() !== '') ?? '';
  return { score: 3, because: `It is a query of Nomis: ${short(title.trim())}.` };
}

const PUBLISHED_PERCENT: MeasureSpec = {
  id: PERCENT,
  title: 'Per cent, as published',
  kind: 'value',
  unit: '%',
  polarity: 'neither',
  aggregation: 'none',
  overPeriods: 'none',
};

function stream({ notes, splits, chosen, measure, hasPercent, parts }: QueryPlan): StreamSpec {
  const dimensions: [DimensionSpec, ...DimensionSpec[]] = [
    { id: 'period', title: 'Date', role: 'time', type: 'period' },
    placeDimension(parts),
    ...splits.map(({ dimension }) => dimension),
  ];
  return {
    id: `${slug(notes.title, 60)}-${parts.id}`,
    title: `${notes.title || measure.title}, ${parts.title.toLowerCase()}`.slice(0, 200),
    description: `${measure.title}. A query of Nomis, with the columns that somebody chose there.`.slice(
      0,
      2_000,
    ),
    dimensions,
    measures: hasPercent ? [measure, PUBLISHED_PERCENT] : [measure],
    // A query of one category leaves the others as they are.
    replaces: ['place', ...chosen.map(({ dimension }) => dimension)],
    key: dimensions.map(({ id }) => id),
    refresh: 'full',
    licence: openGovernmentLicence('Office for National Statistics, through Nomis'),
    disclosure: 'open',
  };
}
