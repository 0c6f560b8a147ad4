import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isRewritten, predicatesIn, withoutPredicates } from './predicates.js';

const SOURCE = path.resolve(import.meta.dirname, '../../../src');
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((name) => path.join(SOURCE, name))
  .filter((file) => file.endsWith('.ts') && isRewritten(file));

/** What may stay, by file: nothing here keeps organisations apart. */
const STAY: Readonly<Record<string, readonly string[]>> = {
  // The setting that row-level security reads.
  'database/transactions.ts': [
    'app.organisation_id = ${literal(scope.organisationId',
    'app.organisation_id = ${literal(organisationId',
    'app.organisation_id = ${literal(organisationId',
  ],
  'modules/accounts/auth-database.ts': ["app.organisation_id = '${organisationId}'"],
  // As the auth role, about one person: rights in other organisations than this.
  'modules/accounts/accounts.repository.ts': ['organisation_id <> $2'],
  // As the auth role, by a token: a link for the whole system, or for an organisation.
  'modules/accounts/links.repository.ts': ['l.organisation_id is null', 'l.organisation_id is not'],
  // What others published: one's own stands in the list already.
  'modules/measures/published-definitions.repository.ts': ['organisation_id <> $2'],
};

describe('the organisation predicate', () => {
  it('is taken out in every form', () => {
    expect(withoutPredicates('where m.organisation_id = $2 and id = $1')).toBe(
      'where ($2::uuid is not null) and id = $1',
    );
    expect(withoutPredicates("organisation_id = '${uuid(ctx.organisationId)}' and")).toBe('true and');
    expect(withoutPredicates("`SET LOCAL app.organisation_id = '${id}'`")).toContain('app.organisation_id =');
    expect(withoutPredicates('update organisations set name = $3 where id = $1 and version = $2')).toBe(
      'update organisations set name = $3 where ($1::uuid is not null) and version = $2',
    );
  });

  it('stands in no file of core once they are rewritten', () => {
    const left = files.flatMap((file) => {
      const found = predicatesIn(withoutPredicates(readFileSync(file, 'utf8')));
      return found.length === 0 ? [] : [[path.relative(SOURCE, file), found] as const];
    });
    expect(Object.fromEntries(left)).toEqual(STAY);
  });

  it('stood in the files that read observations without a repository method of their own', () => {
    const rewritten = files.filter((file) => {
      const source = readFileSync(file, 'utf8');
      return withoutPredicates(source) !== source;
    });
    expect(rewritten.map((file) => path.relative(SOURCE, file))).toEqual(
      expect.arrayContaining([
        'modules/datasets/series/cells-query.ts',
        'modules/storage/generations/chunk.repository.ts',
        'modules/organisations/organisations.repository.ts',
        'platform/http/existence.ts',
      ]),
    );
  });
});
