import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Api } from '../harness/api.js';
import { base, hasBrowser, openBrowser, Visitor } from '../harness/visitor.js';
import { analystAt } from '../survival/analyst.mjs';
import { bringIn } from '../survival/import-steps.mjs';

const suite = hasBrowser ? describe : describe.skip;

/** Falls and bed days of a made-up ward: 180 in 27,000 for 15 months, then fewer. */
const FALLS = [14, 11, 13, 12, 15, 9, 13, 12, 14, 10, 11, 13, 9, 12, 12, 6, 5, 7, 4, 6, 5, 7, 6];
const BED_DAYS = 1800;
const day = (month: number) => new Date(Date.UTC(2023, month, 1)).toISOString().slice(0, 10);
const csv = [
  'period_start,period_end,place_code,place_name,measure,measure_title,measure_kind,measure_multiplier,measure_unit,polarity,numerator,denominator',
  ...FALLS.map(
    (falls, at) =>
      `${day(at)},${day(at + 1)},elm,Elm ward,falls,Falls,rate,1000,falls,lower-is-better,${falls},${BED_DAYS}`,
  ),
].join('\n');

interface Made {
  readonly id: string;
}

suite('a control chart of a rate', () => {
  let browser: Browser;
  let visitor: Visitor;
  let page = '';
  beforeAll(async () => {
    browser = await openBrowser();
    visitor = await Visitor.open(browser);
    const { organisation } = await Api.signIn('council-analyst');
    const person = await analystAt(base());
    const target = { kind: 'new', title: 'Falls on Elm ward' } as const;
    const { datasetId } = await bringIn({ ...person, name: 'falls.csv', bytes: Buffer.from(csv), target });
    const definition = await person.client.send<Made>('POST', `${person.base}/measure-definitions`, {
      title: 'Falls for every 1,000 bed days',
      form: 'rate',
      kind: 'outcome',
      domain: 'experience',
      polarity: 'lower-is-better',
      unit: 'falls',
      multiplier: 1000,
      period: 'month',
      numerator: 'Falls',
      denominator: 'Nights that a bed was used',
      strata: [],
      owner: 'Falls group',
    });
    const dataset = await person.client.get<{ columns: Made[] }>(`${person.base}/datasets/${datasetId}`);
    const measure = await person.client.send<Made>('POST', `${person.base}/measures`, {
      title: 'Falls for every 1,000 bed days',
      definitionId: definition.id,
      datasetId,
      columnId: dataset.columns[0]!.id,
      population: 'Elm ward',
    });
    page = `/o/${organisation.slug}/charts/new?measure=${measure.id}`;
    await visitor.signInAs('council-analyst');
  }, 120_000);
  afterAll(() => browser.close());

  it('is offered for the measure, drawn, and said in words and numbers', async () => {
    await visitor.goto(page);
    await visitor.page.locator('.fs-plot__picture svg').first().waitFor();
    const words = await visitor.page.locator('main').innerText();
    expect(words).toContain('U-chart, Making Data Count rules.');
    // 6 falls in 1,800 bed days.
    expect(words).toContain('In November 2024 it was 3.3 (6 for 1,800).');
    expect(words).toContain('Improvement');
    await visitor.page.getByRole('columnheader', { name: 'Per 1,000' }).waitFor();
    for (const width of [1280, 390]) {
      await visitor.resize(width);
      await visitor.screenshot(`rate-chart-${width}`);
      expect({ axe: await visitor.axe(), overflows: await visitor.overflows() }).toEqual({
        axe: [],
        overflows: false,
      });
    }
    expect(visitor.takeTroubles()).toEqual([]);
  }, 120_000);
});
