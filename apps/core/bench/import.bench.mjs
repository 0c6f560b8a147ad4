// 1,000,000 rows through the whole import, over HTTP, against COPY of the same observations in the same run.
// The clock of the bar counts the bytes coming in (upload until it is answered) and the run (start until the
// dataset is visible, with sort, rollups and swap, under row-level security). The check before the start, which
// a person reads, is measured apart; "with the check" is the whole way without the person. The check keeps what it has
// read for the run (ADR 15), so the source's own reading lies in the check and counts only in "with the check".
import { openAsBlob, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { analystAt } from '../../e2e/src/survival/analyst.mjs';
import { bringIn } from '../../e2e/src/survival/import-steps.mjs';
import { timeCopy } from './copy-yardstick.mjs';
import { atLeast, atMost, figure, load, median, writeFigures } from './figures.mjs';
import { writeCopyText, writeCsv } from './make-csv.mjs';
import { watchMemory } from './memory.mjs';
import { startStanding } from './standing.mjs';

const ROWS = Number(process.env.FAIRSHIFT_BENCH_ROWS ?? 1_000_000);
const ROUNDS = Number(process.env.FAIRSHIFT_BENCH_ROUNDS ?? 3);
const LOWEST_RATIO = 0.5;
const HIGHEST_MEMORY_MB = 350;

async function timeImport(standing, person, bytes, round) {
  const memory = watchMemory(standing.workerPid);
  const began = performance.now();
  const marks = {};
  await bringIn({
    ...person,
    name: 'bench.csv',
    bytes,
    target: { kind: 'new', title: `Bench ${round}` },
    lookMs: 100,
    onUploaded: () => (marks.uploaded = performance.now()),
    onStart: () => (marks.started = performance.now()),
  });
  const upload = marks.uploaded - began;
  const run = performance.now() - marks.started;
  return { upload, run, counted: upload + run, all: performance.now() - began, memory: memory.stop() };
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'fairshift-bench-files-'));
const standing = await startStanding();
try {
  const [csv, text] = [path.join(folder, 'bench.csv'), path.join(folder, 'bench.tsv')];
  await writeCsv(csv, ROWS);
  await writeCopyText(text, ROWS);
  const person = await analystAt(standing.url);
  const bytes = await openAsBlob(csv);
  const rounds = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const copy = await timeCopy(standing.databaseUrl, text);
    rounds.push({ copy, ...(await timeImport(standing, person, bytes, round)) });
  }
  const of = (pick) => median(rounds.map(pick));
  figure('load of the machine', load(), 'processes');
  figure('COPY of the same rows', (ROWS / of((r) => r.copy)) * 1000, 'rows/s');
  figure('import: upload', of((r) => r.upload) / 1000, 's');
  figure('import: run, start to visible', of((r) => r.run) / 1000, 's');
  figure('import: rows, upload and run', (ROWS / of((r) => r.counted)) * 1000, 'rows/s');
  figure('import: run alone against COPY', of((r) => r.copy) / of((r) => r.run), 'x COPY');
  figure('import: with the check against COPY', of((r) => r.copy) / of((r) => r.all), 'x COPY');
  atLeast(
    'import: upload and run against COPY',
    of((r) => r.copy) / of((r) => r.counted),
    'x COPY',
    LOWEST_RATIO,
  );
  figure(
    'import: worker at rest',
    of((r) => r.memory.rest),
    'MB',
  );
  figure(
    'import: peak of the child',
    of((r) => r.memory.child),
    'MB',
  );
  figure(
    'import: rise of the worker',
    of((r) => r.memory.rise),
    'MB',
  );
  figure(
    'import: highest moment together',
    of((r) => r.memory.together),
    'MB',
  );
  atMost(
    'import: peak of the child and rise of the worker',
    of((r) => r.memory.sum),
    'MB',
    HIGHEST_MEMORY_MB,
  );
} finally {
  await standing.stop();
  rmSync(folder, { recursive: true, force: true });
}
writeFigures();
