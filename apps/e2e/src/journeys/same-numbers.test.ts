import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { hasBrowser, openBrowser } from '../harness/visitor.js';

const suite = hasBrowser ? describe : describe.skip;
const root = path.resolve(
  path.dirname(createRequire(import.meta.url).resolve('../../package.json')),
  '../..',
);
const BUNDLE = path.join(root, 'plugins/chart-spc/dist/browser.js');

interface Point {
  readonly start: string;
  readonly end: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number;
}

interface Bundle {
  readonly spcChart: {
    readonly examples: readonly { readonly id: string; readonly input: Input }[];
    analyse(input: Input, options: object): unknown;
  };
}

interface Input {
  readonly measure: { readonly form: string };
  readonly series: readonly { readonly points: readonly Point[] }[];
}

const OPTIONS = { limits: true, startAtZero: false };
const day = (i: number) => new Date(Date.UTC(2000, 0, 1 + i)).toISOString().slice(0, 10);

/** 500 points of awkward fractions, the same in every run (Lehmer generator, Park and Miller 1988). */
function longSeries(): Point[] {
  let state = 11;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: 500 }, (_, i) => {
    const denominator = 3 + Math.floor(next() * 997);
    const numerator = Math.floor(next() * denominator);
    return { start: day(i), end: day(i + 1), numerator, denominator, value: next() * 1e3 };
  });
}

/** Numbers within 1e-12 of each other, relative or near 0 absolute; all else equal. Says where they differ. */
function differences(a: unknown, b: unknown, where = ''): string[] {
  if (typeof a === 'number' && typeof b === 'number') {
    const isClose = Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));
    return isClose ? [] : [`${where}: ${a} in core, ${b} in the browser`];
  }
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object')
    return Object.is(a, b) ? [] : [`${where}: ${String(a)} in core, ${String(b)} in the browser`];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap((key) =>
    differences(
      (a as Readonly<Record<string, unknown>>)[key],
      (b as Readonly<Record<string, unknown>>)[key],
      `${where}.${key}`,
    ),
  );
}

const WORKER = `import { spcChart } from './bundle.js';
self.addEventListener('message', ({ data }) =>
  self.postMessage(data.all.map((input) => spcChart.analyse(input, data.options))));`;

/** A page of its own that holds nothing but the bundle that the product ships. */
async function serve(page: Page): Promise<void> {
  const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
    '/': ['text/html', '<title>Engine</title>'],
    '/worker.js': ['text/javascript', WORKER],
    '/bundle.js': ['text/javascript', readFileSync(BUNDLE, 'utf8')],
  };
  await page.route('http://engine.test/**', (route) => {
    const [contentType, body] = files[new URL(route.request().url()).pathname] ?? ['text/plain', ''];
    return route.fulfill({ contentType, body });
  });
  await page.goto('http://engine.test/');
}

suite('the engine in core and in a worker of the browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  it('gives the same numbers to 1e-12 and the same signals, for every form', async () => {
    const { spcChart } = (await import(pathToFileURL(BUNDLE).href)) as Bundle;
    const points = longSeries();
    const inputs = spcChart.examples.flatMap(({ input }) => [
      input,
      { ...input, series: input.series.map((series) => ({ ...series, points })) },
    ]);
    expect(new Set(inputs.map(({ measure }) => measure.form)).size).toBeGreaterThan(3);
    const page = await browser.newPage();
    await serve(page);
    const theirs = await page.evaluate(
      async ({ all, options }) => {
        const worker = new Worker('/worker.js', { type: 'module' });
        return new Promise<unknown[]>((done, fail) => {
          worker.addEventListener('message', ({ data }) => done(data as unknown[]));
          worker.addEventListener('error', ({ message }) => fail(new Error(message)));
          // eslint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no target origin
          worker.postMessage({ all, options });
        });
      },
      { all: inputs, options: OPTIONS },
    );
    const ours = inputs.map((input) => spcChart.analyse(input, OPTIONS));
    expect(theirs).toHaveLength(inputs.length);
    expect(differences(ours, theirs)).toEqual([]);
    // A check that cannot fail is none: the tenth digit is enough.
    expect(differences({ a: [1] }, { a: [1.000_000_001] })).toEqual([
      '.a.0: 1 in core, 1.000000001 in the browser',
    ]);
  }, 60_000);
});
