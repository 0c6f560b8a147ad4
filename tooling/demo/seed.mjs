// Brings in the example projects through the users' own import path, once. A project that is there already
// is left alone, so that a start that was cut short is completed by the next.
import { readFileSync } from 'node:fs';
import { signIn } from './client.mjs';
import { demoProjects } from './projects.mjs';

const IMPORT_LIMIT_MS = 60_000;

/**
 * @param {{ url: string, say?: (words: string) => void }} options
 */
export async function seedDemo({ url, say = () => {} }) {
  const { password, people } = await (await fetch(`${url}/api/demo`)).json();
  const clients = new Map();
  const as = async (kind, role) => {
    const login = people.find((person) => person.login === `${kind}-${role}`)?.login;
    if (!login) throw new Error(`The demo has no ${role} in its ${kind}.`);
    if (!clients.has(login)) clients.set(login, await signIn(url, login, password));
    return clients.get(login);
  };
  for (const kind of new Set(demoProjects.map((project) => project.organisation))) {
    const analyst = await as(kind, 'analyst');
    const organisation = analyst.account.memberships[0].organisation;
    const base = `/api/organisations/${organisation.id}`;
    const existing = new Set(
      (await analyst.get(`${base}/projects?limit=200`)).items.map((each) => each.title),
    );
    for (const demo of demoProjects.filter(
      (each) => each.organisation === kind && !existing.has(each.project.title),
    )) {
      say(`Bringing in the example “${demo.project.title}”`);
      await seedProject({ analyst, admin: () => as(kind, 'admin'), base, demo });
    }
  }
}

async function seedProject({ analyst, admin, base, demo }) {
  const datasetId = await importFile(analyst, base, demo);
  const dataset = await analyst.get(`${base}/datasets/${datasetId}`);
  const definition = await analyst.send('POST', `${base}/measure-definitions`, demo.definition);
  const measure = await analyst.send('POST', `${base}/measures`, {
    ...demo.measure,
    definitionId: definition.id,
    datasetId,
    columnId: dataset.columns[0].id,
  });
  await setContext(analyst, base, measure, demo.context);
  const project = await analyst.send('POST', `${base}/projects`, demo.project);
  const charts = [];
  for (const chart of demo.charts) {
    charts.push(
      await analyst.send('POST', `${base}/charts`, {
        ...chart,
        measureId: measure.id,
        projectId: project.id,
      }),
    );
  }
  await analyst.send('POST', `${base}/projects/${project.id}/notes`, { text: demo.note });
  if (demo.publish) await publish(await admin(), base, charts[0].id, demo.publish);
}

/** Upload, wait for the check, start, wait for the end: the steps of the import page. */
async function importFile(client, base, demo) {
  const bytes = readFileSync(new URL(`files/${demo.file}`, import.meta.url));
  const uploaded = await client.upload(`${base}/imports`, demo.file, bytes);
  const at = `${base}/imports/${uploaded.id}`;
  await client.send('PATCH', at, { version: uploaded.version, target: { kind: 'new', title: demo.dataset } });
  await waitFor(client, at, 'ready');
  await client.send('POST', `${at}/start`);
  return (await waitFor(client, at, 'done')).datasetId;
}

async function waitFor(client, at, state) {
  for (const until = Date.now() + IMPORT_LIMIT_MS; Date.now() < until;) {
    const job = await client.get(at);
    if (job.state === state) return job;
    if (['failed', 'cancelled', 'needs-confirmation'].includes(job.state)) {
      throw new Error(`The example file ${job.file.name} could not be imported: ${job.outcome ?? job.state}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`An example file was not ${state} after ${IMPORT_LIMIT_MS / 1000} seconds.`);
}

async function setContext(client, base, measure, context) {
  const sign = (entries) => entries.map((entry) => ({ ...entry, by: '' }));
  await client.send('PUT', `${base}/measures/${measure.id}/context`, {
    version: measure.version,
    context: {
      ruleSet: measure.context.ruleSet,
      ...(context.baseline ? { baseline: { ...context.baseline, by: '' } } : {}),
      phases: sign(context.phases),
      targets: sign(context.targets),
      exclusions: [],
      annotations: sign(context.annotations),
    },
  });
}

/** As the page does it: look first, then release exactly what was seen. */
async function publish(client, base, chartId, sentence) {
  const { sha256 } = await client.send('POST', `${base}/charts/${chartId}/publication-previews`);
  await client.send('POST', `${base}/publications`, { chartId, previewSha256: sha256, sentence });
}
