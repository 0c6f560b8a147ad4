/**
 * Every table, and who may see its rows. The catalogue test compares this list with the database, and
 * refuses a table that is missing here.
 *
 * - `tenant`: forced row-level security on `organisation_id`, the first column of every key
 * - `global`: facts of the installation: no organisation's records
 * - `shared`: written by one organisation, read by the whole system
 *
 * `param` names the path parameter that identifies a row (`key` is its column, `id` unless told): when a body
 * cannot be used, the route first asks whether the row exists, so that existence is answered before the body.
 */
export interface Table {
  readonly name: string;
  readonly kind: 'tenant' | 'global' | 'shared';
  readonly param?: string;
  readonly key?: string;
}

export const TABLES: readonly Table[] = [
  { name: 'schema_migrations', kind: 'global' },
  { name: 'settings', kind: 'global' },
  { name: 'systems', kind: 'global' },
  { name: 'organisations', kind: 'global' },
  { name: 'persons', kind: 'global' },
  { name: 'credentials', kind: 'global' },
  { name: 'sessions', kind: 'global' },
  { name: 'links', kind: 'global' },
  { name: 'sign_in_failures', kind: 'global' },
  { name: 'system_roles', kind: 'global' },
  { name: 'system_audit_entries', kind: 'global' },
  { name: 'plugins', kind: 'global' },
  { name: 'plugin_events', kind: 'global' },
  { name: 'memberships', kind: 'tenant', param: 'personId', key: 'person_id' },
  { name: 'teams', kind: 'tenant', param: 'teamId' },
  { name: 'team_members', kind: 'tenant' },
  { name: 'audit_entries', kind: 'tenant' },
  { name: 'organisation_counters', kind: 'tenant' },
  { name: 'idempotency_keys', kind: 'tenant' },
  { name: 'connections', kind: 'tenant', param: 'connectionId' },
  { name: 'connection_secrets', kind: 'tenant' },
  { name: 'connection_runs', kind: 'tenant', param: 'runId' },
  { name: 'datasets', kind: 'tenant', param: 'datasetId' },
  { name: 'dataset_generations', kind: 'tenant' },
  { name: 'dataset_sources', kind: 'tenant' },
  { name: 'dataset_periods', kind: 'tenant' },
  { name: 'dataset_places', kind: 'tenant' },
  { name: 'dataset_stratifiers', kind: 'tenant' },
  { name: 'dataset_groups', kind: 'tenant' },
  { name: 'dataset_strata', kind: 'tenant' },
  { name: 'dataset_columns', kind: 'tenant' },
  { name: 'dataset_bounds', kind: 'tenant' },
  { name: 'dataset_groupings', kind: 'tenant' },
  { name: 'import_chunks', kind: 'tenant' },
  { name: 'observation_chunks', kind: 'tenant' },
  { name: 'rollup_series', kind: 'tenant' },
  { name: 'imports', kind: 'tenant', param: 'importId' },
  { name: 'import_problems', kind: 'tenant' },
  { name: 'mappings', kind: 'tenant', param: 'mappingId' },
  { name: 'measure_definitions', kind: 'tenant', param: 'definitionId' },
  { name: 'measures', kind: 'tenant', param: 'measureId' },
  { name: 'measure_versions', kind: 'tenant' },
  { name: 'chart_rules', kind: 'tenant' },
  { name: 'projects', kind: 'tenant', param: 'projectId' },
  { name: 'project_notes', kind: 'tenant' },
  { name: 'charts', kind: 'tenant', param: 'chartId' },
  { name: 'releases', kind: 'tenant', param: 'publicationId' },
  { name: 'published_definitions', kind: 'shared' },
  { name: 'publications', kind: 'shared' },
];
