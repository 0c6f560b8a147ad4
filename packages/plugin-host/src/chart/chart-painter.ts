import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { PngParts } from '@fairshift/chart-host/node';
import type { PdfPage } from '@fairshift/chart-host/pdf';
import { readPngParts } from '@fairshift/chart-host/png-parts';
import { readDrawn, type Drawing, type DrawRequest } from '@fairshift/chart-host/sheet';
import type { PluginRegistry } from '../registry/plugin-registry.js';
import { ChildUsers } from '../run/child-users.js';
import type { HostLog } from '../run/host-log.js';
import { makeRunFolder } from '../run/run-folder.js';
import { askChild, ChildEndedError, type ChildLimits, type ChildPlace } from './ask-child.js';
import { chartDrawError, type ChartDrawError, type ChartDrawErrorCode } from './chart-draw-error.js';
import { Places } from './places.js';
import type { ChildRequest } from './protocol.js';
import { readyChart, type ChartRef, type ReadyChart } from './ready-chart.js';

/** Each child's one file, bundled by the build: drawing library and all. */
const ENTRIES = {
  chart: new URL('../../dist/chart-child.mjs', import.meta.url),
  page: new URL('../../dist/page-child.mjs', import.meta.url),
} as const;
/** Other numbers than those of sources: this host runs in the API's process. */
const FIRST_USER = 57_000;
/** The counterpart of the browser's 2 seconds: this process starts cold, and draws as well. */
const DRAW: ChildLimits = { memoryMb: 128, cpuSeconds: 5, runMs: 15_000, mostBytes: 8_000_000 };
const PNG: ChildLimits = { memoryMb: 256, cpuSeconds: 15, runMs: 40_000, mostBytes: 12_000_000 };
const PDF: ChildLimits = { memoryMb: 256, cpuSeconds: 15, runMs: 40_000, mostBytes: 12_000_000 };
const AT_ONCE = 2;
/** Of one organisation. */
const MOST_WAITING = 30;
/** Failures that the chart's own side may name. */
const OF_THE_CHART: readonly string[] = [
  'too-few-points',
  'wrong-form',
  'bad-options',
  'load-failed',
  'bad-result',
];

export interface ChartPainterOptions {
  readonly registry: PluginRegistry;
  /** Where the folders of single runs are made. */
  readonly workFolder: string;
  readonly log: HostLog;
  readonly childUidBase?: number;
  /** Other limits for tests. */
  readonly limits?: Partial<ChildLimits>;
}

export interface PaintRequest extends Omit<DrawRequest, 'exportName'> {
  /** Whose picture it is, where there are several: one owner does not keep others waiting. */
  readonly owner?: string;
}

interface Job {
  readonly owner: string;
  readonly title: string;
  readonly bundle: Uint8Array;
  readonly limits: ChildLimits;
  readonly entry: keyof typeof ENTRIES;
}

/**
 * Draws charts on the server, each in a fenced process that loads one bundle for one picture and then ends, so that
 * nothing of one organisation's figures can meet another's. No chart is ever loaded in this process.
 */
export class ChartPainter {
  readonly #users: ChildUsers;
  readonly #places = new Places(AT_ONCE, MOST_WAITING);
  readonly #entries = new Map<keyof typeof ENTRIES, Promise<Buffer>>();
  #pngParts: Promise<PngParts> | undefined;

  constructor(readonly options: ChartPainterOptions) {
    this.#users = new ChildUsers(options.childUidBase ?? FIRST_USER);
  }

  /** What draws a picture: title, version, hash. Throws `ChartDrawError`. */
  chart(ref: ChartRef): ReadyChart {
    return readyChart(this.options.registry, ref);
  }

  /** Version of the product that draws and checks. */
  get engine(): string {
    return this.options.registry.options.hostVersion;
  }

