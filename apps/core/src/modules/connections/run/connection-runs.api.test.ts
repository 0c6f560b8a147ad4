import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { Connection } from '@fairshift/contracts';
import { Connector, createConnectedApp } from '../../../../test/fixtures/connecting.js';
import type { TestApp } from '../../../../test/harness/index.js';

let app: TestApp;
let connector: Connector;
beforeAll(async () => {
  app = await createConnectedApp();
  connector = new Connector(app);
});
afterAll(() => app.close());

/** What the dataset holds now: each month's figures added up. */
async function totals(one: Connection): Promise<Record<string, number>> {
  const { rows } = await app.owner.query<{ month: string; sum: number }>(
    `select to_char(p.starts_on, 'MM') as month, sum(o.n)::float8 as sum
     from datasets d join observation_chunks c on c.organisation_id = d.organisation_id and c.generation_id = d.current_generation_id
     cross join lateral unnest(c.period_ids, c.numerators) as o(period, n)
     join dataset_periods p on p.organisation_id = d.organisation_id and p.generation_id = c.generation_id and p.id = o.period
     where d.id = $1 group by 1 order by 1`,
    [one.datasets[0]!.id],
  );
  return Object.fromEntries(rows.map(({ month, sum }) => [month, sum]));
}

const lastRun = ({ runs }: Connection) => runs[0]!;

