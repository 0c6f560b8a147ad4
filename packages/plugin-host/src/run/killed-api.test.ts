import process from 'node:process';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serve, type TestServer } from '../../test/servers.js';
import { openTinyHost, sourceText, type TinyHost } from '../../test/tiny-plugin.js';
import type { Batch, Checkpoint, Dictionaries } from '../batch.js';
import type { RunRequest } from './run-request.js';

const ROWS = 45_000;
const PAGE = 2_500;
/** Kills in one go; `FAIRSHIFT_KILLS=20` is what the soak does. */
const KILLS = Number(process.env['FAIRSHIFT_KILLS'] ?? 3);

/** Reads pages of an API from a cursor, and says after each how far it is. */
const API = sourceText(
  `
  let next = request.cursor?.next ?? 0;
  while (next !== null) {
    const response = await ctx.fetch(ctx.config.base + '/rows?from=' + next);
    const page = await response.json();
    const rows = page.rows.map(([practice, screened], at) => ({ at: next + at + 1, cells: {
      period: '2024-04-01/2024-05-01', practice, sex: practice % 2 ? 'F' : 'M', age: '25-49', screened, eligible: 100 } }));
    for (const row of rows) row.cells.practice = 'P' + row.cells.practice;
    yield { type: 'rows', rows, provenance };
    next = page.next;
    if (next !== null) yield { type: 'checkpoint', cursor: { next } };
  }
`,
  `cursor: { safeParse: (data) => ({ success: typeof data?.next === 'number', data }) },`,
);

let server: TestServer;
let tiny: TinyHost;
beforeAll(async () => {
  server = await serve((request, response) => {
    const from = Number(new URL(request.url ?? '', server.origin).searchParams.get('from'));
    const to = Math.min(from + PAGE, ROWS);
    const rows = Array.from({ length: to - from }, (_, at) => [(from + at) % 977, (from + at) % 101]);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ rows, next: to < ROWS ? to : null }));
  });
  const network = [{ origin: server.origin, methods: ['GET'], requestsPerMinute: 600, concurrency: 2 }];
  tiny = await openTinyHost({ api: API }, { permissions: { network } });
});
afterAll(() => server.close());

/** What a worker keeps of a run, each batch with its checkpoint in one go, so that another worker can go on. */
class Store {
  rowsDone = 0;
  checkpoint: Checkpoint | undefined;
  readonly figures: string[] = [];
  readonly #kept: Record<string, object[]> = {};

  keep({ fresh, blocks, rowsDone, cursor }: Batch): void {
    for (const [name, entries] of Object.entries(fresh))
      (this.#kept[name] ??= []).push(...(entries as object[]));
    const { places = [], strata = [] } = this.#kept as unknown as Partial<Dictionaries>;
    for (const block of blocks) {
      for (const [at, place] of block.placeIds.entries()) {
        const groups = strata[block.stratumIds[at]! - 1]?.groupIds.join();
        this.figures.push(
          `${block.rowNumbers[at]} ${places[place - 1]?.code} ${groups} ${block.numerators[at]}`,
        );
      }
    }
    this.rowsDone = rowsDone;
    this.checkpoint = cursor ?? this.checkpoint;
  }

  get request(): RunRequest {
    const { rowsDone, checkpoint } = this;
    const dictionaries = this.#kept as unknown as Dictionaries;
    return {
      source: { pluginId: 'test.api', sourceId: 'tiny' },
      config: { base: server.origin },
      origins: [{ origin: server.origin, allowPrivate: true }],
      ...(rowsDone === 0
        ? {}
        : { resume: { rowsDone, dictionaries, ...(checkpoint === undefined ? {} : { checkpoint }) } }),
    };
  }
}

/** The moment may come when the process has just ended by itself. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Runs until the end or until it is killed, `afterMs` from its start. True when it came to its end. */
async function run(store: Store, afterMs?: number): Promise<boolean> {
  const started = await tiny.host.start(store.request);
  const timer = afterMs === undefined ? undefined : setTimeout(() => kill(started.pid), afterMs);
  try {
    for await (const batch of started.batches) store.keep(batch);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'killed' });
    return false;
  } finally {
    clearTimeout(timer);
  }
}

it('gives the same rows when it is killed at random moments as when it is not', async () => {
  const whole = new Store();
  const began = performance.now();
  expect(await run(whole)).toBe(true);
  const wholeMs = performance.now() - began;
  expect(whole.figures).toHaveLength(ROWS);
  expect(whole.figures[0]).toBe('1 P0 1,1 0');

  const broken = new Store();
  let kills = 0;
  // The first as soon as it can be, so that there is one however quick the run.
  const moment = () => (kills === 0 ? 0 : Math.random() * wholeMs * 0.6);
  while (!(await run(broken, kills < KILLS ? moment() : undefined))) kills++;
  expect(kills).toBeGreaterThan(0);
  expect(broken.figures).toEqual(whole.figures);
}, 240_000);
