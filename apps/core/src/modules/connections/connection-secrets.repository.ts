import type { Context } from '../../platform/context.js';
import type { Sealed } from './secrets/key-ring.js';

export interface SecretRow extends Sealed {
  readonly connectionId: string;
  readonly name: string;
}

const ROW = 'connection_id as "connectionId", name, key_id as "keyId", sealed';

/** Secrets as they are sealed; only a run opens them. */
export class ConnectionSecretsRepository {
  async put(ctx: Context, { connectionId, name, keyId, sealed }: SecretRow): Promise<void> {
    await ctx.db.execute(
      `insert into connection_secrets (organisation_id, connection_id, name, key_id, sealed) values ($1, $2, $3, $4, $5)
       on conflict (organisation_id, connection_id, name) do update set key_id = excluded.key_id, sealed = excluded.sealed`,
      [ctx.organisationId, connectionId, name, keyId, sealed],
    );
  }

  /** @param names all of the connection when left out */
  async remove(ctx: Context, connectionId: string, names?: readonly string[]): Promise<void> {
    await ctx.db.execute(
      `delete from connection_secrets where organisation_id = $1 and connection_id = $2
         and ($3::text[] is null or name = any($3))`,
      [ctx.organisationId, connectionId, names ?? null],
    );
  }

  /** Which secrets connections have, never what they are. */
  names(ctx: Context, connectionIds: readonly string[]) {
    return ctx.db.query<{ connectionId: string; name: string }>(
      `select connection_id as "connectionId", name from connection_secrets
       where organisation_id = $1 and connection_id = any($2::uuid[]) order by name`,
      [ctx.organisationId, connectionIds],
    );
  }

  of(ctx: Context, connectionId: string): Promise<SecretRow[]> {
    return ctx.db.query<SecretRow>(
      `select ${ROW} from connection_secrets where organisation_id = $1 and connection_id = $2`,
      [ctx.organisationId, connectionId],
    );
  }

  /** Those that another key than the current one has sealed. */
  sealedOtherwise(ctx: Context, keyId: string): Promise<SecretRow[]> {
    return ctx.db.query<SecretRow>(
      `select ${ROW} from connection_secrets where organisation_id = $1 and key_id <> $2`,
      [ctx.organisationId, keyId],
    );
  }
}
