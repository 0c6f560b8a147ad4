import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { RouteSpec } from '@fairshift/contracts';
import { unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import { askForFile, type ExportAsked } from '../../../test/fixtures/exported.js';
import { GAP, incidentDefinition, Maker, SPC } from '../../../test/fixtures/improvement.js';
import { seedDataset } from '../../../test/fixtures/seed-dataset.js';
import { createTestApp } from '../../../test/harness/index.js';
import type { TestApp } from '../../../test/harness/index.js';
import { newId } from '../../platform/ids.js';

let app: TestApp;
let maker: Maker;
let chartId: string;
beforeAll(async () => {
  app = await createTestApp();
  maker = new Maker(app, 'a.admin');
  chartId = (await maker.chart({ measureId: (await maker.incidents()).id, title: 'Incidents & falls' })).id;
});
afterAll(() => app.close());

const ask = (route: RouteSpec, params: Record<string, string>, asked?: ExportAsked) =>
  askForFile(app, route, params, asked);
const textOf = async (route: RouteSpec, params: Record<string, string>, asked?: ExportAsked) =>
  String((await ask(route, params, asked).expect(200)).body);

const OF_CHART = [routes.getChartPdf, routes.getChartCsv, routes.getChartXlsx, routes.getChartCheckInR];
const OF_PUBLICATION = [
  routes.getPublicationPdf,
  routes.getPublicationCsv,
  routes.getPublicationXlsx,
  routes.getPublicationCheckInR,
];
const NUMBERS = [routes.getChartCsv, routes.getChartXlsx, routes.getChartCheckInR];
const NOT_SHARED = 'The licence of this source does not allow a download of the numbers.';

/** A measure whose title a spreadsheet would take for a formula. */
async function formulaChart(): Promise<string> {
  const { id: measureId } = await maker.incidents();
  await app.owner.query('update measures set title = $2 where id = $1', [measureId, '=HYPERLINK("x")']);
  return (await maker.chart({ measureId, title: '=1+1' })).id;
}

async function lockedChart(): Promise<string> {
  const { id: definitionId } = await maker.definition(incidentDefinition());
  const { id: datasetId } = await seedDataset(app.owner, app.organisations.a.id, {
    redistribution: 'not-allowed',
  });
  const { id: measureId } = await maker.measure({ definitionId, datasetId, columnId: 'incidents' });
  return (await maker.chart({ measureId, title: 'Locked' })).id;
}

describe('the numbers of a chart as CSV', () => {
  it('are the series of the chart in the layout that can be brought back, safe to open', async () => {
    const { body, headers } = await ask(routes.getChartCsv, { chartId }).expect(200);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename*=UTF-8''incidents-falls-numbers.csv`,
    });
    const { series } = (await app.as('a.viewer').call(routes.getChart, { params: { chartId } }).expect(200))
      .body.input;
    const [heading = '', ...rows] = String(body).trimEnd().split('\r\n');
    expect(heading.split(',').slice(0, 9)).toEqual([
      'period_start',
      'period_end',
      'place_code',
      'place_name',
      'measure',
      'numerator',
      'denominator',
      'value',
      'flags',
    ]);
    const points = series[0].points as { start: string; numerator?: number; value?: number }[];
    expect(points).toHaveLength(6);
    expect(rows.map((row) => [row.split(',')[0], Number(row.split(',')[5])])).toEqual(
      points.map(({ start, numerator, value }) => [start, numerator ?? value]),
    );
    expect(rows[0]).toContain('Source: Test publisher. Licence: OGL-UK-3.0.');
  });

  it('begin no cell as a formula', async () => {
    const rows = (await textOf(routes.getChartCsv, { chartId: await formulaChart() })).split('\r\n');
    expect(rows[1]).toContain(`"'=HYPERLINK(""x"")"`);
    expect(rows.join('\n')).not.toMatch(/(?:^|[\n,])"?=/);
  });
});

describe('the numbers of a chart as a workbook', () => {
  it('are dates, numbers and texts in one sheet, and what they are in another', async () => {
    const { body, headers } = await ask(routes.getChartXlsx, { chartId }).expect(200);
    expect(headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(headers['content-disposition']).toContain('incidents-falls-numbers.xlsx');
    const sheets = await readWorkbook(body as Buffer);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Numbers', 'About']);
    const [heading = [], first = []] = sheets[0]!.data;
    expect(heading.slice(0, 6)).toEqual([
      'period_start',
      'period_end',
      'place_code',
      'place_name',
      'measure',
      'numerator',
    ]);
    expect(first.slice(0, 2)).toEqual([new Date('2024-01-01T00:00:00Z'), new Date('2024-02-01T00:00:00Z')]);
    expect(typeof first[5]).toBe('number');
    const about = new Map(sheets[1]!.data.map(([name, words]) => [name, String(words)]));
    expect(about.get('Chart')).toBe('Incidents & falls');
    expect(about.get('Organisation')).toBe('Anemone Trust');
    expect(about.get('Source')).toBe('Test publisher');
    expect(about.get('Licence')).toBe('OGL-UK-3.0');
    expect(about.get('Rules used')).toBe('Making Data Count, November 2023');
    expect(about.get('Small numbers')).toMatch(/Small numbers are not hidden/);
    expect(about.get('Record')).toMatch(/Figures: sha256 [0-9a-f]{64}\.$/);
    const inWords = sheets[1]!.data.filter(([name]) => name === 'In words');
    expect(inWords.length).toBeGreaterThan(1);
  });

  it('hold no formula, whatever somebody typed', async () => {
    const { body } = await ask(routes.getChartXlsx, { chartId: await formulaChart() }).expect(200);
    const parts = unzipSync(body as Buffer);
    const xml = Object.keys(parts)
      .filter((name) => name.endsWith('.xml'))
      .map((name) => Buffer.from(parts[name]!).toString('utf8'))
      .join('\n');
    expect(xml).not.toMatch(/<f[ >]/);
    expect(xml).toContain('<t>=HYPERLINK("x")</t>');
    expect(xml).toContain('<t>=1+1</t>');
  });

  it('come without the chart’s words where it cannot be drawn, and say why', async () => {
    const { id } = await maker.chart({ title: 'Of another plugin' });
    await app.owner.query(`update charts set chart_id = 'gone' where id = $1`, [id]);
    const { body } = await ask(routes.getChartXlsx, { chartId: id }).expect(200);
    const about = new Map((await readWorkbook(body as Buffer))[1]!.data.map(([name, text]) => [name, text]));
    expect(about.get('Finding')).toBe('There is no chart “gone” here. Its plugin may be switched off.');
  });
});

describe('a check in R', () => {
  it('holds the data, the call of qicharts2 and the limits', async () => {
    const { body, headers } = await ask(routes.getChartCheckInR, { chartId }).expect(200);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(headers['content-disposition']).toContain('incidents-falls-check.R');
    const script = String(body);
    expect(script).toMatch(/^# Check in R: Incidents & falls, Anemone Trust\n# Source: Test publisher\n/);
    expect(script).toContain(`\nchart <- qic(x, y, chart = 'c', return.data = TRUE)\n`);
    const own = await maker.chart({ title: 'Coverage' });
    expect(await textOf(routes.getChartCheckInR, { chartId: own.id })).toMatch(
      /\nchart <- qic\(x, y, n, chart = 'p'.*multiply = 100, return\.data = TRUE\)\n/,
    );
  });

  it('asks about a run chart as a run chart', async () => {
    const { id } = await maker.chart({ title: 'Run', chartType: { ...SPC, chartId: 'run' } });
    expect(await textOf(routes.getChartCheckInR, { chartId: id })).toContain(
      "\nchart <- qic(x, y, n, chart = 'run', multiply = 100, return.data = TRUE)\n",
    );
  });

  it('is refused in a sentence for charts without limits', async () => {
    const { id } = await maker.chart({ chartType: GAP, selection: { stratifier: 'deprivation' } });
    const { body } = await app
      .as('a.viewer')
      .call(routes.getChartCheckInR, { params: { chartId: id } })
      .expect(422);
    expect(body).toMatchObject({
      type: 'urn:fairshift:problem:nothing-to-check',
      detail: 'Only control charts and run charts can be checked in R. Other charts have no limits.',
    });
  });
});

describe('numbers whose licence forbids passing them on', () => {
  it('leave in no file, and the page of A4 says so in place of a table', async () => {
    const locked = await lockedChart();
    for (const route of NUMBERS) {
      const { body } = await app
        .as('a.admin')
        .call(route, { params: { chartId: locked } })
        .expect(403);
      expect(body).toMatchObject({ type: 'urn:fairshift:problem:numbers-not-shared', detail: NOT_SHARED });
    }
    const page = await textOf(routes.getChartPdf, { chartId: locked });
    expect(page).toContain('/S /Figure');
    expect(page).not.toContain('/S /Table');
  });
});

describe('a chart as a page of A4', () => {
  it('is one tagged page in English, under the chart’s name', async () => {
    const { body, headers } = await ask(routes.getChartPdf, { chartId }).expect(200);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename*=UTF-8''incidents-falls.pdf`,
    });
    const pdf = (body as Buffer).toString('latin1');
    for (const part of [
      '%PDF-1.7',
      '/StructTreeRoot',
      '/Lang (en-GB)',
      '/Marked true',
      '/Count 1',
      '/Alt (Control chart: ',
      '/S /H1',
      '/S /Figure',
      '/S /Table',
      '<rdf:li xml:lang="x-default">Incidents &amp; falls · Anemone Trust</rdf:li>',
    ])
      expect([part, Buffer.from(pdf, 'latin1').toString('utf8').includes(part)]).toEqual([part, true]);
  });
});

