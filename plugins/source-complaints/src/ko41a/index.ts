import { CODE_SYSTEMS } from '@fairshift/codes';
import {
  defineDataSource,
  type DimensionSpec,
  type FileHead,
  type MeasureSpec,
  type Member,
  PluginError,
  type ReadEvent,
  type Recognition,
  type Row,
  type SourceContext,
  type StreamSpec,
} from '@fairshift/plugin-sdk';
import { readCsvHead, readTable, TabularError } from '@fairshift/tabular';
import { z } from 'zod';
import { type Ko41aLayout, ko41aLayout, SECTIONS, TOTALS } from './layout.js';
import { Ko41aReader } from './ko41a-reader.js';

const STREAM = 'ko41a';
const HEAD_BYTES = 65_536;

/** Said wherever the file is met: before the choice, before the start, and with the data. */
const UNCHECKED =
  'This layout was never checked against a real file: compare the totals with the publication';
const OVERLAP =
  'One complaint counts in several subjects, services and professions: their sums are more than the new complaints, and are never a total';
const NO_ETHNICITY =
  'KO41a has had no ethnicity since 2015: to see gaps between ethnic groups, bring the export of your own system';

/** The yearly or quarterly return of complaints about hospitals and community services. A preset. */
export const ko41a = defineDataSource({
  id: 'ko41a',
  config: z.object({}),
  cursor: z.null(),
  cursorVersion: 1,
  async check(ctx) {
    if (ctx.file === undefined) return { ok: true, detail: 'Ready for a file.' };
    const layout = await layoutOf(ctx);
    return layout === undefined
      ? { ok: false, reason: 'data', message: 'The headings are not those of KO41a.' }
      : { ok: true, detail: UNCHECKED };
  },
  async discover(ctx) {
    return [streamSpec(await neededLayout(ctx))];
  },
  read(request, ctx) {
    if (request.stream !== STREAM)
      throw new PluginError('configuration', `There is no stream "${request.stream}".`);
    return readKo41a(ctx, request.pageRows);
  },
  file: { accepts: ['.csv'], recognise },
});

function recognise(head: FileHead): Recognition {
  const layout = headRows(head).map(ko41aLayout).at(0);
  if (layout === undefined) return { score: 0, because: 'The headings are not those of KO41a.' };
  return { score: 2, because: ['It has headings of KO41a', UNCHECKED, OVERLAP, NO_ETHNICITY].join('; ') };
}

function headRows(head: FileHead): readonly (readonly string[])[] {
  const [table] = head.tables ?? [];
  if (table !== undefined) return table.rows;
  try {
    return readCsvHead(head.bytes, { complete: head.bytes.length >= head.size }).rows;
  } catch (error) {
    if (error instanceof TabularError) return [];
    throw error;
  }
}

async function layoutOf(ctx: SourceContext<unknown>): Promise<Ko41aLayout | undefined> {
  if (ctx.file === undefined) throw new PluginError('configuration', 'This source reads a file. Bring one.');
  const bytes = await ctx.file.readAt(0, HEAD_BYTES);
  const size = bytes.length < HEAD_BYTES ? bytes.length : HEAD_BYTES + 1;
  return headRows({ name: ctx.file.name, bytes, size }).map(ko41aLayout).at(0);
}

async function neededLayout(ctx: SourceContext<unknown>): Promise<Ko41aLayout> {
  const layout = await layoutOf(ctx);
  if (layout !== undefined) return layout;
  throw new PluginError(
    'data',
    'The headings are not those of KO41a: a year, an organisation code, new complaints, and columns such as "Subject area: Communications" are needed in the first row.',
  );
}

async function* readKo41a(ctx: SourceContext<unknown>, pageRows: number): AsyncGenerator<ReadEvent<null>> {
  const layout = await neededLayout(ctx);
  for (const message of [UNCHECKED, OVERLAP, NO_ETHNICITY])
    yield { type: 'notice', level: 'warn', code: 'ko41a', message: `${message}.` };
  if (layout.others.length > 0) {
    const names = layout.others.slice(0, 8).map((heading) => `"${heading.slice(0, 30)}"`);
    yield {
      type: 'notice',
      level: 'warn',
      code: 'not-read',
      message: `${layout.others.length} columns are not known, and nothing is read of them: ${names.join(', ')}.`,
    };
  }
  const file = ctx.file!;
  const provenance = { retrievedAt: ctx.now().toISOString(), sha256: file.sha256 };
  const reader = new Ko41aReader(layout);
  try {
    for await (const event of readTable<Row, Member>(file.stream(), reader, {
      signal: ctx.signal,
      pageRows,
    })) {
      yield event.type === 'rows' ? { ...event, provenance } : event;
    }
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
    throw new PluginError('data', `${error.message} ${error.remedy}`, { cause: error });
  }
}

function streamSpec(layout: Ko41aLayout): StreamSpec {
  const held = new Set(layout.parts.map(({ section }) => section));
  const dimensions: [DimensionSpec, ...DimensionSpec[]] = [
    { id: 'period', title: 'Period', role: 'time', type: 'period' },
    {
      id: 'place',
      title: 'Site',
      role: 'organisation',
      type: 'code',
      codeSystem: CODE_SYSTEMS.odsOrganisation,
      levels: [
        { id: 'site', title: 'Sites', adds: 'parts' },
        { id: 'organisation', title: 'Organisations', adds: 'total' },
      ],
    },
    ...SECTIONS.filter(({ id }) => held.has(id)).map(({ id, title, role, overlaps }): DimensionSpec => ({
      id,
      title,
      role,
      type: 'text',
      ...(overlaps ? { overlaps } : {}),
    })),
  ];
  const [first, ...rest] = TOTALS.filter(({ measure }) =>
    layout.totals.some((total) => total.measure === measure),
  ).map(({ measure, title }): MeasureSpec => ({
    id: measure,
    title,
    kind: 'count',
    unit: 'complaints',
    polarity: 'neither',
    aggregation: 'sum',
    // What is carried forward stands again in the next period.
    overPeriods: measure.endsWith('forward') ? 'none' : 'sum',
  }));
  return {
    id: STREAM,
    title: 'KO41a complaints (not checked against a real file)',
    description: `${UNCHECKED}. ${OVERLAP}. ${NO_ETHNICITY}.`,
    dimensions,
    measures: [first!, ...rest],
    key: dimensions.map(({ id }) => id),
    refresh: 'full',
    licence: {
      spdxOrUrl: 'OGL-UK-3.0',
      attribution:
        'NHS England (NHS Digital), Data on Written Complaints in the NHS. Contains public sector information licensed under the Open Government Licence v3.0.',
      redistribution: 'with-attribution',
    },
    disclosure: 'open',
  };
}
