import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { hasBrowser, openBrowser, Visitor } from '../harness/visitor.js';

const suite = hasBrowser ? describe : describe.skip;
const faulty = fileURLToPath(
  new URL('../../../../tooling/demo/files/bedford-cervical-screening-with-faults.csv', import.meta.url),
);
const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click();

/**
 * The main job, as people do it: a charity brings a file, finds the gap, keeps a chart and releases it. A council on
 * the same installation sees nothing until then, the protected copy afterwards, and nothing once it is withdrawn.
 */
suite('from a file to a chart that two organisations can trust', () => {
  let browser: Browser;
  let analyst: Visitor;
  let admin: Visitor;
  let stranger: Visitor;
  /** Addresses that only the charity may open. */
  const own = { dataset: '', measure: '', chart: '' };
  let released = '';
  beforeAll(async () => {
    browser = await openBrowser();
    [analyst, admin, stranger] = [
      await Visitor.open(browser),
      await Visitor.open(browser),
      await Visitor.open(browser),
    ];
    await admin.signInAs('charity-admin');
    await stranger.signInAs('council-analyst');
  });
  afterAll(() => browser.close());

  /** A step stands on the one before it. */
  let last = 0;
  const step = (number: number, name: string, walk: () => Promise<void>) =>
    it(name, async () => {
      if (last !== number - 1) throw new Error(`Step ${last + 1} did not end well.`);
      try {
        await walk();
      } catch (error) {
        const people = Object.entries({ analyst, admin, stranger });
        await Promise.all(people.map(([who, visitor]) => visitor.pictureOfFailure(`job-failed-${who}`)));
        const trails = people.map(([who, { trail }]) => `${who}: ${trail}`).join('\n  ');
        throw new Error(`${String(error)}\n  ${trails}`, { cause: error });
      }
      last = number;
    });

  /** Each step is kept as a picture and held to WCAG 2.2 AA. */
  const look = async (visitor: Visitor, name: string) => {
    await visitor.settled();
    await visitor.screenshot(`job-${name}`);
    const seen = { axe: await visitor.axe(), overflows: await visitor.overflows() };
    expect({ name, ...seen, troubles: visitor.takeTroubles() }).toEqual({
      name,
      axe: [],
      overflows: false,
      troubles: [],
    });
  };

  step(1, 'signs in as an example person with one press', async () => {
    const { page } = analyst;
    await analyst.goto('/sign-in');
    await page.getByText(/more people you can be/).click();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'George Pettifer, Lantern Community Charity' })
      .getByRole('button', { name: 'Analyst' })
      .click();
    await page.waitForURL('**/o/lantern-community');
    await look(analyst, '01-home');
  });

  step(2, 'brings a file: what was understood, which rows cannot be used, what will be added', async () => {
    const { page } = analyst;
    await follow(page, 'Data');
    await follow(page, 'Bring a file');
    await page.locator('input[type=file]').setInputFiles({
      name: 'Screening in Bedford.csv',
      mimeType: 'text/csv',
      buffer: readFileSync(faulty),
    });
    await page.getByRole('heading', { name: 'This looks like “Fairshift CSV”' }).waitFor();
    await look(analyst, '02-recognised');
    await page.getByLabel('Name of the new dataset').fill('Screening in Bedford');
    await press(page, 'Check the whole file');
    await page.getByRole('heading', { name: '3 rows cannot be used yet' }).waitFor();
    await look(analyst, '03-checked');
    const words = await page.locator('main').innerText();
    // Row 2 has more screened than eligible, row 7 says “many”, row 8 ends on 32 March.
    for (const said of ['Row 2', '1953', 'Row 7', 'many', 'Row 8', '2022-03-32', 'Adds 8 quarters'])
      expect(words).toContain(said);
  });

  step(3, 'starts the import and is led to the dataset', async () => {
    const { page } = analyst;
    await press(page, 'Start the import');
    await follow(page, 'See the dataset');
    await heading(page, 'Screening in Bedford');
    await page.getByRole('heading', { name: 'Ways to split it' }).waitFor();
    await look(analyst, '04-dataset');
    own.dataset = page.url();
  });

  step(4, 'says what a measure lacks, then makes it and shows every split at once', async () => {
    const { page } = analyst;
    await follow(page, /Make a measure from/);
    await press(page, 'Make the measure');
    await page.getByRole('alert').waitFor();
    await look(analyst, '05-measure-lacks');
    // Letter by letter, as a person types: the focus stays in the field while its fault goes, and the button is not
    // pressed again so soon that it takes it for a double click.
    await page.getByLabel('What is counted?').pressSequentially('people screened in time', { delay: 40 });
    expect(await page.getByLabel('What is counted?').inputValue()).toBe('people screened in time');
    await page.getByLabel('Out of whom or what?').fill('people who are eligible');
    await page.getByLabel('Who and where?').fill('Bedford practice, ages 25 to 64');
    await page.getByLabel('Who looks after the definition?').fill('Practice lead for screening');
    await page.getByLabel('Higher is better').check();
    await press(page, 'Make the measure');
    // 24 of 53 people with a learning disability, of 1,858 of 2,701: 45% and 69%, the widest gap of the six splits.
    await heading(page, 'Furthest from the overall figure: Has a learning disability');
    await look(analyst, '06-explore');
    own.measure = page.url();
    const words = await page.locator('main').innerText();
    expect(words).toContain('It is 45% for this group of 53 people, and 69% for the overall figure.');
    expect(words).toContain('6 ways to split the same 2,701 people');
  });

  step(5, 'compares with a named group, and keeps the gap over time as a chart', async () => {
    const { page } = analyst;
    await page.getByLabel('Compare each group with').selectOption({ label: 'Everyone else' });
    await heading(page, /Furthest from everyone else/);
    await page.getByLabel('Compare each group with').selectOption({ label: 'Overall: everyone' });
    await follow(page, 'Show the gap over time');
    await page.getByLabel('Split by').selectOption({ label: 'Age band' });
    await page.getByLabel('Compare with').selectOption({ label: '50 to 64' });
    await page.getByLabel('Group to look at').selectOption({ label: '25 to 49' });
    // Row 2 cannot be used, so the second quarter is the first to compare: 1,060 of 1,952 and 442 of 711.
    await heading(page, 'The gap narrowed from 8 to 3 percentage points.');
    await look(analyst, '07-draft');
    await page.getByLabel('Name of the chart').fill('Screening by age');
    await press(page, 'Keep this chart');
    await page.waitForURL(/\/charts\/[0-9a-f-]{36}$/);
    await heading(page, 'The gap narrowed from 8 to 3 percentage points.');
    await look(analyst, '08-chart');
    own.chart = page.url();
  });

  step(6, 'keeps it from the other organisation, whoever guesses the address', async () => {
    for (const address of Object.values(own)) {
      await stranger.goto(address);
      await heading(stranger.page, 'We cannot find that page');
      expect(await stranger.page.content()).not.toMatch(/Screening by age|1,?060/);
    }
    await stranger.goto('/hub');
    expect(await stranger.page.content()).not.toContain('Lantern Community Charity');
    stranger.takeTroubles();
  });

  step(7, 'is released by an admin, who sees it first as others will', async () => {
    const { page } = admin;
    await admin.goto(own.chart);
    await follow(page, 'Publish this chart');
    await page.getByRole('button', { name: 'Release to the other organisations' }).waitFor();
    await look(admin, '09-publish');
    // 1,060 of 1,952 is shown as 1,060 of 1,950: to the nearest 5.
    expect(await page.locator('main').innerText()).toContain('1,060 of 1,950');
    await page.getByLabel(/What does this chart show/).fill('The age gap in screening fell in Bedford.');
    await press(page, 'Release to the other organisations');
    await heading(page, 'This chart is released');
    await look(admin, '10-released');
  });

  step(8, 'is then on the hub of the other organisation, with rounded numbers only', async () => {
    const { page } = stranger;
    await stranger.goto('/hub');
    expect(await page.locator('main').innerText()).toContain('The age gap in screening fell in Bedford.');
    await follow(page, 'Screening by age');
    await page.getByRole('heading', { name: 'In words' }).waitFor();
    await look(stranger, '11-hub-chart');
    released = page.url();
    const content = await page.content();
    expect(content).toContain('1,060 of 1,950');
    expect(content).not.toContain('1,952');
    expect(content).not.toContain('George Pettifer');
  });

  step(9, 'is gone for others when it is withdrawn', async () => {
    const { page } = admin;
    await admin.goto('/o/lantern-community/releases');
    await press(page, 'Withdraw');
    await press(page, /Withdraw it/);
    await page.getByText('The release is withdrawn').waitFor();
    await look(admin, '12-withdrawn');
    await stranger.goto(released);
    await heading(stranger.page, 'We cannot find that page');
  });
});
