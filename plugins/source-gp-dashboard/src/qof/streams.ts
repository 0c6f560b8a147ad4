import { CODE_SYSTEMS } from '@fairshift/codes';
import type { DimensionSpec, MeasureSpec, SourceContext, StreamSpec } from '@fairshift/plugin-sdk';
import { openGovernmentLicence } from '../coverage.js';
import { answeredPeriod } from '../period-answer.js';
import { type Register, registerMeasures } from './conditions.js';
import { BELONGS, PRACTICES } from './map-reader.js';

export const PREVALENCE_STREAM = 'prevalence';
export const MAP_STREAM = 'practice-map';

const LICENCE = openGovernmentLicence('NHS England (NHS Digital), Quality and Outcomes Framework');

const PRACTICE: DimensionSpec = {
  id: 'place',
  title: 'GP practice',
  role: 'organisation',
  type: 'code',
  codeSystem: CODE_SYSTEMS.odsOrganisation,
  levels: [{ id: 'practice', title: 'GP practices', adds: 'parts' }],
};

function periodDimension(ctx: SourceContext<unknown>): DimensionSpec {
  const kind = ctx.answers?.periodKind ?? answeredPeriod(ctx)?.kind;
  const period = { id: 'period', title: 'Period', role: 'time', type: 'period' } as const;
  return kind === undefined ? period : { ...period, periodKind: kind };
}

/** A file without any register gets one that no row fills: `read` then tells what is wrong with the file. */
export function prevalenceStream(ctx: SourceContext<unknown>, registers: readonly Register[]): StreamSpec {
  const [first = { group: 'UNKNOWN', listType: 'TOTAL' }, ...rest] = registers;
  const measures: [MeasureSpec, ...MeasureSpec[]] = [...registerMeasures(first)];
  for (const register of rest) measures.push(...registerMeasures(register));
  return {
    id: PREVALENCE_STREAM,
    title: 'QOF prevalence by GP practice',
    description:
      'People on each register of the Quality and Outcomes Framework, of the people on the list that the register is about.',
    dimensions: [periodDimension(ctx), PRACTICE],
    measures,
    key: ['period', 'place'],
    refresh: 'full',
    licence: LICENCE,
    disclosure: 'open',
  };
}

export function mapStream(ctx: SourceContext<unknown>): StreamSpec {
  const belongs: DimensionSpec[] = BELONGS.map(({ id, title }) => ({
    id,
    title,
    role: 'category',
    type: 'code',
    codeSystem: CODE_SYSTEMS.odsOrganisation,
  }));
  return {
    id: MAP_STREAM,
    title: 'GP practices and what they belong to',
    description:
      'Each GP practice of one year with its primary care network, sub-ICB location, integrated care board and NHS region.',
    dimensions: [periodDimension(ctx), PRACTICE, ...belongs],
    measures: [
      {
        id: PRACTICES,
        title: 'GP practices',
        kind: 'count',
        unit: 'practices',
        polarity: 'neither',
        aggregation: 'sum',
        overPeriods: 'none',
      },
    ],
    key: ['period', 'place', ...belongs.map(({ id }) => id)],
    refresh: 'full',
    licence: LICENCE,
    disclosure: 'open',
  };
}
