import { afterAll, describe, expect, it } from '@jest/globals';
import { createConnectedApp } from '../fixtures/connecting.js';
import type { CallInput } from '../harness/index.js';
import { examples } from './examples/index.js';
import { plenty } from './plenty.js';
import { declared, served, signature } from './router.js';
import { isList, isOfOrganisation, namesObject, Walk } from './walk.js';

const app = await createConnectedApp();
await plenty(app);
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

  it('is known as a list when it is one', () => {
    expect(specs.filter(isList).length).toBeGreaterThan(10);
    expect(specs.filter(({ id }) => id.startsWith('listTeams')).every(isList)).toBe(true);
  });
});

describe.each(specs.map((spec) => [spec.id, spec] as const))('%s', (id, spec) => {
  const walk = new Walk(app, spec, examples[id] ?? {});

  if (isList(spec)) {
    it('turns pages', () => walk.turnsPages());
    it('refuses a cursor that is not its own', () => walk.refusesStrangeCursor());
  }

  if (isOfOrganisation(spec)) {
    it('tells a stranger the same of this and of no organisation', () => walk.foreignOrganisation());
    it('tells a stranger the same of this and of no object', () => walk.foreignIds());
    it('gives another organisation its own only', () => walk.ownCallHoldsNothingForeign());
    if (spec.body && namesObject(spec)) {
      it('asks for existence before the body', () => walk.existenceBeforeBody());
    }
    if (spec.method === 'GET' && !namesObject(spec)) {
      it('gives an empty organisation nothing', () => walk.emptyOrganisationGetsNothing());
    }
  } else if (spec.access.includes(':manage')) {
    it('is refused to people of organisations', async () => {
      const { status } = await app.as('b.admin').call(spec, (await walk.kept()) as CallInput);
      expect(status).toBe(403);
    });
  }

  it('works for its owner', () => walk.ownerSucceeds());
});
