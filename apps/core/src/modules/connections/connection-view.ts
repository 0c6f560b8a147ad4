import type { Connection, ConnectionRun } from '@fairshift/contracts';
import type { ConnectionRow, RunRow } from './connection.entity.js';
import { LIVE } from './connection.entity.js';
import type { FedDataset } from './connections.repository.js';
import { isStale } from './schedule/next-run.js';

const present = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

/** A run as the API tells of it. */
export function runView(row: RunRow): ConnectionRun {
  const { id, state, datasetId, datasetTitle, mode, cause, createdAt } = row;
  const { startedAt, finishedAt, retryAt, rows, changes, outcome, remedy } = row;
  const progress = state === 'running' ? row.progress : null;
  return {
    id,
    state,
    datasetId,
    datasetTitle,
    mode,
    cause,
    createdAt,
    by: row.askedByName,
    ...present({ startedAt, finishedAt, retryAt, rows, changes, outcome, remedy, progress }),
  };
}

/** What is known of a connection beside its own row. */
export interface ConnectionFacts {
  readonly source: { readonly title: string; readonly trouble?: string };
  readonly secretNames: readonly string[];
  /** Names of the secret fields that the source has. */
  readonly secretFields: readonly string[];
  readonly datasets: readonly FedDataset[];
  readonly runs: readonly RunRow[];
  readonly now: Date;
}

/** A connection as the API tells of it: settings without secrets, and how it is. */
export function connectionView(row: ConnectionRow, facts: ConnectionFacts): Connection {
  const { source, datasets, runs, now } = facts;
  const lastGoodAt = oldestOf(datasets.map(({ id }) => lastGood(runs, id)));
  const fields = new Set([...facts.secretFields, ...facts.secretNames]);
  return {
    id: row.id,
    version: row.version,
    title: row.title,
    source: { pluginId: row.pluginId, sourceId: row.sourceId, title: source.title },
    owner: { id: row.ownerId, name: row.ownerName },
    config: row.config,
    secrets: Object.fromEntries([...fields].map((name) => [name, { set: facts.secretNames.includes(name) }])),
    schedule: row.schedule,
    paused: row.paused,
    lookbackDays: row.lookbackDays,
    streams: row.streams.map(({ id, title, chosen, refresh }) => ({ id, title, chosen, refresh })),
    datasets: datasets.map(({ id, version, title, rows, newest, canGoBack }) => ({
      id,
      version,
      title,
      rows,
      canGoBack,
      ...present({ newest, fetchedAt: lastGood(runs, id) }),
    })),
    state: stateOf(row, runs),
    runs: runs.map(runView),
    stale: !row.paused && isStale(row.schedule, lastGoodAt, now),
    ...present({
      sourceTrouble: source.trouble,
      nextRunAt: row.paused ? null : row.nextRunAt,
      checkedAt: row.checkedAt,
      lastCheck: row.lastCheck,
      trouble: troubleOf(row),
      lastGoodAt,
    }),
  };
}

function troubleOf({ trouble, failures, failingSince }: ConnectionRow): Connection['trouble'] | null {
  return trouble && failingSince ? { ...trouble, since: failingSince, failures } : null;
}

function stateOf(row: ConnectionRow, runs: readonly RunRow[]): Connection['state'] {
  const live = runs.filter(({ state }) => LIVE.includes(state));
  if (live.some(({ state }) => state === 'needs-confirmation')) return 'needs-confirmation';
  if (live.length > 0) return 'running';
  if (row.failures > 0) return 'failing';
  if (row.paused) return 'paused';
  return runs.some(({ state }) => state === 'done') ? 'fine' : 'new';
}

const lastGood = (runs: readonly RunRow[], dataset: string): string | undefined =>
  runs.find(({ datasetId, state }) => datasetId === dataset && state === 'done')?.finishedAt ?? undefined;

/** The dataset that was fetched longest ago tells how old the connection's data are. */
function oldestOf(moments: readonly (string | undefined)[]): string | undefined {
  const known = moments.filter((moment) => moment !== undefined);
  return known.toSorted()[0];
}
