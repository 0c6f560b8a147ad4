// Rows from a server's pages, through the source's fenced process, the broker and the import, over HTTP: against COPY
// of the same observations in the same run; a month's refresh against the finish of the first run; a stop.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { bringSource, connect } from './connect.mjs';
import { timeCopy } from './copy-yardstick.mjs';
import { atLeast, atMost, figure, load, median, writeFigures } from './figures.mjs';
import { writeCopyText } from './make-csv.mjs';
import { openPagesServer } from './pages-server.mjs';
import { freePort, startStanding } from './standing.mjs';

const ROWS = Number(process.env.FAIRSHIFT_BENCH_ROWS ?? 1_000_000);
const LARGE = Number(process.env.FAIRSHIFT_BENCH_LARGE ?? 5_000_000);
const ROUNDS = Number(process.env.FAIRSHIFT_BENCH_ROUNDS ?? 3);

const port = await freePort();

async function withServer(rows, work) {
  const server = await openPagesServer(rows, port);
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}

/** From the stop until the run is marked, and until the next one has begun on the same dataset. */
async function timeStop(standing, server) {
  const one = await connect(standing.url, server.address, 'Stopped');
  server.pause(500);
  await one.start();
  await one.until(({ progress }) => progress?.done > 0);
  const began = performance.now();
  const { runs } = await one.cancel();
  if (runs[0].state !== 'cancelled') throw new Error(`After a stop the run is ${runs[0].state}.`);
  const marked = performance.now() - began;
  server.pause(0);
  await one.start();
  await one.until(({ state }) => state === 'running');
  const free = performance.now() - began;
  await one.until(({ state }) => state === 'done');
  return { marked, free };
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'fairshift-bench-files-'));
const standing = await startStanding({
  more: { FAIRSHIFT_PRIVATE_ORIGINS: `http://127.0.0.1:${port}` },
});
try {
  await bringSource(standing.url, `http://127.0.0.1:${port}`);
  await withServer(ROWS, async (server) => {
    const text = path.join(folder, 'bench.tsv');
    await writeCopyText(text, ROWS);
    const rounds = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const copy = await timeCopy(standing.databaseUrl, text);
      const ran = await (await connect(standing.url, server.address, `Pages ${round}`)).run();
      if (ran.rows !== ROWS) throw new Error(`${ran.rows} rows came, of ${ROWS}.`);
      rounds.push({ copy, ...ran });
    }
    const of = (pick) => median(rounds.map(pick));
    figure('load of the machine', load(), 'processes');
    figure('connection: run of all pages', of((r) => r.all) / 1000, 's');
    figure('connection: of it from the last row on', of((r) => r.finish) / 1000, 's');
    atLeast('connection: run against COPY', of((r) => r.copy) / of((r) => r.all), 'x COPY', 0.5);
    const stop = await timeStop(standing, server);
    atMost('connection: stop until the run is marked', stop.marked, 'ms', 1_000);
    atMost('connection: stop until the next run has begun', stop.free, 'ms', 1_000);
  });
  await withServer(LARGE, async (server) => {
    // Making so many rows kept this process from hearing that the server had closed its idle connections.
    await wait(250);
    server.give(server.months - 1);
    const one = await connect(standing.url, server.address, 'Refreshed');
    const first = await one.run();
    server.give(server.months);
    const next = await one.run();
    if (next.rows !== LARGE) throw new Error(`${next.rows} rows are there, of ${LARGE}.`);
    figure('connection: first run of the large one', first.all / 1000, 's');
    figure('connection: finish of the large one', first.finish / 1000, 's');
    figure('connection: refresh of a month of it', next.all / 1000, 's');
    atMost('connection: refresh against the first finish', next.all / first.finish, 'x finish', 1.5);
  });
} finally {
  await standing.stop();
  rmSync(folder, { recursive: true, force: true });
}
writeFigures();
