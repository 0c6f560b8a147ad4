import type { Context } from './context.js';
import { newId } from './ids.js';

export interface AuditFact {
  /** `<noun>.<past tense>`: `project.created`. */
  readonly verb: string;
  readonly objectType: string;
  readonly objectId: string;
  /** A sentence for people, without the name of who did it: "started the project Fair access". */
  readonly words?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));

/** "project.created" reads "created a project" where nothing better is given. */
function plainWords({ verb, objectType }: AuditFact): string {
  const done = verb.slice(verb.indexOf('.') + 1).replaceAll('-', ' ');
  return `${done}: ${objectType.replaceAll('-', ' ')}`;
}

async function record(ctx: Context, fact: AuditFact): Promise<void> {
  // The log of the system also tells what no person with an account did.
  const who = [newId(), ctx.actor.personId || null, ctx.actor.name, ctx.requestId];
  const what = [fact.verb, fact.objectType, fact.objectId];
  const values = [json(fact.before), json(fact.after), fact.words ?? plainWords(fact)];
  if (ctx.organisationId === '') {
    await ctx.db.execute(
      `insert into system_audit_entries
       (system_id, id, actor_id, actor_name, request_id, verb, object_type, object_id, before, after, words)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [ctx.systemId, ...who, ...what, ...values],
    );
    return;
  }
  await ctx.db.execute(
    `insert into audit_entries
     (organisation_id, id, actor_id, actor_name, request_id, verb, object_type, object_id, before, after, words)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [ctx.organisationId, ...who, ...what, ...values],
  );
}

/** Append-only, in the transaction of the write that it tells of; the app role cannot change a row later. */
export const audit = { record };
