import { afterAll, describe, expect, it } from '@jest/globals';
import { createTestApp } from '../harness/index.js';
import type { CallInput } from '../harness/index.js';
import { examples } from './examples/index.js';
import { declared, served, signature } from './router.js';
import { isOfOrganisation, Walk } from './walk.js';

const app = await createTestApp();
afterAll(() => app.close());
const specs = declared(app);

describe('every route of the router', () => {
  it('is declared with a permission', () => {
    expect(served(app).toSorted()).toEqual(specs.map(signature).toSorted());
    expect(specs.length).toBeGreaterThan(20);
  });

  it('has an example', () => {
    expect(specs.map((spec) => spec.id).filter((id) => !Object.hasOwn(examples, id))).toEqual([]);
  });
});

describe.each(specs.map((spec) => [spec.id, spec] as const))('%s', (id, spec) => {
  const walk = new Walk(app, spec, examples[id] ?? {});

  it('works for its owner', () => walk.ownerSucceeds());

  if (isOfOrganisation(spec)) {
    it('tells a stranger the same of this and of no organisation', () => walk.foreignOrganisation());
    it('tells a stranger the same of this and of no object', () => walk.foreignIds());
    it('gives another organisation its own only', () => walk.ownCallHoldsNothingForeign());
  } else if (spec.access.includes(':manage')) {
    it('is refused to people of organisations', async () => {
      const { status } = await app.as('b.admin').call(spec, (await walk.input()) as CallInput);
      expect(status).toBe(403);
    });
  }
});
