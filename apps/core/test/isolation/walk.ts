import { expect } from '@jest/globals';
import type { RouteSpec } from '@fairshift/contracts';
import type { IncomingMessage } from 'node:http';
import type { Response } from 'supertest';
import type { Agent, CallInput, PersonKey, TestApp } from '../harness/index.js';
import type { Example, ExampleInput } from './example.js';
import { withOtherIds } from './other-ids.js';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

export const isOfOrganisation = (route: RouteSpec): boolean =>
  route.path.startsWith('/api/organisations/{organisationId}');

/** Reads any answer as text; a stream of events is cut off once it has begun. */
function readText(response: IncomingMessage, done: (error: Error | null, body: unknown) => void): void {
  if (response.headers['content-type']?.startsWith('text/event-stream')) {
    response.destroy();
    done(null, '');
    return;
  }
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part));
  response.on('end', () => done(null, Buffer.concat(parts).toString('utf8')));
}

async function perform(agent: Agent, route: RouteSpec, input: ExampleInput): Promise<Response> {
  const test = agent.call(route, input as CallInput).buffer(true);
  return test.parse(readText as unknown as Parameters<typeof test.parse>[0]);
}

/** What a stranger can tell apart: status, headers and body, but for the request's number and the clock. */
function visible({ status, headers, body }: Response) {
  const { date: _, 'set-cookie': __, ...rest } = headers as Record<string, string>;
  const text = String(body).replace(/"requestId":"[^"]*"/, '"requestId":""');
  return { status, headers: rest, text };
}

export const agentFor = (app: TestApp, as: Example['as'] = 'a.admin'): Agent =>
  as === 'nobody' ? app.anonymous() : app.as(as);

/** The same role in the other organisation. */
const strangerOf = (as: Example['as'] = 'a.admin') => as.replace(/^a\./, 'b.') as PersonKey;

const isBuffer = (body: unknown): body is Buffer => Buffer.isBuffer(body);

const idsIn = ({ params, query, body }: ExampleInput): readonly string[] =>
  JSON.stringify([params, query, isBuffer(body) ? null : body]).match(UUID) ?? [];

export class Walk {
  constructor(
    readonly app: TestApp,
    readonly route: RouteSpec,
    readonly example: Example,
  ) {}

  input = async (): Promise<ExampleInput> => (await this.example.make?.({ app: this.app })) ?? {};

  /** The owner's call gets what the contract says. */
  async ownerSucceeds(): Promise<void> {
    const { status, body } = await perform(
      agentFor(this.app, this.example.as),
      this.route,
      await this.input(),
    );
    expect({ status, body: status < 300 ? '' : body }).toEqual({ status: this.route.status, body: '' });
  }

  /** With A's organisation in the path, a stranger is told what a stranger to a random one is told. */
  async foreignOrganisation(): Promise<void> {
    const organisationId = this.app.organisations.a.id;
    const input = await this.input();
    const foreign = { ...input, params: { ...input.params, organisationId } };
    await this.#same(foreign, withOtherIds(foreign), 404);
  }

  /** With B's own organisation in the path and A's ids elsewhere. */
  async foreignIds(): Promise<void> {
    const input = await this.input();
    if (idsIn(input).length === 0) return;
    await this.#same(input, withOtherIds(input));
  }

  /** B's own lists and new objects hold nothing of A's. */
  async ownCallHoldsNothingForeign(): Promise<void> {
    const input = await this.input();
    if (idsIn(input).length > 0) return;
    this.#nothingOfA(visible(await this.#asStranger(input)).text);
  }

  async #same(foreign: ExampleInput, random: ExampleInput, status?: number): Promise<void> {
    const told = visible(await this.#asStranger(foreign));
    expect(told).toEqual(visible(await this.#asStranger(random)));
    expect(told.status).toBeGreaterThanOrEqual(400);
    expect(told.status).toBeLessThan(500);
    if (status !== undefined) expect(told.status).toBe(status);
    this.#nothingOfA(told.text);
  }

  #asStranger(input: ExampleInput): Promise<Response> {
    return perform(this.app.as(strangerOf(this.example.as)), this.route, input);
  }

  #nothingOfA(text: string): void {
    const { organisations, people } = this.app;
    const ofA = [...people.values()].filter((person) => person.key.startsWith('a.'));
    for (const canary of [organisations.a.id, ...ofA.flatMap(({ id, name }) => [id, name])]) {
      expect(text).not.toContain(canary);
    }
  }
}
