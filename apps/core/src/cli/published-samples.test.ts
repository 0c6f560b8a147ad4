import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSourcePlugin, FileHead, PluginManifest, SourceContext } from '@fairshift/plugin-sdk';

const at = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const PLUGINS = at('../../../../plugins');
/** The published files that the product is built on, on a machine that has them; the plugins hold cuts of them. */
const SAMPLES = at('../../../../../shared/samples');

/** `records` are all rows after the heading, notes and rows of no use among them. */
type Counts = { readonly records: number; readonly numerator?: number; readonly denominator?: number };

interface Sample {
  /** Where it is among the samples. */
  readonly file: string;
  readonly plugin: 'source-gp-dashboard' | 'source-census' | 'source-complaints';
  readonly source: string;
  /** Counts the file without the product. */
  readonly count: (file: string) => Counts;
}

/** Cells of a CSV file, by quotes and commas alone. */
function cellsOf(file: string): string[][] {
  const lines = readFileSync(file, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted ?? plain ?? '',
    ),
  );
}

/** Rows after the heading, and the sums of the numbers in some of their columns. */
const csv =
  (numerators: readonly string[], denominators: readonly string[] = []) =>
  (file: string): Counts => {
    const [heading = [], ...rows] = cellsOf(file);
    const sum = (names: readonly string[]) =>
      names.reduce((total, name) => {
        const column = heading.indexOf(name);
        expect(column).toBeGreaterThanOrEqual(0);
        const numbers = rows.map((row) => row[column] ?? '').filter((cell) => /^\d+(?:\.0)?$/.test(cell));
        return total + numbers.reduce((all, cell) => all + Number(cell), 0);
      }, 0);
    return {
      records: rows.length,
      ...(numerators.length === 0 ? {} : { numerator: sum(numerators) }),
      ...(denominators.length === 0 ? {} : { denominator: sum(denominators) }),
    };
  };

/** A file that has no heading row. */
const bare = (file: string): Counts => ({ records: cellsOf(file).length });

/** What fixtures/count.py of the census source printed of the same file. */
function counted(file: string): Record<string, unknown> & { records: number } {
  const counts = readFileSync(path.join(PLUGINS, 'source-census/fixtures/counts.json'), 'utf8');
  return (JSON.parse(counts) as Record<string, Record<string, unknown> & { records: number }>)[
    path.basename(file)
  ]!;
}
const bulk = (file: string): Counts => {
  const { records, columns } = counted(file);
  return { records, numerator: (columns as { sum: number }[]).reduce((total, { sum }) => total + sum, 0) };
};
const records = (file: string): Counts => ({ records: counted(file).records });

const gp = (file: string, source: string, count: Sample['count']): Sample => ({
  file,
  plugin: 'source-gp-dashboard',
  source,
  count,
});
const census = (file: string, source: string, count: Sample['count']): Sample => ({
  file,
  plugin: 'source-census',
  source,
  count,
});

const ALL: readonly Sample[] = [
  gp(
    'cervical-gp-practice/cervical-coverage-gp-practice-dec-2017.csv',
    'cervical-gp-practice',
    csv(
      ['No..of.women.screened.in.previous.42.months', 'No..of.women.screened.in.previous.66.months'],
      ['Eligible25to49', 'Eligible50to64'],
    ),
  ),
  gp('fingertips/fingertips-93560-all-data-2026-05.csv', 'fingertips', csv(['Count'], ['Denominator'])),
  gp('fingertips/fingertips-93561-all-data-2026-05.csv', 'fingertips', csv(['Count'], ['Denominator'])),
  gp(
    'gp-registered-patients/gp-reg-pat-prac-all-jan-2021.csv',
    'gp-registered-patients',
    csv(['NUMBER_OF_PATIENTS']),
  ),
  gp('qof/PREVALENCE_2223.csv', 'qof-prevalence', csv(['REGISTER'], ['PRACTICE_LIST_SIZE'])),
  gp('qof/MAPPING_NHS_GEOGRAPHIES_2223.csv', 'qof-practice-map', (file) => {
    const { records: rows } = csv([])(file);
    return { records: rows, numerator: rows };
  }),
  census('census-2021-bulk/census2021-ts007a-lsoa.csv', 'census-bulk', bulk),
  census('census-2021-bulk/census2021-ts008-lsoa.csv', 'census-bulk', bulk),
  census('census-2021-bulk/census2021-ts021-lsoa.csv', 'census-bulk', bulk),
  census('census-2021-bulk/census2021-ts021-msoa.csv', 'census-bulk', bulk),
  census('nomis-query/nomis-query-colon-census2021-ts003-lsoa.csv', 'nomis-query', (file) => {
    const { records: rows, others } = counted(file);
    return { records: rows + Number(others) };
  }),
  census('ons-custom-dataset/RM008-2021-3.xlsx', 'census-custom', (file) => {
    const { records: rows, dropped, sum } = counted(file);
    return { records: rows + Number(dropped), numerator: Number(sum) };
  }),
  census('imd-2019/File_1_IMD2019_Index_of_Multiple_Deprivation.xlsx', 'imd-2019', records),
  census('lsoa-lookup/lsoa11-lsoa21-lad22-lookup.csv', 'lsoa-lookup', csv([])),
  census('ods/epraccur-2019-10.csv', 'ods-practices', bare),
  census('ods/epcmem-2019-10.csv', 'ods-memberships', bare),
  {
    file: 'own/incidents-datix-like.csv',
    plugin: 'source-complaints',
    source: 'complaints-export',
    count: csv([]),
  },
  { file: 'own/ko41a-made-up.csv', plugin: 'source-complaints', source: 'ko41a', count: csv([]) },
];

