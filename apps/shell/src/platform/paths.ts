/** Every address of the shell, in one place: pages link by these and the router is built from the same words. */
export const paths = {
  root: () => '/',
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'),
  account: () => '/account',
  hub: () => '/hub',
  hubChart: (publicationId: string) => `/hub/${publicationId}`,
  system: () => '/system',
  systemPeople: () => '/system/people',
  systemAudit: () => '/system/audit',
  systemPlugins: () => '/system/plugins',
  systemPlugin: (pluginId: string) => `/system/plugins/${pluginId}`,
  home: (slug: string) => `/o/${slug}`,
  projects: (slug: string) => `/o/${slug}/projects`,
  newProject: (slug: string) => `/o/${slug}/projects/new`,
  project: (slug: string, id: string) => `/o/${slug}/projects/${id}`,
  data: (slug: string) => `/o/${slug}/data`,
  newImport: (slug: string) => `/o/${slug}/data/import`,
  importJob: (slug: string, id: string) => `/o/${slug}/imports/${id}`,
  dataset: (slug: string, id: string) => `/o/${slug}/data/${id}`,
  connections: (slug: string) => `/o/${slug}/data/connections`,
  newConnection: (slug: string) => `/o/${slug}/data/connections/new`,
  connection: (slug: string, id: string) => `/o/${slug}/data/connections/${id}`,
  measures: (slug: string) => `/o/${slug}/measures`,
  newMeasure: (slug: string, datasetId?: string, columnId?: string) =>
    withQuery(`/o/${slug}/measures/new`, { dataset: datasetId, column: columnId }),
  measure: (slug: string, id: string) => `/o/${slug}/measures/${id}`,
  /** Of the organisation, or of one project. */
  summary: (slug: string, project?: string) => withQuery(`/o/${slug}/measures/summary`, { project }),
  explore: (slug: string, id: string) => `/o/${slug}/measures/${id}/explore`,
  /** “Can this chart see your aim?”: of one of the measure's charts, or of the measure as a whole. */
  aim: (slug: string, id: string, chartId?: string) =>
    withQuery(`/o/${slug}/measures/${id}/aim`, { chart: chartId }),
  draftChart: (slug: string, draft: Readonly<Record<string, string | undefined>>) =>
    withQuery(`/o/${slug}/charts/new`, draft),
  chart: (slug: string, id: string) => `/o/${slug}/charts/${id}`,
  publish: (slug: string, id: string) => `/o/${slug}/charts/${id}/publish`,
  releases: (slug: string) => `/o/${slug}/releases`,
  people: (slug: string) => `/o/${slug}/organisation`,
  chartRules: (slug: string) => `/o/${slug}/organisation/chart-rules`,
  teams: (slug: string) => `/o/${slug}/organisation/teams`,
  audit: (slug: string) => `/o/${slug}/organisation/audit`,
} as const;

function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  return search.size > 0 ? `${path}?${search}` : path;
}

/** A path of this shell and nothing else: what follows `?next=` must not lead away. */
export function safeNext(next: unknown): string | undefined {
  if (typeof next !== 'string' || !/^\/(?![/\\])/.test(next)) return undefined;
  const url = URL.parse(next, 'https://shell.invalid');
  return url?.origin === 'https://shell.invalid' ? next : undefined;
}
