import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { allPages, type PageToSee } from '../harness/pages.js';
import { hasBrowser, openBrowser, Visitor } from '../harness/visitor.js';

const suite = hasBrowser ? describe : describe.skip;

/** A page that answers 404 on purpose makes the browser say so on its console. */
const expected = (page: PageToSee) => (page.name === 'not-found' ? /404/ : /^\b$/);

suite.each([['a desk', 1280]])('every page on %s', (_, width) => {
  let browser: Browser;
  let pages: PageToSee[];
  beforeAll(async () => {
    browser = await openBrowser();
    pages = await allPages();
  });
  afterAll(() => browser.close());

  const visit = async (page: PageToSee) => {
    const visitor = await Visitor.open(browser, width);
    try {
      if (page.as) await visitor.signInAs(page.as);
      await visitor.goto(page.path);
      await visitor.screenshot(`${page.name}-${width}`);
      return {
        heading: (await visitor.page.locator('h1').first().innerText()).trim(),
        title: await visitor.page.title(),
        axe: await visitor.axe(),
        overflows: await visitor.overflows(),
        troubles: visitor.troubles.filter((trouble) => !expected(page).test(trouble)),
      };
    } finally {
      await visitor.close();
    }
  };

  it('has a heading and a title, passes axe at WCAG 2.2 AA, never scrolls sideways and asks nobody outside', async () => {
    const wrong: Record<string, unknown> = {};
    for (const page of pages) {
      const { heading, title, axe, overflows, troubles } = await visit(page);
      const faults = [
        ...axe,
        ...troubles,
        ...(overflows ? ['scrolls sideways'] : []),
        ...(heading === '' ? ['no heading'] : []),
        ...(/Fairshift/.test(title) && title.length > 12 ? [] : [`title: ${title}`]),
      ];
      if (faults.length > 0) wrong[page.name] = faults;
    }
    expect(wrong).toEqual({});
    expect(pages.length).toBeGreaterThan(30);
  }, 300_000);
});