/** The whole sample where it is, else the cut of it that its plugin holds. */
function pathOf({ file, plugin }: Sample): string {
  const whole = path.join(SAMPLES, file);
  return existsSync(whole) ? whole : path.join(PLUGINS, plugin, 'fixtures', path.basename(file));
}

/** What the host calls a file's head: 64 kB, and the first rows of each table. */
async function headOf(file: string): Promise<FileHead> {
  const tabular = await built<Tabular>('packages/tabular/dist/index.js');
  const whole = new Uint8Array(readFileSync(file));
  const bytes = whole.subarray(0, 65_536);
  const head = { name: path.basename(file), size: whole.length, bytes };
  if (!tabular.beginsAsWorkbook(bytes)) {
    const { rows } = tabular.readCsvHead(bytes, { complete: bytes.length === whole.length });
    return { ...head, tables: [{ rows }] };
  }
  const workbook = await tabular.Workbook.open(uploadOf(file));
  const { entries } = workbook;
  const tables = (await workbook.heads()).map(({ name, rows }) => ({ sheet: name, rows }));
  return { ...head, entries, tables };
}

/** As built, since core never imports a plugin. */
const built = async <T>(file: string): Promise<T> =>
  (await import(pathToFileURL(at(`../../../../${file}`)).href)) as T;

interface Tabular {
  beginsAsWorkbook(bytes: Uint8Array): boolean;
  readCsvHead(bytes: Uint8Array, options: { complete: boolean }): { rows: string[][] };
  Workbook: {
    open(file: ReturnType<typeof uploadOf>): Promise<{
      entries: string[];
      heads(): Promise<{ name: string; rows: string[][] }[]>;
    }>;
  };
}

function uploadOf(file: string) {
  const bytes = new Uint8Array(readFileSync(file));
  return {
    name: path.basename(file),
    sha256: file,
    size: bytes.length,
    stream: () => new Blob([bytes]).stream() as ReadableStream<Uint8Array>,
    readAt: (offset: number, length: number) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}

/** Every data source of the product, by its id. */
async function allSources(): Promise<Map<string, DataSourcePlugin>> {
  const sources = new Map<string, DataSourcePlugin>();
  for (const folder of readdirSync(PLUGINS).filter((name) => name.startsWith('source-'))) {
    const text = readFileSync(path.join(PLUGINS, folder, 'fairshift.plugin.json'), 'utf8');
    const { dataSources = [] } = (JSON.parse(text) as PluginManifest).contributes;
    const exports = await built<Record<string, DataSourcePlugin>>(`plugins/${folder}/dist/server.js`);
    for (const { id, export: name } of dataSources) sources.set(id, exports[name]!);
  }
  return sources;
}

/** Reads a file whole, and adds up what it gives: every cell of every measure. */
async function readAll(source: DataSourcePlugin, file: string) {
  const ctx: SourceContext<unknown> = {
    config: source.config.parse({}),
    secrets: {},
    fetch: globalThis.fetch,
    signal: new AbortController().signal,
    progress() {},
    now: () => new Date('2026-01-02T03:04:05Z'),
    log: { debug() {}, info() {}, warn() {} },
    answers: { period: '2022-04-01/2023-04-01' },
    file: uploadOf(file),
  };
  const [stream] = await source.discover(ctx);
  const isDenominator = new Set(stream!.measures.map(({ denominator }) => denominator));
  const found = { numerator: 0, denominator: 0, records: 0, problems: 0 };
  for await (const event of source.read({ stream: stream!.id, mode: 'full', pageRows: 5_000 }, ctx)) {
    if (event.type === 'problem') found.problems += 1;
    if (event.type === 'file') found.records = event.rows.read + event.rows.notes;
    if (event.type !== 'rows') continue;
    for (const { cells } of event.rows)
      for (const { id, kind } of stream!.measures)
        if (kind === 'count')
          found[isDenominator.has(id) ? 'denominator' : 'numerator'] += Number(cells[id] ?? 0);
  }
  return found;
}

let sources: ReadonlyMap<string, DataSourcePlugin>;
beforeAll(async () => {
  sources = await allSources();
});

describe.each(ALL.map((sample) => [sample.file, sample] as const))('%s', (_file, sample) => {
  it('is recognised by its source, and by no other with an equal score', async () => {
    const head = await headOf(pathOf(sample));
    const scores = [...sources].map(([id, { file }]) => ({ id, score: file?.recognise(head).score ?? 0 }));
    const [best, next] = scores.toSorted((a, b) => b.score - a.score);
    expect(best?.id).toBe(sample.source);
    expect(best?.score).toBeGreaterThanOrEqual(2);
    expect(next?.score).toBeLessThan(best?.score ?? 0);
  });

  it('is read without a problem, and its totals are those of an independent count', async () => {
    const found = await readAll(sources.get(sample.source)!, pathOf(sample));
    const wanted = sample.count(pathOf(sample));
    expect(found).toMatchObject({ problems: 0, ...wanted });
  });
});