  /** Runs analyse, toOption and describe, and draws. Throws `ChartDrawError`. */
  async draw(ref: ChartRef, request: PaintRequest): Promise<Drawing> {
    const chart = this.chart(ref);
    const bundle = await chart.bundle();
    const { owner = '', ...asked } = request;
    const job = { owner, title: chart.title, bundle, limits: DRAW, entry: 'chart' } as const;
    const answer = await this.#ask(job, (url) => ({
      operation: 'draw',
      bundle: url,
      request: { ...asked, exportName: chart.exportName },
    }));
    const drawn = readDrawn(parsed(answer), request.draw);
    if (!('error' in drawn)) return drawn;
    const { code, detail = '' } = drawn.error;
    throw this.#failed(chart.title, codeOf(code, detail), detail);
  }

  /** Draws SVG of ours as PNG, `zoom` pixels for each CSS pixel. Throws `ChartDrawError`. */
  async png(svg: string, zoom: number, owner = ''): Promise<Buffer> {
    const parts = await this.#parts();
    const title = 'The picture';
    const job = { owner, title, bundle: Buffer.alloc(0), limits: PNG, entry: 'chart' } as const;
    const png = await this.#ask(job, () => ({
      operation: 'png',
      picture: { svg, zoom },
      parts,
    }));
    if (png.subarray(1, 4).toString('latin1') === 'PNG') return png;
    throw this.#failed(title, 'bad-result', 'no PNG');
  }

  /** Writes a page of ours, whose picture was checked, as PDF. Throws `ChartDrawError`. */
  async pdf(page: PdfPage, owner = ''): Promise<Buffer> {
    const parts = await this.#parts();
    const title = 'The page';
    const job = { owner, title, bundle: Buffer.alloc(0), limits: PDF, entry: 'page' } as const;
    const pdf = await this.#ask(job, () => ({ operation: 'pdf', page, parts }));
    if (pdf.subarray(0, 5).toString('latin1') === '%PDF-') return pdf;
    throw this.#failed(title, 'bad-result', 'no PDF');
  }

  #parts(): Promise<PngParts> {
    this.#pngParts ??= readPngParts();
    return this.#pngParts;
  }

  async #ask(
    { owner, title, bundle, limits, entry }: Job,
    request: (bundleUrl: string) => ChildRequest,
  ): Promise<Buffer> {
    if (this.#places.isFullFor(owner)) throw chartDrawError('busy', title, '');
    return this.#places.with(owner, async () => {
      const place = await this.#place(bundle, entry);
      try {
        const asked = request(pathToFileURL(place.folder.bundles[0]!).href);
        return await askChild(asked, { ...limits, ...this.options.limits }, place);
      } catch (error) {
        if (error instanceof ChildEndedError) throw this.#failed(title, error.code, error.message);
        throw error;
      } finally {
        this.#users.give(place.uid);
        await place.folder.remove();
      }
    });
  }

  /** A user and a folder for one child, which can read nothing else. */
  async #place(bundle: Uint8Array, name: Job['entry']): Promise<ChildPlace> {
    const reading = this.#entries.get(name) ?? readFile(ENTRIES[name]);
    this.#entries.set(name, reading);
    const entry = await reading;
    const { workFolder, log } = this.options;
    const uid = this.#users.take();
    try {
      const content = { entry, bundles: [bundle] };
      return { uid, log, folder: await makeRunFolder(workFolder, uid !== undefined, content) };
    } catch (error) {
      this.#users.give(uid);
      throw error;
    }
  }

  #failed(title: string, code: ChartDrawErrorCode, detail: string): ChartDrawError {
    const reference = randomBytes(4).toString('hex');
    const shown = detail.slice(0, 1_000);
    this.options.log.warn('a chart was not drawn', { reference, title, code, detail: shown });
    return chartDrawError(code, title, reference);
  }
}

/** What the child says, or nothing where it is no JSON. */
function parsed(answer: Buffer): unknown {
  try {
    return JSON.parse(answer.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A burst of buffers meets the limit inside the chart, which then only looks like a fault of its own. */
function codeOf(code: string, detail: string): ChartDrawErrorCode {
  if (/array buffer allocation failed|invalid array buffer length/i.test(detail)) return 'out-of-memory';
  return OF_THE_CHART.includes(code) ? (code as ChartDrawErrorCode) : 'plugin-failed';
}
