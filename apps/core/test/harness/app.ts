import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Server } from 'node:http';
import type { RouteBodyInput, RouteSpec } from '@fairshift/contracts';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Client } from 'pg';
import request from 'supertest';
import type { Test } from 'supertest';
import { Transactions } from '../../src/database/transactions.js';
import type { Context } from '../../src/platform/context.js';
import { readConfig } from '../../src/platform/config.js';
import type { Config } from '../../src/platform/config.js';
import { cookieName } from '../../src/platform/http/cookies.js';
import { newId } from '../../src/platform/ids.js';
import { makeLog } from '../../src/platform/log.js';
import { createServer, stopServer } from '../../src/server.js';
import { createTestDatabase } from './database.js';
import type { TestDatabase } from './database.js';
import { seedPeople, seedStranger } from './people.js';
import type { OrganisationKey, PersonKey, Seed, TestPerson } from './people.js';
import { rememberRecognition } from './recognition.js';

/** What goes into a call beside the route. */
export interface CallInput<R extends RouteSpec = RouteSpec> {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** JSON for routes with a body, bytes for uploads. */
  readonly body?: RouteBodyInput<R> | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Requests as one signed-in person, with the cookie and headers that the shell sends. */
export interface Agent {
  get(url: string): Test;
  post(url: string): Test;
  put(url: string): Test;
  patch(url: string): Test;
  delete(url: string): Test;
  /** Calls a route of the contracts; `{organisationId}` is the person's own unless params say otherwise. */
  call<R extends RouteSpec>(route: R, input?: CallInput<R>): Test;
}

export interface TestApp extends Seed {
  readonly nest: NestExpressApplication;
  readonly server: Server;
  readonly config: Config;
  readonly database: TestDatabase;
  /** A superuser connection that looks behind row-level security. */
  readonly owner: Client;
  person(key: PersonKey): TestPerson;
  /** A person, signed in. */
  as(key: PersonKey): Agent;
  /** The admin of an organisation that is new and empty. */
  stranger(): Promise<{ readonly person: TestPerson; readonly agent: Agent }>;
  /** Nobody, with the headers that the shell sends. */
  anonymous(): Agent;
  /** Work in one transaction of an organisation, as one of its people (`admin` unless told). */
  inOrganisation<T>(
    key: OrganisationKey,
    work: (ctx: Context) => Promise<T>,
    role?: 'admin' | 'analyst' | 'team-member' | 'viewer',
  ): Promise<T>;
  /** The same, as one person of any organisation. */
  inOrganisationOf<T>(person: TestPerson, work: (ctx: Context) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const filled = (template: string, params: Readonly<Record<string, string>>) =>
  template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

function agentOf(server: Server, config: Config, person?: TestPerson): Agent {
  const send = (verb: Verb, url: string) => {
    const test = request(server)[verb](url).set('X-Fairshift', '1').set('Origin', config.url.origin);
    return person ? test.set('Cookie', `${cookieName(config)}=${person.token}`) : test;
  };
  return {
    get: (url) => send('get', url),
    post: (url) => send('post', url),
    put: (url) => send('put', url),
    patch: (url) => send('patch', url),
    delete: (url) => send('delete', url),
    call: (route, { params = {}, query = {}, body, headers = {} } = {}) => {
      const own = person?.organisationId ? { organisationId: person.organisationId } : {};
      const test = send(route.method.toLowerCase() as Verb, filled(route.path, { ...own, ...params }));
      const sent = test.query(query).set(headers);
      if (Buffer.isBuffer(body)) return sent.type('application/octet-stream').send(body);
      return body === undefined ? sent : sent.send(body as object);
    },
  };
}

/** The whole server on a database of its own. Close it in `afterAll`. */
export async function createTestApp(settings: Readonly<Record<string, string>> = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'fairshift-test-'));
  const config = readConfig({ FAIRSHIFT_DATA_DIR: dataDir, FAIRSHIFT_LOG: 'silent', ...settings });
  const owner = new Client({ connectionString: database.owner });
  // A test may kill the server under it.
  owner.on('error', () => undefined);
  await owner.connect();
  const seed = await seedPeople(owner);
  const nest = await createServer({ config, urls: database, log: makeLog(config.log), poolSize: 5 });
  rememberRecognition(nest);
  await nest.listen(0, '127.0.0.1');
  const server = nest.getHttpServer() as Server;
  const person = (key: PersonKey) => seed.people.get(key)!;
  const inOrganisationOf: TestApp['inOrganisationOf'] = ({ id, name, organisationId, role }, work) => {
    const scope = {
      organisationId: organisationId!,
      systemId: seed.systemId,
      requestId: newId(),
      role: role!,
    };
    return nest.get(Transactions).inOrganisation({ ...scope, actor: { personId: id, name } }, work);
  };
  return {
    ...seed,
    nest,
    server,
    config,
    database,
    owner,
    person,
    as: (key) => agentOf(server, config, person(key)),
    stranger: async () => {
      const newcomer = await seedStranger(owner, seed.systemId);
      return { person: newcomer, agent: agentOf(server, config, newcomer) };
    },
    anonymous: () => agentOf(server, config),
    inOrganisationOf,
    inOrganisation: (key, work, role = 'admin') => inOrganisationOf(person(`${key}.${role}`), work),
    close: async () => {
      await stopServer(nest);
      await owner.end();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
