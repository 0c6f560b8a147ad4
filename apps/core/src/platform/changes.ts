import { audit } from './audit.js';
import type { AuditFact } from './audit.js';
import type { Context } from './context.js';
import { events } from './events.js';

/** A write: told in the audit, and to open browsers by its verb and id. Both in the transaction of the write. */
export async function recordChange(ctx: Context, fact: AuditFact): Promise<void> {
  await audit.record(ctx, fact);
  await events.emit(ctx, { type: fact.verb, id: fact.objectId });
}
