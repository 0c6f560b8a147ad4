import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import { fullCsv, Importer } from '../../../../test/fixtures/importing.js';
import { createTestApp } from '../../../../test/harness/index.js';
import type { TestApp } from '../../../../test/harness/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

it('tells where a broken file is broken, and shows no half of it', async () => {
  const importer = new Importer(app);
  const whole = fullCsv([1]);
  const lines = whole.trimEnd().split('\n').length;
  const job = await importer.check(`${whole.trimEnd()}\n"not closed`, { kind: 'new', title: 'Broken' });
  expect(job).toMatchObject({ state: 'failed', problemCount: 1 });
  expect(job.outcome).toMatch(/opens a quote .* never closed/);
  expect(job.understanding).toBeUndefined();
  const { body } = await importer.agent
    .call(routes.listImportProblems, { params: { importId: job.id } })
    .expect(200);
  expect(body.items).toMatchObject([
    { row: lines + 1, rule: 'quote-unclosed', remedy: expect.stringMatching(/^Close the quote/) },
  ]);
});
