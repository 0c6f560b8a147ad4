import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { ImportJob } from '@fairshift/contracts';
import { PluginHost, SourceRunError } from '@fairshift/plugin-host';
import { fullCsv, Importer } from '../../../test/fixtures/importing.js';
import { createTestApp } from '../../../test/harness/index.js';
import type { TestApp } from '../../../test/harness/index.js';

let app: TestApp;
let importer: Importer;
let host: PluginHost;
let recognise: PluginHost['recognise'];
beforeAll(async () => {
  app = await createTestApp();
  importer = new Importer(app);
  host = app.nest.get(PluginHost, { strict: false });
  recognise = host.recognise;
});
afterAll(() => app.close());

const OWN = { pluginId: 'fairshift.fairshift-csv', sourceId: 'fairshift-csv' };

/** On a computer that is too busy, no source answers in time. */
async function uploadWhileBusy(): Promise<ImportJob> {
  const error = new SourceRunError('timed-out', 'defect', '"Own layout" took longer than 10 seconds.');
  host.recognise = () =>
    Promise.resolve({ known: [], near: [], silent: [{ source: OWN, title: 'Own layout', error }] });
  try {
    return await importer.upload(fullCsv([1]));
  } finally {
    host.recognise = recognise;
  }
}

const again = async (job: ImportJob, status = 200) =>
  (await importer.agent.call(routes.recogniseImport, { params: { importId: job.id } }).expect(status))
    .body as ImportJob;

describe('a file that a source could not be asked about', () => {
  it('is not one that nobody knows: it says so, and is recognised when the sources are asked again', async () => {
    const busy = await uploadWhileBusy();
    expect(busy).toMatchObject({
      state: 'uploaded',
      recognised: [],
      notRecognised: [
        { ...OWN, title: 'Own layout', because: '"Own layout" took longer than 10 seconds.', asked: false },
      ],
    });
    const known = await again(busy);
    expect(known).toMatchObject({
      state: 'recognised',
      source: { sourceId: 'fairshift-csv' },
      recognised: [
        { sourceId: 'fairshift-csv', score: 3 },
        { sourceId: 'spreadsheet', score: 1 },
      ],
    });
    expect(known).not.toHaveProperty('notRecognised');
    expect(
      await importer.work(await importer.aim(known, { kind: 'new', title: 'Asked again' })),
    ).toMatchObject({ state: 'ready' });
  });

  it('is not taken for any table for good: the source that knows it comes first once it was asked', async () => {
    const error = new SourceRunError('timed-out', 'defect', '"Own layout" took longer than 10 seconds.');
    host.recognise = async (file, signal) => {
      const { known } = await recognise.call(host, file, signal);
      const others = known.filter(({ source }) => source.sourceId !== OWN.sourceId);
      return { known: others, near: [], silent: [{ source: OWN, title: 'Own layout', error }] };
    };
    const job = await importer.upload(fullCsv([1])).finally(() => (host.recognise = recognise));
    expect(job).toMatchObject({ state: 'recognised', source: { sourceId: 'spreadsheet' } });
    expect(await again(job)).toMatchObject({ state: 'recognised', source: { sourceId: 'fairshift-csv' } });
  });

  it('keeps a source that the person chose meanwhile', async () => {
    const busy = await uploadWhileBusy();
    const [{ pluginId, sourceId }] = (await importer.upload(fullCsv([1]))).recognised as [
      ImportJob['recognised'][number],
    ];
    const body = { version: busy.version, source: { pluginId, sourceId } };
    await importer.agent.call(routes.updateImport, { params: { importId: busy.id }, body }).expect(200);
    expect(await again(busy)).toMatchObject({ state: 'recognised', source: { pluginId, sourceId } });
  });

  it('is not asked about again once the import is checked, nor by another organisation', async () => {
    const ready = await importer.check(fullCsv([1]), { kind: 'new', title: 'Ready' });
    await again(ready, 409);
    const params = { importId: ready.id };
    await app.as('b.analyst').call(routes.recogniseImport, { params }).expect(404);
  });
});

it('says that a file is of a kind that a source reads, but not this one', async () => {
  const fingertips =
    'Indicator ID,Indicator Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,Count,Denominator\n' +
    '90366,Life expectancy,E06000032,Luton,UA,Female,All ages,,,2010,80,,\n';
  const job = await importer.upload(fingertips, 'indicator.csv');
  // Any table can be read by saying what its columns hold.
  expect(job).toMatchObject({
    state: 'recognised',
    recognised: [{ sourceId: 'spreadsheet', score: 1 }],
    needs: expect.arrayContaining(['mapping']),
    notRecognised: [
      {
        sourceId: 'fingertips',
        because: 'It is a Fingertips file of indicator 90366, which is not read yet.',
        asked: true,
      },
    ],
  });
});
