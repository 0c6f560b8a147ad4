import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Api } from '../harness/api.js';
import { look } from '../harness/look.js';
import { hasBrowser, openBrowser, Visitor } from '../harness/visitor.js';

const suite = hasBrowser ? describe : describe.skip;

interface Items {
  items: { id: string; title: string }[];
}

/** Pages of a PDF as Chromium writes it. */
const pagesIn = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

suite('a funnel chart', () => {
  let browser: Browser;
  let visitor: Visitor;
  beforeAll(async () => {
    browser = await openBrowser();
    visitor = await Visitor.open(browser);
  }, 120_000);
  afterAll(() => browser.close());

  const words = () => visitor.page.locator('main').innerText();

  async function open(path: string): Promise<void> {
    await visitor.goto(path);
    await visitor.page.getByRole('heading', { name: 'In words' }).waitFor();
    // The words come before the picture, which is drawn in a worker.
    await visitor.page.locator('.fs-plot__picture svg').first().waitFor();
  }

  /** The address of the kept chart of 25 practices, as the analyst of the care board. */
  async function practices(): Promise<string> {
    const api = await Api.signIn('icb-analyst');
    await visitor.signInAs('icb-analyst');
    const { items } = await api.mine<Items>('/charts');
    const chart = items.find(({ title }) => title === 'Health checks by practice');
    return `/o/${api.organisation.slug}/charts/${chart!.id}`;
  }

  /** The axis says less where there is less room. */
  const drawn = (width: number) =>
    visitor.page
      .locator('.fs-plot__picture')
      .getByText(width < 600 ? 'Size of each group' : 'Size of each group: out of how many', { exact: true })
      .first()
      .waitFor();

  it('of practices says who lies beyond the limits, how these were made, and who is not drawn', async () => {
    await open(await practices());
    const all = await words();
    for (const said of [
      'Funnel chart. 24 groups by size: Annual health checks',
      'All groups together have 75% (2,624 of 3,480).',
      'Higher than chance and the usual spread explain: Canal Side Surgery (93%).',
      'The limits are widened for that',
      'Spring Farm Surgery: not drawn, because a number is held back.',
      'From an example organisation.',
    ])
      expect(all).toContain(said);
    expect(all).not.toMatch(/\b(?:worst|best|outlier|league)\b/i);
    // Nothing can be set that this chart does not draw.
    expect(all).not.toMatch(/Set the baseline|Start a new phase|Add a note/);
    await visitor.page.locator('summary', { hasText: 'Easy Read' }).click();
    await visitor.page.getByText('1 group is much higher than the rest.').waitFor();
    await look(visitor, 'funnel-practices', drawn);
    expect(pagesIn(await visitor.page.pdf({ format: 'A4' }))).toBeLessThanOrEqual(3);
  }, 120_000);

  it('is walked by keyboard from the smallest group to the largest, and to those beyond the limits', async () => {
    const { page } = visitor;
    await open(await practices());
    const walk = page.getByRole('group', { name: /points/i });
    for (let tabs = 0; tabs < 60; tabs += 1) {
      await page.keyboard.press('Tab');
      if (await walk.evaluate((group) => group.contains(document.activeElement))) break;
    }
    const now = page.locator('.fs-walk__now');
    await page.keyboard.press('Home');
    await expect(now.innerText()).resolves.toContain('Larch House: 77%. 30 of 39.');
    await page.keyboard.press('ArrowRight');
    await expect(now.innerText()).resolves.toContain('Beech House: 76%. 34 of 45.');
    await page.keyboard.press('End');
    await expect(now.innerText()).resolves.toContain('Oakfield Practice: 73%. 294 of 402. Within');
    await page.keyboard.press('Home');
    await page.getByRole('button', { name: 'Next signal' }).press('Enter');
    await expect(now.innerText()).resolves.toContain('Canal Side Surgery: 93%. 288 of 310. Higher than');
    await page.locator('tr.is-selected th', { hasText: 'Canal Side Surgery' }).waitFor();
    expect(await page.locator('.fs-plot__ring').isVisible()).toBe(true);
    await visitor.screenshot('funnel-walk');
  }, 120_000);

  it('gives its picture as the server draws it, with its words inside', async () => {
    const { page } = visitor;
    await open(await practices());
    const download = page.waitForEvent('download', { timeout: 90_000 });
    await page.getByRole('button', { name: 'Picture (SVG)', exact: true }).press('Enter');
    const svg = readFileSync(await (await download).path(), 'utf8');
    expect(svg).toContain('1 of the 24 groups is higher than chance and the usual spread explain');
    expect(svg).toContain('Canal Side Surgery');
    expect(svg).toContain('Funnel limits widened by the spread between groups (Spiegelhalter 2005)');
  }, 120_000);

  it('is offered for a split into groups, and shows chance alone or the usual spread as somebody chooses', async () => {
    const { page } = visitor;
    const api = await Api.signIn('gp-practice-analyst');
    await visitor.signInAs('gp-practice-analyst');
    const { items } = await api.mine<Items>('/measures');
    const measure = items.find(({ title }) => title === 'Up to date with cervical screening')!;
    const draft = `/o/${api.organisation.slug}/charts/new?measure=${measure.id}`;
    await open(draft);
    const kinds = () => page.getByLabel('Kind of chart').innerText();
    expect(await kinds()).not.toContain('Funnel chart');
    await page.getByLabel('Split by').selectOption({ label: 'Ethnicity' });
    await page.getByLabel('Kind of chart').selectOption({ label: 'Funnel chart' });
    // 98 of 172 and 1,290 of the largest group: the counts of the last quarter.
    await page.getByText('Lower than chance explains: Bangladeshi (57%).').first().waitFor();
    expect(await words()).toContain(
      'Not known: 72% (91 of 127). This is drawn hollow and is not in the average.',
    );
    expect(await words()).toContain(
      'Apart from the furthest, the groups differ about as much as chance explains.',
    );
    await look(visitor, 'funnel-ethnicity', drawn);
    await page.getByLabel('What the limits show').selectOption({ label: 'Chance and the usual spread' });
    await page.getByText('fewer than 10 groups say too little about their spread').first().waitFor();
    await page.getByLabel('Which periods').selectOption({ label: 'All periods added up' });
    await page.getByText('The 8 periods are added up.').first().waitFor();
    await page.getByLabel('Split by').selectOption({ label: 'Age band' });
    // 2 groups are a gap, not a funnel.
    expect(await kinds()).not.toContain('Funnel chart');
  }, 120_000);
});
