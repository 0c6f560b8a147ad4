import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { base, hasBrowser, openBrowser, Visitor } from '../harness/visitor.js';
import { packFixture } from '../plugins/pack.mjs';

const suite = hasBrowser ? describe : describe.skip;
const csv = fileURLToPath(new URL('../plugins/fixtures/visits/visits.csv', import.meta.url));
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click();
const chooseFile = (page: Page, name: string, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

/**
 * The promise of plugins: with everything running, a partner's file is dropped in, read about, switched on and used
 * by somebody else. Nothing is built and nothing is started again.
 */
suite('a plugin that is dropped into a running installation', () => {
  let browser: Browser;
  let administrator: Visitor;
  let analyst: Visitor;
  beforeAll(async () => {
    browser = await openBrowser();
    [administrator, analyst] = [await Visitor.open(browser), await Visitor.open(browser)];
    await administrator.signInAs('system-administrator');
    await analyst.signInAs('trust-analyst');
  });
  afterAll(() => browser.close());

  let last = 0;
  const step = (number: number, name: string, walk: () => Promise<void>) =>
    it(name, async () => {
      if (last !== number - 1) throw new Error(`Step ${last + 1} did not end well.`);
      try {
        await walk();
      } catch (error) {
        const people = Object.entries({ administrator, analyst });
        await Promise.all(people.map(([who, visitor]) => visitor.pictureOfFailure(`plugin-failed-${who}`)));
        const trails = people.map(([who, { trail }]) => `${who}: ${trail}`).join('\n  ');
        throw new Error(`${String(error)}\n  ${trails}`, { cause: error });
      }
      last = number;
    });

  const look = async (visitor: Visitor, name: string) => {
    await visitor.settled();
    await visitor.screenshot(`plugin-${name}`);
    const seen = { axe: await visitor.axe(), overflows: await visitor.overflows() };
    const troubles = visitor.takeTroubles();
    expect({ name, ...seen, troubles }).toEqual({ name, axe: [], overflows: false, troubles: [] });
  };

  step(1, 'is refused in a sentence when it is no plugin', async () => {
    const { page } = administrator;
    await administrator.goto('/system/plugins');
    await chooseFile(page, 'notes.fsplugin', Buffer.from('not a zip'));
    await page
      .getByText(/notes.fsplugin was not added. The file is damaged/)
      .first()
      .waitFor();
    // The browser reports the 422 itself.
    administrator.takeTroubles();
    await look(administrator, '01-refused');
  });

  step(2, 'is uploaded, and says what it brings and asks for', async () => {
    const { page } = administrator;
    await chooseFile(page, 'visits.fsplugin', packFixture('visits'));
    await page.getByRole('heading', { level: 1, name: 'Home visits' }).waitFor();
    const words = await page.locator('main').innerText();
    for (const said of [
      'Waits for approval',
      'May not use the network.',
      'May use 128 MB of memory and 5 minutes for each run.',
      'Harbour Council',
      'Not checked yet.',
    ])
      expect(words).toContain(said);
    await look(administrator, '02-waits');
    await administrator.resize(390);
    await look(administrator, '02-waits-390');
    await administrator.resize(1280);
  });

  step(3, 'does nothing yet: its file is not known', async () => {
    await analyst.goto('/o/riverlands-trust/data/import');
    await chooseFile(analyst.page, 'visits.csv', readFileSync(csv));
    await analyst.page.waitForURL(/\/imports\//);
    await analyst.settled();
    expect(await analyst.page.locator('main').innerText()).not.toContain('This looks like “Home visits”');
    analyst.takeTroubles();
  });

  step(4, 'is switched on with one press', async () => {
    const { page } = administrator;
    await press(page, 'Approve and switch on');
    await page.getByText('Works', { exact: true }).first().waitFor();
    await page.getByText('1.0.0: works').waitFor();
    await look(administrator, '03-works');
  });

  step(5, 'reads its file for somebody else at once', async () => {
    const { page } = analyst;
    await analyst.goto('/o/riverlands-trust/data/import');
    await chooseFile(page, 'visits.csv', readFileSync(csv));
    await page.getByRole('heading', { name: 'This looks like “Home visits”' }).waitFor();
    await page.getByLabel('Name of the new dataset').fill('Home visits');
    await press(page, 'Check the whole file');
    await press(page, 'Start the import');
    await follow(page, 'See the dataset');
    await page.getByRole('heading', { level: 1, name: 'Home visits' }).waitFor();
    await look(analyst, '04-dataset');
  });

  step(6, 'draws its chart, which is kept in a project', async () => {
    const { page } = analyst;
    await follow(page, /Make a measure from/);
    await page.getByLabel('What is counted?').pressSequentially('people visited in time', { delay: 40 });
    await page.getByLabel('Out of whom or what?').fill('people due a visit');
    await page.getByLabel('Who and where?').fill('Everybody in Harbour');
    await page.getByLabel('Who looks after the definition?').fill('Head of home visits');
    await page.getByLabel('Higher is better').check();
    await press(page, 'Make the measure');
    await page.waitForURL(/\/measures\/[0-9a-f-]{36}/);
    const measure = /measures\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    await analyst.goto(
      `/o/riverlands-trust/charts/new?measure=${measure}&type=harbour-council.visits/plain-columns`,
    );
    await page.getByRole('heading', { name: 'In words' }).waitFor();
    // 52 of 100 in March.
    expect(await page.locator('main').innerText()).toMatch(/was 52 in 2024-03/);
    await look(analyst, '05-chart');
    await page.getByLabel('Name of the chart').fill('Visits in plain columns');
    await page.getByLabel('In which project?').selectOption({ index: 1 });
    await press(page, 'Keep this chart');
    await page.waitForURL(/\/charts\/[0-9a-f-]{36}$/);
    await look(analyst, '06-kept');
  });

  step(7, 'stops at once when it is switched off, and goes on when it is switched on again', async () => {
    const { page } = administrator;
    await press(page, 'Switch off');
    await page.getByText('1.0.0: switched off').waitFor();
    const { charts } = (await (await analyst.context.request.get(`${base()}/api/plugins`)).json()) as {
      charts: { chartId: string }[];
    };
    expect(charts.map(({ chartId }) => chartId)).not.toContain('plain-columns');
    await press(page, 'Switch on');
    await page.getByText('Works', { exact: true }).first().waitFor();
    await look(administrator, '07-on-again');
  });
});
