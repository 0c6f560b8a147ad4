import type { ReadySource, RunRequest } from '@fairshift/plugin-host';
import type { Config } from '../../platform/config.js';
import type { Context } from '../../platform/context.js';
import type { ConnectionRow } from './connection.entity.js';
import { ConnectionSecretsRepository } from './connection-secrets.repository.js';
import { originsOf } from './origins.js';
import { KeyRing } from './secrets/key-ring.js';

/** What the host needs to ask a connection's source; here alone secrets are opened. */
export async function sourceRequest(
  ctx: Context,
  row: Pick<ConnectionRow, 'id' | 'config'>,
  source: ReadySource,
  config: Pick<Config, 'secretKeys' | 'dataDir' | 'privateOrigins'>,
): Promise<RunRequest> {
  const rows = await new ConnectionSecretsRepository().of(ctx, row.id);
  const ring = rows.length > 0 ? KeyRing.open(config) : undefined;
  const { organisationId } = ctx;
  const opened = rows.map(({ name, connectionId, ...sealed }) => {
    return [name, ring!.open({ organisationId, connectionId, name }, sealed)] as const;
  });
  return {
    source: source.ref,
    config: row.config as NonNullable<RunRequest['config']>,
    secrets: Object.fromEntries(opened),
    origins: originsOf(source, row.config, config.privateOrigins),
  };
}
