// Brings in the example projects through the users' own import path, once. What is complete stands in a note in
// the data folder, so that nobody is signed in for it again and nothing that people change comes back. Each step
// looks first for what it would make: a start that was cut short is completed by the next, without doubles.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { signIn } from './client.mjs';
import { importExample } from './import-example.mjs';
import { demoProjects } from './projects.mjs';

function completeIn(note) {
  try {
    return new Set(JSON.parse(readFileSync(note, 'utf8')).complete);
  } catch {
    return new Set();
  }
}

function write(note, complete) {
  writeFileSync(`${note}.part`, `${JSON.stringify({ complete: [...complete] })}\n`, { mode: 0o600 });
  renameSync(`${note}.part`, note);
}

/**
 * @param {{ url: string, origin?: string, note: string, projects?: typeof demoProjects, say?: (words: string) => void }} options
 *   `origin`: the address that people type; `note`: the file that says which projects are complete
 */
export async function seedDemo({ url, origin = url, note, projects = demoProjects, say = () => {} }) {
  const complete = completeIn(note);
  const missing = projects.filter((project) => !complete.has(project.file));
  if (missing.length === 0) return;
  const { password, people } = await (await fetch(`${url}/api/demo`)).json();
  const clients = new Map();
  const as = async (kind, role) => {
    const login = people.find((person) => person.login === `${kind}-${role}`)?.login;
    if (!login) throw new Error(`The demo has no ${role} in its ${kind}.`);
    if (!clients.has(login)) clients.set(login, await signIn(url, login, password, origin));
    return clients.get(login);
  };
  for (const demo of missing) {
    say(`Bringing in the example “${demo.project.title}”`);
    const analyst = await as(demo.organisation, 'analyst');
    const organisationId = analyst.account.memberships[0].organisation.id;
    const base = `/api/organisations/${organisationId}`;
    await seedProject({ analyst, admin: () => as(demo.organisation, 'admin'), organisationId, base, demo });
    write(note, complete.add(demo.file));
  }
}

async function seedProject({ analyst, admin, organisationId, base, demo }) {
  const datasetId = await importExample(analyst, base, demo);
  const find = (list, is) => first(analyst, `${base}/${list}`, is);
  const make = (list, body) => analyst.send('POST', `${base}/${list}`, body);

  const isDefinition = (each) =>
    each.title === demo.definition.title && each.organisationId === organisationId;
  const definition =
    (await find('measure-definitions', isDefinition)) ?? (await make('measure-definitions', demo.definition));
  const measure =
    (await find('measures', (each) => each.datasetId === datasetId)) ??
    (await makeMeasure(analyst, base, { ...demo.measure, definitionId: definition.id, datasetId }));
  await setContext(analyst, base, measure, demo.context);

  const project =
    (await find('projects', (each) => each.title === demo.project.title)) ??
    (await make('projects', demo.project));
  const charts = [];
  for (const chart of demo.charts) {
    const isChart = (each) => each.projectId === project.id && each.title === chart.title;
    const wanted = { ...chart, measureId: measure.id, projectId: project.id };
    charts.push((await find('charts', isChart)) ?? (await make('charts', wanted)));
  }
  const { notes } = await analyst.get(`${base}/projects/${project.id}`);
  if (notes.length === 0) await make(`projects/${project.id}/notes`, { text: demo.note });
  if (demo.publish) await publish(await admin(), base, charts[0].id, demo.publish);
}

const first = async (client, list, is) => (await client.get(`${list}?limit=200`)).items.find(is);

async function makeMeasure(client, base, measure) {
  const { columns } = await client.get(`${base}/datasets/${measure.datasetId}`);
  return client.send('POST', `${base}/measures`, { ...measure, columnId: columns[0].id });
}

async function setContext(client, base, measure, context) {
  const { baseline, phases, targets, annotations } = measure.context;
  if (baseline || phases.length + targets.length + annotations.length > 0) return;
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
  if (await first(client, `${base}/publications`, (each) => each.chartId === chartId)) return;
  const { sha256 } = await client.send('POST', `${base}/charts/${chartId}/publication-previews`);
  await client.send('POST', `${base}/publications`, { chartId, previewSha256: sha256, sentence });
}
