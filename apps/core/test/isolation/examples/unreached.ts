import { routes } from '@fairshift/contracts';
import { ImportsRepository, OriginalsRepository } from '../../../src/modules/imports/index.js';
import { newId } from '../../../src/platform/ids.js';
import { fullCsv, Importer } from '../../fixtures/importing.js';
import { answered, coverageDefinition, Maker } from '../../fixtures/improvement.js';
import { seedDataset } from '../../fixtures/seed-dataset.js';
import type { Unreached, World } from '../example.js';
import { connectionsUnreached } from './connection.examples.js';
import { checkingImport, doubtful } from './data.examples.js';

const seeded = ({ app }: World) => seedDataset(app.owner, app.organisations.a.id);

/** A row of A, changed past row-level security. */
const change = ({ app }: World, sql: string, ...values: unknown[]) =>
  app.owner.query(sql, [app.organisations.a.id, ...values]);

async function publishedDefinition(maker: Maker): Promise<string> {
  const { id } = await maker.definition(coverageDefinition());
  const body = { version: 1, from: '2024-03-01', published: true };
  answered(
    await maker.app.as(maker.as).call(routes.updateMeasureDefinition, { params: { definitionId: id }, body }),
  );
  return id;
}

async function leased({ app, ...world }: World): Promise<readonly unknown[]> {
  const { id } = await checkingImport({ app, ...world });
  const row = await app.inOrganisation('a', (ctx) => new ImportsRepository().take(ctx, id, 20));
  return [id, row!.attempt];
}

const broughtAlone = (app: World['app'], month: number) => new Importer(app).upload(fullCsv([month], month));

/** The organisation of open data, which is neither A nor B. */
async function openData({ app }: World): Promise<readonly unknown[]> {
  await app.owner.query(
    `insert into organisations (id, system_id, slug, name, kind) values ($1, $2, 'open-data', 'Open data', 'open-data')`,
    [newId(), app.systemId],
  );
  return [];
}

/** A value that A has a row of, made by an example before. */
async function first(world: World, column: string, table: string): Promise<unknown> {
  const { rows } = await change(
    world,
    `select ${column} as value from ${table} where organisation_id = $1 limit 1`,
  );
  return (rows[0] as { value: unknown }).value;
}

async function savedMapping(world: World): Promise<readonly unknown[]> {
  const { rows } = await change(
    world,
    'select plugin_id, source_id, headings_sha256 from mappings where organisation_id = $1 limit 1',
  );
  const row = rows[0] as { plugin_id: string; source_id: string; headings_sha256: Buffer };
  return [{ pluginId: row.plugin_id, sourceId: row.source_id }, row.headings_sha256];
}

async function oldFailure(world: World): Promise<readonly unknown[]> {
  const { id, generation } = await seeded(world);
  await change(
    world,
    'update datasets set current_generation_id = null where organisation_id = $1 and id = $2',
    id,
  );
  await change(
    world,
    `update dataset_generations set state = 'failed', retired_at = now() - interval '1 hour'
     where organisation_id = $1 and id = $2`,
    generation,
  );
  return [id];
}

async function abandoned(world: World): Promise<readonly unknown[]> {
  const { generation } = await seeded(world);
  await change(
    world,
    `update dataset_generations set state = 'loading', created_at = now() - interval '1 hour'
     where organisation_id = $1 and id = $2`,
    generation,
  );
  return [];
}

async function emptyDataset(world: World): Promise<readonly unknown[]> {
  const [connection, dataset] = [newId(), newId()];
  await change(
    world,
    `insert into connections (organisation_id, id, plugin_id, source_id, kind, created_by)
     values ($1, $2, 'test', 'test', 'upload', $2)`,
    connection,
  );
  await change(
    world,
    `insert into datasets (organisation_id, id, connection_id, stream_id, title, source_title)
     values ($1, $2, $3, 'main', 'Empty', 'Test')`,
    dataset,
    connection,
  );
  return [];
}

async function addressOfA(world: World): Promise<readonly unknown[]> {
  const email = `${newId()}@example.org`;
  const { id } = world.app.person('a.viewer');
  await world.app.owner.query('update persons set email = $2 where id = $1', [id, email]);
  return [email];
}

/** The rules that A chose, once; then they are chosen anew. */
async function chosenRules(world: World): Promise<readonly unknown[]> {
  await change(
    world,
    `insert into chart_rules (organisation_id, rule_set) values ($1, $2)
     on conflict (organisation_id) do update set rule_set = excluded.rule_set, version = 1`,
    JSON.stringify({ id: 'making-data-count', version: '2023-11' }),
  );
  return [{ version: 1, ruleSet: { id: 'nelson', version: '1984' } }];
}

/** A link by which a person of A gets back in, made by that person. */
async function recoveryLink(world: World): Promise<readonly unknown[]> {
  const { id } = world.app.person('a.viewer');
  await change(
    world,
    `insert into links (organisation_id, id, kind, token_hash, system_id, person_id, created_by, expires_at)
     values ($1, $2, 'recovery', uuid_send($2), $3, $4, $4, now() + interval '1 hour')`,
    newId(),
    world.app.systemId,
    id,
  );
  return [id];
}

