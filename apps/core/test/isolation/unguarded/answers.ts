import { TABLES } from '../../../src/database/tables.js';
import type { Context, Queryable } from '../../../src/platform/context.js';
import type { TestApp } from '../../harness/index.js';
import { withOtherIds, withoutIds } from '../other-ids.js';
import type { RepositoryCall, Watch } from './repositories.js';

/** Whether an answer says anything: rows, a count, true. Empty lists, zero and "not there" say nothing. */
export function holdsSomething(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === '') return false;
  if (typeof value !== 'object') return typeof value !== 'function';
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return (value as unknown as unknown[]).length > 0;
  if (value instanceof Map || value instanceof Set) return value.size > 0;
  return Object.values(value).some(holdsSomething);
}

const sumOf = (name: string) =>
  `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as sum from ${name} t
   where organisation_id = $1`;
const KEPT = TABLES.filter(({ kind }) => kind !== 'global').map(({ name }) => name);
/** The app role may not read whole rows of links. */
const SUMS = `${KEPT.map(sumOf).join(' union all ')} union all
  select 'number of links', count(*)::text from links where organisation_id = $1`;
const SUMS_BEHIND = `${SUMS} union all ${sumOf('links')} union all
  select 'organisations', hashtextextended(o::text, 0)::text from organisations o where id = $1`;

/** Everything of A's as its own transaction sees it, in one text for comparing. */
const seenBy = async (db: Queryable, organisationId: string) =>
  JSON.stringify(await db.query(SUMS, [organisationId]));

export interface Told {
  readonly args: readonly unknown[];
  /** In an organisation that is new and empty: the answer, or the code of the error. */
  readonly answer: unknown;
  readonly text: string;
  readonly textOfRandom: string;
  /** Everything that A has, behind row-level security. */
  readonly before: unknown;
  readonly after: unknown;
  /** Whether the same call gave A something, or changed something of A's. */
  readonly worksForOwner: boolean;
}

/** Calls that give their owner nothing either, before we look no longer. */
const TRIES = 12;

/** Asks each method that an owner's call runs for the same as a stranger, before the owner gets it. */
export class Witness implements Watch {
  readonly told = new Map<string, Told>();
  readonly #tries = new Map<string, number>();
  #seen = '';

  constructor(private readonly app: TestApp) {}

  /** Until a call of the method gave its owner something. */
  wants = (name: string): boolean =>
    !this.told.get(name)?.worksForOwner && (this.#tries.get(name) ?? 0) < TRIES;

  /** What is seen from now on counts. */
  lookAgain(name: string): void {
    this.#tries.delete(name);
    this.told.delete(name);
  }

  async before(call: RepositoryCall, ctx: Context): Promise<void> {
    this.#tries.set(call.name, (this.#tries.get(call.name) ?? 0) + 1);
    const before = await this.#everythingOfA();
    const { answer, hasWritten } = await this.#asStranger(call, call.args);
    // A run's heart beats by a timer, beside other work of A's: what changes meanwhile is not the stranger's doing.
    const after = hasWritten ? await this.#everythingOfA() : before;
    const { answer: random } = await this.#asStranger(call, withOtherIds(call.args));
    const texts = { text: textOf(answer), textOfRandom: textOf(random) };
    this.told.set(call.name, { args: call.args, answer, ...texts, before, after, worksForOwner: false });
    this.#seen = await seenBy(ctx.db, ctx.organisationId);
  }

  async after({ name }: RepositoryCall, ctx: Context, answer: unknown): Promise<void> {
    const worksForOwner = holdsSomething(answer) || (await seenBy(ctx.db, ctx.organisationId)) !== this.#seen;
    this.told.set(name, { ...this.told.get(name)!, worksForOwner });
  }

  async #everythingOfA(): Promise<unknown> {
    return (await this.app.owner.query(SUMS_BEHIND, [this.app.organisations.a.id])).rows;
  }

  /** `hasWritten`: the server gives a transaction a number of its own when it first changes or locks a row. */
  async #asStranger(
    call: RepositoryCall,
    args: readonly unknown[],
  ): Promise<{ readonly answer: unknown; readonly hasWritten: boolean }> {
    const { person } = await this.app.stranger();
    // Not even its own member is there to be found.
    await this.app.owner.query('delete from memberships where organisation_id = $1', [person.organisationId]);
    try {
      return await this.app.inOrganisationOf(person, async (ctx) => {
        // A row of A's that B could lock would make it wait for the call that is about to run.
        await ctx.db.execute(`set local lock_timeout = '2s'`);
        const answer = await call.run(ctx, args);
        const sql = 'select pg_current_xact_id_if_assigned() is not null as "hasWritten"';
        const [{ hasWritten }] = (await ctx.db.query(sql)) as unknown as [{ hasWritten: boolean }];
        return { answer, hasWritten };
      });
    } catch (error) {
      // Rolled back: nothing of it stays.
      return { answer: new Refusal(String((error as { code?: string }).code ?? error)), hasWritten: false };
    }
  }
}

/** An error that a stranger met. */
export class Refusal {
  constructor(readonly code: string) {}
}

const textOf = (value: unknown): string =>
  JSON.stringify(value instanceof Map ? [...value] : value) ?? 'nothing';

export const sameButForIds = ({ text, textOfRandom }: Told): boolean =>
  withoutIds(text) === withoutIds(textOfRandom);
