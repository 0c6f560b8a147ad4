import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { dayAt, keptChart, type Kind, monthOf as day } from '../harness/figures.js';
import { look } from '../harness/look.js';
import { hasBrowser, openBrowser, Visitor } from '../harness/visitor.js';

const suite = hasBrowser ? describe : describe.skip;

/** Falls and bed days of a made-up ward: 180 in 27,000 for 15 months, then fewer. */
const FALLS = [14, 11, 13, 12, 15, 9, 13, 12, 14, 10, 11, 13, 9, 12, 12, 6, 5, 7, 4, 6, 5, 7, 6];
const BED_DAYS = 1800;
const RATE: Kind = {
  kind: 'rate',
  form: 'rate',
  title: 'Falls for every 1,000 bed days',
  unit: 'falls',
  multiplier: 1000,
};
const FALL: Kind = {
  kind: 'event',
  form: 'between-events',
  title: 'Days between falls',
  unit: 'days',
  multiplier: 1,
  period: 'day',
};
const VALUE: Kind = { kind: 'value', form: 'individual', title: 'Median wait', unit: 'days', multiplier: 1 };

suite('a control chart', () => {
  let browser: Browser;
  let visitor: Visitor;
  beforeAll(async () => {
    browser = await openBrowser();
    visitor = await Visitor.open(browser);
    await visitor.signInAs('council-analyst');
  }, 120_000);
  afterAll(() => browser.close());

  const words = () => visitor.page.locator('main').innerText();

  it('of a rate is offered, drawn, and said in words and numbers', async () => {
    const rows = FALLS.map((falls, at) => `${day(at)},${day(at + 1)},elm,Elm ward,*,${falls},${BED_DAYS},`);
    await visitor.goto((await keptChart(RATE, rows)).draft);
    await visitor.page.locator('.fs-plot__picture svg').first().waitFor();
    // 6 falls in 1,800 bed days.
    const said = [
      'U-chart, Making Data Count rules.',
      'In November 2024 it was 3.3 (6 for 1,800).',
      'Improvement',
    ];
    const all = await words();
    for (const each of said) expect(all).toContain(each);
    await visitor.page.getByRole('columnheader', { name: 'Per 1,000' }).waitFor();
    await look(visitor, 'rate-chart');
  }, 120_000);

  it('of single values is an XmR chart', async () => {
    const rows = FALLS.map((falls, at) => `${day(at)},${day(at + 1)},elm,Elm ward,*,,,${30 + falls}`);
    await visitor.goto((await keptChart(VALUE, rows)).draft);
    await visitor.page.locator('.fs-plot__picture svg').first().waitFor();
    const all = await words();
    expect(all).toContain('XmR chart, Making Data Count rules.');
    expect(all).toContain('Median wait, in days, each month');
    await look(visitor, 'value-chart');
  }, 120_000);

  it('has a run chart beside it, with a median, no limits and a runs analysis', async () => {
    const rows = FALLS.map((falls, at) => `${day(at)},${day(at + 1)},elm,Elm ward,*,,,${30 + falls}`);
    await visitor.goto((await keptChart(VALUE, rows)).draft);
    await visitor.page.getByLabel('Kind of chart').selectOption({ label: 'Run chart' });
    await visitor.page.getByText('A run chart has no limits.').waitFor();
    await visitor.page.locator('.fs-plot__picture svg').first().waitFor();
    const all = await words();
    // Of 23 values the median is 41: 2 lie on it, 11 above, 10 below. All 8 of the last months are below.
    for (const each of ['Run chart, Anhøj runs analysis.', 'The median is 41.', 'The longest run']) {
      expect(all).toContain(each);
    }
    await visitor.page.getByRole('columnheader', { name: 'Median' }).waitFor();
    expect(await visitor.page.getByRole('columnheader', { name: 'Process limits' }).count()).toBe(0);
    await look(visitor, 'run-chart');
  }, 120_000);

  it('of single values of several places says that they cannot be added up', async () => {
    const rows = FALLS.flatMap((falls, at) =>
      ['elm', 'oak'].map((place) => `${day(at)},${day(at + 1)},${place},${place} ward,*,,,${30 + falls}`),
    );
    await visitor.goto((await keptChart(VALUE, rows)).draft);
    expect(await words()).toContain('those of several places or groups cannot be added up');
    await look(visitor, 'values-of-places');
  }, 120_000);

  it('of events is a T chart of the days from one to the next, two on one day too', async () => {
    // Days from one to the next: about 9, once two on one day, then about 30.
    const days = [7, 11, 8, 12, 5, 10, 9, 13, 6, 0, 24, 31, 28, 37, 22, 33, 29, 35];
    const dates = days.reduce<number[]>((at, next) => [...at, (at.at(-1) ?? 0) + next], [0]);
    const rows = dates.map((at) => `${dayAt(at)},${dayAt(at + 1)},elm,Elm ward,*,1,,`);
    await visitor.goto((await keptChart(FALL, rows)).draft);
    await visitor.page.locator('.fs-plot__picture svg').first().waitFor();
    const all = await words();
    expect(all).toContain('T-chart, Making Data Count rules.');
    expect(all).toContain('Days between falls, in days, from one event to the next, Elm ward');
    // 19 falls, so 18 times between them. The two of one day lie half a day apart.
    expect(all).toContain('There are 18 points.');
    expect(await visitor.page.getByRole('cell', { name: '0.5', exact: true }).count()).toBe(1);
    // The times before, between and after the two.
    expect(all).toContain(
      '3 points are estimated: events of one day without a time are spread over that day.',
    );
    await look(visitor, 't-chart');
  }, 120_000);
});