describe('a run of a connection', () => {
  it('reads everything the first time, and keeps where it ended', async () => {
    const done = await connector.fetch(await connector.ready());
    expect(done).toMatchObject({
      state: 'fine',
      stale: false,
      datasets: [{ rows: 12, newest: '2024-03-31', canGoBack: false }],
    });
    expect(lastRun(done)).toMatchObject({
      state: 'done',
      mode: 'full',
      rows: 12,
      changes: { added: 12, changed: 0, gone: 0 },
      outcome: 'Added 12 figures.',
    });
    // Four rows a month: month + 0, 1, 2, 3.
    expect(await totals(done)).toEqual({ '01': 10, '02': 14, '03': 18 });
  });

  it('then reads what is new, and restated months a little way back', async () => {
    const first = await connector.fetch(await connector.ready());
    await connector.update(first, { lookbackDays: 31 });
    // From month 3 on, each figure is 5 more: months 1 and 2 are not asked for again.
    await connector.settings(first, { months: 4, more: 5 });
    const done = await connector.fetch(first);
    expect(lastRun(done)).toMatchObject({
      mode: 'incremental',
      changes: { added: 4, changed: 4, gone: 0 },
      outcome: 'Added 4 figures, changed 4.',
    });
    expect(await totals(done)).toEqual({ '01': 10, '02': 14, '03': 38, '04': 42 });
    expect(done.datasets[0]).toMatchObject({ rows: 16, canGoBack: true });
  });

  it('that brings nothing new says so, and makes no new edition', async () => {
    const first = await connector.fetch(await connector.ready());
    await connector.update(first, { lookbackDays: 0 });
    const done = await connector.fetch(first);
    expect(lastRun(done)).toMatchObject({ state: 'done', outcome: 'The source has nothing new.' });
    expect(done.datasets[0]!.canGoBack).toBe(false);
  });

  it('goes back with its cursor, so that the next run brings the same again', async () => {
    const first = await connector.fetch(await connector.ready());
    await connector.update(first, { lookbackDays: 0 });
    await connector.settings(first, { months: 4 });
    const second = await connector.fetch(first);
    const { id: datasetId, version } = second.datasets[0]!;
    const params = { datasetId };
    await connector.agent.call(routes.goBack, { params, body: { version } }).expect(200);
    expect(Object.keys(await totals(second))).toEqual(['01', '02', '03']);
    const third = await connector.fetch(second);
    expect(lastRun(third)).toMatchObject({ mode: 'incremental', changes: { added: 4 } });
    expect(await totals(third)).toEqual({ '01': 10, '02': 14, '03': 18, '04': 22 });
  });

  it('of a source that is read whole says what it added, changed and no longer gives', async () => {
    const first = await connector.fetch(await connector.ready({ rows: 8 }, 'whole'));
    await connector.settings(first, { rows: 7, more: 1, months: 4 });
    const done = await connector.fetch(first);
    expect(lastRun(done)).toMatchObject({ mode: 'full', changes: { added: 7, changed: 21, gone: 3 } });
    expect(lastRun(done).outcome).toBe('Added 7 figures, changed 21; 3 figures are gone.');
  });

  it('waits for a person when more than a fifth of a month would go', async () => {
    const first = await connector.fetch(await connector.ready({ rows: 8 }, 'whole'));
    await connector.settings(first, { rows: 4 });
    const asked = await connector.fetch(first);
    expect(asked.state).toBe('needs-confirmation');
    expect(lastRun(asked).outcome).toContain('would lose 4 of 8 figures');
    expect(asked.datasets[0]!.rows).toBe(24);
    // Nobody runs it a second time meanwhile.
    expect((await connector.start(asked)).runs.filter(({ state }) => state === 'waiting')).toEqual([]);
    const used = await connector.confirm(asked);
    expect(used).toMatchObject({ state: 'fine', datasets: [{ rows: 12 }] });
  });

  it('that gives nothing at all waits for a person, and a first one fails', async () => {
    const first = await connector.fetch(await connector.ready({}, 'whole'));
    await connector.settings(first, { months: 0 });
    const asked = await connector.fetch(first);
    expect(lastRun(asked)).toMatchObject({
      state: 'needs-confirmation',
      outcome: expect.stringContaining('no figures this time'),
    });
    expect(asked.datasets[0]!.rows).toBe(12);
    const never = await connector.fetch(await connector.ready({ months: 0 }, 'whole'));
    expect(lastRun(never)).toMatchObject({ state: 'failed', outcome: expect.stringContaining('no figures') });
  });

  it('fills one dataset for each stream that is chosen', async () => {
    const { connection } = await connector.test(await connector.make());
    const done = await connector.fetch(connection);
    expect(done.datasets.map(({ title, rows }) => [title, rows])).toEqual([
      ['Uptake: Uptake', 12],
      ['Uptake: Whole uptake', 12],
    ]);
  });

  it('is stopped within a second, also while its source says nothing', async () => {
    const slow = await connector.start(await connector.ready({ pauseMs: 20_000 }));
    const work = connector.take(lastRun(slow).id);
    while (
      lastRun(await connector.get(slow)).progress === undefined &&
      lastRun(await connector.get(slow)).state !== 'running'
    )
      await new Promise((resolve) => setTimeout(resolve, 50));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await connector.agent
      .call(routes.cancelConnectionRuns, { params: { connectionId: slow.id } })
      .expect(202);
    const cancelled = await connector.get(slow);
    expect(lastRun(cancelled)).toMatchObject({ state: 'cancelled' });
    // The dataset is free at once: another run may begin, while the child is still being ended.
    await connector.settings(slow, {});
    const next = await connector.start(slow);
    expect(lastRun(next).state).toBe('waiting');
    await work;
    expect(lastRun(await connector.work(next)).state).toBe('done');
  });
});

