import { PluginError, type DataSourcePlugin, type Json } from '@fairshift/plugin-sdk';
import type { SourceNames } from '../protocol.js';
import { refusalOfError } from './fence-refusal.js';

/** A bundle that does not hold the source that its manifest names. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}

/** Loads the source out of the plugin's module and checks that it is the one that the manifest names. */
export async function loadSource(
  names: SourceNames,
  bundle: () => Promise<unknown>,
): Promise<DataSourcePlugin> {
  let module: Record<string, unknown>;
  try {
    module = (await bundle()) as Record<string, unknown>;
  } catch (cause) {
    const refusal = refusalOfError(cause);
    if (refusal !== undefined) throw refusal;
    throw new LoadError('The module does not load.', { cause });
  }
  const source = module[names.exportName] as Partial<DataSourcePlugin> | undefined;
  if (source?.kind !== 'data-source' || source.contract !== 1 || source.id !== names.sourceId) {
    throw new LoadError(`The export "${names.exportName}" is not the data source "${names.sourceId}".`);
  }
  return source as DataSourcePlugin;
}

/**
 * The configuration as the source's own schema reads it. Secret fields stand in that schema too, so they are there while it
 * reads, and gone afterwards: a source finds them in `ctx.secrets` only.
 */
export function parseConfig(
  source: DataSourcePlugin,
  config: Json,
  secrets: Readonly<Record<string, string>> = {},
): unknown {
  const names = Object.keys(secrets);
  const whole = names.length === 0 ? config : { ...(config as Record<string, Json>), ...secrets };
  const result = source.config.safeParse(whole);
  if (result.success) return withoutSecrets(result.data, names);
  const issue = result.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  throw new PluginError(
    'configuration',
    `The settings are not right: ${field} ${issue?.message ?? ''}`.trim(),
  );
}

function withoutSecrets(config: unknown, names: readonly string[]): unknown {
  if (names.length === 0 || typeof config !== 'object' || config === null) return config;
  return Object.fromEntries(Object.entries(config).filter(([name]) => !names.includes(name)));
}
