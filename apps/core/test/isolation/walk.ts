import { expect } from '@jest/globals';
import type { RouteSpec } from '@fairshift/contracts';
import type { IncomingMessage } from 'node:http';
import type { Response } from 'supertest';
import type { Agent, CallInput, PersonKey, TestApp } from '../harness/index.js';
import { canariesOf } from './canaries.js';
import type { Example, ExampleInput } from './example.js';
import { expectSecurityHeaders } from './headers.js';
import { withOtherIds } from './other-ids.js';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

export const isOfOrganisation = (route: RouteSpec): boolean =>
  route.path.startsWith('/api/organisations/{organisationId}');

/** Whether a route's path names something inside an organisation. */
export const namesObject = ({ path }: RouteSpec): boolean => /\}.*\{/.test(path);

/** Whether a route answers `{items, next}` page by page. */
export const isList = (route: RouteSpec): boolean => Object.hasOwn(route.query?.shape ?? {}, 'after');

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

/** Every answer of the walk, to whomever, is looked at for its headers. */
export async function perform(agent: Agent, route: RouteSpec, input: ExampleInput): Promise<Response> {
  const test = agent.call(route, input as CallInput).buffer(true);
  const response = await test.parse(readText as unknown as Parameters<typeof test.parse>[0]);
  expectSecurityHeaders(response.headers as Record<string, string>);
  return response;
}

/** What a stranger can tell apart: status, headers and body, but for the request's number and the clock. */
export function visible({ status, headers, body }: Response) {
  const { date: _, 'set-cookie': __, ...rest } = headers as Record<string, string>;
  const text = String(body).replace(/"requestId":"[^"]*"/, '"requestId":""');
  return { status, headers: rest, text };
}

const itemsIn = (text: string) => (JSON.parse(text) as { items: readonly Record<string, unknown>[] }).items;

export const agentFor = (app: TestApp, as: Example['as'] = 'a.admin'): Agent =>
  as === 'nobody' ? app.anonymous() : app.as(as);

/** The same role in the other organisation. */
const strangerOf = (as: Example['as'] = 'a.admin') => as.replace(/^a\./, 'b.') as PersonKey;

const isBuffer = (body: unknown): body is Buffer => Buffer.isBuffer(body);

const idsIn = ({ params, query, body }: ExampleInput): readonly string[] =>
  JSON.stringify([params, query, isBuffer(body) ? null : body]).match(UUID) ?? [];

/** A body that no route takes. */
const UNUSABLE = { 'no-route-takes-this': true };

export class Walk {
  #kept: Promise<ExampleInput> | undefined;

  constructor(
    readonly app: TestApp,
    readonly route: RouteSpec,
    readonly example: Example,
  ) {}

  input = async (): Promise<ExampleInput> => (await this.example.make?.({ app: this.app })) ?? {};

  /** Made once for all calls that are refused: they use nothing up. */
  kept = (): Promise<ExampleInput> => (this.#kept ??= this.input());

  /**
   * The owner's call gets what the contract says; a list holds something. It comes after the calls that are refused and
   * is about the same object: had one of them used it up, this one would fail.
   */
  async ownerSucceeds(): Promise<void> {
    const kept = await this.kept();
    this.#kept = undefined;
    // An input that names nothing was good for a stranger's own call as well.
    const { status, body } = await this.#asOwner(idsIn(kept).length > 0 ? kept : await this.input());
    expect({ status, body: status < 300 ? '' : body }).toEqual({ status: this.route.status, body: '' });
    if (isList(this.route)) expect(itemsIn(body as string)).not.toEqual([]);
  }

  /** With A's organisation in the path, a stranger is told what a stranger to a random one is told. */
  async foreignOrganisation(): Promise<void> {
    const organisationId = this.app.organisations.a.id;
    const input = await this.kept();
    const foreign = { ...input, params: { ...input.params, organisationId } };
    await this.#same(foreign, withOtherIds(foreign), 404);
  }

  /** With B's own organisation in the path and A's ids elsewhere. */
  async foreignIds(): Promise<void> {
    const input = await this.kept();
    if (idsIn(input).length === 0) return;
    await this.#same(input, withOtherIds(input));
  }

  /** Whether an object exists is asked before what is wrong with the body: the owner is told, a stranger is not. */
  async existenceBeforeBody(): Promise<void> {
    const unusable = { ...(await this.kept()), body: UNUSABLE };
    expect((await this.#asOwner(unusable)).status).toBe(422);
    await this.#same(unusable, withOtherIds(unusable), 404);
  }

  /** B's own lists and new objects hold nothing of A's. */
  async ownCallHoldsNothingForeign(): Promise<void> {
    const input = await this.kept();
    if (idsIn(input).length > 0) return;
    await this.#nothingOfA(visible(await this.#asStranger(input)).text);
  }

  /** In an organisation that is new and empty, lists are empty, and nothing is told of A. */
  async emptyOrganisationGetsNothing(): Promise<void> {
    const input = await this.kept();
    const { person, agent } = await this.app.stranger();
    const { status, text } = visible(await perform(agent, this.route, input));
    expect(status).toBe(this.route.status);
    await this.#nothingOfA(text);
    if (!isList(this.route)) return;
    const items = itemsIn(text);
    if (this.example.shows === 'members') expect(items.map(({ personId }) => personId)).toEqual([person.id]);
    else if (this.example.shows === 'published')
      expect(items.filter((each) => !each['published'])).toEqual([]);
    else expect(items).toEqual([]);
  }

  /** A cursor that we did not give is refused: it never means the first page. */
  async refusesStrangeCursor(): Promise<void> {
    const { query, ...input } = await this.kept();
    const { status } = await this.#asOwner({ ...input, query: { ...query, after: 'nonsense' } });
    expect(status).toBe(422);
  }

  /** The page after the first begins with something else. */
  async turnsPages(): Promise<void> {
    const { query, ...input } = await this.kept();
    const read = async (more: Readonly<Record<string, string>>) => {
      const { body } = await this.#asOwner({ ...input, query: { ...query, limit: '1', ...more } });
      return JSON.parse(body as string) as { items: readonly unknown[]; next?: string };
    };
    const first = await read({});
    expect(first.items).toHaveLength(1);
    if (first.next === undefined) return;
    const second = await read({ after: first.next });
    expect(second.items).toHaveLength(1);
    expect(second.items).not.toEqual(first.items);
  }

  async #same(foreign: ExampleInput, random: ExampleInput, status?: number): Promise<void> {
    const told = visible(await this.#asStranger(foreign));
    expect(told).toEqual(visible(await this.#asStranger(random)));
    expect(told.status).toBeGreaterThanOrEqual(400);
    expect(told.status).toBeLessThan(500);
    if (status !== undefined) expect(told.status).toBe(status);
    await this.#nothingOfA(told.text);
  }

  #asOwner = (input: ExampleInput): Promise<Response> =>
    perform(agentFor(this.app, this.example.as), this.route, input);

  #asStranger = (input: ExampleInput): Promise<Response> =>
    perform(this.app.as(strangerOf(this.example.as)), this.route, input);

  async #nothingOfA(text: string): Promise<void> {
    const canaries = await canariesOf(this.app, this.example.shows === 'published');
    expect(canaries.length).toBeGreaterThan(50);
    expect(canaries.filter((canary) => text.includes(canary))).toEqual([]);
  }
}
