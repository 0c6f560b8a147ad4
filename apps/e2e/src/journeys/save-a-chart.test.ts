import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, describe } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Api } from '../harness/api.js';
import { hasBrowser, openBrowser, Visitor } from '../harness/visitor.js';

const suite = hasBrowser ? describe : describe.skip;

const TITLE = 'Racist incidents each fortnight';
const FINDING = 'Racist incidents fell from an average of 2 to 0.3 a fortnight.';
const GROUP = 'Save or share this chart';

interface Items {
  items: { id: string; title: string }[];
}

suite('saving a chart', () => {
  let browser: Browser;
  let visitor: Visitor;
  let address: string;
  beforeAll(async () => {
    browser = await openBrowser();
    visitor = await Visitor.open(browser);
    const api = await Api.signIn('trust-analyst');
    const { items } = await api.mine<Items>('/charts');
    address = `/o/${api.organisation.slug}/charts/${items.find(({ title }) => title === TITLE)!.id}`;
    await visitor.signInAs('trust-analyst');
  });
  afterAll(() => browser.close());

  const open = async () => {
    await visitor.goto(address);
    await visitor.page.locator('.fs-plot__picture svg').first().waitFor();
    await visitor.page.getByRole('heading', { name: GROUP }).waitFor();
  };
  const fileAfter = async (name: string) => {
    const { page } = visitor;
    const download = page.waitForEvent('download', { timeout: 90_000 });
    await page.getByRole('button', { name, exact: true }).press('Enter');
    const file = await download;
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };

  it('gives pictures and a page by keyboard, drawn by the server, with where they come from inside', async () => {
    await open();
    const svg = await fileAfter('Picture (SVG)');
    expect(svg.name).toBe('racist-incidents-each-fortnight.svg');
    const words = svg.bytes.toString('utf8');
    expect(words).toContain(FINDING);
    expect(words).toContain('Rules used: Making Data Count, November 2023.');
    expect(words).toContain('Example, based on Aurelio et al 2024.');
    const png = await fileAfter('Picture (PNG)');
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    const pdf = await fileAfter('Page of A4 (PDF)');
    expect(pdf.name).toBe('racist-incidents-each-fortnight.pdf');
    const page = pdf.bytes.toString('latin1');
    for (const part of [
      '%PDF-1.7',
      '/StructTreeRoot',
      '/Lang (en-GB)',
      '/Alt (Control chart: Racist incidents',
    ])
      expect([part, page.includes(part)]).toEqual([part, true]);
    await visitor.page.getByText('The file is saved. Look in your downloads.').waitFor();
  });

  it('gives numbers that say what they are, and a check for a statistician', async () => {
    await open();
    const csv = await fileAfter('Numbers (CSV)');
    expect(csv.name).toBe('racist-incidents-each-fortnight-numbers.csv');
    expect(csv.bytes.toString('utf8')).toMatch(
      /^period_start,period_end,place_code,.*\r\n2020-08-10,2020-08-24,/,
    );
    const xlsx = await fileAfter('Numbers (Excel)');
    expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK');
    const script = await fileAfter('Check in R');
    // Two phases: the first has 3 fortnights.
    expect(script.bytes.toString('utf8')).toContain("qic(x, y, chart = 'c', part = 3, return.data = TRUE)");
    const table = await fileAfter('Table as shown (CSV)');
    const text = table.bytes.toString('utf8');
    expect(text).toContain('Fortnight,Number,Average,Process limits,Phase,Signal');
    expect(text).toContain('24 August 2020,3,2,up to 6.2,Baseline,No change');
    expect(text).toContain('Making Data Count, November 2023');
    expect(text).toContain('Example, based on Aurelio et al 2024');
  });

  it.each([1280, 390])(
    'has all files in one group that fits %d pixels and has nothing for axe',
    async (width) => {
      await visitor.resize(width);
      await open();
      const { page } = visitor;
      await page.getByRole('link', { name: 'Save or share' }).click();
      const group = page.getByRole('region', { name: GROUP });
      expect(await group.getByRole('button').allInnerTexts()).toEqual([
        'Picture (PNG)',
        'Picture (SVG)',
        'Page of A4 (PDF)',
        'Numbers (CSV)',
        'Numbers (Excel)',
        'Check in R',
        'Table as shown (CSV)',
      ]);
      expect(await group.isVisible()).toBe(true);
      await visitor.screenshot(`save-a-chart-${width}`);
      expect(await visitor.overflows()).toBe(false);
      expect(await visitor.axe()).toEqual([]);
      expect(visitor.takeTroubles()).toEqual([]);
      await visitor.resize(1280);
    },
  );
});
