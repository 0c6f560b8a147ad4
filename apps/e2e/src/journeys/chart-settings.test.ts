import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { keptChart, type Kind, monthOf } from '../harness/figures.js';
import { look } from '../harness/look.js';
import { hasBrowser, openBrowser, Visitor } from '../harness/visitor.js';

const suite = hasBrowser ? describe : describe.skip;

/** Falls of a made-up ward in 1,800 bed days a month: about 12 for 15 months, then 8 months of 4 to 7. */
const FALLS = [14, 11, 13, 12, 15, 9, 13, 12, 14, 10, 11, 13, 9, 12, 12, 6, 5, 7, 4, 6, 5, 7, 6];
const RATE: Kind = {
  kind: 'rate',
  form: 'rate',
  title: 'Falls on Elm ward for every 1,000 bed days',
  unit: 'falls',
  multiplier: 1000,
};

suite('the settings of a chart', () => {
  let browser: Browser;
  let visitor: Visitor;
  let kept: string;
  beforeAll(async () => {
    browser = await openBrowser();
    visitor = await Visitor.open(browser);
    await visitor.signInAs('council-analyst');
    const rows = FALLS.map((falls, at) => `${monthOf(at)},${monthOf(at + 1)},elm,Elm ward,*,${falls},1800,`);
    ({ kept } = await keptChart(RATE, rows));
    await visitor.goto(kept);
    await visitor.page.locator('.fs-plot__picture svg').first().waitFor();
  }, 120_000);
  afterAll(() => browser.close());

  const words = () => visitor.page.locator('main').innerText();
  const details = (summary: string): Locator =>
    visitor.page.locator('details', { has: visitor.page.locator('summary', { hasText: summary }) }).first();
  const open = async (summary: string): Promise<Locator> => {
    await visitor.page.locator('summary', { hasText: summary }).first().click();
    return details(summary);
  };
  /** Waits until the page says it; else fails with what it says instead. */
  async function says(text: string): Promise<void> {
    const found = visitor.page.waitForFunction(
      (asked) => document.querySelector('main')?.innerText.includes(asked),
      text,
    );
    await found.catch(async () => expect(await words()).toContain(text));
  }
  /** A second click within 0.6 s is taken for a slip. */
  async function press(form: Locator, name: string): Promise<void> {
    await visitor.page.waitForTimeout(700);
    await form.getByRole('button', { name }).click();
  }

  it('suggests a new phase for a lasting shift, and a person starts it with a reason', async () => {
    const { page } = visitor;
    const all = await words();
    // 8 months from April 2024 on are below the average.
    expect(all).toContain('The level may have changed');
    expect(all).toContain('The last 8 points are all below the average, from April 2024 on.');
    await page.getByRole('button', { name: 'Start a new phase there' }).click();
    const form = details('Start a new phase');
    expect(await form.getByLabel('From').inputValue()).toBe('2024-04-01');
    await look(visitor, 'start-a-phase');
    await form.getByLabel('Name of the phase').fill('Low beds');
    await press(form, 'Start the phase');
    await form.getByText('Give the reason').first().waitFor();
    await form.getByLabel('Why?').fill('All beds can be lowered since then');
    await press(form, 'Start the phase');
    await says('From April 2024 the average was 3.2');
    const later = await words();
    expect(later).not.toContain('The level may have changed');
    expect(later).toContain('New: Phase: Low beds, 1 April 2024: All beds can be lowered since then');
  }, 60_000);

  it('says which charts suit the measure and why, and draws the one that is chosen', async () => {
    const form = await open('Choose the control chart');
    const text = await form.innerText();
    expect(text).toContain('This measure is a number of events for a number of people.');
    expect(text).toContain('U chart (usual)');
    await form.locator('summary', { hasText: 'Why not the others?' }).click();
    await form.getByText('It needs the date of each event.').waitFor();
    await look(visitor, 'choose-the-chart');
    await form.getByLabel('XmR chart').check();
    await form.getByLabel('Why?').fill('Our board uses XmR charts throughout');
    await press(form, 'Use this chart');
    await says('XmR chart, Making Data Count rules.');
    await says('Chart: XmR chart');
    // Taken away again, with a reason, which the history keeps.
    const away = await open('Take away: Chart: XmR chart');
    await away.getByLabel('Why?').fill('It hides how many bed days there are');
    await press(away, 'Take it away');
    await says('U-chart, Making Data Count rules.');
    await says('It hides how many bed days there are');
    await says('Saved. It is taken away.');
    const at = await visitor.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(at).toBe('What is marked on this chart');
    // Only what was saved last says so.
    expect(await words()).not.toContain('Saved. The chart is drawn anew.');
    // The chooser, still open, shows what is drawn now.
    expect(await form.getByLabel('XmR chart').isChecked()).toBe(false);
    expect(await form.getByLabel('U chart (usual)').isChecked()).toBe(true);
    await look(visitor, 'taken-away');
  }, 60_000);

  it('takes other rules, and compares two rule sets side by side', async () => {
    const { page } = visitor;
    const form = await open('Choose the rules');
    await form.getByLabel('Points in a row on one side').fill('20');
    await form.getByLabel('Why?').fill('As our board does');
    await press(form, 'Use these rules');
    await form.getByText('Write a whole number from 5 to 12, or nothing').first().waitFor();
    await form.getByLabel('Points in a row on one side').fill('8');
    await press(form, 'Use these rules');
    await says('Making Data Count, November 2023, with 8 in a row');
    await open('Compare with another rule set');
    await page.getByLabel('Other rule set').selectOption({ label: 'Western Electric, 1956' });
    await page.getByRole('heading', { name: 'With Western Electric, 1956' }).waitFor();
    await page.getByText(/Both rule sets mark the same points|marked by only one/).waitFor();
    await look(visitor, 'compare-rules');
  }, 60_000);

  it('leaves points out, sets a target, and keeps limits as a person wants them', async () => {
    const out = await open('Leave points out');
    await out.getByLabel('From').selectOption({ label: 'May 2023' });
    await out.getByLabel('Up to and with').selectOption({ label: 'May 2023' });
    await out.getByLabel('Why?').fill('A norovirus outbreak');
    await press(out, 'Leave them out');
    await says('Left out, May 2023');
    // The same points again are refused beside the field.
    await out.getByLabel('From').selectOption({ label: 'May 2023' });
    await out.getByLabel('Up to and with').selectOption({ label: 'May 2023' });
    await out.getByLabel('Why?').fill('Builders on the ward');
    await press(out, 'Leave them out');
    await out.getByText('These points are left out already.').first().waitFor();
    const target = await open('Set a target');
    await target.getByLabel('Target', { exact: true }).fill('three');
    await target.getByLabel('Name of the target').fill('Aim');
    await target.getByLabel('Why?').fill('Half of what it was');
    await press(target, 'Set the target');
    await target.getByText('Write the target as a number').first().waitFor();
    await target.getByLabel('Target', { exact: true }).fill('3');
    await press(target, 'Set the target');
    await says('The target is 3.');
    const limits = await open('How limits are worked out');
    await limits.getByLabel('Stop at what is possible').uncheck();
    await limits.getByLabel('Why?').fill('To see the whole formula');
    await press(limits, 'Use these limits');
    await says('Limits: Drawn also where no value can be');
    await look(visitor, 'all-set');
  }, 60_000);

  it('shows the chart as it was on a day, and who changed what', async () => {
    const { page } = visitor;
    const form = await open('See the chart as it was on a day');
    await form.getByLabel('Day').fill('tomorrow');
    await press(form, 'Show it');
    await form.getByText('Write a day in the past').first().waitFor();
    await form.getByLabel('Day').fill('2020-01-31');
    await press(form, 'Show it');
    await says('This measure was not there yet on that day. Choose a later day.');
    // The browser notes the refused call; the page has it in words.
    visitor.takeTroubles();
    expect(await words()).not.toContain('Try again');
    await look(visitor, 'not-there-yet');
    await visitor.goto(`${kept}?asOf=2199-01-31`);
    await says('That day has not come yet. Choose today, or a day before.');
    visitor.takeTroubles();
    expect(await words()).not.toContain('This is the chart as it was');
    await page.getByLabel('Day').fill(new Date().toISOString().slice(0, 10));
    await press(page.locator('main'), 'Show it');
    await says('This is the chart as it was at the end of');
    await visitor.goto(`${kept}?asOf=yesterday`);
    await says('There is no chart of that day');
    visitor.takeTroubles();
    await page.getByRole('link', { name: 'See it as it is now' }).click();
    await page.locator('summary', { hasText: 'Choose the rules' }).waitFor();
    await visitor.goto(`${kept}?asOf=${new Date().toISOString().slice(0, 10)}`);
    await says('This is the chart as it was at the end of');
    expect(await page.locator('summary', { hasText: 'Choose the rules' }).count()).toBe(0);
    await look(visitor, 'as-it-was');
    await page.getByRole('link', { name: 'See it as it is now' }).click();
    await page.locator('summary', { hasText: 'Choose the rules' }).waitFor();
    await page.getByRole('button', { name: 'Show older changes' }).click();
    await says('Made the measure');
  }, 60_000);
});
