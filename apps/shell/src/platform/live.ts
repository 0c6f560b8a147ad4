import { addressOf } from './api.js';
import { routes } from '@fairshift/contracts';
import type { QueryClient } from '@tanstack/react-query';

/** Type, id and version of what changed; never content. */
export interface LiveEvent {
  readonly type: string;
  readonly id: string;
  readonly version?: number;
}

/** Route ids whose answers an event makes old. A noun that is not listed makes everything old. */
const OLD: Readonly<Record<string, readonly string[]>> = {
  import: ['getImport', 'listImports', 'getImportPreview', 'listImportProblems'],
  connection: ['getConnection', 'listConnections', 'getHome'],
  'connection-run': ['getConnection', 'listConnections', 'listConnectionRuns', 'getHome'],
  dataset: ['getDataset', 'listDatasets', 'readSeries', 'exploreGap', 'getChart', 'getHome'],
  measure: ['getMeasure', 'listMeasures', 'listMeasureVersions', 'readSeries', 'exploreGap', 'getChart'],
  chart: ['getChart', 'listCharts', 'getProject', 'getHome'],
  project: ['getProject', 'listProjects', 'getHome'],
  publication: ['listPublications', 'listHubPublications', 'getHubPublication', 'getChart'],
  plugin: ['listPlugins', 'listPluginStates', 'getPlugin', 'listPluginEvents'],
  invitation: ['listInvitations'],
  team: ['listTeams'],
  member: ['listPeople', 'getAccount'],
};

/** Marks what an event made old, so that pages on screen read it again. */
export function applyEvent(client: QueryClient, event: LiveEvent): void {
  const noun = event.type.split('.')[0] ?? '';
  const ids = OLD[noun];
  if (!ids) {
    void client.invalidateQueries();
    return;
  }
  for (const id of ids) void client.invalidateQueries({ queryKey: [id] });
}

/** Reads one message of the stream; undefined for anything that is not an event of ours. */
export function parseEvent(data: string): LiveEvent | undefined {
  try {
    const value = JSON.parse(data) as Partial<LiveEvent>;
    return typeof value.type === 'string' && typeof value.id === 'string' ? (value as LiveEvent) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Follows an organisation's events and returns how to stop.
 * One tab holds the stream (Web Locks) and tells the others (BroadcastChannel): browsers allow six streams a server.
 */
export function followEvents(organisationId: string, onEvent: (event: LiveEvent) => void): () => void {
  if (typeof EventSource === 'undefined') return () => undefined;
  const name = `fairshift-live-${organisationId}`;
  const channel = new BroadcastChannel(name);
  const stop = new AbortController();
  channel.addEventListener('message', ({ data }) => onEvent(data as LiveEvent));
  const lead = () =>
    holdStream(organisationId, stop.signal, (event) => {
      onEvent(event);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel of this origin only
      channel.postMessage(event);
    });
  if (navigator.locks) {
    navigator.locks.request(name, { signal: stop.signal }, lead).catch(() => undefined);
  } else void lead();
  return () => {
    stop.abort();
    channel.close();
  };
}

/** Holds the stream until `signal` ends; the browser connects again by itself when the line drops. */
function holdStream(
  organisationId: string,
  signal: AbortSignal,
  onEvent: (event: LiveEvent) => void,
): Promise<void> {
  const source = new EventSource(addressOf(routes.streamEvents.path, { organisationId }));
  const read = ({ data }: MessageEvent<unknown>) => {
    const event = typeof data === 'string' ? parseEvent(data) : undefined;
    if (event) onEvent(event);
  };
  source.addEventListener('message', read);
  source.addEventListener('change', read);
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      source.close();
      resolve();
    });
  });
}
