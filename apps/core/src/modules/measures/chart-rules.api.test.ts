import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { RouteBodyInput } from '@fairshift/contracts';
import { Maker } from '../../../test/fixtures/improvement.js';
import { createTestApp } from '../../../test/harness/index.js';
import type { PersonKey, TestApp } from '../../../test/harness/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const MDC = { id: 'making-data-count', version: '2023-11' };
const get = (as: PersonKey = 'a.viewer') => app.as(as).call(routes.getChartRules, {});
const update = (body: RouteBodyInput<typeof routes.updateChartRules>, as: PersonKey = 'a.admin') =>
  app.as(as).call(routes.updateChartRules, { body });

describe('the rules of an organisation', () => {
  it('are those of Making Data Count until somebody chooses', async () => {
    expect((await get().expect(200)).body).toEqual({ version: 0, ruleSet: MDC });
    expect((await new Maker(app).measure()).context.ruleSet).toEqual(MDC);
  });

  it('are what new measures start with, and old ones keep theirs', async () => {
    const before = await new Maker(app).measure();
    const ruleSet = { ...MDC, lengths: { shift: 8 }, reason: 'As the board has it' };
    const { body } = await update({ version: 0, ruleSet }).expect(200);
    expect(body).toEqual({ version: 1, ruleSet: { ...ruleSet, by: 'Person a.admin' } });
    expect((await new Maker(app).measure()).context.ruleSet).toEqual({ ...MDC, lengths: { shift: 8 } });
    const params = { measureId: before.id };
    const old = (await app.as('a.viewer').call(routes.getMeasure, { params })).body;
    expect(old.context.ruleSet).toEqual(MDC);
    // The other organisation has its own.
    expect((await get('b.viewer').expect(200)).body).toEqual({ version: 0, ruleSet: MDC });
    expect((await new Maker(app, 'b.admin').measure()).context.ruleSet).toEqual(MDC);
  });

  it('are for admins, one after the other', async () => {
    await update({ version: 1, ruleSet: MDC }, 'a.analyst').expect(403);
    await update({ version: 0, ruleSet: MDC }).expect(409);
    await update({ version: 2_147_483_647, ruleSet: MDC }).expect(409);
    await update({ version: 99_999_999_999, ruleSet: MDC }).expect(422);
    await update({ version: 1, ruleSet: { id: 'nelson', version: '1984' } }).expect(200);
    const { rows } = await app.owner.query<{ words: string }>(
      `select words from audit_entries where verb = 'chart-rules.changed' order by id desc limit 1`,
    );
    expect(rows[0]?.words).toBe('chose the rules that new measures start with');
  });

  it('must be rules that the product has', async () => {
    const unknown = await update({ version: 2, ruleSet: { id: 'x', version: '1' } }).expect(422);
    expect(unknown.body.errors[0]).toMatchObject({ column: 'ruleSet', rule: 'rule-set' });
    const short = { ...MDC, lengths: { trend: 3 } };
    const { body } = await update({ version: 2, ruleSet: short }).expect(422);
    expect(body.errors[0]).toMatchObject({
      column: 'ruleSet.lengths',
      message: 'A trend needs 5 to 10 points.',
    });
  });
});
