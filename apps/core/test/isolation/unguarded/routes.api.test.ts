import { afterAll, describe, expect, it } from '@jest/globals';
import { TeamsRepository } from '../../../src/modules/people/teams.repository.js';
import { createTestApp } from '../../harness/index.js';
import { examples } from '../examples/index.js';
import { declared } from '../router.js';
import { isOfOrganisation, Walk } from '../walk.js';

const app = await createTestApp();
afterAll(() => app.close());
const specs = declared(app).filter(isOfOrganisation);

describe('with the organisation predicate taken out of every repository', () => {
  it('really runs without it', () => {
    expect(String(TeamsRepository.prototype.update)).toContain('($1::uuid is not null)');
  });

  describe.each(specs.map((spec) => [spec.id, spec] as const))('%s', (id, spec) => {
    const walk = new Walk(app, spec, examples[id] ?? {});
    it('still gives another organisation nothing of this object', () => walk.foreignIds());
    it('still gives another organisation its own only', () => walk.ownCallHoldsNothingForeign());
  });
});
