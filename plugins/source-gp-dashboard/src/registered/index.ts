import { CODE_SYSTEMS } from '@fairshift/codes';
import {
  defineDataSource,
  type DimensionSpec,
  type FileHead,
  PluginError,
  type ReadEvent,
  type Recognition,
  type SourceContext,
  type StreamSpec,
} from '@fairshift/plugin-sdk';
import { plainHeading } from '@fairshift/tabular';
import { z } from 'zod';
import { openGovernmentLicence } from '../coverage.js';
import { headRows } from '../file-head.js';
import { checkFile, readUpload, uploadOf } from '../read-upload.js';
import { PUBLICATION, REGISTERED_COLUMNS } from './columns.js';
import { organisationLevels } from './organisation-types.js';
import { PATIENTS, RegisteredReader } from './registered-reader.js';
import { type RegisteredShape, scanRegistered } from './scan.js';

const STREAM = 'registered-patients';

/** Patients registered at a GP practice: totals, and the sister file by sex and five years of age. */
export const registeredPatients = defineDataSource({
  id: 'gp-registered-patients',
  config: z.object({}),
  cursor: z.null(),
  cursorVersion: 1,
  check: (ctx) => checkFile(ctx, recognise),
  async discover(ctx) {
    return [streamSpec(await scanRegistered(uploadOf(ctx), ctx.signal))];
  },
  read(request, ctx) {
    if (request.stream !== STREAM)
      throw new PluginError('configuration', `There is no stream "${request.stream}".`);
    return readRegistered(ctx, request.pageRows);
  },
  file: { accepts: ['.csv'], recognise },
});

async function* readRegistered(
  ctx: SourceContext<unknown>,
  pageRows: number,
): AsyncGenerator<ReadEvent<null>> {
  yield {
    type: 'notice',
    level: 'info',
    code: 'snapshot',
    message:
      'These are people registered on one day. They stand for the month of that day and are never added up over months.',
  };
  yield* readUpload(new RegisteredReader(), ctx, pageRows);
}

function recognise(head: FileHead): Recognition {
  const rows = headRows(head);
  const heading = rows[0]?.map(plainHeading) ?? [];
  const at = (names: readonly string[]) =>
    heading.findIndex((name) => names.map(plainHeading).includes(name));
  const needed = Object.values(REGISTERED_COLUMNS).filter((column) => !('optional' in column));
  const there = needed.filter(({ names }) => at(names) >= 0).length;
  // Half of the headings are enough to say what the file should have been; reading names what is missing.
  if (there * 2 <= needed.length || at(REGISTERED_COLUMNS.patients.names) < 0)
    return { score: 0, because: 'The headings are not those of patients registered at a GP practice.' };
  const kind = heading.includes('age_group_5') ? 'by sex and five years of age' : 'totals of each practice';
  const publication = at(REGISTERED_COLUMNS.publication.names);
  if (rows.slice(1).some((row) => row[publication]?.trim() === PUBLICATION))
    return {
      score: 3,
      because: `It is the publisher's list of patients registered at a GP practice, ${kind}.`,
    };
  return { score: 2, because: `It has the headings of patients registered at a GP practice, ${kind}.` };
}

/** The ways to split people that the file has; the file of totals has none. */
function splitsOf({ hasSex, hasAge, hasCommissioner }: RegisteredShape): DimensionSpec[] {
  const { odsOrganisation } = CODE_SYSTEMS;
  const sex: DimensionSpec = {
    id: 'sex',
    title: 'Sex',
    role: 'equity',
    type: 'code',
    codeSystem: CODE_SYSTEMS.sex,
  };
  const age: DimensionSpec = {
    id: 'age',
    title: 'Age',
    role: 'equity',
    type: 'code',
    codeSystem: CODE_SYSTEMS.ageBand,
  };
  const title = 'Commissioner at that time';
  const commissioner: DimensionSpec = {
    id: 'commissioner',
    title,
    role: 'category',
    type: 'code',
    codeSystem: odsOrganisation,
  };
  return [...(hasSex ? [sex] : []), ...(hasAge ? [age] : []), ...(hasCommissioner ? [commissioner] : [])];
}

function streamSpec(shape: RegisteredShape): StreamSpec {
  const dimensions: [DimensionSpec, ...DimensionSpec[]] = [
    { id: 'period', title: 'Period', role: 'time', type: 'period', periodKind: 'month' },
    {
      id: 'place',
      title: 'Organisation',
      role: 'organisation',
      type: 'code',
      codeSystem: CODE_SYSTEMS.odsOrganisation,
      levels: organisationLevels(shape.types),
    },
    ...splitsOf(shape),
  ];
  return {
    id: STREAM,
    title: 'Patients registered at a GP practice',
    description:
      'People registered at each practice on the first day of a month, by sex and five years of age.',
    dimensions,
    measures: [
      {
        id: PATIENTS,
        title: 'Patients registered',
        kind: 'count',
        unit: 'people',
        polarity: 'neither',
        aggregation: 'sum',
        overPeriods: 'none',
      },
    ],
    key: dimensions.map(({ id }) => id),
    refresh: 'full',
    licence: openGovernmentLicence('NHS England (NHS Digital), Patients Registered at a GP Practice'),
    disclosure: 'open',
  };
}