describe('files of a released chart', () => {
  it('hold what was released and nothing else, for everyone of the system, until it is withdrawn', async () => {
    const { id: publicationId } = await maker.publication(chartId);
    const asked = { as: 'b.viewer' } as const;
    const csv = await textOf(routes.getPublicationCsv, { publicationId }, asked);
    expect(csv).toContain('numerator:suppressed[1-7]');
    // The organisation's own file has those counts.
    expect(await textOf(routes.getChartCsv, { chartId })).not.toContain('suppressed');
    const { body } = await ask(routes.getPublicationXlsx, { publicationId }, asked).expect(200);
    const about = (await readWorkbook(body as Buffer))[1]!.data.filter(([name]) => name === 'Small numbers');
    expect(about.map(([, words]) => words).join(' ')).toContain('A count from 1 to 7 is hidden');
    const script = await textOf(routes.getPublicationCheckInR, { publicationId }, asked);
    expect(script).toContain('NA');
    expect(await textOf(routes.getPublicationPdf, { publicationId }, asked)).toContain('/S /Figure');
    await app.as('a.admin').call(routes.withdrawPublication, { params: { publicationId } }).expect(200);
    for (const route of OF_PUBLICATION) await ask(route, { publicationId }, asked).expect(404);
  });
});

describe('files that are not yours', () => {
  it('answer like files that are not there', async () => {
    const { id: organisationId } = app.organisations.a;
    for (const route of OF_CHART) {
      await ask(route, { organisationId, chartId }, { as: 'b.admin' }).expect(404);
      await ask(route, { chartId }, { as: 'b.admin' }).expect(404);
      await ask(route, { chartId: newId() }).expect(404);
    }
    for (const route of OF_PUBLICATION) await ask(route, { publicationId: newId() }).expect(404);
  });
});
