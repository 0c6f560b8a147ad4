import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { Measure } from '@fairshift/contracts';
import { answered, Maker } from '../../test/fixtures/improvement.js';
import { createTestApp } from '../../test/harness/index.js';
import type { TestApp } from '../../test/harness/index.js';
import { migrate } from './migrate.js';
import { MeasureHistory0014 } from './migrations/0014-measure-history.js';

let app: TestApp;
let maker: Maker;
beforeAll(async () => {
  app = await createTestApp();
  maker = new Maker(app, 'a.analyst');
});
afterAll(() => app.close());

/** The database as it was before the migration, with all that people did in it; then migrated anew. */
async function migrateAgain(): Promise<void> {
  await app.owner.query('drop table measure_versions, chart_rules');
  await app.owner.query('alter table dataset_generations drop column current_from');
  await app.owner.query('delete from schema_migrations where name = $1', [new MeasureHistory0014().name]);
  await migrate(app.database.owner);
}

interface Kept {
  readonly version: number;
  readonly at: Date;
  readonly by_name: string;
  readonly definition_version: number;
  readonly context: Measure['context'];
}
const history = async ({ id }: Measure) =>
  (
    await app.owner.query<Kept>(
      `select version, at, by_name, definition_version, context from measure_versions
       where measure_id = $1 order by version`,
      [id],
    )
  ).rows;

const phase = (start: string) => ({ start, name: 'New way', reason: 'A new booking line', by: '' });
async function addPhase({ id: measureId }: Measure, start: string): Promise<void> {
  const params = { measureId };
  const { version, context } = answered<Measure>(
    await app.as('a.analyst').call(routes.getMeasure, { params }),
  );
  const body = { version, context: { ...context, phases: [...context.phases, phase(start)] } };
  answered(await app.as('a.team-member').call(routes.updateMeasureContext, { params, body }));
}
async function define(definitionId: string, version: number, from: string): Promise<void> {
  const body = { version, from, numerator: `Screened, as version ${version + 1} says` };
  answered(
    await app.as('a.analyst').call(routes.updateMeasureDefinition, { params: { definitionId }, body }),
  );
}
/** Version, version of the definition, number of phases, who. */
const short = ({ version, definition_version, context, by_name }: Kept) => [
  version,
  definition_version,
  context.phases.length,
  by_name,
];

describe('the history of measures from before it was kept', () => {
  it('is what the audit tells, with the measure as it is now on top', async () => {
    const measure = await maker.measure();
    await addPhase(measure, '2024-02-01');
    await define(measure.definition.id, 1, '2024-03-01');
    await addPhase(measure, '2024-04-01');
    await define(measure.definition.id, 2, '2024-05-01');
    const untouched = await maker.measure();
    const [kept, keptUntouched] = [await history(measure), await history(untouched)];
    expect(kept.map(short)).toEqual([
      [1, 1, 0, 'Person a.analyst'],
      [2, 1, 1, 'Person a.team-member'],
      [3, 2, 2, 'Person a.analyst'],
      [4, 2, 3, 'Person a.team-member'],
      [5, 3, 4, 'Person a.analyst'],
    ]);
    await migrateAgain();
    expect(await history(measure)).toEqual(kept);
    expect(await history(untouched)).toEqual(keptUntouched);
  });

  it('begins with the definition that held when the measure was made', async () => {
    const definition = await maker.definition();
    await define(definition.id, 1, '2024-02-01');
    const measure = await maker.measure({ definitionId: definition.id });
    await define(definition.id, 2, '2024-03-01');
    const kept = await history(measure);
    await migrateAgain();
    expect(kept.map(short)).toEqual([
      [1, 2, 0, 'Person a.analyst'],
      [2, 3, 1, 'Person a.analyst'],
    ]);
    expect(await history(measure)).toEqual(kept);
  });

  it('leaves out what nothing tells of: a definition changed twice in a row', async () => {
    const measure = await maker.measure();
    await define(measure.definition.id, 1, '2024-02-01');
    await define(measure.definition.id, 2, '2024-03-01');
    const kept = await history(measure);
    await migrateAgain();
    expect(await history(measure)).toEqual([kept[0], kept[2]]);
  });

  it('has measures whose making the audit does not tell of', async () => {
    const measure = await maker.measure();
    await addPhase(measure, '2024-02-01');
    await addPhase(measure, '2024-04-01');
    const [first, second, third] = await history(measure);
    await app.owner.query(`delete from audit_entries where object_id = $1 and verb = 'measure.created'`, [
      measure.id,
    ]);
    await migrateAgain();
    expect(await history(measure)).toEqual([{ ...first, at: second!.at, by_name: '' }, second, third]);
  });

  it('dates generations that are there by their upload', async () => {
    await maker.measure();
    await migrateAgain();
    const { rows } = await app.owner.query<{ right: boolean }>(
      'select current_from = created_at as right from dataset_generations',
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ right }) => right)).toBe(true);
  });
});
