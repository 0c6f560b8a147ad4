// Charts over HTTP from datasets of 500,000 and 5,000,000 observations (60 months, 5 stratifiers), against the bare
// SQL of the same reads. Both datasets have the same periods, places and groups, so that only the number of
// observations differs.
import { openAsBlob, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { analystAt } from '../../e2e/src/survival/analyst.mjs';
import { measureOf, selections } from '../../e2e/src/survival/dataset-content.mjs';
import { bringIn } from '../../e2e/src/survival/import-steps.mjs';
import { connectAsApp, statementsOf, timeBare } from './bare-reads.mjs';
import { atMost, figure, load, median, percentile, writeFigures } from './figures.mjs';
import { writeCsv } from './make-csv.mjs';
import { startStanding } from './standing.mjs';

const SMALL = 500_000;
const LARGE = Number(process.env.FAIRSHIFT_BENCH_LARGE ?? 5_000_000);
const RUNS = 40;
const WARM_UP = 5;
/** HTTP, permission, checks and JSON may cost this much over bare SQL. */
const OVER_BARE_MS = 80;
const FILTER_RATIO = 1.5;
const GROWTH_RATIO = 1.3;
const GROWTH_MS = 5;

async function bringInRows(person, folder, rows) {
  const file = path.join(folder, `${rows}.csv`);
  await writeCsv(file, rows);
  const began = performance.now();
  const job = await bringIn({
    ...person,
    name: `${rows}.csv`,
    bytes: await openAsBlob(file),
    target: { kind: 'new', title: `${rows} rows` },
    patience: 600_000,
  });
  figure(`bring in ${rows.toLocaleString('en')} rows`, (performance.now() - began) / 1000, 's');
  rmSync(file);
  return job.datasetId;
}

/** The reads of one dataset: how to ask over HTTP, and which read of the product stands behind it. */
async function readsOf(person, datasetId) {
  const { client, base } = person;
  const dataset = await client.get(`${base}/datasets/${datasetId}`);
  const measure = await measureOf(person, datasetId);
  const at = `${base}/measures/${measure.id}`;
  const of = { datasetId, columnCode: dataset.columns[0].id, periodKind: 'month' };
  const { split, filter } = selections(dataset.stratifiers, undefined);
  return {
    chart: {
      http: () => client.send('POST', `${at}/series`, split),
      read: (reader, ctx) => reader.read(ctx, { ...of, ...split }),
    },
    explore: {
      http: () => client.get(`${at}/explore`),
      read: (reader, ctx) => reader.explore(ctx, of),
    },
    filter: {
      http: () => client.send('POST', `${at}/series`, filter),
      read: (reader, ctx) => reader.read(ctx, { ...of, ...filter }),
    },
  };
}

/** Bare and HTTP take turns, so that both meet the same machine. */
async function time({ http, read }, client, organisationId) {
  const statements = await statementsOf(client, organisationId, read);
  const [bare, over] = [[], []];
  for (let run = -WARM_UP; run < RUNS; run += 1) {
    const sql = await timeBare(client, organisationId, statements);
    const began = performance.now();
    await http();
    if (run < 0) continue;
    bare.push(sql);
    over.push(performance.now() - began);
  }
  return { bare: median(bare), http: median(over), slow: percentile(over, 0.95) };
}

async function timeAll(person, client, datasetId) {
  const organisationId = person.base.split('/').at(-1);
  const reads = await readsOf(person, datasetId);
  const times = {};
  for (const [name, read] of Object.entries(reads)) times[name] = await time(read, client, organisationId);
  return times;
}

function judge(small, large) {
  for (const name of ['chart', 'explore']) {
    figure(`${name}, 5 M: bare SQL, median`, large[name].bare, 'ms');
    figure(`${name}, 5 M: HTTP, median`, large[name].http, 'ms');
    atMost(`${name}, 5 M: HTTP, 95th percentile`, large[name].slow, 'ms', large[name].bare + OVER_BARE_MS);
    figure(`${name}, 500 k: HTTP, median`, small[name].http, 'ms');
    const further = Math.max(small[name].http * GROWTH_RATIO, small[name].http + GROWTH_MS);
    atMost(`${name}: median at 5 M beside 500 k`, large[name].http, 'ms', further);
  }
  figure('filter on two, 5 M: bare SQL, median', large.filter.bare, 'ms');
  figure('filter on two, 5 M: HTTP, median', large.filter.http, 'ms');
  const ratio = large.filter.http / large.filter.bare;
  atMost('filter on two, 5 M: HTTP against bare SQL', ratio, 'x bare', FILTER_RATIO);
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'fairshift-bench-files-'));
const standing = await startStanding();
try {
  const person = await analystAt(standing.url);
  const small = await bringInRows(person, folder, SMALL);
  const large = await bringInRows(person, folder, LARGE);
  const client = await connectAsApp(standing);
  figure('load of the machine', load(), 'processes');
  judge(await timeAll(person, client, small), await timeAll(person, client, large));
  await client.end();
} finally {
  await standing.stop();
  rmSync(folder, { recursive: true, force: true });
}
writeFigures();
