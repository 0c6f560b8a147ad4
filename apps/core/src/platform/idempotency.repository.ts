import { createHash } from 'node:crypto';
import type { Context } from './context.js';
import { AppError } from './errors.js';

/** The key came before, with something else. */
export class IdempotencyKeyUsedError extends AppError {
  constructor() {
    const detail = 'This Idempotency-Key was sent before, with something else. Send a new one.';
    super('idempotency-key-used', 422, detail);
  }
}

export interface Claim {
  /** What tells one request from another: its route, what it names and what it sent. */
  readonly request: readonly string[];
  /** What the request makes, or works on. */
  readonly objectId: string;
}

/** Requests that were made under a key: one person's in one organisation, remembered for good. */
export class IdempotencyRepository {
  /**
   * Takes a key for a request, in the transaction that does the work. Of two that come at once, the second waits here
   * until the first has ended.
   * @returns the object of the request that came first under this key: the claim's own, unless it is a repetition
   * @throws IdempotencyKeyUsedError
   */
  async claim(
    ctx: Context,
    key: string,
    { request, objectId }: Claim,
  ): Promise<{ objectId: string; isRepeated: boolean }> {
    const sha256 = createHash('sha256').update(JSON.stringify(request)).digest();
    const who = [ctx.organisationId, ctx.actor.personId, key];
    const taken = await ctx.db.execute(
      `insert into idempotency_keys (organisation_id, person_id, key, request_sha256, object_id)
       values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [...who, sha256, objectId],
    );
    if (taken === 1) return { objectId, isRepeated: false };
    const [first] = await ctx.db.query<{ sha256: Buffer; objectId: string }>(
      `select request_sha256 as sha256, object_id as "objectId" from idempotency_keys
       where organisation_id = $1 and person_id = $2 and key = $3`,
      who,
    );
    if (!first || !sha256.equals(first.sha256)) throw new IdempotencyKeyUsedError();
    return { objectId: first.objectId, isRepeated: true };
  }
}
