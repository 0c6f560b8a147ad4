// Kills one process of an installation at a random moment of an import, again and again, and looks at the end
// of each import. Moments and victims come from a seed, so that a failure can be seen again.
import { setTimeout as wait } from 'node:timers/promises';
import { contentOf } from './dataset-content.mjs';
import { bringIn, isPassing, persist } from './import-steps.mjs';
import { killNow, pidsOf } from './processes.mjs';

const VICTIMS = ['worker', 'import', 'source', 'backend', 'database', 'api'];
/** How long a short-lived victim is looked for, from the chosen moment on. */
const LOOK_MS = 25;
/** Between two looks of a reader: most of the time is spent waiting for a killed worker's lease to end. */
const READER_MS = 200;
/** The second one hits the recovery from the first. */
const KILLS_EACH = 2;
/** A victim that did not show itself in so many imports in a row does not exist. */
const MOST_MISSED = 5;

/** Kills a process of the kind, as soon as there is one; undefined when the import ended before. */
async function killOne({ installation, kind, random, ended }) {
  while (!ended.done) {
    const pids = pidsOf(installation, kind);
    const pid = pids[Math.floor(random() * pids.length)];
    if (pid !== undefined && killNow(pid)) return pid;
    await wait(LOOK_MS);
  }
  return undefined;
}

/** Looks at the dataset while it is brought in: readers may see nothing or all of it. */
async function watch({ client, base }, title, ended) {
  const seen = new Set();
  while (!ended.done) {
    try {
      const { items } = await client.get(`${base}/datasets?limit=200`);
      for (const each of items.filter((item) => item.title === title))
        seen.add(each.empty ? 'nothing' : each.rows);
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
    await wait(READER_MS);
  }
  return [...seen];
}

function endOf(promise) {
  const ended = { done: false, promise: undefined };
  ended.promise = promise.then(
    () => (ended.done = true),
    () => (ended.done = true),
  );
  return ended;
}

/** Kills at random moments of an import, until it ends or it has had its share. */
async function killDuring({ random, length, installation }, victims, { ended, stage, missed }) {
  const kills = [];
  for (const kind of victims) {
    // Sooner after each import in which the victim did not show itself: a short-lived one lives at the beginning.
    const moment = Math.round((random() * length) / (1 + missed));
    await Promise.race([wait(moment), ended.promise]);
    const during = stage();
    const killed = await killOne({ installation, kind, random, ended });
    if (killed === undefined) break;
    kills.push(`${kind} while ${during}, after ${moment} ms`);
  }
  return kills;
}

async function killedImport(task, title, victims, missed) {
  const { person, file } = task;
  let stage = 'uploading';
  const importing = bringIn({
    ...person,
    ...file,
    target: { kind: 'new', title },
    lookMs: READER_MS,
    onUploaded: () => (stage = 'checking'),
    onStart: () => (stage = 'running'),
  });
  const ended = endOf(importing);
  const watching = watch(person, title, ended);
  const kills = await killDuring(task, victims, { ended, stage: () => stage, missed });
  const { datasetId } = await importing;
  return { kills, datasetId, seen: await watching };
}

/** Whether exactly one dataset bears the title. */
async function countOf({ client, base }, title) {
  const { items } = await persist(() => client.get(`${base}/datasets?limit=200`));
  return items.filter((item) => item.title === title).length;
}

/**
 * An undisturbed import: its content and how long it took.
 * @param {{ person: { client: any, base: string }, file: { name: string, bytes: Blob | Buffer } }} task
 */
export async function undisturbed({ person, file }) {
  const began = performance.now();
  const { datasetId } = await bringIn({ ...person, ...file, target: { kind: 'new', title: 'Undisturbed' } });
  return { length: performance.now() - began, datasetId, content: await contentOf(person, datasetId) };
}

/**
 * Brings the file in again and again, each time into a new dataset, until `kills` processes were killed meanwhile.
 * The victims take turns; one import has two kills at most, each at a random moment after the last.
 * @returns {AsyncGenerator<{ kills: string[], ms: number, datasets: number, seen: unknown[], content: unknown }>}
 */
export async function* killedImports(task) {
  let [done, missed] = [0, 0];
  for (let round = 1; done < task.kills; round += 1) {
    const began = performance.now();
    const title = `Killed ${round}`;
    const share = Math.min(KILLS_EACH, task.kills - done);
    const victims = Array.from({ length: share }, (_, at) => VICTIMS[(done + at) % VICTIMS.length]);
    const { kills, datasetId, seen } = await killedImport(task, title, victims, missed);
    done += kills.length;
    missed = kills.length > 0 ? 0 : missed + 1;
    if (missed > MOST_MISSED) throw new Error(`No ${victims[0]} was found to kill in ${missed} imports.`);
    yield {
      kills,
      seen,
      ms: Math.round(performance.now() - began),
      datasets: await countOf(task.person, title),
      content: await contentOf(task.person, datasetId),
    };
  }
}
