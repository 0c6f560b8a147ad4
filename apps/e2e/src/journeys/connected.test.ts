import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { hasBrowser, openBrowser, Visitor } from '../harness/visitor.js';
import { openBedServer, type BedServer } from '../plugins/bed-server.js';
import { packFixture } from '../plugins/pack.mjs';

const port = process.env['FAIRSHIFT_E2E_SOURCE_PORT'];
/** An installation that runs already may not read from this machine: see `harness/setup.mjs`. */
const suite = hasBrowser && port ? describe : describe.skip;
const KEY = 'heron-and-otter';
const connections = '/o/riverlands-trust/data/connections';
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click();
const shown = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const main = (page: Page) => page.locator('main').innerText();

/** A partner's server over HTTP becomes a chart that says how old its data are; then the server's key changes. */
suite('a connection to a partner’s server', () => {
  let browser: Browser;
  let admin: Visitor;
  let server: BedServer;
  let chart = '';
  beforeAll(async () => {
    server = await openBedServer(Number(port), KEY);
    browser = await openBrowser();
    admin = await Visitor.open(browser);
    await admin.signInAs('trust-admin');
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  let last = 0;
  const step = (number: number, name: string, walk: (page: Page) => Promise<void>) =>
    it(name, async () => {
      if (last !== number - 1) throw new Error(`Step ${last + 1} did not end well.`);
      try {
        await walk(admin.page);
      } catch (error) {
        await admin.pictureOfFailure('connected-failed');
        throw new Error(`${String(error)}\n  ${admin.trail}`, { cause: error });
      }
      last = number;
    });

  /** Held to WCAG 2.2 AA at a desk and on a phone, and kept as a picture of both. */
  const look = async (name: string) => {
    for (const width of [390, 1280]) {
      await admin.resize(width);
      await admin.settled();
      await admin.screenshot(`connected-${name}-${width}`);
      const seen = { axe: await admin.axe(), overflows: await admin.overflows() };
      const troubles = admin.takeTroubles();
      expect({ name, width, ...seen, troubles }).toEqual({
        name,
        width,
        axe: [],
        overflows: false,
        troubles: [],
      });
    }
  };

  step(1, 'can be made once its plugin was dropped in and approved', async (page) => {
    const administrator = await Visitor.open(browser);
    await administrator.signInAs('system-administrator');
    await administrator.goto('/system/plugins');
    await administrator.page.locator('input[type=file]').setInputFiles({
      name: 'beds.fsplugin',
      mimeType: 'application/octet-stream',
      buffer: packFixture('beds'),
    });
    await administrator.page.getByRole('heading', { level: 1, name: 'Bed days' }).waitFor();
    await press(administrator.page, 'Approve and switch on');
    await administrator.page.getByText('Works', { exact: true }).first().waitFor();
    await administrator.close();
    await admin.goto(`${connections}/new`);
    // Chosen already where it is the only one.
    await page.getByRole('radio', { name: 'Bed days' }).check();
    await shown(page, 'May fetch from the address that you type as “Address of the server”.');
  });

  step(2, 'asks for what its source needs, and never shows the key again', async (page) => {
    await page.getByLabel('Name of the connection').fill('Left hospital in time');
    await page.getByLabel('Address of the server').fill(server.address);
    await page.getByLabel('Key').fill('an-old-key');
    await look('1-new');
    await press(page, 'Save and go on to the test');
    await page.getByRole('heading', { level: 1, name: 'Left hospital in time' }).waitFor();
    await press(page, 'Test the connection');
    await shown(page, 'The council’s server refused the key.');
    await look('2-refused');
    await page.getByText('Change the settings').click();
    const key = page.getByLabel('Key');
    expect(await key.inputValue()).toBe('');
    await key.fill(KEY);
    await press(page, 'Save the settings');
    await shown(page, 'The settings are saved. Test the connection again.');
    await press(page, 'Test the connection');
    await shown(page, 'The council’s server answers.');
    expect(await page.content()).not.toContain(KEY);
  });

  step(3, 'fetches page after page, and says what came', async (page) => {
    server.asked.clear();
    await press(page, 'Fetch now');
    await shown(page, /16 rows · data to 30 April 2025/);
    await page.getByText('Works', { exact: true }).first().waitFor();
    expect([...server.asked].toSorted((x, y) => x - y)).toEqual([0, 6, 12]);
    await look('3-fetched');
  });

  step(4, 'becomes a chart that says how old its data are', async (page) => {
    await follow(page, 'Left hospital in time');
    await follow(page, /Make a measure from/);
    await page.getByLabel('What is counted?').pressSequentially('people who left in time', { delay: 20 });
    await page.getByLabel('Out of whom or what?').fill('people ready to leave');
    await page.getByLabel('Who and where?').fill('Everybody in Harbour');
    await page.getByLabel('Who looks after the definition?').fill('Head of discharge');
    await page.getByLabel('Higher is better').check();
    await press(page, 'Make the measure');
    await page.waitForURL(/\/measures\/[0-9a-f-]{36}/);
    const measure = /measures\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    chart = `/o/riverlands-trust/charts/new?measure=${measure}`;
    await admin.goto(chart);
    await shown(page, /Data to 30 April 2025, fetched \d/);
  });

  step(5, 'fails calmly: one notice with the next step, and the last good data stay', async (page) => {
    server.key = 'another-key';
    await admin.goto(connections);
    await follow(page, 'Left hospital in time');
    await press(page, 'Fetch now');
    await page.getByText('Needs you', { exact: true }).first().waitFor();
    const words = await main(page);
    for (const said of [
      'It could not be fetched since',
      'The council’s server refused the key.',
      'What to do: Type the key or password again.',
      'The data that you have stay as they are.',
      '16 rows · data to 30 April 2025',
    ])
      expect(words).toContain(said);
    await look('4-failed');
    await press(page, 'Fetch now');
    await page
      .getByText(/Did not finish/)
      .nth(1)
      .waitFor();
    await admin.goto('/o/riverlands-trust');
    expect((await main(page)).split('The council’s server refused the key.')).toHaveLength(2);
    await admin.goto(chart);
    await shown(page, /Data to 30 April 2025, fetched \d/);
    admin.takeTroubles();
  });
});
