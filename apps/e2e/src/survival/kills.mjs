// Kills one process of an installation at a random moment of an import, again and again, and looks at the end
// of each import. Moments and victims come from a seed, so that a failure can be seen again.
import { setTimeout as wait } from 'node:timers/promises';
import { contentOf } from './dataset-content.mjs';
import { bringIn, isPassing, persist } from './import-steps.mjs';
import { killNow, pidsOf } from './processes.mjs';

export const VICTIMS = ['worker', 'import', 'source', 'backend', 'database', 'api'];
/** How long a short-lived victim is looked for, from the chosen moment on. */
const LOOK_MS = 2;

/** Kills a process of the kind at the moment, or as soon after it as there is one; undefined when none came. */
async function killOne({ installation, kind, random, moment, ended }) {
  await Promise.race([wait(moment), ended.promise]);
  for (;;) {
    const pids = pidsOf(installation, kind);
    const pid = pids[Math.floor(random() * pids.length)];
    if (pid !== undefined && killNow(pid)) return pid;
    if (ended.done) return undefined;
    await wait(LOOK_MS);
  }
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
    await wait(100);
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

/** One import with one kill. */
async function oneKill(task, title, kind, moment) {
  const { installation, person, file, random } = task;
  let stage = 'uploading';
  const importing = bringIn({
    ...person,
    ...file,
    target: { kind: 'new', title },
    onUploaded: () => (stage = 'checking'),
    onStart: () => (stage = 'running'),
  });
  const ended = endOf(importing);
  const watching = watch(person, title, ended);
  const killed = await killOne({ installation, kind, random, moment, ended });
  const at = stage;
  const job = await importing;
  return { killed, stage: at, seen: await watching, datasetId: job.datasetId };
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
 * Brings the file in `kills` times, into a new dataset each time, and kills one process in each.
 * @returns {AsyncGenerator<{ kind: string, stage: string, moment: number, ms: number, datasets: number, seen: unknown[], content: unknown }>}
 */
export async function* killedImports(task) {
  const { kills, length, random, person } = task;
  for (let at = 0; at < kills; at += 1) {
    const kind = VICTIMS[at % VICTIMS.length];
    const began = performance.now();
    let moment = random() * length;
    let title = `Killed ${at + 1}`;
    let result = await oneKill(task, title, kind, moment);
    // A victim that lives only during a part of the import was gone already: look earlier.
    while (result.killed === undefined) {
      moment /= 2;
      title += ' again';
      result = await oneKill(task, title, kind, moment);
    }
    yield {
      kind,
      stage: result.stage,
      moment: Math.round(moment),
      ms: Math.round(performance.now() - began),
      datasets: await countOf(person, title),
      seen: result.seen,
      content: await contentOf(person, result.datasetId),
    };
  }
}
