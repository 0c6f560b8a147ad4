import { describe, expect, it } from '@jest/globals';
import type { ChartPlugin } from '@fairshift/plugin-sdk';
import { handleMessage } from './handle-message.js';
import { countsInput, drawContext, lineChart } from './testing/example-chart.js';

const message = (extra: object = {}): object => ({
  id: 7,
  url: 'https://example.org/plugins/line.js',
  exportName: 'lineChart',
  input: countsInput([2, 3, 0]),
  options: {},
  draw: drawContext,
  ...extra,
});

const load =
  (plugin: unknown = lineChart) =>
  async () => ({ lineChart: plugin });
const run = (data: unknown, plugin?: unknown) => handleMessage(data, { load: load(plugin) });
const withPart = (part: Partial<ChartPlugin>): unknown => ({ ...lineChart, ...part });

describe('handleMessage', () => {
  it('analyses, draws and describes', async () => {
    expect(await run(message())).toMatchObject({
      id: 7,
      analysis: { values: [2, 3, 0] },
      option: { series: [{ type: 'line', data: [2, 3, 0] }] },
      description: { headline: 'There are 3 points.' },
    });
  });

  it('says that the bundle is loaded before it runs', async () => {
    const said: number[] = [];
    await handleMessage(message(), { load: load(), loaded: (id) => said.push(id) });
    expect(said).toEqual([7]);
  });

  it.each([
    ['a text', 'hello'],
    ['no input', message({ input: undefined })],
    ['an id that is no number', message({ id: 'x' })],
  ])('gives no answer to %s', async (_, data) => {
    expect(await run(data)).toBeUndefined();
  });

  it('says that a bundle did not load', async () => {
    const failed = await handleMessage(message(), { load: () => Promise.reject(new Error('404')) });
    expect(failed).toMatchObject({ id: 7, error: { code: 'load-failed', detail: 'Error: 404' } });
    expect(await run(message({ exportName: 'other' }))).toMatchObject({ error: { code: 'load-failed' } });
  });

  it('says how many points are there when they are too few', async () => {
    const reply = await run(message({ input: countsInput([2]) }));
    expect(reply).toMatchObject({
      error: { code: 'too-few-points', message: 'This chart needs at least 2 points. There is 1.' },
    });
  });

  it('refuses another form of measure and settings that do not fit', async () => {
    const input = countsInput([1, 2]);
    const rate = { ...input, measure: { ...input.measure, form: 'rate' } };
    expect(await run(message({ input: rate }))).toMatchObject({ error: { code: 'wrong-form' } });
    expect(await run(message({ options: 'x' }))).toMatchObject({ error: { code: 'bad-options' } });
  });

  it('brings old settings up to date', async () => {
    const seen: unknown[] = [];
    const plugin = withPart({
      migrateOptions: (old, from) => ({ old, from }),
      analyse: (_, options) => (seen.push(options), { values: [], walk: [] }),
    });
    await run(message({ options: { a: 1 }, optionsVersion: 1 }), plugin);
    expect(seen).toEqual([{ old: { a: 1 }, from: 1 }]);
  });

  it('keeps what a plugin throws from the reader', async () => {
    const plugin = withPart({
      analyse: () => {
        throw new Error('x is undefined');
      },
    });
    const reply = await run(message(), plugin);
    expect(reply).toMatchObject({ error: { code: 'plugin-failed', detail: 'Error: x is undefined' } });
    expect(JSON.stringify(reply)).toContain('Your data are safe');
  });

  it('refuses an option with a function and a table that does not fit', async () => {
    const drawn = withPart({ view: { type: 'option', toOption: () => ({ series: (() => 1) as never }) } });
    expect(await run(message(), drawn)).toMatchObject({ error: { code: 'bad-result' } });
    const table = { caption: 'x', columns: ['a', 'b'], rows: [['only one']] };
    const told = withPart({ describe: () => ({ headline: 'x', sentences: [], table }) });
    expect(await run(message(), told)).toMatchObject({ error: { code: 'bad-result' } });
  });

  it('refuses paragraphs that say something else than the sentences', async () => {
    const table = { caption: 'x', columns: ['a'], rows: [] };
    const paragraphs = [{ topic: 'Now', sentences: ['Another sentence.'] }];
    const told = withPart({
      describe: () => ({ headline: 'x', sentences: ['One.'], paragraphs, table }),
    });
    expect(await run(message(), told)).toMatchObject({ error: { code: 'bad-result' } });
    const same = withPart({
      describe: () => ({ headline: 'x', sentences: ['Another sentence.'], paragraphs, table }),
    });
    expect(await run(message(), same)).toMatchObject({ description: { paragraphs } });
  });

  it('passes an Easy Read version on, and refuses one without words or picture', async () => {
    const table = { caption: 'x', columns: ['a'], rows: [] };
    const told = (easyRead: unknown) =>
      run(
        message(),
        withPart({
          describe: () => ({ headline: 'x', sentences: ['One.'], easyRead: easyRead as never, table }),
        }),
      );
    const easyRead = [{ picture: 'up', sentences: ['There are more now.'] }];
    expect(await told(easyRead)).toMatchObject({ description: { easyRead } });
    for (const wrong of [[{ picture: 'up', sentences: [] }], [{ sentences: ['One.'] }], 'One.', ['One.']])
      expect(await told(wrong)).toMatchObject({ error: { code: 'bad-result' } });
  });
});
