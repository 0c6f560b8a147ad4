import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TABLES } from '../../../src/database/tables.js';
import { createTestApp } from '../../harness/index.js';
import { examples, unreached } from '../examples/index.js';
import { withOtherIds, withoutIds } from '../other-ids.js';
import { declared } from '../router.js';
import { isOfOrganisation, Walk } from '../walk.js';
import { guarded, record, repositories } from './repositories.js';
import type { RepositoryCall } from './repositories.js';

const app = await createTestApp();
afterAll(() => app.close());
const all = repositories(app);
const names = guarded(all);
const calls = record(all, app.organisations.a.id);

beforeAll(async () => {
  for (const spec of declared(app).filter(isOfOrganisation)) {
    await new Walk(app, spec, examples[spec.id] ?? {}).ownerSucceeds();
  }
  for (const [name, make] of Object.entries(unreached)) {
    const [type, method = ''] = name.split('.');
    const repository = all.find((each) => each.name === type)!;
    calls.set(name, { name, repository, method, args: await make({ app }) });
  }
}, 120_000);

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

/** What the method answers in B: its result, or the code of its error. */
async function answerInB({ repository, method }: RepositoryCall, args: readonly unknown[]): Promise<string> {
  try {
    const result = await app.inOrganisation('b', async (ctx) => repository.instance[method]!(ctx, ...args));
    return JSON.stringify(result) ?? 'nothing';
  } catch (error) {
    return `error ${(error as { code?: string }).code ?? String(error)}`;
  }
}

describe('each repository method, with its organisation predicate taken out', () => {
  it('is known', () => {
    expect(names.length).toBeGreaterThan(10);
  });

  it.each(names)('%s gives another organisation nothing', async (name) => {
    const call = calls.get(name);
    if (!call)
      throw new Error(`no example's owner call runs ${name}: add an example, or an entry in unreached`);
    const before = await everythingOfA();
    const told = await answerInB(call, call.args);
    expect(await everythingOfA()).toEqual(before);
    expect(told).not.toContain(app.organisations.a.id);
    expect(told).not.toContain('Person a.');
    expect(withoutIds(told)).toEqual(withoutIds(await answerInB(call, withOtherIds(call.args))));
  });
});
