import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TABLES } from '../../../src/database/tables.js';
import { TeamsRepository } from '../../../src/modules/people/teams.repository.js';
import { allExist } from '../../../src/platform/http/existence.js';
import { createConnectedApp } from '../../fixtures/connecting.js';
import { canariesOf } from '../canaries.js';
import { examples, unreached } from '../examples/index.js';
import { plenty } from '../plenty.js';
import { declared } from '../router.js';
import { isOfOrganisation, namesObject, Walk } from '../walk.js';
import { holdsSomething, Refusal, sameButForIds, Witness } from './answers.js';
import { callOf, helpers, intercept, repositories } from './repositories.js';

const app = await createConnectedApp();
afterAll(() => app.close());
const all = await repositories();
/** As it was before anybody looked on. */
const update = String(TeamsRepository.prototype.update);
const witness = new Witness(app);
intercept(all, app.organisations.a.id, witness);
await plenty(app);
const walks = declared(app)
  .filter(isOfOrganisation)
  .map((spec) => [spec.id, new Walk(app, spec, examples[spec.id] ?? {})] as const);
const names = all.flatMap(({ name, methods }) => methods.map((method) => `${name}.${method}`));

/** Methods whose answer to a stranger may hold something, and why. Nothing of A's that is not published all the same. */
const MAY_HOLD: Readonly<Record<string, string>> = {
  'DefinitionsRepository.insert': 'adds a row to the organisation that asks, and says that it did',
  'OrganisationsRepository.rename': 'renames the organisation that asks, and says that it did',
  'IdempotencyRepository.claim': 'gives back the id that it was given',
  'OrganisationsRepository.find': 'names of organisations are no secret within their system',
  'OpenDataRepository.organisationId': 'which organisation holds open data is no secret within its system',
  'PublishedDefinitionsRepository.find': 'a published definition is for the whole system',
  'PublishedDefinitionsRepository.listOfOthers': 'published definitions are for the whole system',
};

/** Methods that no work in an organisation calls: they run in transactions of the system, which see no tenant's row. */
const OF_THE_SYSTEM: Readonly<Record<string, string>> = {
  'OrganisationsRepository.list': 'the system administrator’s list',
  'OrganisationsRepository.slugs': 'an organisation is being made',
  'OrganisationsRepository.insert': 'an organisation is being made',
  'OrganisationsRepository.insertCounter': 'an organisation is being made',
  'AuditRepository.listSystem': 'the system administrator’s log',
  'SystemRolesRepository.list': 'roles on the system',
  'PublicationsRepository.listLive': 'the hub: publications are for the whole system',
  'PublicationsRepository.findLive': 'the hub: publications are for the whole system',
  'DemoRepository.end': 'the system administrator ends the demo',
  'DemoRepository.hasAdministrator': 'the system administrator ends the demo',
};

/** What a stranger may be told in place of an answer: not there, not allowed, or no such row to point at. */
const REFUSALS = ['not-found', '42501', '23503'];

describe('with the organisation predicate taken out of every statement', () => {
  it('really runs without it', () => {
    expect(update).toContain('($1::uuid is not null)');
    expect(String(allExist)).toContain('($1::uuid is not null)');
  });

  describe.each(walks)('%s', (_, walk) => {
    const { route } = walk;
    it('still gives another organisation nothing of this object', () => walk.foreignIds());
    it('still gives another organisation its own only', () => walk.ownCallHoldsNothingForeign());
    if (route.body && namesObject(route)) {
      it('still tells no stranger that this object exists', () => walk.existenceBeforeBody());
    }
    if (route.method === 'GET' && !namesObject(route)) {
      it('still gives an empty organisation nothing', () => walk.emptyOrganisationGetsNothing());
    }
    // The repository methods that it runs are watched.
    it('still works for its owner', () => walk.ownerSucceeds());
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

describe('each repository method that takes a context, without its predicate', () => {
  let [canaries, unpublished]: (readonly string[])[] = [];

  beforeAll(async () => {
    for (const [name, make] of Object.entries(unreached).filter(([method]) => names.includes(method))) {
      const call = callOf(all, name, await make({ app }));
      witness.lookAgain(name);
      await app.inOrganisation('a', (ctx) => call.run(ctx, call.args));
    }
    canaries = await canariesOf(app);
    unpublished = await canariesOf(app, true);
  }, 420_000);

  it('is known', () => {
    expect(names.length).toBeGreaterThan(120);
    expect(helpers().toSorted()).toEqual(['insert', 'keepVersion', 'toDefinitions']);
    expect(names).toEqual(
      expect.arrayContaining([
        'DatasetsRepository.list',
        'SeriesRepository.facts',
        'SeriesRepository.cells',
        'ChunkRepository.read',
      ]),
    );
  });

  it('is there when a list here or `unreached` names it', () => {
    const named = [...Object.keys(MAY_HOLD), ...Object.keys(OF_THE_SYSTEM), ...Object.keys(unreached)];
    expect(named.filter((name) => !names.includes(name))).toEqual([]);
    expect(Object.keys(OF_THE_SYSTEM).filter((name) => witness.told.has(name))).toEqual([]);
  });

  const asked = names.filter((name) => !Object.hasOwn(OF_THE_SYSTEM, name));
  it.each(asked)('%s gives another organisation nothing', (name) => {
    const told = witness.told.get(name);
    if (!told)
      throw new Error(`no example's owner call runs ${name}: add an example, or an entry in unreached`);
    expect(told.worksForOwner).toBe(true);
    expect(told.after).toEqual(told.before);
    const secret = Object.hasOwn(MAY_HOLD, name) ? unpublished! : canaries!;
    const sent = JSON.stringify(told.args);
    expect(secret.filter((each) => told.text.includes(each) && !sent.includes(each))).toEqual([]);
    if (Object.hasOwn(MAY_HOLD, name)) return;
    expect(sameButForIds(told)).toBe(true);
    if (told.answer instanceof Refusal) expect(REFUSALS).toContain(told.answer.code);
    else
      expect({ text: told.text, holds: holdsSomething(told.answer) }).toEqual({
        text: told.text,
        holds: false,
      });
  });
});
