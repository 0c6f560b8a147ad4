import { afterAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { ImportJob } from '@fairshift/contracts';
import { fullCsv, Importer } from './fixtures/importing.js';
import { createTestApp } from './harness/index.js';
import type { PersonKey } from './harness/index.js';

const app = await createTestApp();
afterAll(() => app.close());
const importer = new Importer(app);

interface Sent {
  readonly key: string;
  readonly csv?: string;
  readonly name?: string;
  readonly as?: PersonKey;
}

const upload = ({ key, csv = fullCsv([1]), name = 'figures.csv', as = 'a.analyst' }: Sent) =>
  app.as(as).call(routes.createImport, {
    body: Buffer.from(csv),
    headers: { 'X-File-Name': name, 'Idempotency-Key': key },
  });

const start = (job: ImportJob, key: string) =>
  app
    .as('a.analyst')
    .call(routes.startImport, { params: { importId: job.id }, headers: { 'Idempotency-Key': key } });

const count = async (table: string) =>
  Number((await app.owner.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]!.n);

describe('an upload with a key', () => {
  it('that comes twice makes one import and is answered alike', async () => {
    const before = await count('imports');
    const first = await upload({ key: 'twice' }).expect(201);
    const second = await upload({ key: 'twice' }).expect(201);
    expect(second.body).toEqual(first.body);
    expect(await count('imports')).toBe(before + 1);
  });

  it('that comes twice at once makes one import', async () => {
    const before = await count('imports');
    const answers = await Promise.all([upload({ key: 'at-once' }), upload({ key: 'at-once' })]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]!.body.id).toBe(answers[1]!.body.id);
    expect(await count('imports')).toBe(before + 1);
  });

  it('is refused when the key came with another file, or another name', async () => {
    await upload({ key: 'other' }).expect(201);
    for (const changed of [{ csv: fullCsv([2]) }, { name: 'others.csv' }]) {
      const { body } = await upload({ key: 'other', ...changed }).expect(422);
      expect(body.type).toBe('urn:fairshift:problem:idempotency-key-used');
      expect(body.detail).toBe('This Idempotency-Key was sent before, with something else. Send a new one.');
    }
  });

  it('knows keys of one person in one organisation only', async () => {
    const ids = new Set<string>();
    for (const as of ['a.analyst', 'a.admin', 'b.admin'] as const) {
      ids.add((await upload({ key: 'mine', as }).expect(201)).body.id as string);
    }
    expect(ids.size).toBe(3);
  });

  it('makes a new import without a key each time', async () => {
    const [first, second] = [await importer.upload(fullCsv([1])), await importer.upload(fullCsv([1]))];
    expect(first.id).not.toBe(second.id);
  });

  it.each(['', 'two words', 'x'.repeat(201)])('refuses %j as a key', async (key) => {
    const { body } = await upload({ key }).expect(422);
    expect(body.errors[0].column).toBe('Idempotency-Key');
  });
});

describe('a start with a key', () => {
  it('that comes again is answered and starts nothing, whatever has become of the import', async () => {
    const job = await importer.check(fullCsv([1]), { kind: 'new', title: 'Once' });
    const before = await count('dataset_generations');
    const first = await start(job, 'go').expect(202);
    expect((await start(job, 'go').expect(202)).body).toEqual(first.body);
    expect(await count('dataset_generations')).toBe(before + 1);
    await app
      .as('a.analyst')
      .call(routes.cancelImport, { params: { importId: job.id } })
      .expect(202);
    expect((await start(job, 'go').expect(202)).body.state).toBe('cancelled');
    expect((await start(job, 'go-again').expect(409)).body.type).toBe('urn:fairshift:problem:import-state');
  });

  it('is refused when the key came for another import', async () => {
    const jobs = [];
    for (const title of ['One', 'Other'])
      jobs.push(await importer.check(fullCsv([1]), { kind: 'new', title }));
    await start(jobs[0]!, 'one-of-two').expect(202);
    await start(jobs[1]!, 'one-of-two').expect(422);
  });

  it('that failed has used no key up', async () => {
    const uploaded = await importer.upload(fullCsv([3]));
    await start(uploaded, 'too-early').expect(409);
    const job = await importer.work(await importer.aim(uploaded, { kind: 'new', title: 'Later' }));
    expect((await start(job, 'too-early').expect(202)).body.state).toBe('running');
  });
});
