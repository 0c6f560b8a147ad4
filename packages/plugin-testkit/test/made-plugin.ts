import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packPlugin } from '@fairshift/plugin-host/packs';

const README = '# Made for a test\n\n## What it is for\n\n## What it does not do\n\n## Licence\n';

/** A packed plugin of one module, with a CSV fixture; returns its pack. */
export async function madePlugin(
  kind: 'source' | 'chart',
  code: string,
  files: Readonly<Record<string, string>> = {},
  more: object = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fairshift-test-'));
  const entry = kind === 'source' ? 'server.js' : 'browser.js';
  await mkdir(join(folder, 'dist', 'fixtures'), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'dist', entry), code);
  await writeFile(join(folder, 'dist', 'README.md'), files['README.md'] ?? README);
  for (const [name, text] of Object.entries(files)) {
    if (name === 'README.md') continue;
    await mkdir(dirname(join(folder, 'dist', 'fixtures', name)), { recursive: true });
    await writeFile(join(folder, 'dist', 'fixtures', name), text);
  }
  const part = { id: 'made', contract: 1, title: 'Made', entry: `dist/${entry}`, export: 'made' };
  const contributes =
    kind === 'source'
      ? { dataSources: [{ ...part, configSchema: 'dist/made.config.json' }] }
      : { charts: [{ ...part, view: 'option' }] };
  await writeFile(
    join(folder, 'fairshift.plugin.json'),
    JSON.stringify({
      manifestVersion: 1,
      id: 'test.made',
      version: '1.0.0',
      title: 'Made',
      description: 'Made for a test.',
      licence: 'Apache-2.0',
      publisher: { name: 'A partner', contact: 'partner@example.org' },
      engines: { fairshift: '^0.1.0' },
      contributes,
      ...more,
      files: {},
    }),
  );
  await packPlugin(folder);
  return join(folder, 'dist');
}

/** A source that reads `month,count`. `row` makes a row of two cells; `config` is the text of a zod-like schema. */
export const sourceCode = ({
  row = '({ cells: { period: month, count: Number(count) } })',
  config = 'ANYTHING',
  properties = '{}',
}) => `
const field = (properties) => ({ safeParse: (data) => ({ success: true, data }), _zod: { def: { type: 'any' } }, properties });
const ANYTHING = { safeParse: (data) => typeof data === 'object' ? ({ success: true, data }) : ({ success: false, error: { issues: [] } }),
  '~standard': {}, _zod: { def: { type: 'custom' }, toJSONSchema: () => ({ type: 'object', properties: ${properties} }) } };
const stream = { id: 'rows', title: 'Rows', description: 'Made.', dimensions: [
    { id: 'period', title: 'Period', role: 'time', type: 'period', periodKind: 'month' }],
  measures: [{ id: 'count', title: 'Count', kind: 'count', unit: 'cases', polarity: 'neither', aggregation: 'sum' }],
  key: ['period'], refresh: 'full', disclosure: 'open',
  licence: { spdxOrUrl: 'CC0-1.0', attribution: 'Nobody', redistribution: 'allowed' } };
const textOf = async (ctx) => new TextDecoder().decode(await ctx.file.readAt(0, 1e6));
export const made = { kind: 'data-source', contract: 1, id: 'made', cursorVersion: 1, config: ${config},
  async check(ctx) { return (await textOf(ctx)).startsWith('month,count') ? { ok: true } : { ok: false, reason: 'data', message: 'No column month.' }; },
  async discover() { return [stream]; },
  async *read(request, ctx) {
    const rows = (await textOf(ctx)).trim().split('\\n').slice(1).map((line) => { const [month, count] = line.split(','); return ${row}; });
    yield { type: 'rows', rows, provenance: { retrievedAt: ctx.now().toISOString() } };
  },
  file: { accepts: ['.csv'], recognise: (head) => new TextDecoder().decode(head.bytes).startsWith('month,count')
    ? { score: 3, because: 'The headings.' } : { score: 0, because: 'Other headings.' } },
};`;

