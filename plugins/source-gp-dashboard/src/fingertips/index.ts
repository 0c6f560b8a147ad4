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
import { COVERAGE_MEASURES, openGovernmentLicence, PUBLISHED_COVERAGE, STREAM } from '../coverage.js';
import { hasHeadings, headRows } from '../file-head.js';
import { checkFile, readUpload, uploadOf } from '../read-upload.js';
import { areaLevels } from './area-levels.js';
import { categoryDimension } from './category-types.js';
import { FINGERTIPS_COLUMNS, INDICATORS } from './columns.js';
import { FingertipsReader } from './fingertips-reader.js';
import { type FingertipsShape, scanFingertips } from './scan.js';

/** Fingertips "all data" files of indicators 93560 and 93561. */
export const fingertips = defineDataSource({
  id: 'fingertips',
  config: z.object({}),
  cursor: z.null(),
  cursorVersion: 1,
  check: (ctx) => checkFile(ctx, recognise),
  async discover(ctx) {
    return [streamSpec(await scanFingertips(uploadOf(ctx), ctx.signal))];
  },
  read(request, ctx) {
    if (request.stream !== STREAM)
      throw new PluginError('configuration', `There is no stream "${request.stream}".`);
    return readFingertips(ctx, request.pageRows);
  },
  file: { accepts: ['.csv'], recognise },
});

async function* readFingertips(
  ctx: SourceContext<unknown>,
  pageRows: number,
): AsyncGenerator<ReadEvent<null>> {
  const { categoryTypes } = await scanFingertips(uploadOf(ctx), ctx.signal);
  yield* readUpload(new FingertipsReader(new Set(categoryTypes)), ctx, pageRows);
}

function recognise(head: FileHead): Recognition {
  const rows = headRows(head);
  const names = Object.values(FINGERTIPS_COLUMNS).flatMap((column) =>
    'optional' in column ? [] : [column.names[0]],
  );
  // Half of the headings are enough to say what the file should have been; reading names what is missing.
  const there = names.filter((name) => hasHeadings(rows[0], [name])).length;
  if (there * 2 <= names.length)
    return { score: 0, because: 'The headings are not those of a Fingertips file.' };
  const column =
    rows[0]?.findIndex((heading) => plainHeading(heading) === plainHeading('Indicator ID')) ?? -1;
  const found = [...new Set(rows.slice(1).flatMap((row) => row[column]?.trim() || []))];
  const known = found.filter((indicator) => INDICATORS.has(indicator));
  if (known.length > 0)
    return { score: 3, because: `It is a Fingertips file of indicator ${known.join(' and ')}.` };
  if (found.length > 0) {
    const because = `It is a Fingertips file of indicator ${found[0]?.slice(0, 20)}, which is not read yet.`;
    return { score: 0, because, near: true };
  }
  return { score: 2, because: 'It has the headings of a Fingertips file.' };
}

function streamSpec({ areaTypes, categoryTypes, hasBareValues }: FingertipsShape): StreamSpec {
  const dimensions: [DimensionSpec, ...DimensionSpec[]] = [
    { id: 'period', title: 'Period', role: 'time', type: 'period' },
    {
      id: 'place',
      title: 'Area',
      role: 'area',
      type: 'code',
      codeSystem: CODE_SYSTEMS.onsArea,
      levels: areaLevels(areaTypes),
    },
    { id: 'age', title: 'Age', role: 'equity', type: 'code', codeSystem: CODE_SYSTEMS.ageBand },
    { id: 'sex', title: 'Sex', role: 'equity', type: 'code', codeSystem: CODE_SYSTEMS.sex },
    ...categoryTypes.map(categoryDimension),
  ];
  return {
    id: STREAM,
    title: 'Cervical screening coverage (Fingertips)',
    description: 'People screened in time of those eligible, by area, age and deprivation of the area.',
    dimensions,
    measures: hasBareValues ? [...COVERAGE_MEASURES, PUBLISHED_COVERAGE] : COVERAGE_MEASURES,
    // Each indicator is a file of its own and about one age group: the other one stays.
    replaces: ['age'],
    key: dimensions.map((dimension) => dimension.id),
    refresh: 'full',
    licence: openGovernmentLicence('Office for Health Improvement and Disparities, Fingertips'),
    disclosure: 'open',
  };
}
