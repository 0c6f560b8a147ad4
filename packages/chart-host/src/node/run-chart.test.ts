/** @jest-environment node */
import { describe, expect, it } from '@jest/globals';
import { composeSheet, composeThumbnail, readDrawn, type Drawing, type DrawRequest } from '../sheet/index.js';
import { countsInput, drawContext, lineChart } from '../testing/example-chart.js';
import { readPngParts } from './png-parts.js';
import { drawPng } from './png.js';
import { runChart } from './run-chart.js';

const request: DrawRequest = {
  exportName: 'line',
  input: countsInput([3, 0, 4, 5]),
  options: {},
  draw: { ...drawContext, purpose: 'export' },
};
const words = {
  eyebrow: 'Anemone Trust',
  example: true,
  title: 'Falls <b>fell</b> & rose',
  subtitle: 'Line. Now.',
  events: [{ letter: 'A', when: '2 January 2024', text: 'snow', outside: true }],
  foot: ['Source: Ward records.', 'Drawn on 28 November 2026.'],
  record: 'input sha256 0123',
};

async function drawn(other: Partial<typeof lineChart> = {}): Promise<Drawing> {
  const reply = await runChart(request, async () => ({ line: { ...lineChart, ...other } }));
  const found = readDrawn(reply, request.draw);
  if ('error' in found) throw new Error(`${found.error.code} ${found.error.detail}`);
  return found;
}

const failed = async (chart: object) => {
  const reply = await runChart(request, async () => ({ line: { ...lineChart, ...chart } }));
  return 'error' in reply ? reply.error : undefined;
};

const drawing = (option: object) => ({ view: { type: 'option', toOption: () => option } });

describe('a chart drawn on the server', () => {
  it('gives picture, words and table of one analysis', async () => {
    const { shapes, description, analysis } = await drawn();
    expect(shapes).toMatch(/^<rect width="800" height="420"/);
    // A line through 4 points.
    expect(shapes).toMatch(/<path d="M[\d.]+ [\d.]+L[\d.]+ [\d.]+L[\d.]+ [\d.]+L[\d.]+ [\d.]+"/);
    expect(description.headline).toBe('There are 4 points.');
    expect(description.table.rows).toHaveLength(4);
    expect(analysis).toMatchObject({ values: [3, 0, 4, 5] });
  });

  it('draws the same twice', async () => {
    // The library numbers its parts as it goes.
    const steady = ({ shapes }: Drawing) => shapes.replaceAll(/zr\d+/g, 'zr');
    expect(steady(await drawn())).toBe(steady(await drawn()));
  });

  it.each([
    ['bad-result', drawing({ series: [{ type: 'line', data: [1], label: { formatter: () => 'x' } }] })],
    ['bad-result', drawing({ series: [{ type: 'custom', renderItem: 'x' }] })],
    ['bad-result', drawing({ toolbox: {} })],
    ['bad-result', { describe: () => ({ headline: 'No table' }) }],
    ['plugin-failed', { analyse: () => Number('x').toFixed(1000) }],
    ['load-failed', { kind: 'other' }],
    ['load-failed', { view: { type: 'component' } }],
  ])('answers %s and never throws', async (code, chart) => {
    expect(await failed(chart)).toMatchObject({ code });
  });

  it('does not draw what changes between two looks', async () => {
    let asked = 0;
    const series = () => {
      asked += 1;
      return asked < 4 ? [{ type: 'line', data: [1] }] : [{ type: 'custom', data: [1] }];
    };
    const option = Object.defineProperty({}, 'series', { enumerable: true, get: series });
    expect(await failed(drawing(option))).toMatchObject({ code: 'bad-result' });
  });

  it('is not believed when it answers something else', () => {
    for (const reply of [undefined, 'x', {}, { analysis: {} }, { analysis: {}, svg: '<svg></svg>' }])
      expect(readDrawn(reply, drawContext)).toMatchObject({ error: { code: 'bad-result' } });
    const description = { headline: 'x', sentences: [], table: { caption: 'x', columns: ['x'], rows: [] } };
    expect(readDrawn({ analysis: {}, description, svg: '<svg><script/></svg>' }, drawContext)).toMatchObject({
      error: { code: 'bad-result', detail: 'element script' },
    });
    expect(readDrawn({ error: { code: 'of mine', message: 'Pay here' } }, drawContext)).toMatchObject({
      error: { code: 'plugin-failed', message: expect.not.stringContaining('Pay') },
    });
  });
});

describe('a sheet', () => {
  it('holds title, example mark, key, events and where it comes from, as text', async () => {
    const { svg, width, height } = composeSheet(await drawn(), words);
    expect([width, height > 420]).toEqual([848, true]);
    for (const text of [
      '>Example<',
      '>Anemone Trust<',
      '>A. 2 January 2024: snow (outside event)<',
      '>Source: Ward records.<',
    ])
      expect(svg).toContain(text);
    expect(svg).toContain('Falls &lt;b&gt;fell&lt;/b&gt; &amp; rose');
    expect(svg).toContain('<desc>Now. The line is drawn.</desc><metadata>input sha256 0123</metadata>');
    expect(svg).not.toMatch(
      /<(?!\/?(?:svg|title|desc|metadata|rect|text|tspan|g|path|circle|defs|clipPath)\b)/,
    );
    expect(svg).not.toMatch(/href|style|class|on\w+=/);
  });

  it('breaks long titles into lines that fit', async () => {
    const title = 'Coverage rose '.repeat(20);
    const { svg } = composeSheet(await drawn(), { ...words, title });
    const lines = [...svg.matchAll(/font-size="24"[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(' ')).toBe(title.trim());
  });

  it('is a picture alone as a thumbnail, with the finding as its name', async () => {
    const { svg } = composeThumbnail(await drawn());
    expect(svg).toContain('<title>There are 4 points.</title>');
    expect(svg).not.toContain('Anemone');
  });

  it('becomes a PNG of twice the size, with letters in it', async () => {
    const { svg, width, height } = composeSheet(await drawn(), words);
    const png = Buffer.from(await drawPng({ svg, zoom: 2 }, await readPngParts()));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width * 2, height * 2]);
    // Half the bytes are letters: a picture without its font would be much smaller.
    expect(png.length).toBeGreaterThan(20_000);
  });
});
