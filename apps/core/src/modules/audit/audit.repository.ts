import { Injectable } from '@nestjs/common';
import type { Context } from '../../platform/context.js';

export interface AuditRow {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly verb: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly words: string;
  readonly before: unknown;
  readonly after: unknown;
}

@Injectable()
export class AuditRepository {
  /** One more than `limit`, newest first. */
  list(ctx: Context, limit: number, after?: string): Promise<AuditRow[]> {
    return ctx.db.query<AuditRow>(
      `select id, at, actor_name as actor, verb, object_type as "objectType", object_id as "objectId", words,
         before, after
       from audit_entries where organisation_id = $1 and ($2::uuid is null or id < $2)
       order by id desc limit $3`,
      [ctx.organisationId, after ?? null, limit + 1],
    );
  }

  /** The log of the system: about its accounts and its organisations, nothing of what is in those. */
  listSystem(ctx: Context, limit: number, after?: string): Promise<AuditRow[]> {
    return ctx.db.query<AuditRow>(
      `select id, at, actor_name as actor, verb, object_type as "objectType", object_id as "objectId",
         coalesce(words, replace(split_part(verb, '.', 2), '-', ' ')) as words, before, after
       from system_audit_entries where system_id = $1 and ($2::uuid is null or id < $2)
       order by id desc limit $3`,
      [ctx.systemId, after ?? null, limit + 1],
    );
  }
}
