import type { Dataset, ImportJob } from '@fairshift/contracts';
import { routes } from '@fairshift/contracts';
import { newId } from '../../../src/platform/ids.js';
import { fullCsv, Importer } from '../../fixtures/importing.js';
import type { TestApp } from '../../harness/index.js';
import type { Examples, World } from '../example.js';
import { withProblem } from '../plenty.js';

const fresh = { kind: 'new' as const, title: 'Example' };
const importer = (app: TestApp) => new Importer(app, 'a.admin');
const at = (job: ImportJob) => ({ params: { importId: job.id } });

/** Reading a file starts a process, so what a call does not use up is made once for each application. */
function once<T>(make: (world: World) => Promise<T>): (world: World) => Promise<T> {
  const made = new WeakMap<TestApp, Promise<T>>();
  return (world) => {
    const known = made.get(world.app) ?? make(world);
    made.set(world.app, known);
    return known;
  };
}

const upload = ({ app }: World) => importer(app).upload(fullCsv([1]));
const check = ({ app }: World) => importer(app).check(fullCsv([1]), fresh);
const uploaded = once(upload);
const checked = once(check);
const problematic = once(({ app }) => withProblem(importer(app)));
const done = once(({ app }) => importer(app).import(fullCsv([1]), fresh));

/** An import that the worker has not taken up. */
export const checkingImport = async (world: World): Promise<ImportJob> =>
  importer(world.app).aim(await upload(world), fresh);

/** An import that would take most of a month away: one after the other, since the one before may wait. */
export async function doubtful({ app }: World): Promise<ImportJob> {
  const first = await importer(app).import(fullCsv([1]), fresh);
  const rows = fullCsv([1]).split('\n').slice(0, 3).join('\n');
  return importer(app).import(`${rows}\n`, { kind: 'existing', datasetId: first.datasetId! });
}

/** A dataset with a generation to go back to. */
async function refresh({ app }: World): Promise<Dataset> {
  const first = await importer(app).import(fullCsv([1]), fresh);
  await importer(app).import(fullCsv([1, 2], 1), { kind: 'existing', datasetId: first.datasetId! });
  const params = { datasetId: first.datasetId! };
  return (await app.as('a.admin').call(routes.getDataset, { params }).expect(200)).body as Dataset;
}
const refreshed = once(refresh);

/** A table of one's own, whose columns a person has told. */
const mapped = once(async ({ app }: World) => {
  const job = await importer(app).upload('Month,Falls\n2024-04,3\n2024-05,4\n', 'falls.csv');
  const mapping = { columns: { Month: { role: 'period' }, Falls: { role: 'numerator' } } };
  const call = { ...at(job), body: { version: job.version, mapping } };
  return (await app.as('a.admin').call(routes.updateImport, call).expect(200)).body as ImportJob;
});

/** Answers that were kept by a name. */
async function kept(world: World): Promise<string> {
  const call = { ...at(await mapped(world)), body: { name: `Kept ${newId()}` } };
  await world.app.as('a.analyst').call(routes.saveMapping, call).expect(200);
  const { rows } = await world.app.owner.query('select id from mappings where name = $1', [call.body.name]);
  return (rows[0] as { id: string }).id;
}

export const importExamples: Examples = {
  createImport: {
    make: () =>
      Promise.resolve({
        body: Buffer.from(fullCsv([1])),
        headers: { 'X-File-Name': 'figures.csv', 'Idempotency-Key': newId() },
      }),
  },
  listImports: {},
  getImport: { make: async (world) => at(await uploaded(world)) },
  getImportColumns: { make: async (world) => at(await mapped(world)) },
  saveMapping: { make: async (world) => ({ ...at(await mapped(world)), body: { name: 'Ward list' } }) },
  renameMapping: {
    make: async (world) => ({ params: { mappingId: await kept(world) }, body: { name: `Other ${newId()}` } }),
  },
  deleteMapping: { make: async (world) => ({ params: { mappingId: await kept(world) } }) },
  getImportPreview: { make: async (world) => at(await checked(world)) },
  listImportProblems: { make: async (world) => at(await problematic(world)) },
  updateImport: {
    make: async (world) => {
      const job = await importer(world.app).get(await uploaded(world));
      return { ...at(job), body: { version: job.version, target: fresh } };
    },
  },
  recogniseImport: { make: async (world) => at(await upload(world)) },
  startImport: { make: async (world) => at(await check(world)) },
  cancelImport: { make: async (world) => at(await importer(world.app).start(await check(world))) },
  confirmImport: { make: async (world) => at(await doubtful(world)) },
};

export const datasetExamples: Examples = {
  listDatasets: {},
  listOpenDatasets: {},
  findOpenPlaces: { make: async () => ({ query: { like: 'E0' } }) },
  getDataset: { make: async (world) => ({ params: { datasetId: (await done(world)).datasetId! } }) },
  updateDataset: {
    make: async (world) => {
      const params = { datasetId: (await refreshed(world)).id };
      const { body } = await world.app.as('a.admin').call(routes.getDataset, { params }).expect(200);
      return { params, body: { version: (body as Dataset).version, title: 'Another name' } };
    },
  },
  goBack: {
    make: async (world) => {
      const { id, version } = await refresh(world);
      return { params: { datasetId: id }, body: { version } };
    },
  },
  downloadOriginal: {
    make: async (world) => {
      const job = await done(world);
      return { params: { datasetId: job.datasetId!, sha256: job.file.sha256 } };
    },
  },
};
