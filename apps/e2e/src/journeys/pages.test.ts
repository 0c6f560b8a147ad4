import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { allPages, type PageToSee } from '../harness/pages.js';
import { hasBrowser, openBrowser, Visitor } from '../harness/visitor.js';

const suite = hasBrowser ? describe : describe.skip;
const WIDTHS = { desk: 1280, phone: 390 } as const;

/** A page that answers 404 on purpose makes the browser say so on its console. */
const expected = (page: PageToSee) => (page.name === 'not-found' ? /404/ : /^\b$/);

suite('every page', () => {
  let browser: Browser;
  /** One browser context a person, so that signing in is done once; '' is nobody. */
  const visitors = new Map<string, Visitor>();
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const visitorOf = async (login = ''): Promise<Visitor> => {
    const known = visitors.get(login);
    if (known) return known;
    const visitor = await Visitor.open(browser, WIDTHS.desk);
    if (login) await visitor.signInAs(login);
    visitors.set(login, visitor);
    return visitor;
  };

  /** What is wrong with a page, at one width. */
  const faultsAt = async (visitor: Visitor, page: PageToSee, width: number): Promise<string[]> => {
    await visitor.resize(width);
    const heading = (await visitor.page.locator('h1').first().innerText()).trim();
    const title = await visitor.page.title();
    const faults = [
      ...(await visitor.axe()),
      ...visitor.takeTroubles().filter((trouble) => !expected(page).test(trouble)),
      ...((await visitor.overflows()) ? ['scrolls sideways'] : []),
      ...(heading === '' ? ['no heading'] : []),
      ...(/Fairshift/.test(title) && title.length > 12 ? [] : [`title: ${title}`]),
    ];
    await visitor.screenshot(`${page.name}-${width}`);
    return faults.map((fault) => `${width} px: ${fault}`);
  };

  it('has a heading and a title, passes axe at WCAG 2.2 AA, never scrolls sideways and asks nobody outside, at a desk and on a phone', async () => {
    const pages = await allPages();
    const wrong: Record<string, unknown> = {};
    for (const page of pages) {
      const visitor = await visitorOf(page.as);
      await visitor.resize(WIDTHS.desk);
      await visitor.goto(page.path);
      const faults = [
        ...(await faultsAt(visitor, page, WIDTHS.desk)),
        ...(await faultsAt(visitor, page, WIDTHS.phone)),
      ];
      if (faults.length > 0) wrong[page.name] = faults;
    }
    expect(wrong).toEqual({});
    expect(pages.length).toBeGreaterThan(30);
  }, 600_000);
});