describe('a source that cannot answer', () => {
  it('is asked again later, as late as it says itself', async () => {
    const failing = await connector.fetch(await connector.ready({ fails: 'rate-limited', failsAfter: 2 }));
    const run = lastRun(failing);
    expect(run).toMatchObject({ state: 'waiting', outcome: expect.stringContaining('asked again') });
    const { at, runId } = connector.woken.at(-1)!;
    expect(runId).toBe(run.id);
    expect(at.getTime() - Date.now()).toBeGreaterThan(60_000);
    expect(failing.state).toBe('running');
    // Not before its time.
    expect(await connector.take(run.id)).toBe('nothing');
    await app.owner.query('update connection_runs set retry_at = now() where id = $1', [run.id]);
    await connector.settings(failing, {});
    const done = await connector.work(failing);
    expect(lastRun(done)).toMatchObject({ state: 'done', rows: 12 });
    expect(await totals(done)).toEqual({ '01': 10, '02': 14, '03': 18 });
  });

  it('fails the run when it was asked often enough, and the data from before stay', async () => {
    const impatient = new Connector(app, 'a.admin', { pauses: [0, 0] });
    const first = await impatient.fetch(await impatient.ready());
    await impatient.settings(first, { months: 5, fails: 'unavailable' });
    await impatient.start(first);
    for (let tries = 0; tries < 3; tries++) await impatient.work(first);
    const failed = await impatient.get(first);
    expect(failed).toMatchObject({
      state: 'failing',
      trouble: { failures: 1, words: 'The test server does not answer.' },
    });
    expect(failed.datasets[0]).toMatchObject({ rows: 12, newest: '2024-03-31' });
  });

  it('tells its owner once for a streak of failures, on Home', async () => {
    const first = await connector.fetch(await connector.ready({}, 'uptake', 'Streak'));
    await connector.settings(first, { months: 5, fails: 'data' });
    for (let run = 0; run < 3; run++) await connector.fetch(first);
    expect((await connector.get(first)).trouble).toMatchObject({ failures: 3, remedy: expect.any(String) });
    const notices = () =>
      app.owner.query(`select 1 from audit_entries where verb = 'connection.failing' and object_id = $1`, [
        first.id,
      ]);
    expect((await notices()).rows).toHaveLength(1);
    const { body: home } = await connector.agent.call(routes.getHome).expect(200);
    const needs = (home.needs as { what: string }[]).filter(
      ({ what }) => what === '“Streak” could not be fetched',
    );
    expect(needs).toHaveLength(1);
    const others = await app.as('a.analyst').call(routes.getHome).expect(200);
    expect(JSON.stringify(others.body.needs)).not.toContain('“Streak” could not be fetched');
    await connector.settings(first, { months: 5 });
    expect(await connector.fetch(first)).toMatchObject({ state: 'fine' });
    expect((await connector.get(first)).trouble).toBeUndefined();
    await connector.settings(first, { months: 6, fails: 'data' });
    await connector.fetch(first);
    expect((await notices()).rows).toHaveLength(2);
  });
});

/** Resolves when so many rows of a run are stored. */
async function stored(runId: string, rows: number): Promise<void> {
  for (;;) {
    const { rows: found } = await app.owner.query<{ done: number }>(
      `select coalesce(g.rows_done, 0)::float8 as done from connection_runs r
       left join dataset_generations g on g.organisation_id = r.organisation_id and g.id = r.generation_id where r.id = $1`,
      [runId],
    );
    if (found[0]!.done >= rows) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('two workers', () => {
  it('never run one run twice', async () => {
    const one = await connector.start(await connector.ready({ pauseMs: 100 }));
    const other = new Connector(app);
    const { id } = lastRun(one);
    const ends = await Promise.all([connector.take(id), other.take(id), connector.take(id)]);
    expect(ends.toSorted()).toEqual(['done', 'nothing', 'nothing']);
    expect(await totals(await connector.get(one))).toEqual({ '01': 10, '02': 14, '03': 18 });
  });

  it('go on from where a killed one stopped, to the same rows', async () => {
    const one = await connector.start(await connector.ready({ months: 24, rows: 2000, pauseMs: 30 }));
    const { id } = lastRun(one);
    for (let kill = 0; kill < 3; kill++) {
      const stopped = new Connector(app, 'a.admin', { leaseSeconds: 1 });
      const work = stopped.take(id).catch(() => 'killed');
      // Before anything is stored, after the first batch, and after the second.
      await stored(id, 20_000 * kill);
      // As if its process were gone: nobody beats, and another worker takes the run.
      await app.owner.query(
        `update connection_runs set attempt = attempt + 1, lease_until = null where id = $1`,
        [id],
      );
      await work;
    }
    const done = await connector.work(one);
    expect(lastRun(done)).toMatchObject({ state: 'done', rows: 48_000 });
    const sums = await totals(done);
    // 2,000 rows a month: month × 2,000 + 0 + 1 + … + 1,999.
    for (const [month, sum] of Object.entries(sums)) expect([month, sum]).not.toEqual([month, 0]);
    expect(Object.values(sums).reduce((total, sum) => total + sum, 0)).toBe(
      // Months 1 to 24, two years; both Januaries are "01".
      (2000 * 24 * 25) / 2 + 24 * 1_999_000,
    );
  }, 120_000);
});
