import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Api } from '../harness/api.js';
import { hasBrowser, openBrowser, Visitor } from '../harness/visitor.js';

const suite = hasBrowser ? describe : describe.skip;
const workbook = fileURLToPath(new URL('../../fixtures/ward-seen-in-time.xlsx', import.meta.url));
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const shown = (page: Page, text: string) => page.getByText(text).first().waitFor();
/** What a person takes to read a page: a second press at once counts as a slip. */
const read = (page: Page) => page.waitForTimeout(700);

suite('a ward brings a workbook of its own', () => {
  let browser: Browser;
  let analyst: Visitor;
  let upload = '';
  beforeAll(async () => {
    browser = await openBrowser();
    analyst = await Visitor.open(browser);
    await analyst.signInAs('trust-analyst');
    const { organisation } = await Api.signIn('trust-analyst');
    upload = `/o/${organisation.slug}/data/import`;
  });
  afterAll(() => browser.close());

  /** Each page is kept as a picture and held to WCAG 2.2 AA, also on a phone. */
  const look = async (name: string) => {
    const { page } = analyst;
    await analyst.settled();
    const seen = { axe: await analyst.axe(), overflows: await analyst.overflows() };
    await analyst.screenshot(`workbook-${name}`);
    const size = page.viewportSize()!;
    await page.setViewportSize({ width: 390, height: 844 });
    await analyst.screenshot(`workbook-${name}-phone`);
    const phone = await analyst.overflows();
    await page.setViewportSize(size);
    expect({ name, ...seen, phone, troubles: analyst.takeTroubles() }).toEqual({
      name,
      axe: [],
      overflows: false,
      phone: false,
      troubles: [],
    });
  };

  it('says what its columns hold, one page at a time, and has a dataset', async () => {
    const { page } = analyst;
    await analyst.goto(upload);
    await page.locator('input[type=file]').setInputFiles({
      name: 'seen-in-time.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: readFileSync(workbook),
    });
    await shown(page, 'What is one row of your table?');
    await look('1-rows');
    await read(page);
    await press(page, 'Go on');

    await shown(page, 'What does each column hold?');
    const words = await page.locator('main').innerText();
    expect(words).toContain('It seems to hold NHS numbers, which may not be taken in.');
    expect(words).not.toContain('943 476');
    await look('2-columns');
    await read(page);
    await press(page, 'Go on');

    await shown(page, 'How we match your words');
    expect(await page.getByRole('row', { name: /^Polish/ }).innerText()).toContain('Stays as it is');
    await look('3-labels');
    await read(page);
    await press(page, 'Go on');

    await shown(page, 'Last questions');
    await page.getByLabel('What does a date stand for?').selectOption('month');
    await page.getByLabel('Higher is better').check();
    await page.getByLabel(/A name for these answers/).fill('Ward list');
    await look('4-last-questions');
    await read(page);
    await press(page, 'Keep these answers');

    await page.getByLabel('Name of the new dataset').fill('Seen in time');
    await look('5-target');
    await read(page);
    await press(page, 'Check the whole file');
    await shown(page, 'It makes a new dataset, “Seen in time”.');
    // By hand: see fixtures/README.md.
    const understood = await page.locator('main').innerText();
    for (const said of ['Adds 3 months', '12 rows can be used', '234', '390'])
      expect(understood).toContain(said);
    await look('6-checked');
    await press(page, 'Start the import');
    await page.getByRole('link', { name: 'See the dataset' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Seen in time' }).waitFor();
    await look('7-dataset');
  }, 300_000);

  it('reads the next file with the same headings by the answers that were kept', async () => {
    const { page } = analyst;
    await analyst.goto(upload);
    await page.locator('input[type=file]').setInputFiles({
      name: 'seen-in-time-june.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: readFileSync(workbook),
    });
    await shown(page, 'Read it like an earlier file?');
    await page.getByRole('radio', { name: 'Ward list' }).check();
    await look('8-saved');
    await read(page);
    await press(page, 'Go on');
    await page.getByRole('button', { name: 'Check the whole file' }).waitFor();
  }, 120_000);
});
