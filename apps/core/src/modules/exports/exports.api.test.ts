import { mkdtemp, readdir, utimes } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { RouteSpec } from '@fairshift/contracts';
import { ChartPainter } from '@fairshift/plugin-host/chart';
import { askForFile } from '../../../test/fixtures/exported.js';
import { GAP, Maker } from '../../../test/fixtures/improvement.js';
import { createTestApp } from '../../../test/harness/index.js';
import type { PersonKey, TestApp } from '../../../test/harness/index.js';
import { DATA_POLICY } from '../../platform/http/headers.js';
import { newId } from '../../platform/ids.js';
import { PictureFiles } from './picture-files.js';

let app: TestApp;
let maker: Maker;
let chartId: string;
beforeAll(async () => {
  app = await createTestApp();
  maker = new Maker(app, 'a.admin');
  chartId = (await maker.chart({ title: 'Coverage <by> deprivation' })).id;
});
afterAll(() => app.close());

type Asked = { readonly as?: PersonKey; readonly purpose?: string };
const ask = (route: RouteSpec, params: Record<string, string>, { as = 'a.viewer', purpose }: Asked = {}) =>
  askForFile(app, route, params, { as, query: purpose === undefined ? {} : { purpose } });
const svgOf = async (id = chartId, asked: Asked = {}) =>
  String((await ask(routes.getChartSvg, { chartId: id }, asked).expect(200)).body);
const released = async () => {
  const { id } = await maker.chart({ measureId: (await maker.incidents()).id, title: 'Incidents' });
  return maker.publication(id);
};

describe('a chart as a picture', () => {
  it('is an SVG with finding, source, licence, rules, date and fingerprint, and nothing that runs or links', async () => {
    const { body, headers } = await ask(routes.getChartSvg, { chartId }).expect(200);
    const svg = String(body);
    for (const words of [
      'Anemone Trust · Coverage &lt;by&gt; deprivation',
      'Rules used: ',
      'Source: ',
      'Licence: ',
      `Drawn on ${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format(new Date())}.`,
    ])
      expect(svg).toContain(words);
    expect(svg).toMatch(
      /<metadata>Worked out by Fairshift \d\S+ with Control charts \d\S+\. Rule set: \S+ \S+\. Figures: sha256 [0-9a-f]{64}\.</,
    );
    // In the picture itself too: a PNG has nothing else.
    expect(svg.replaceAll(/<\/?tspan[^>]*>/g, '')).toMatch(/<text [^>]*>Worked out by Fairshift /);
    expect(svg).not.toMatch(/<script|<a\b|href|<style|<image|<foreignObject|\son\w+=|javascript:/i);
    expect(headers).toMatchObject({
      'content-type': expect.stringMatching(/^image\/svg\+xml/),
      'content-disposition': `attachment; filename*=UTF-8''coverage-by-deprivation.svg`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': DATA_POLICY,
    });
  });

  it('is a PNG of twice the size', async () => {
    const { body, headers } = await ask(routes.getChartPng, { chartId }).expect(200);
    const png = body as Buffer;
    const [, width = ''] = /^<svg [^>]*width="(\d+)"/.exec(await svgOf()) ?? [];
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(2 * Number(width));
    expect(headers['content-type']).toBe('image/png');
    expect(headers['content-disposition']).toContain('coverage-by-deprivation.png');
  });

  it('says “Example” in the picture where the organisation is one, and not elsewhere', async () => {
    expect(await svgOf()).not.toContain('Example');
    const mark = (demo: boolean) =>
      app.owner.query('update organisations set is_demo = $2 where id = $1', [app.organisations.a.id, demo]);
    await mark(true);
    try {
      const svg = await svgOf();
      expect(svg).toContain('>Example</text>');
      expect(svg).toContain('From an example organisation.');
    } finally {
      await mark(false);
    }
  });

  it('is black ink of the width of A4 in print, and a bare picture as a thumbnail', async () => {
    expect(await svgOf(chartId, { purpose: 'print' })).toMatch(/^<svg [^>]*width="728"/);
    const thumbnail = await svgOf(chartId, { purpose: 'thumbnail' });
    expect(thumbnail).toMatch(/^<svg [^>]*width="280" height="90"/);
    expect(thumbnail).not.toContain('Source');
    expect(thumbnail).not.toContain('<text');
  });

  it('is drawn once for the same figures, settings and purpose', async () => {
    const draw = jest.spyOn(app.nest.get(ChartPainter), 'draw');
    const { id } = await maker.chart({
      title: 'Drawn once',
      chartType: GAP,
      selection: { stratifier: 'deprivation' },
    });
    const thumbnail = { purpose: 'thumbnail' };
    const [first, second] = await Promise.all([svgOf(id, thumbnail), svgOf(id, thumbnail)]);
    expect(draw).toHaveBeenCalledTimes(1);
    expect([second, await svgOf(id, thumbnail)]).toEqual([first, first]);
    expect(draw).toHaveBeenCalledTimes(1);
    await svgOf(id);
    expect(draw).toHaveBeenCalledTimes(2);
    draw.mockRestore();
  });

  it('is not there for others, for no chart, and for a purpose that is none', async () => {
    const { id: organisationId } = app.organisations.a;
    await ask(routes.getChartSvg, { organisationId, chartId }, { as: 'b.admin' }).expect(404);
    await ask(routes.getChartSvg, { chartId }, { as: 'b.admin' }).expect(404);
    await ask(routes.getChartPng, { chartId: newId() }).expect(404);
    await ask(routes.getChartSvg, { chartId }, { purpose: 'poster' }).expect(422);
  });

  it('says in a sentence why there is none', async () => {
    const { id } = await maker.chart({ title: 'Of another plugin' });
    await app.owner.query(`update charts set chart_id = 'gone' where id = $1`, [id]);
    const { body } = await app
      .as('a.viewer')
      .call(routes.getChartSvg, { params: { chartId: id } })
      .expect(422);
    expect(body).toMatchObject({
      type: 'urn:fairshift:problem:picture-not-drawn',
      detail: 'There is no chart “gone” here. Its plugin may be switched off.',
    });
  });
});

