import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Api } from '../harness/api.js';
import { hasBrowser, openBrowser, Visitor } from '../harness/visitor.js';

const suite = hasBrowser ? describe : describe.skip;

interface Items {
  items: { id: string; title: string }[];
}

/** Pages of a PDF as Chromium writes it. */
const pagesIn = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

suite('the page of a chart', () => {
  let browser: Browser;
  let visitor: Visitor;
  const charts = new Map<string, string>();
  beforeAll(async () => {
    browser = await openBrowser();
    visitor = await Visitor.open(browser);
    for (const login of ['gp-practice-analyst', 'trust-analyst']) {
      const api = await Api.signIn(login);
      const { items } = await api.mine<Items>('/charts');
      for (const { id, title } of items) charts.set(title, `/o/${api.organisation.slug}/charts/${id}`);
    }
    await visitor.signInAs('trust-analyst');
  });
  afterAll(() => browser.close());

  const open = async (title: string) => {
    await visitor.goto(charts.get(title)!);
    await visitor.page.getByRole('heading', { name: 'In words' }).waitFor();
    // The words come before the picture, which is drawn in a worker.
    await visitor.page.locator('.fs-plot__picture svg').first().waitFor();
  };

  it('is walked by keyboard alone, point by point, and says each', async () => {
    const { page } = visitor;
    await open('People from an ethnic minority who start treatment');
    const walk = page.getByRole('group', { name: /points/i });
    for (let tabs = 0; tabs < 60; tabs += 1) {
      await page.keyboard.press('Tab');
      if (await walk.evaluate((group) => group.contains(document.activeElement))) break;
    }
    const now = page.locator('.fs-walk__now');
    await page.keyboard.press('Home');
    await expect(now.innerText()).resolves.toContain('January 2020: 68%. 21 of 31');
    await page.keyboard.press('ArrowRight');
    await expect(now.innerText()).resolves.toContain('February 2020: 66%. 19 of 29');
    await page.keyboard.press('End');
    await expect(now.innerText()).resolves.toContain('December 2021: 87%. 26 of 30');
    // The paper's signal: 7 months rising, June to December 2020.
    await page.keyboard.press('Home');
    await page.getByRole('button', { name: 'Next signal' }).press('Enter');
    await expect(now.innerText()).resolves.toMatch(/June 2020.*[Ii]mprovement/s);
    await page.locator('tr.is-selected th', { hasText: 'June 2020' }).waitFor();
    const ring = page.locator('.fs-plot__ring');
    expect(await ring.isVisible()).toBe(true);
    await visitor.screenshot('chart-walk');
  });

  it('explains a signal in the same words on hover, on the walk and in the table', async () => {
    const { page } = visitor;
    await open('Racist incidents each fortnight');
    const why =
      'This point is the first of 10 points in a row below the first average. That is unlikely by chance alone, and is an improvement. Rule: 7 points in a row on one side.';
    await page.getByRole('button', { name: 'Previous signal' }).press('Enter');
    await expect(page.locator('.fs-walk__now').innerText()).resolves.toContain(why);
    const note = page.locator('tr.is-selected.fs-table__note');
    await expect(note.innerText()).resolves.toContain(why);
    await page.locator('.fs-plot').scrollIntoViewIfNeeded();
    const ring = (await page.locator('.fs-plot__ring').boundingBox())!;
    await page.mouse.move(ring.x + ring.width / 2 + 4, ring.y + ring.height / 2);
    const tip = page.locator('.fs-plot__tip');
    await expect(tip.innerText()).resolves.toContain(why);
    await visitor.screenshot('chart-tip-1280');
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'detached' });
    await page.mouse.move(0, 0);
  });

  it('says itself in Easy Read, as the worked example does, at both widths', async () => {
    const { page } = visitor;
    await open('Racist incidents each fortnight');
    await page.locator('summary', { hasText: 'Easy Read' }).press('Enter');
    const lines = page.locator('.fs-easy li');
    await expect(
      lines.allInnerTexts().then((texts) => texts.map((text) => text.replaceAll(/\s+/g, ' '))),
    ).resolves.toEqual([
      'We counted racist incidents.',
      'We counted them every 2 weeks.',
      'At first there were about 2. Now there are less than 1.',
      // The aim of the paper, 75% less than 2, which the worked example leaves out.
      'We want it to be 0.5 or less.',
      'We keep counting so we know it stays better.',
    ]);
    for (const width of [1280, 390]) {
      await visitor.resize(width);
      await visitor.screenshot(`easy-read-${width}`);
      const seen = { axe: await visitor.axe(), overflows: await visitor.overflows() };
      expect({ width, ...seen }).toEqual({ width, axe: [], overflows: false });
    }
    await visitor.resize(1280);
  });

  it.each([
    ['Racist incidents each fortnight', 'trust-analyst'],
    ['People from an ethnic minority who start treatment', 'trust-analyst'],
    ['Referrals by ethnicity', 'trust-analyst'],
    ['Screening by age: the gap', 'gp-practice-analyst'],
  ])(
    'prints “%s” on 2 pages of A4, picture first, without the parts that only a screen needs',
    async (title, login) => {
      const { page } = visitor;
      await visitor.signInAs(login);
      await open(title);
      const pdf = await page.pdf({ format: 'A4' });
      expect(pagesIn(pdf)).toBeLessThanOrEqual(2);
      await page.emulateMedia({ media: 'print' });
      const shown = async (selector: string) => page.locator(selector).first().isVisible();
      expect(await shown('nav[aria-label="Main"]')).toBe(false);
      expect(await shown('.fs-toolbar')).toBe(false);
      expect(await shown('.fs-plot__picture')).toBe(true);
      expect(await page.locator('main').innerText()).toContain('Example, based on Aurelio et al 2024');
      await page.emulateMedia({ media: null });
    },
  );

  it('says that the drawing library did not come, keeps words and numbers, and draws when it does', async () => {
    const newcomer = await Visitor.open(browser);
    await newcomer.signInAs('trust-analyst');
    const { page } = newcomer;
    await page.route('**/renderer-*.js', (route) => route.abort());
    await newcomer.goto(charts.get('Racist incidents each fortnight')!);
    await page.getByRole('heading', { name: 'We could not draw this chart' }).waitFor();
    await page.getByText('The chart did not load. Check your connection and try again.').waitFor();
    await page.getByRole('heading', { name: 'In words' }).waitFor();
    await page.unroute('**/renderer-*.js');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.fs-plot__picture svg').waitFor();
    await newcomer.context.close();
  });

  it('draws in a worker that reaches nothing, not even this installation', async () => {
    const { page } = visitor;
    await visitor.signInAs('trust-analyst');
    await open('Racist incidents each fortnight');
    const worker = page.workers().find((each) => /chart-host/.test(each.url()));
    const reached = await worker!.evaluate(async () => {
      const socket = () =>
        new Promise((opened, refused) => {
          const tried = new WebSocket(`${location.origin.replace('http', 'ws')}/api/events`);
          tried.addEventListener('open', opened);
          tried.addEventListener('error', refused);
        });
      const other = () => import(`${location.origin}/shell/anything.js`);
      const ends = await Promise.allSettled([fetch('/api/demo'), other(), socket()]);
      return ends.map(({ status }) => status);
    });
    // The page itself does reach it.
    expect(await page.evaluate(async () => (await fetch('/api/demo')).status)).toBe(200);
    expect(reached).toEqual(['rejected', 'rejected', 'rejected']);
    visitor.takeTroubles();
  });
});
