// Broken files at full size, brought by one organisation while another looks at a chart: each gets a sentence with what
// to do within 10 seconds of its last byte, memory stays, nothing is stored, and the next file is taken.
import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { signIn } from '../../../tooling/demo/client.mjs';
import { analystAt } from '../../e2e/src/survival/analyst.mjs';
import { measureOf, selections } from '../../e2e/src/survival/dataset-content.mjs';
import { bringIn } from '../../e2e/src/survival/import-steps.mjs';
import { BROKEN } from './broken-files.mjs';
import { atMost, figure, load, percentile, writeFigures } from './figures.mjs';
import { writeCsv } from './make-csv.mjs';
import { residentBelow } from './memory.mjs';
import { startStanding } from './standing.mjs';

const WORD = process.env.FAIRSHIFT_BENCH_FILE ?? '';
const SENTENCE_S = 10;
const MEMORY_MB = 300;
const QUIET_LOOKS = 100;
const OPEN = ['checking', 'running'];
/** A file that is not answered by then never is. */
const PATIENCE_S = 60;

/** Somebody of another organisation who looks at a chart four times a second. */
async function reader(url, folder) {
  const person = await analystAt(url);
  const file = path.join(folder, 'good.csv');
  await writeCsv(file, 60_000);
  const target = { kind: 'new', title: 'Looked at' };
  const { datasetId } = await bringIn({ ...person, name: 'good.csv', bytes: await openAsBlob(file), target });
  const dataset = await person.client.get(`${person.base}/datasets/${datasetId}`);
  const measure = await measureOf(person, datasetId);
  const { split } = selections(dataset.stratifiers, undefined);
  const look = async () => {
    const began = performance.now();
    await person.client.send('POST', `${person.base}/measures/${measure.id}/series`, split);
    return performance.now() - began;
  };
  return {
    async quiet() {
      const times = [];
      for (let count = 0; count < QUIET_LOOKS; count += 1) times.push(await look());
      return percentile(times.slice(10), 0.95);
    },
    /** Looks until `work` has ended. */
    async during(work) {
      const times = [];
      const state = { ended: false };
      const working = work().finally(() => (state.ended = true));
      while (!state.ended) {
        times.push(await look());
        await wait(250);
      }
      return { times, result: await working };
    },
  };
}

/** Highest memory of server and worker, with all that they start, above their rest. */
function watch({ apiPid, workerPid }) {
  const now = () => residentBelow(apiPid) + residentBelow(workerPid);
  const rest = now();
  let peak = rest;
  const timer = setInterval(() => (peak = Math.max(peak, now())), 50);
  return () => {
    clearInterval(timer);
    return (peak - rest) / 1e6;
  };
}

/** All that a person is told of an import. */
const wordsOf = (job, problems) =>
  [job.outcome, ...(job.notRecognised ?? []).map(({ because }) => because)]
    .concat(problems.map(({ message, remedy }) => `${message} ${remedy}`))
    .filter(Boolean)
    .join(' ');

async function bringBroken({ client, base }, name, file) {
  const bytes = await openAsBlob(file);
  let job;
  const sent = performance.now();
  try {
    job = await client.upload(`${base}/imports`, name, bytes);
  } catch (error) {
    return { seconds: (performance.now() - sent) / 1000, words: error.message, rows: 0 };
  }
  const answered = performance.now();
  const at = `${base}/imports/${job.id}`;
  if (job.recognised.length > 0 && job.needs.length === 0)
    job = await client.send('PATCH', at, {
      version: job.version,
      target: { kind: 'new', title: `Broken ${name}` },
    });
  while (OPEN.includes(job.state) && performance.now() - answered < PATIENCE_S * 1000) {
    await wait(50);
    job = await client.get(at);
  }
  const { items } = await client.get(`${at}/problems?limit=3`);
  // The upload's answer comes when the file is recognised; its bytes take about as long as their hash.
  const seconds = (performance.now() - answered) / 1000;
  const words = wordsOf(job, items);
  if (!['done', 'failed', 'cancelled'].includes(job.state)) await client.send('POST', `${at}/cancel`);
  return { upload: (answered - sent) / 1000, seconds, words, state: job.state };
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'fairshift-bench-files-'));
const standing = await startStanding();
try {
  const { password } = await (await fetch(`${standing.url}/api/demo`)).json();
  const client = await signIn(standing.url, 'trust-analyst', password);
  const base = `/api/organisations/${client.account.memberships[0].organisation.id}`;
  const datasets = async () => (await client.get(`${base}/datasets?limit=200`)).items.length;
  const other = await reader(standing.url, folder);
  figure('load of the machine', load(), 'processes');
  const quiet = await other.quiet();
  figure('chart of another organisation, quiet: 95th percentile', quiet, 'ms');
  const before = await datasets();
  const [times, untold] = [[], []];
  for (const [name, make] of BROKEN.filter(([each]) => each.includes(WORD))) {
    const file = path.join(folder, name);
    await make(file);
    const memory = watch(standing);
    const { times: looks, result } = await other.during(() => bringBroken({ client, base }, name, file));
    const above = memory();
    rmSync(file);
    times.push(...looks);
    process.stderr.write(`  ${name}, ${result.state ?? 'refused'}: ${result.words.slice(0, 300)}\n`);
    if (!/[.]$/.test(result.words.trim()) && !/\. /.test(result.words)) untold.push(name);
    figure(`${name}: upload and recognition`, result.upload ?? result.seconds, 's');
    atMost(`${name}: until its sentence`, result.seconds, 's', SENTENCE_S);
    atMost(`${name}: memory above rest`, above, 'MB', MEMORY_MB);
  }
  atMost('broken files without a sentence', untold.length, 'files', 0);
  atMost('datasets that broken files left', (await datasets()) - before, 'datasets', 0);
  const busy = percentile(times, 0.95);
  atMost('chart of another organisation, meanwhile: 95th percentile', busy, 'ms', 2 * quiet + 25);
  const good = path.join(folder, 'good.csv');
  writeFileSync(
    good,
    'period_start,period_end,place_code,measure,numerator\n2024-01-01,2024-02-01,P1,falls,3\n',
  );
  const next = await client.upload(`${base}/imports`, 'good.csv', await openAsBlob(good));
  atMost('good files refused after them', Number(next.recognised.length === 0), 'files', 0);
} finally {
  await standing.stop();
  rmSync(folder, { recursive: true, force: true });
}
writeFigures();
