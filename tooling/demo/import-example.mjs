// Upload, wait for the check, start, wait for the end: the steps of the import page, from wherever a start that
// was cut short has left them.
import { readFileSync } from 'node:fs';

const LIMIT_MS = 60_000;
const ENDED_WITHOUT = ['failed', 'cancelled', 'needs-confirmation'];

/** What to do in each state of an import; the others are waited for. */
const next = {
  recognised: async (client, at, job, target) => {
    if (!job.target) await client.send('PATCH', at, { version: job.version, target });
  },
  ready: (client, at) => client.send('POST', `${at}/start`),
};

async function untilDone(client, at, target) {
  for (const until = Date.now() + LIMIT_MS; Date.now() < until;) {
    const job = await client.get(at);
    if (job.state === 'done') return job.datasetId;
    if (ENDED_WITHOUT.includes(job.state)) {
      throw new Error(`The example file ${job.file.name} could not be imported: ${job.outcome ?? job.state}`);
    }
    await next[job.state]?.(client, at, job, target);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`An example file was not imported within ${LIMIT_MS / 1000} seconds.`);
}

/**
 * Answers the dataset of an example, imported now or before.
 * @param {import('./client.mjs').Client} client
 */
export async function importExample(client, base, demo) {
  const datasets = (await client.get(`${base}/datasets?limit=200`)).items;
  const dataset = datasets.find((each) => each.title === demo.dataset);
  if (dataset && !dataset.empty) return dataset.id;
  const imports = (await client.get(`${base}/imports?limit=200`)).items;
  const begun = imports.find(
    (each) => each.file.name === demo.file && each.state !== 'done' && !ENDED_WITHOUT.includes(each.state),
  );
  const bytes = readFileSync(new URL(`files/${demo.file}`, import.meta.url));
  const { id } = begun ?? (await client.upload(`${base}/imports`, demo.file, bytes));
  const target = dataset ? { kind: 'existing', datasetId: dataset.id } : { kind: 'new', title: demo.dataset };
  return untilDone(client, `${base}/imports/${id}`, target);
}
