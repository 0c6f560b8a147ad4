import type { OrganisationRole, SystemRole } from '@fairshift/contracts';
import type { Client } from 'pg';
import { newId, newToken, tokenHash } from '../../src/platform/ids.js';

/** Two organisations in one system, with one person for each role in each. */
export type OrganisationKey = 'a' | 'b';
export type PersonKey = `${OrganisationKey}.${OrganisationRole}` | SystemRole;

export interface TestPerson {
  readonly key: PersonKey;
  readonly id: string;
  readonly name: string;
  readonly login: string;
  /** Of a session that runs already. */
  readonly token: string;
  readonly organisationId?: string;
  readonly role?: OrganisationRole;
}

export interface Seed {
  readonly systemId: string;
  readonly organisations: Readonly<Record<OrganisationKey, { readonly id: string; readonly name: string }>>;
  readonly people: ReadonlyMap<PersonKey, TestPerson>;
}

const ROLES = ['admin', 'analyst', 'team-member', 'viewer'] as const;
const SYSTEM_ROLES = ['system-administrator', 'hub-manager'] as const;

async function insertPerson(
  client: Client,
  systemId: string,
  key: PersonKey,
  login = key.replace('.', '-'),
): Promise<TestPerson> {
  const person = { key, id: newId(), name: `Person ${key}`, login, token: newToken() };
  await client.query('insert into persons (id, system_id, name, login) values ($1, $2, $3, $4)', [
    person.id,
    systemId,
    person.name,
    person.login,
  ]);
  await client.query(`insert into sessions (id, person_id, token_hash, device) values ($1, $2, $3, 'test')`, [
    newId(),
    person.id,
    tokenHash(person.token),
  ]);
  return person;
}

async function insertMember(
  client: Client,
  systemId: string,
  key: OrganisationKey,
  organisationId: string,
  role: OrganisationRole,
) {
  const person = await insertPerson(client, systemId, `${key}.${role}`);
  await client.query('insert into memberships (organisation_id, person_id, role) values ($1, $2, $3)', [
    organisationId,
    person.id,
    role,
  ]);
  return { ...person, organisationId, role };
}

/** An organisation that is new and empty, with one admin. */
export async function seedStranger(client: Client, systemId: string): Promise<TestPerson> {
  const organisationId = newId();
  await client.query(
    `insert into organisations (id, system_id, slug, name, kind) values ($1, $2, $3, 'Stranger', 'other')`,
    [organisationId, systemId, `stranger-${organisationId}`],
  );
  const person = await insertPerson(client, systemId, 'b.admin', `stranger-${organisationId}`);
  await client.query(`insert into memberships (organisation_id, person_id, role) values ($1, $2, 'admin')`, [
    organisationId,
    person.id,
  ]);
  return { ...person, organisationId, role: 'admin' };
}

/** As a superuser, past row-level security. */
export async function seedPeople(client: Client): Promise<Seed> {
  const systemId = newId();
  const organisations = {
    a: { id: newId(), name: 'Anemone Trust' },
    b: { id: newId(), name: 'Bluebell Practice' },
  };
  const people = new Map<PersonKey, TestPerson>();
  await client.query(`insert into systems (id, name) values ($1, 'Test system')`, [systemId]);
  for (const key of ['a', 'b'] as const) {
    const { id, name } = organisations[key];
    await client.query(
      `insert into organisations (id, system_id, slug, name, kind) values ($1, $2, $3, $4, 'trust')`,
      [id, systemId, key, name],
    );
    await client.query('insert into organisation_counters (organisation_id) values ($1)', [id]);
    for (const role of ROLES)
      people.set(`${key}.${role}`, await insertMember(client, systemId, key, id, role));
  }
  for (const role of SYSTEM_ROLES) {
    const person = await insertPerson(client, systemId, role);
    people.set(role, person);
    await client.query('insert into system_roles (system_id, person_id, role) values ($1, $2, $3)', [
      systemId,
      person.id,
      role,
    ]);
  }
  return { systemId, organisations, people };
}
