import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Api } from '../harness/api.js';
import { look } from '../harness/look.js';
import { base, hasBrowser, openBrowser, Visitor } from '../harness/visitor.js';
import { analystAt } from '../survival/analyst.mjs';
import { bringIn } from '../survival/import-steps.mjs';

const suite = hasBrowser ? describe : describe.skip;

/** The paper's aim (PRODUCT N10): 1.5% of 1,000 referrals a month, 360 in 24 months. */
const REFERRED = [15, 12, 18, 14, 16, 13, 17, 15];
const MONTHS = 24;
const day = (month: number) => new Date(Date.UTC(2023, month, 1)).toISOString().slice(0, 10);
const HEADING =
  'period_start,period_end,place_code,place_name,measure,measure_title,measure_kind,measure_multiplier,measure_unit,polarity,numerator,denominator,value';
const TITLE = 'Referrals of young Black men';
const SPC = { pluginId: 'fairshift.chart-spc', chartId: 'spc' };
/** More controls than any page has before the one that is looked for. */
const MANY = 80;

interface Made {
  readonly id: string;
}

suite('can this chart see your aim?', () => {
  let browser: Browser;
  let visitor: Visitor;
  let at: { measure: string; chart: string };
  beforeAll(async () => {
    browser = await openBrowser();
    visitor = await Visitor.open(browser);
    await visitor.signInAs('council-analyst');
    at = await made();
  }, 120_000);
  afterAll(() => browser.close());

  /** Addresses of a measure of those figures and of a chart of it. */
  async function made(): Promise<{ measure: string; chart: string }> {
    const { organisation } = await Api.signIn('council-analyst');
    const { client, base: own } = await analystAt(base());
    const rows = Array.from(
      { length: MONTHS },
      (_, month) =>
        `${day(month)},${day(month + 1)},tower,Tower,referrals,"${TITLE}",proportion,100,%,higher-is-better,${REFERRED[month % 8]},1000,`,
    );
    const { datasetId } = await bringIn({
      client,
      base: own,
      name: 'referrals.csv',
      bytes: Buffer.from([HEADING, ...rows].join('\n')),
      target: { kind: 'new', title: TITLE },
    });
    const { columns } = await client.get<{ columns: Made[] }>(`${own}/datasets/${datasetId}`);
    const { id: definitionId } = await client.send<Made>('POST', `${own}/measure-definitions`, {
      title: TITLE,
      form: 'proportion',
      kind: 'outcome',
      domain: 'access',
      polarity: 'higher-is-better',
      unit: '%',
      multiplier: 1,
      period: 'month',
      numerator: 'Referrals of Black men aged 18 to 25',
      denominator: 'Referrals',
      strata: [],
      owner: 'Talking therapies',
    });
    const measure = await client.send<Made>('POST', `${own}/measures`, {
      title: TITLE,
      definitionId,
      datasetId,
      columnId: columns[0]!.id,
      population: 'Tower',
    });
    const body = { title: TITLE, measureId: measure.id, chartType: SPC };
    const chart = await client.send<Made>('POST', `${own}/charts`, body);
    const here = `/o/${organisation.slug}`;
    return { measure: `${here}/measures/${measure.id}`, chart: `${here}/charts/${chart.id}` };
  }

  const press = (key: string) => visitor.page.keyboard.press(key);
  const type = (text: string) => visitor.page.keyboard.type(text);

  /** Goes from control to control until one of that name has the focus, as a person without a mouse does. */
  async function tabTo(name: RegExp): Promise<void> {
    const nameOf = () =>
      visitor.page.evaluate(() => {
        const at = document.activeElement;
        const label = at && 'labels' in at ? (at.labels as NodeListOf<HTMLElement> | null)?.[0] : undefined;
        return (label ?? at)?.textContent?.trim() ?? '';
      });
    for (let i = 0; i < MANY; i += 1) {
      await press('Tab');
      if (name.test(await nameOf())) return;
    }
    throw new Error(`no control ${String(name)} within ${MANY} tabs`);
  }

  it('is asked from the measure by keyboard alone, and answered in sentences and a table', async () => {
    await visitor.goto(at.measure);
    await tabTo(/^Can this chart see your aim\?$/);
    await press('Enter');
    await visitor.page.getByRole('heading', { level: 1, name: 'Can this chart see your aim?' }).waitFor();
    await visitor.settled();
    await look(visitor, 'aim-asked');
    await tabTo(/^As a figure to reach/);
    await press('Space');
    await tabTo(/^Which figure\?/);
    await type('1.8');
    await tabTo(/^Within how many months/);
    await type('6');
    await press('Enter');
    const answer = visitor.page.getByRole('region', { name: 'The answer' });
    await answer.waitFor({ timeout: 30_000 });
    const words = await answer.innerText();
    expect(words).toContain(
      'With about 1,000 referrals a month, an increase from 1.5% to 1.8% would most likely show after about',
    );
    expect(words).toContain('To see it within 6 months you could:');
    expect(words).toContain('other services');
    expect(words).toContain('Rules: Making Data Count, November 2023.');
    expect(words).toContain('ties break');
    await visitor.page.getByRole('row', { name: /^This chart/ }).waitFor();
    await visitor.page.getByRole('row', { name: /on a T chart.* too often/ }).waitFor();
    const focused = await visitor.page.evaluate(() => document.activeElement?.textContent ?? '');
    expect(focused).toContain('would most likely show');
    await look(visitor, 'aim-answered');
  }, 180_000);

  it('is asked from a chart of it, and says what cannot be', async () => {
    await visitor.goto(at.chart);
    await visitor.page.getByRole('link', { name: 'Can this chart see your aim?' }).click();
    await visitor.page.getByRole('radio', { name: 'As per cent of the start' }).check();
    await visitor.page.getByRole('radio', { name: 'Down' }).check();
    await visitor.page.getByRole('textbox', { name: 'By how many per cent of the start?' }).fill('120');
    await visitor.page.getByRole('button', { name: 'See when it shows' }).click();
    await visitor.page.getByRole('alert').getByText('Fewer than none is not possible').waitFor();
    // The browser itself says that an answer was 422.
    expect(visitor.takeTroubles().filter((trouble) => !trouble.includes('422'))).toEqual([]);
    await look(visitor, 'aim-refused');
  }, 120_000);

  it('can be stopped while it is worked out', async () => {
    // Held back on the way, so that there is time to press.
    await visitor.page.route('**/detectability', async (route) => {
      await new Promise((done) => setTimeout(done, 3000));
      await route.continue().catch(() => undefined);
    });
    await visitor.page.getByRole('textbox', { name: 'By how many per cent of the start?' }).fill('50');
    await visitor.page.getByRole('button', { name: 'See when it shows' }).click();
    await visitor.page.getByRole('button', { name: 'Stop' }).click();
    await visitor.page.getByText('Stopped. You can ask again.').waitFor();
    expect(await visitor.page.getByRole('button', { name: 'See when it shows' }).isEnabled()).toBe(true);
    await look(visitor, 'aim-stopped');
    await visitor.page.unroute('**/detectability');
  }, 120_000);
});