async function wholePlace(world: World): Promise<readonly unknown[]> {
  const { generation } = await seeded(world);
  await change(
    world,
    `insert into dataset_places (organisation_id, generation_id, id, code_system, code, name, level, level_title)
     values ($1, $2, 99, 'test', 'E', 'England', 99, 'Country')`,
    generation,
  );
  return [generation];
}

/** Every incident number of the seeded dataset. */
const incidentsOf = (generation: number) => ({
  generation,
  column: 2,
  breakdown: 0,
  a: 0,
  b: 0,
  filters: [],
  from: 1,
  to: 6,
  place: 'parts',
  bounded: false,
  capped: false,
});

const MORE = {
  id: 9,
  code: 'more',
  label: 'More',
  kind: 'count',
  unit: 'people',
  polarity: 'neither',
  multiplier: 1,
  additiveOverPeriods: true,
  additiveOverGroups: true,
};

/** Repository methods that no owner's call reaches, or only where they have nothing to give. */
export const unreached: Unreached = {
  ...connectionsUnreached,
  // Called in a system administrator's request, for an organisation that is just being made.
  'LinksRepository.hasAdmin': async () => [],
  // The worker's own process calls these, when it looks for work and when a process was killed.
  'ImportsRepository.waiting': async (world) => {
    await checkingImport(world);
    return [];
  },
  // Of a file that no other example brings.
  'OriginalsRepository.markRemoved': async ({ app }) => [(await broughtAlone(app, 8)).file.sha256],
  'OriginalsRepository.markLeftOut': async (world) => {
    const { id } = await broughtAlone(world.app, 10);
    const mapping = { columns: { Name: { role: 'leave-out' } } };
    await change(
      world,
      `update imports set state = 'done', config = $3 where organisation_id = $1 and id = $2`,
      id,
      JSON.stringify({ mapping }),
    );
    return [];
  },
  'OriginalsRepository.giveUp': async (world) => {
    const { id } = await broughtAlone(world.app, 11);
    await change(
      world,
      `update imports set uploaded_at = now() - interval '40 days' where organisation_id = $1 and id = $2`,
      id,
    );
    return [30];
  },
  'OriginalsRepository.removed': async ({ app }) => {
    const { sha256 } = (await broughtAlone(app, 9)).file;
    await app.inOrganisation('a', (ctx) => new OriginalsRepository().markRemoved(ctx, sha256));
    return [];
  },
  'ImportsRepository.unfinished': async (world) => {
    await checkingImport(world);
    return [];
  },
  // Another organisation's transaction reads open data; here A itself is asked as if it held them.
  'OpenDataRepository.organisationId': openData,
  'OpenDataRepository.list': async (world) => {
    await seeded(world);
    return [];
  },
  'OpenDataRepository.places': async (world) => {
    await seeded(world);
    return ['N'];
  },
  'MappingsRepository.ofHeadings': savedMapping,
  // Asked only where a rename found nothing.
  'MappingsRepository.has': async (world) => [await first(world, 'id', 'mappings')],
  'GenerationRepository.standing': async (world) => [(await seeded(world)).generation],
  'ConnectionsRepository.datasets': async (world) => [[await first(world, 'connection_id', 'datasets')]],
  'ConnectionRunsRepository.newest': async (world) => [
    [await first(world, 'connection_id', 'connection_runs')],
  ],
  'ImportsRepository.release': leased,
  'ImportsRepository.isBusy': async (world) => [(await doubtful(world)).datasetId, newId()],
  'GenerationRepository.failUnfinished': async (world) => [(await doubtful(world)).datasetId],
  'SweepRepository.generations': oldFailure,
  'SweepRepository.withFailures': async (world) => {
    await oldFailure(world);
    return [];
  },
  'ImportsRepository.abandoned': abandoned,
  'DatasetTargetsRepository.deleteEmpty': emptyDataset,
  'DictionaryRepository.addColumns': async (world) => [(await seeded(world)).generation, [MORE]],
  // A load reads the chunks of the run first; these are the ones that stay.
  'ChunkRepository.read': async (world) => ['observation_chunks', (await seeded(world)).generation, 1],
  'ChunkRepository.counts': async (world) => ['observation_chunks', (await seeded(world)).generation],
  'SeriesRepository.wholes': wholePlace,
  // Asked of events and single values only; the numbers of any column are read all the same.
  'SeriesRepository.singleValues': async (world) => [incidentsOf((await seeded(world)).generation)],
  'SourceRepository.holds': async (world) => [(await seeded(world)).generation, Buffer.from('01', 'hex')],
  // The first choice adds a row to the organisation that makes it; only a choice anew has a row to find.
  'ChartRulesRepository.save': chosenRules,
  'MembersRepository.hasEmail': addressOfA,
  'MembersRepository.deleteRecoveryLinks': recoveryLink,
  'MembersRepository.deleteLinksMadeBy': recoveryLink,
  'PublishedDefinitionsRepository.withdraw': async ({ app }) => [await publishedDefinition(new Maker(app))],
  // What B published: A may read it, and so may every stranger.
  'PublishedDefinitionsRepository.find': async ({ app }) => [
    await publishedDefinition(new Maker(app, 'b.admin')),
  ],
  'PublishedDefinitionsRepository.listOfOthers': async ({ app }) => {
    await publishedDefinition(new Maker(app, 'b.admin'));
    return [undefined, 10];
  },
};
