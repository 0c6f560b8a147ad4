import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from './chromium.mjs';

const require = createRequire(import.meta.url);
const axeSource = () => readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** What a person would wait for on a crowded machine, before they say that it hangs. */
const PATIENCE_MS = 20_000;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export const base = (): string => {
  const url = process.env['FAIRSHIFT_E2E_URL'];
  if (!url) throw new Error('no installation is running');
  return url;
};

/** Whether journeys can run at all. */
export const hasBrowser = findChromium() !== undefined;

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium()!, headless: true, args: CHROMIUM_FLAGS });

/** One person at one browser; remembers everything that went wrong on the way. */
export class Visitor {
  troubles: string[] = [];
  /** The last calls to the API with how each ended, for whoever looks why a journey failed. */
  readonly #calls: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('console', (message) => {
      // The browser itself reports every 4xx answer; journeys that provoke one say so.
      if (['error', 'warning'].includes(message.type())) this.troubles.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.troubles.push(`page: ${error.message}`));
    page.on('requestfinished', (request) => void this.#note(request));
    page.on('requestfailed', (request) => void this.#note(request));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (/^https?:$/.test(url.protocol) && url.origin !== new URL(base()).origin) {
        this.troubles.push(`external request: ${request.url()}`);
      }
    });
  }

  async #note(request: Request): Promise<void> {
    const { pathname } = new URL(request.url());
    if (!/^\/(api|shell)\//.test(pathname)) return;
    const status = (await request.response().catch(() => null))?.status() ?? request.failure()?.errorText;
    this.#calls.push(`${request.method()} ${pathname} ${status}`);
    if (this.#calls.length > 12) this.#calls.shift();
  }

  /** Where the person is and what was asked for last. */
  get trail(): string {
    return [this.page.url(), ...this.#calls].join('\n    ');
  }

  static async open(browser: Browser, width = 1280, height = 900): Promise<Visitor> {
    const context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true });
    context.setDefaultTimeout(PATIENCE_MS);
    return new Visitor(context, await context.newPage());
  }

  async goto(to: string): Promise<void> {
    await this.page.goto(new URL(to, base()).href);
    await this.settled();
  }

  /** The page has its heading and nothing says that it is loading. */
  async settled(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    await this.page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'), undefined, {
      timeout: 20_000,
    });
  }

  async signInAs(login: string): Promise<void> {
    const { password } = (await (await fetch(`${base()}/api/demo`)).json()) as { password: string };
    const response = await this.context.request.post(`${base()}/api/account/sign-in`, {
      data: { login, password },
      headers: { 'X-Fairshift': '1', Origin: base() },
    });
    if (!response.ok())
      throw new Error(`cannot sign in as ${login}: ${response.status()} ${await response.text()}`);
  }

  /** Another width; the charts are drawn again before this ends. */
  async resize(width: number, height = 900): Promise<void> {
    if (this.page.viewportSize()?.width === width) return;
    await this.page.setViewportSize({ width, height });
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await this.settled();
  }

  /** What went wrong since the last look. */
  takeTroubles(): string[] {
    const taken = this.troubles;
    this.troubles = [];
    return taken;
  }

  /** What axe finds at WCAG 2.2 AA, as `rule: selector`. */
  async axe(): Promise<string[]> {
    if (!(await this.page.evaluate(() => 'axe' in globalThis))) await this.page.evaluate(axeSource());
    return this.page.evaluate(async (tags) => {
      interface Axe {
        run(
          on: Document,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>;
      }
      const { axe } = globalThis as unknown as { axe: Axe };
      const result = await axe.run(document, {
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations'],
      });
      return result.violations.flatMap((found) =>
        found.nodes.map((node) => `${found.id}: ${String(node.target[0])}`),
      );
    }, TAGS);
  }

  /** Whether the page scrolls sideways, which it must not. */
  async overflows(): Promise<boolean> {
    return this.page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
    );
  }

  /** A picture for whoever wants to look: FAIRSHIFT_SCREENS says so, since each takes longer than the test of its page. */
  async screenshot(name: string): Promise<void> {
    if (process.env['FAIRSHIFT_SCREENS']) await this.#keepPicture(name);
  }

  /** Where a journey failed is kept as a picture in any case. */
  async pictureOfFailure(name: string): Promise<void> {
    await this.#keepPicture(name);
  }

  async #keepPicture(name: string): Promise<void> {
    const folder = path.resolve('.results', 'screens');
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
