import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startInstallation, type Installation } from '../harness/installation.mjs';
import { analystAt, type Person } from './analyst.mjs';
import { contentOf, differences } from './dataset-content.mjs';
import { bringIn } from './import-steps.mjs';
import { makeFile, randomFrom } from './invented-file.mjs';
import { killedImports, undisturbed, type Undisturbed } from './kills.mjs';
import { isAlive, killNow, pidsOf } from './processes.mjs';

/** Enough for more than one batch of the import, and for a second or two of it. */
const ROWS = 20_000;
const KILLS = 10;
/** A minute and a half on a quiet machine; a crowded one may need much longer. */
const PATIENCE_MS = 400_000;
/** Change it to see other moments; a failure says at which moment it happened. */
const SEED = 20_260_101;

let folder: string;
let installation: Installation;
let person: Person;
let file: { name: string; bytes: Buffer };
let want: Undisturbed;

async function start(): Promise<void> {
  installation = await startInstallation({ dataDir: folder });
  person = await analystAt(installation.url);
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fairshift-survival-'));
  const at = path.join(folder, 'invented.csv');
  await makeFile(at, ROWS);
  file = { name: 'invented.csv', bytes: readFileSync(at) };
  await start();
  want = await undisturbed({ person, file });
});

afterAll(async () => {
  await installation?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

describe('an import', () => {
  it('holds every row when nothing disturbs it', () => {
    expect(want.content.facts.rows).toBe(ROWS);
    expect(want.content.generations).toMatchObject([{ state: 'current', rows: ROWS }]);
    // Counted in the file: each ethnic group, each of them with each age band, everyone beside them; each month.
    const cells = file.bytes
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const different = (text: (row: readonly string[]) => unknown) => new Set(cells.map(text)).size;
    const ethnic = different((row) => row[3]);
    expect(want.content.series['split']).toHaveLength(1 + ethnic);
    expect(want.content.series['pair']).toHaveLength(1 + ethnic * different((row) => row[4]));
    expect(want.content.series['overall']![0]!.points).toHaveLength(different((row) => row[0]));
  });

  it(
    `is complete once after each of ${KILLS} kills`,
    async () => {
      const random = randomFrom(SEED);
      const task = { installation, person, file, kills: KILLS, length: want.length, random };
      let done = 0;
      for await (const { kills, datasets, seen, content } of killedImports(task)) {
        const wrongly = seen.filter((each) => each !== 'nothing' && each !== ROWS);
        const ended = { datasets, wrongly, differs: differences(content, want.content) };
        expect({ kills, ...ended }).toEqual({ kills, datasets: 1, wrongly: [], differs: [] });
        done += kills.length;
      }
      expect(done).toBe(KILLS);
    },
    PATIENCE_MS,
  );

  it('of the same file says that it is there already, and changes nothing', async () => {
    const target = { kind: 'existing', datasetId: want.datasetId } as const;
    const again = await bringIn({ ...person, ...file, target });
    expect(again.plan?.alreadyHeld).toBe(true);
    expect(again.outcome).toMatch(/already/i);
    expect(differences(await contentOf(person, want.datasetId), want.content)).toEqual([]);
  });
});

describe('the data of an installation', () => {
  it('survive a stop and a start', async () => {
    await installation.stop();
    await start();
    expect(differences(await contentOf(person, want.datasetId), want.content)).toEqual([]);
  });

  it('survive kill -9 of the start itself, which leaves nothing running', async () => {
    const kinds = ['api', 'worker', 'database'] as const;
    const running = kinds.map((kind) => ({ kind, pids: pidsOf(installation, kind) }));
    expect(
      running.filter(({ pids }) => pids.length !== 1).map(({ kind }) => [kind, installation.output()]),
    ).toEqual([]);
    const pids = running.flatMap((each) => each.pids);
    killNow(installation.pid);
    await start();
    expect(differences(await contentOf(person, want.datasetId), want.content)).toEqual([]);
    for (let waited = 0; waited < 15_000 && pids.some((pid) => isAlive(pid)); waited += 100) await wait(100);
    expect(pids.filter((pid) => isAlive(pid))).toEqual([]);
  });
});
