// The steps of the import page over HTTP, by a person who tries again when the server does not answer.
import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 120_000;
const LOOK_MS = 50;

/** Whether an error says nothing about the request itself: no connection, or a server that is coming back. */
export function isPassing(error) {
  const status = Number(/^(\d{3}) /.exec(error.message)?.[1]);
  // fetch reports a lost connection as a TypeError; an answer that broke off is no JSON. By name, because test
  // runners give each test file error classes of its own.
  if (Number.isNaN(status)) return ['TypeError', 'SyntaxError'].includes(error.name);
  return status >= 500 || status === 429;
}

/** Does it until it works; anything but a passing failure is thrown. */
export async function persist(work, patience = PATIENCE_MS) {
  for (const until = Date.now() + patience; ;) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || Date.now() > until) throw error;
      await wait(LOOK_MS * 2);
    }
  }
}

/** What to do in each state of an import; the others are waited for. */
const NEXT = {
  recognised: async ({ client, at, target }, job) => {
    // A source whose process was killed knows the file all the same: a person asks again.
    if (job.notRecognised?.some(({ asked }) => !asked)) await client.send('POST', `${at}/recognise`);
    else if (!job.target) await client.send('PATCH', at, { version: job.version, target });
  },
  ready: async ({ client, at, onStart }) => {
    onStart?.();
    await client.send('POST', `${at}/start`);
  },
};

async function step(task, job) {
  try {
    await NEXT[job.state]?.(task, job);
  } catch (error) {
    // 409: the request before did arrive although its answer did not. The next look shows it.
    if (!isPassing(error) && !error.message.startsWith('409 ')) throw error;
  }
}

/**
 * Brings a file into a dataset and answers the ended import.
 * @param {{ client: any, base: string, name: string, bytes: Blob | Buffer, target: object, onUploaded?: () => void, onStart?: () => void, lookMs?: number, patience?: number }} task
 */
export async function bringIn(task) {
  const { client, base, name, bytes, onUploaded, lookMs = LOOK_MS, patience = PATIENCE_MS } = task;
  const uploaded = await persist(() => client.upload(`${base}/imports`, name, bytes));
  onUploaded?.();
  const at = `${base}/imports/${uploaded.id}`;
  for (const until = Date.now() + patience; Date.now() < until;) {
    const job = await persist(() => client.get(at));
    if (job.state === 'done') return job;
    if (['failed', 'cancelled', 'needs-confirmation'].includes(job.state)) {
      throw new Error(`The import of ${name} is ${job.state}: ${job.outcome ?? ''}`);
    }
    await step({ ...task, at }, job);
    await wait(lookMs);
  }
  throw new Error(
    `The import of ${name} had not ended after ${patience / 1000} s: ${JSON.stringify(await client.get(at))}`,
  );
}
