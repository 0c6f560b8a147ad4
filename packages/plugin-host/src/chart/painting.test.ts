import { spawn } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { CHART_INPUT, chartText, DRAW, openChartHost, type ChartHost } from '../../test/tiny-chart.js';
import { composeFigure, composeSheet, type PdfPage } from './index.js';
import { Places } from './places.js';

const ask = { owner: 'one', input: CHART_INPUT, options: {}, draw: DRAW };
const ref = (name: string) => ({ pluginId: `test.${name}`, chartId: 'tiny' });

const REQUIRE = `const { createRequire } = await import('node:module');`;
const ATTACKS = {
  throws: { analyse: `throw new Error('no');` },
  throwsLater: { analyse: `queueMicrotask(() => { throw new Error('later'); });` },
  throwsStrange: { analyse: `throw { toString() { throw 1; } };` },
  function: {
    toOption: `return { series: [{ type: 'line', data: values, label: { formatter: () => 'x' } }] };`,
  },
  picture: {
    toOption: `return { series: [{ type: 'scatter', data: values, symbol: 'image://https://example.org/x' }] };`,
  },
  rubbish: { head: `JSON.stringify = () => 'rubbish';` },
  otherPicture: {
    head: `const stringify = JSON.stringify;
      JSON.stringify = (value) => value?.svg === undefined ? stringify(value)
        : stringify({ ...value, svg: '<svg><script>alert(1)</script></svg>' });`,
  },
  huge: { analyse: `return { values, more: Array.from({ length: 100 }, () => 'x'.repeat(100_000)) };` },
  pollutes: { head: `Object.prototype.polluted = 'yes'; Object.prototype.svg = '<svg/>';` },
  files: { head: `import { readFileSync } from 'node:fs'; readFileSync('/etc/passwd');` },
  require: { head: REQUIRE },
  exits: { analyse: `process.exit(0);` },
  sockets: { head: `await import('node:net');` },
  heap: { analyse: `const kept = []; for (;;) kept.push(new Array(1e5).fill(values.length));` },
  buffers: { analyse: `const kept = []; for (;;) kept.push(new Uint8Array(5e7).fill(1));` },
} as const;

const FAULT =
  /^“Tiny \w+” stopped because of a fault of its own\. Your data are safe\. Quote [0-9a-f]{8} when/;
const NOT_DRAWN =
  /^“Tiny \w+” gave back something that we do not draw\. Your data are safe\. Quote [0-9a-f]{8}/;
const NOT_LOADED = /^“Tiny \w+” could not be loaded\. Quote [0-9a-f]{8}/;
const TOO_MUCH = /^“Tiny \w+” needed too much memory to draw and was stopped\. Choose a shorter time span\.$/;

describe('a chart drawn in a process of its own', () => {
  let host: ChartHost;
  beforeAll(async () => {
    const texts = Object.entries(ATTACKS).map(([name, parts]) => [name.toLowerCase(), chartText(parts)]);
    // None of these is about time, of which a busy computer takes more.
    const limits = { cpuSeconds: 60, runMs: 120_000 };
    host = await openChartHost({ good: chartText(), ...Object.fromEntries(texts) }, { limits });
  });

  it('gives picture, words, table and analysis, and leaves nothing behind', async () => {
    const { shapes, description, analysis, width } = await host.painter.draw(ref('good'), ask);
    expect(shapes).toMatch(/<path d="M[\d.]+ [\d.]+L[\d.]+ [\d.]+L[\d.]+ [\d.]+"/);
    expect(description.table.rows[2]).toEqual(['2024-01-03', 4]);
    expect([analysis, width]).toEqual([{ values: [3, 1, 4] }, 600]);
    expect(await readdir(host.workFolder)).toEqual([]);
    const { title, version, hash } = host.painter.chart(ref('good'));
    expect([title, version, hash]).toEqual(['Tiny good', '1.0.0', expect.stringMatching(/^sha384-/)]);
  });

  it.each([
    ['throws', 'plugin-failed', FAULT],
    ['throwsLater', 'crashed', FAULT],
    ['throwsStrange', 'plugin-failed', FAULT],
    ['function', 'bad-result', NOT_DRAWN],
    ['picture', 'bad-result', NOT_DRAWN],
    ['rubbish', 'bad-result', NOT_DRAWN],
    ['otherPicture', 'bad-result', NOT_DRAWN],
    ['huge', 'bad-result', NOT_DRAWN, 'more than 8000000 bytes'],
    ['files', 'load-failed', NOT_LOADED],
    ['require', 'load-failed', NOT_LOADED],
    ['sockets', 'load-failed', NOT_LOADED],
    ['exits', 'plugin-failed', FAULT],
    ['heap', 'out-of-memory', TOO_MUCH],
    ['buffers', 'out-of-memory', TOO_MUCH],
  ] as const)('that %s is told of in one sentence', async (name, code, sentence, detail: string = '') => {
    const failed = host.painter.draw(ref(name.toLowerCase()), ask);
    await expect(failed).rejects.toMatchObject({ code, message: expect.stringMatching(sentence) });
    expect(host.lines.at(-1)).toMatch(
      new RegExp(`^a chart was not drawn .*"title":"Tiny ${name}".*"${code}"`, 'i'),
    );
    expect(host.lines.at(-1)).toContain(detail);
    expect(await readdir(host.workFolder)).toEqual([]);
  });

  it('hurts nobody but itself when it changes what all objects have', async () => {
    await host.painter.draw(ref('pollutes'), ask).catch(() => undefined);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    await expect(host.painter.draw(ref('good'), ask)).resolves.toMatchObject({ width: 600 });
  });

  it('is stopped when it never ends, loading or working, by the processor’s time and by the clock', async () => {
    const message = expect.stringMatching(/^“Tiny \w+” took too long to draw and was stopped\./);
    const stopped = { code: 'timed-out', message };
    const texts = {
      loops: chartText({ analyse: 'for (;;);' }),
      loads: chartText({ head: 'for (;;);' }),
    };
    const busy = await openChartHost(texts, { limits: { cpuSeconds: 1, runMs: 100_000 } });
    for (const name of Object.keys(texts))
      await expect(busy.painter.draw(ref(name), ask)).rejects.toMatchObject(stopped);
    const waits = chartText({ head: 'await new Promise((resolve) => setTimeout(resolve, 1e9));' });
    const idle = await openChartHost({ waits }, { limits: { cpuSeconds: 60, runMs: 1_500 } });
    await expect(idle.painter.draw(ref('waits'), ask)).rejects.toMatchObject(stopped);
  }, 120_000);

  it('may print what it likes', async () => {
    const printing = chartText({ head: `console.log('rubbish'); console.error('{"svg":1}');` });
    const { painter } = await openChartHost({ prints: printing });
    await expect(painter.draw(ref('prints'), ask)).resolves.toMatchObject({ width: 600 });
  });

  it('is not loaded when it was changed after its approval, or is not there', async () => {
    const { painter, packs } = await openChartHost({ good: chartText() });
    await writeFile(join(packs[0]!, 'browser.js'), chartText({ analyse: 'throw 1;' }));
    await expect(painter.draw(ref('good'), ask)).rejects.toMatchObject({ code: 'chart-not-ready' });
    await expect(painter.draw(ref('other'), ask)).rejects.toMatchObject({ code: 'chart-unknown' });
  });

  it('becomes a PNG in a process of its own', async () => {
    const drawing = await host.painter.draw(ref('good'), ask);
    const words = {
      eyebrow: 'A trust',
      example: true,
      title: 'Falls',
      subtitle: '',
      events: [],
      foot: [],
      record: '',
    };
    const { svg, width } = composeSheet(drawing, words);
    const png = await host.painter.png(svg, 2, 'one');
    expect(png.readUInt32BE(16)).toBe(2 * width);
    await expect(host.painter.png('<svg', 2, 'one')).rejects.toMatchObject({ code: 'crashed' });
  });
});

