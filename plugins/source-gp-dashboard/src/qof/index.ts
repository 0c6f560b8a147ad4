import {
  defineDataSource,
  type FileHead,
  PluginError,
  type ReadEvent,
  type Recognition,
  type SourceContext,
} from '@fairshift/plugin-sdk';
import type { WantedColumn } from '@fairshift/tabular';
import { parsePeriod } from '@fairshift/tabular';
import { z } from 'zod';
import { hasHeadings, headRows } from '../file-head.js';
import { periodOf } from '../period-answer.js';
import { checkFile, readUpload, uploadOf } from '../read-upload.js';
import { MAP_COLUMNS, PREVALENCE_COLUMNS } from './columns.js';
import { MapReader } from './map-reader.js';
import { PrevalenceReader } from './prevalence-reader.js';
import { scanRegisters } from './scan.js';
import { MAP_STREAM, mapStream, PREVALENCE_STREAM, prevalenceStream } from './streams.js';

const EXAMPLE = '2022-04-01/2023-04-01';

/** The raw file PREVALENCE of the Quality and Outcomes Framework. Its year is only in the file's name. */
export const qofPrevalence = defineDataSource({
  id: 'qof-prevalence',
  config: z.object({}),
  cursor: z.null(),
  cursorVersion: 1,
  check: (ctx) => checkFile(ctx, recognisePrevalence),
  async discover(ctx) {
    return [prevalenceStream(ctx, await scanRegisters(uploadOf(ctx), ctx.signal))];
  },
  read(request, ctx) {
    if (request.stream !== PREVALENCE_STREAM)
      throw new PluginError('configuration', `There is no stream "${request.stream}".`);
    return readPrevalence(ctx, request.pageRows);
  },
  file: { accepts: ['.csv'], recognise: recognisePrevalence },
});

/** The raw file MAPPING_NHS_GEOGRAPHIES: which network, sub-ICB location, board and region a practice belongs to. */
export const qofPracticeMap = defineDataSource({
  id: 'qof-practice-map',
  config: z.object({}),
  cursor: z.null(),
  cursorVersion: 1,
  check: (ctx) => checkFile(ctx, recogniseMap),
  async discover(ctx) {
    return [mapStream(ctx)];
  },
  read(request, ctx) {
    if (request.stream !== MAP_STREAM)
      throw new PluginError('configuration', `There is no stream "${request.stream}".`);
    return readUpload(new MapReader(periodOf(ctx, EXAMPLE)), ctx, request.pageRows);
  },
  file: { accepts: ['.csv'], recognise: recogniseMap },
});

async function* readPrevalence(
  ctx: SourceContext<unknown>,
  pageRows: number,
): AsyncGenerator<ReadEvent<null>> {
  const period = periodOf(ctx, EXAMPLE);
  const registers = await scanRegisters(uploadOf(ctx), ctx.signal);
  yield {
    type: 'notice',
    level: 'info',
    code: 'lists-differ',
    message:
      'Registers are out of different lists: some of all patients, some of adults only. Each measure says which. A person can be on several registers, so they are never added up.',
  };
  yield* readUpload(new PrevalenceReader(period, registers), ctx, pageRows);
}

function recognisePrevalence(head: FileHead): Recognition {
  return recognise(head, PREVALENCE_COLUMNS, 'prevalence of the Quality and Outcomes Framework');
}

function recogniseMap(head: FileHead): Recognition {
  return recognise(head, MAP_COLUMNS, 'the organisation map of the Quality and Outcomes Framework');
}

function recognise(
  head: FileHead,
  columns: Readonly<Record<string, WantedColumn>>,
  what: string,
): Recognition {
  const [heading] = headRows(head);
  const names = Object.values(columns).map(({ names: [name = ''] }) => name);
  // More than half of the headings are enough to say what the file should have been; reading names what is missing.
  const there = names.filter((name) => hasHeadings(heading, [name])).length;
  if (there * 2 <= names.length) return { score: 0, because: `The headings are not those of ${what}.` };
  const year = yearInName(head.name);
  const hint = year === undefined ? '' : ` Its name says ${year}.`;
  return { score: 2, because: `It has the headings of ${what}.${hint}`, needs: ['period'] };
}

/** `PREVALENCE_2223.csv` names April 2022 to March 2023: a hint for the person, never an answer. */
function yearInName(name: string): string | undefined {
  const digits = /(?<!\d)\d{4}(?!\d)/.exec(name)?.[0] ?? '';
  const period = parsePeriod(digits);
  return period?.kind === 'financial-year'
    ? `April 20${digits.slice(0, 2)} to March 20${digits.slice(2)}`
    : undefined;
}
