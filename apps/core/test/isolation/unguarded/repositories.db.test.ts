import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactions } from '../../../src/database/transactions.js';
import { TABLES } from '../../../src/database/tables.js';
import type { Context } from '../../../src/platform/context.js';
import { newId } from '../../../src/platform/ids.js';
import { createTestApp } from '../../harness/index.js';
import { examples, unreached } from '../examples/index.js';
import { withOtherIds, withoutIds } from '../other-ids.js';
import { declared } from '../router.js';
import { isOfOrganisation, Walk } from '../walk.js';
import { callOf, guarded, intercept, repositories } from './repositories.js';
import type { RepositoryCall } from './repositories.js';

const app = await createTestApp();
afterAll(() => app.close());
const all = await repositories();
const names = guarded(all);
/** Everything that A has, in one number for each table. */
async function everythingOfA(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { name } of TABLES.filter(({ kind }) => kind !== 'global')) {
    const sql = `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as sum from ${name} t where organisation_id = $1`;
    const { rows } = await app.owner.query(sql, [app.organisations.a.id]);
    found[name] = (rows[0] as { sum: string }).sum;
  }
  return found;
}

/** Work in an organisation that is new and empty: nothing of an earlier call can be mistaken for A's. */
async function inStranger<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
  const [organisationId, { systemId }, { id, name }] = [newId(), app, app.person('b.admin')];
  await app.owner.query(
    `insert into organisations (id, system_id, slug, name, kind) values ($1, $2, $3, 'Stranger', 'other')`,
    [organisationId, systemId, `stranger-${organisationId}`],
  );
  const scope = { organisationId, systemId, requestId: newId(), role: 'admin' as const };
  return app.nest.get(Transactions).inOrganisation({ ...scope, actor: { personId: id, name } }, work);
}

/** What the method answers there: its result, or the code of its error. */
async function answerElsewhere(call: RepositoryCall, args: readonly unknown[]): Promise<string> {
  try {
    const result = await inStranger(async (ctx) => {
      // A row of A's that B could lock would make it wait for the call that is about to run.
      await ctx.db.execute(`set local lock_timeout = '2s'`);
      return call.run(ctx, args);
    });
    return JSON.stringify(result) ?? 'nothing';
  } catch (error) {
    return `error ${(error as { code?: string }).code ?? String(error)}`;
  }
}

interface Told {
  readonly told: string;
  readonly toldOfRandom: string;
  readonly before: Record<string, string>;
  readonly after: Record<string, string>;
}
const answers = new Map<string, Told>();

async function probe(call: RepositoryCall): Promise<void> {
  const before = await everythingOfA();
  const told = await answerElsewhere(call, call.args);
  const after = await everythingOfA();
  answers.set(call.name, {
    told,
    after,
    before,
    toldOfRandom: await answerElsewhere(call, withOtherIds(call.args)),
  });
}

beforeAll(async () => {
  intercept(all, app.organisations.a.id, probe);
  for (const spec of declared(app).filter(isOfOrganisation)) {
    // A call that fails is the other walk's finding; here its methods count as not run.
    await new Walk(app, spec, examples[spec.id] ?? {}).ownerSucceeds().catch(() => undefined);
  }
  for (const [name, make] of Object.entries(unreached)) {
    await probe(callOf(all, name, await make({ app })));
  }
}, 120_000);

describe('each repository method, with its organisation predicate taken out', () => {
  it('is known', () => {
    expect(names.length).toBeGreaterThan(10);
  });

  it.each(names)('%s gives another organisation nothing', (name) => {
    const answer = answers.get(name);
    if (!answer)
      throw new Error(`no example's owner call runs ${name}: add an example, or an entry in unreached`);
    expect(answer.after).toEqual(answer.before);
    expect(answer.told).not.toContain(app.organisations.a.id);
    expect(answer.told).not.toContain('Person a.');
    expect(withoutIds(answer.told)).toEqual(withoutIds(answer.toldOfRandom));
  });
});