describe('a released chart as a picture', () => {
  it('shows what was released and nothing else, to everyone of the system', async () => {
    const { id: publicationId, chartId: own } = await released();
    const asked = { as: 'b.viewer' } as const;
    const svg = String((await ask(routes.getPublicationSvg, { publicationId }, asked).expect(200)).body);
    expect(svg).toContain('A count from 1 to 7 is hidden');
    expect(svg).toContain(' Released on ');
    expect(svg).toContain('Anemone Trust · Incidents');
    // The organisation's own picture is of the whole figures: another fingerprint.
    const print = (text: string) => /sha256 ([0-9a-f]{64})/.exec(text)?.[1];
    expect(print(svg)).not.toBe(print(await svgOf(own)));
    const { body } = await ask(routes.getPublicationPng, { publicationId }, asked).expect(200);
    expect((body as Buffer).subarray(1, 4).toString()).toBe('PNG');
  });

  it('is gone when it is withdrawn, drawn before or not', async () => {
    const { id: publicationId } = await released();
    await ask(routes.getPublicationSvg, { publicationId }, { as: 'b.viewer' }).expect(200);
    await app.as('a.admin').call(routes.withdrawPublication, { params: { publicationId } }).expect(200);
    await ask(routes.getPublicationSvg, { publicationId }, { as: 'b.viewer' }).expect(404);
    await ask(routes.getPublicationSvg, { publicationId: newId() }, { as: 'b.viewer' }).expect(404);
  });
});

describe('kept pictures', () => {
  it('go when nobody has looked at them for a week', async () => {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'fairshift-test-'));
    const files = new PictureFiles({ dataDir });
    const name = (key: string) => ({ owner: 'one', key, format: 'svg' }) as const;
    for (const key of ['old', 'looked-at']) {
      await files.keep(name(key), Buffer.from(key));
      const eightDaysAgo = new Date(Date.now() - 8 * 24 * 3_600_000);
      await utimes(path.join(dataDir, 'pictures', 'one', `${key}.svg`), eightDaysAgo, eightDaysAgo);
    }
    expect(String(await files.read(name('looked-at')))).toBe('looked-at');
    await files.sweep();
    expect(await readdir(path.join(dataDir, 'pictures', 'one'))).toEqual(['looked-at.svg']);
    expect(await files.read(name('old'))).toBeUndefined();
  });
});
