// 20 kills at 1,000,000 rows: each import ends complete, once, and equal to an undisturbed one.
import { mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startInstallation } from '../../e2e/src/harness/installation.mjs';
import { analystAt } from '../../e2e/src/survival/analyst.mjs';
import { differences } from '../../e2e/src/survival/dataset-content.mjs';
import { killedImports, undisturbed } from '../../e2e/src/survival/kills.mjs';
import { randomFrom, writeCsv } from './make-csv.mjs';

const ROWS = Number(process.env.FAIRSHIFT_SOAK_ROWS ?? 1_000_000);
const KILLS = Number(process.env.FAIRSHIFT_SOAK_KILLS ?? 20);
const SEED = Number(process.env.FAIRSHIFT_SOAK_SEED ?? Date.now() % 2 ** 32);

const say = (words) => process.stdout.write(`${words}\n`);
const folder = mkdtempSync(path.join(os.tmpdir(), 'fairshift-soak-'));
const at = path.join(folder, 'invented.csv');
await writeCsv(at, ROWS);
const installation = await startInstallation({ dataDir: folder });
let good = 0;
let imports = 0;
try {
  const person = await analystAt(installation.url);
  const file = { name: 'invented.csv', bytes: await openAsBlob(at) };
  const { length, content: want } = await undisturbed({ person, file });
  if (want.facts.rows !== ROWS) throw new Error(`The undisturbed import holds ${want.facts.rows} rows.`);
  say(
    `${ROWS} rows take ${(length / 1000).toFixed(1)} s undisturbed. ${KILLS} kills, FAIRSHIFT_SOAK_SEED=${SEED}`,
  );
  const task = { installation, person, file, kills: KILLS, length, random: randomFrom(SEED) };
  for await (const { kills, ms, datasets, seen, content } of killedImports(task)) {
    const halves = seen.filter((each) => each !== 'nothing' && each !== ROWS);
    const differs = differences(content, want);
    const holds = datasets === 1 && halves.length === 0 && differs.length === 0;
    good += holds ? 1 : 0;
    imports += 1;
    const wrong = holds
      ? ''
      : `  WRONG: ${datasets} datasets, ${content.facts.rows} rows, seen ${seen.join(' ')}, differs in ${differs.join(' ')}`;
    say(`${kills.join('; ') || 'no kill'}: ended after ${(ms / 1000).toFixed(1)} s${wrong}`);
  }
} finally {
  await installation.stop();
  rmSync(folder, { recursive: true, force: true });
}
say(`${good} of ${imports} imports complete and equal, with ${KILLS} kills.`);
process.exitCode = imports > 0 && good === imports ? 0 : 1;