describe('a page', () => {
  it('is written in a process of its own, which may read and reach nothing', async () => {
    const host = await openChartHost({ good: chartText() });
    const drawing = await host.painter.draw(ref('good'), ask);
    const figure = { ...composeFigure(drawing), alt: 'Falls' };
    const about = { title: 'Falls', author: '', subject: '', record: '', creator: '', madeAt: new Date() };
    const page: PdfPage = {
      orientation: 'portrait',
      about,
      figure,
      eyebrow: 'A trust',
      example: true,
      heading: 'Falls',
      events: [],
      words: { heading: 'In words', paragraphs: [] },
      foot: [],
    };
    const pdf = String(await host.painter.pdf(page, 'one'));
    expect(pdf).toMatch(/^%PDF-1\.7/);
    expect(pdf).toContain('/StructTreeRoot');
    const broken = host.painter.pdf({ ...page, figure: { ...figure, svg: '<svg' } }, 'one');
    await expect(broken).rejects.toMatchObject({ code: 'crashed' });
    expect(await readdir(host.workFolder)).toEqual([]);
  });
});

describe('the fence', () => {
  it.each(['chart', 'page'])('is asked for before a %s is drawn', async (name) => {
    const entry = fileURLToPath(new URL(`../../dist/${name}-child.mjs`, import.meta.url));
    const child = spawn(process.execPath, [entry], { env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
    const line = await new Promise((resolve) => child.stdout.once('data', (text) => resolve(String(text))));
    expect(line).toMatch(/^fence: permission model/);
    child.kill();
  });
});

describe('places', () => {
  it('go to who has none, else in the order of asking, and say when one has too many waiting', async () => {
    const places = new Places(1, 2);
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const first = places.with('a', () => gate.promise);
    const note = (name: string) => async () => void order.push(name);
    const others = [places.with('a', note('a1')), places.with('a', note('a2')), places.with('b', note('b1'))];
    expect([places.isFullFor('a'), places.isFullFor('b')]).toEqual([true, false]);
    gate.resolve();
    await Promise.all([first, ...others]);
    expect(order).toEqual(['a1', 'a2', 'b1']);
    expect(places.isFullFor('a')).toBe(false);
    await expect(places.with('a', () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    await expect(places.with('a', async () => 'free again')).resolves.toBe('free again');
  });

  it('do not let one organisation keep another waiting behind all that it asks for', async () => {
    const places = new Places(2, 30);
    const order: string[] = [];
    const work = (name: string) => async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push(name);
    };
    const greedy = Array.from({ length: 10 }, (_, i) => places.with('a', work(`a${i}`)));
    await Promise.all([...greedy, places.with('b', work('b'))]);
    expect(order.indexOf('b')).toBeLessThan(5);
  });
});
