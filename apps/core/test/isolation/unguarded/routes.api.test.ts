import { afterAll, describe, expect, it } from '@jest/globals';
import { TABLES } from '../../../src/database/tables.js';
import { TeamsRepository } from '../../../src/modules/people/teams.repository.js';
import { allExist } from '../../../src/platform/http/existence.js';
import { createConnectedApp } from '../../fixtures/connecting.js';
import { examples } from '../examples/index.js';
import { plenty } from '../plenty.js';
import { declared } from '../router.js';
import { isOfOrganisation, namesObject, Walk } from '../walk.js';

const app = await createConnectedApp();
await plenty(app);
afterAll(() => app.close());
const specs = declared(app).filter(isOfOrganisation);

describe('with the organisation predicate taken out of every statement', () => {
  it('really runs without it', () => {
    expect(String(TeamsRepository.prototype.update)).toContain('($1::uuid is not null)');
    expect(String(allExist)).toContain('($1::uuid is not null)');
  });

  describe.each(specs.map((spec) => [spec.id, spec] as const))('%s', (id, spec) => {
    const walk = new Walk(app, spec, examples[id] ?? {});
    it('still gives another organisation nothing of this object', () => walk.foreignIds());
    it('still gives another organisation its own only', () => walk.ownCallHoldsNothingForeign());
    if (spec.body && namesObject(spec)) {
      it('still tells no stranger that this object exists', () => walk.existenceBeforeBody());
    }
    if (spec.method === 'GET' && !namesObject(spec)) {
      it('still gives an empty organisation nothing', () => walk.emptyOrganisationGetsNothing());
    }
  });

  it.each(TABLES.flatMap((table) => (table.param ? [[table.param, table] as const] : [])))(
    'still finds the object of a path for its owner only: %s',
    async (param, { name, key = 'id' }) => {
      const { rows } = await app.owner.query<{ id: string }>(
        `select ${key} as id from ${name} where organisation_id = $1 limit 1`,
        [app.organisations.a.id],
      );
      const named = { [param]: rows[0]!.id };
      expect(await app.inOrganisation('a', (ctx) => allExist(ctx, named))).toBe(true);
      expect(await app.inOrganisation('b', (ctx) => allExist(ctx, named))).toBe(false);
    },
  );
});