const POINTS = [3, 5, 4, 8].map((numerator, at) => ({
  start: `2024-0${at + 1}-01`,
  end: `2024-0${at + 2}-01`,
  numerator,
}));
const INPUT = {
  measure: {
    id: 'm',
    version: 1,
    title: 'Falls',
    unit: 'falls',
    multiplier: 1,
    polarity: 'lower-is-better',
    form: 'count',
    period: 'month',
  },
  series: [{ group: { id: 'all', label: 'All', role: 'overall' }, points: POINTS }],
  context: {
    ruleSet: { id: 'none', version: '1' },
    phases: [],
    targets: [],
    exclusions: [],
    annotations: [],
  },
  sources: [],
};

/** A chart of a sum. The parts are the bodies of its functions. */
export const chartCode = ({
  analyse = 'const values = input.series.flatMap((s) => s.points.map((p) => p.numerator ?? 0)); return { title: input.measure.title, values, sum: values.reduce((a, b) => a + b, 0) };',
  headline = '`${a.title}: ${a.sum} in 2024.`',
  thumbnail = 'true',
  easyRead = 'undefined',
  series = '[{ type: "bar", itemStyle: { color: theme.text }, data: a.values }]',
}) => `
export const made = { kind: 'chart', contract: 1, id: 'made', title: 'Made', guidance: { use: 'x', avoid: 'y' },
  inputs: { forms: ['count'], groups: { min: 1, max: 4 }, points: { min: 1, max: 500 } },
  options: { safeParse: (data) => ({ success: true, data }) }, optionsVersion: 1,
  analyse(input) { ${analyse} },
  view: { type: 'option', toOption: (a, _, { theme }) => ({ xAxis: { type: 'category' }, yAxis: {}, series: ${series} }) },
  describe: (a) => ({ headline: ${headline}, sentences: ['In 2024.'], ...(${easyRead} && { easyRead: ${easyRead} }), table: { caption: 'Falls', columns: ['Falls'], rows: a.values.map((v) => [v]) } }),
  examples: [{ id: 'one', title: 'One', input: ${JSON.stringify(INPUT)}, options: {}, thumbnail: ${thumbnail} }],
};`;

export const CSV = 'month,count\n2024-01-01/2024-02-01,3\n2024-02-01/2024-03-01,5\n2024-03-01/2024-04-01,4\n';

/** A source that reads two pages of an API with a token. `page` reads one answer, `fail` is what it does with a bad one. */
export const apiCode = ({
  page = 'await response.json()',
  refused = 'authorisation',
  fail = 'throw Object.assign(new Error("The answer is no list."), { name: "PluginError", kind: "data" })',
}) => `
const made0 = (() => { ${sourceCode({ properties: '{ token: { type: "string", secret: true } }' }).replace('export const made =', 'return')} })();
export const made = { ...made0, file: undefined,
  async check(ctx) {
    const { ok, status } = await ctx.fetch('https://data.example.org/rows?page=1');
    return ok ? { ok: true } : { ok: false, reason: status === 401 ? '${refused}' : 'unavailable', message: 'No answer.' };
  },
  async *read(request, ctx) {
    for (let next = 'https://data.example.org/rows?page=1'; next !== null; ) {
      const response = await ctx.fetch(next, { headers: { Authorization: 'Bearer ' + ctx.secrets.token } });
      let found;
      try { found = ${page}; if (!Array.isArray(found.items)) throw new Error('no list'); } catch (error) { ${fail}; }
      yield { type: 'rows', rows: found.items.map(([period, count]) => ({ cells: { period, count } })), provenance: { retrievedAt: ctx.now().toISOString(), url: next } };
      next = found.next;
    }
  },
};`;

const recorded = (number: number, items: readonly (readonly [string, number])[], next: string | null) =>
  JSON.stringify({
    request: { url: `https://data.example.org/rows?page=${number}` },
    response: { json: { items, next } },
  });

/** Two recorded pages, and the case that plays them back. */
export const API_FILES = {
  'pages/1-first.json': recorded(1, [['2024-01-01/2024-02-01', 3]], 'https://data.example.org/rows?page=2'),
  'pages/2-second.json': recorded(2, [['2024-02-01/2024-03-01', 5]], null),
  'conform.json': JSON.stringify({
    sources: { made: [{ recording: 'pages', secrets: { token: 'abc-secret-token' } }] },
  }),
};

export const API_PERMISSIONS = {
  permissions: {
    network: [
      { origin: 'https://data.example.org', methods: ['GET'], requestsPerMinute: 60, concurrency: 2 },
    ],
  },
};
