import { createRoute, createRouter, lazyRouteComponent, type RouterHistory } from '@tanstack/react-router';
import { Failure, NotFoundPage } from '../platform/failure.js';
import { expectHeading } from '../platform/focus.js';
import { OrganisationFrame } from './frame/OrganisationFrame.js';
import { SignedInFrame } from './frame/SignedInFrame.js';
import { openPages, root } from './open-routes.js';
import { RootPage } from './RootPage.js';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedInFrame });
const index = createRoute({ getParentRoute: () => signedIn, path: '/', component: RootPage });
const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/account/AccountPage.js'), 'AccountPage'),
});
const hub = createRoute({
  getParentRoute: () => signedIn,
  path: '/hub',
  component: lazyRouteComponent(() => import('../features/publications/HubPage.js'), 'HubPage'),
});
const hubChart = createRoute({
  getParentRoute: () => signedIn,
  path: '/hub/$publicationId',
  component: lazyRouteComponent(() => import('../features/publications/HubChartPage.js'), 'HubChartPage'),
});
const system = createRoute({
  getParentRoute: () => signedIn,
  path: '/system',
  component: lazyRouteComponent(() => import('../features/system/SystemPage.js'), 'SystemPage'),
});
const systemPlugins = createRoute({
  getParentRoute: () => signedIn,
  path: '/system/plugins',
  component: lazyRouteComponent(() => import('../features/plugins/PluginsPage.js'), 'PluginsPage'),
});
const systemPlugin = createRoute({
  getParentRoute: () => signedIn,
  path: '/system/plugins/$pluginId',
  component: lazyRouteComponent(() => import('../features/plugins/PluginPage.js'), 'PluginPage'),
});

const systemPeople = createRoute({
  getParentRoute: () => signedIn,
  path: '/system/people',
  component: lazyRouteComponent(() => import('../features/system/SystemPeoplePage.js'), 'SystemPeoplePage'),
});
const systemAudit = createRoute({
  getParentRoute: () => signedIn,
  path: '/system/audit',
  component: lazyRouteComponent(() => import('../features/system/SystemAuditPage.js'), 'SystemAuditPage'),
});

const organisation = createRoute({
  getParentRoute: () => signedIn,
  path: '/o/$slug',
  component: OrganisationFrame,
});
const inOrganisation = { getParentRoute: () => organisation } as const;
const home = createRoute({
  ...inOrganisation,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/HomePage.js'), 'HomePage'),
});
const projects = createRoute({
  ...inOrganisation,
  path: '/projects',
  component: lazyRouteComponent(() => import('../features/projects/ProjectsPage.js'), 'ProjectsPage'),
});
const newProject = createRoute({
  ...inOrganisation,
  path: '/projects/new',
  component: lazyRouteComponent(() => import('../features/projects/NewProjectPage.js'), 'NewProjectPage'),
});
const project = createRoute({
  ...inOrganisation,
  path: '/projects/$projectId',
  component: lazyRouteComponent(() => import('../features/projects/ProjectPage.js'), 'ProjectPage'),
});
const data = createRoute({
  ...inOrganisation,
  path: '/data',
  component: lazyRouteComponent(() => import('../features/datasets/DatasetsPage.js'), 'DatasetsPage'),
});
const newImport = createRoute({
  ...inOrganisation,
  path: '/data/import',
  component: lazyRouteComponent(() => import('../features/imports/UploadPage.js'), 'UploadPage'),
});
const importJob = createRoute({
  ...inOrganisation,
  path: '/imports/$importId',
  component: lazyRouteComponent(() => import('../features/imports/ImportPage.js'), 'ImportPage'),
});
const connections = createRoute({
  ...inOrganisation,
  path: '/data/connections',
  component: lazyRouteComponent(
    () => import('../features/connections/ConnectionsPage.js'),
    'ConnectionsPage',
  ),
});
const newConnection = createRoute({
  ...inOrganisation,
  path: '/data/connections/new',
  component: lazyRouteComponent(
    () => import('../features/connections/NewConnectionPage.js'),
    'NewConnectionPage',
  ),
});
const connection = createRoute({
  ...inOrganisation,
  path: '/data/connections/$connectionId',
  component: lazyRouteComponent(() => import('../features/connections/ConnectionPage.js'), 'ConnectionPage'),
});
const dataset = createRoute({
  ...inOrganisation,
  path: '/data/$datasetId',
  component: lazyRouteComponent(() => import('../features/datasets/DatasetPage.js'), 'DatasetPage'),
});
const measures = createRoute({
  ...inOrganisation,
  path: '/measures',
  component: lazyRouteComponent(() => import('../features/measures/MeasuresPage.js'), 'MeasuresPage'),
});
const newMeasure = createRoute({
  ...inOrganisation,
  path: '/measures/new',
  validateSearch: (search: Record<string, unknown>) => ({
    dataset: text(search['dataset']),
    column: text(search['column']),
  }),
  component: lazyRouteComponent(() => import('../features/measures/NewMeasurePage.js'), 'NewMeasurePage'),
});
const summary = createRoute({
  ...inOrganisation,
  path: '/measures/summary',
  validateSearch: (search: Record<string, unknown>) => ({ project: text(search['project']) }),
  component: lazyRouteComponent(() => import('../features/charts/SummaryPage.js'), 'SummaryPage'),
});
const measure = createRoute({
  ...inOrganisation,
  path: '/measures/$measureId',
  component: lazyRouteComponent(() => import('../features/measures/MeasurePage.js'), 'MeasurePage'),
});
const explore = createRoute({
  ...inOrganisation,
  path: '/measures/$measureId/explore',
  validateSearch: (search: Record<string, unknown>) => ({
    period: text(search['period']),
    with: text(search['with']),
  }),
  component: lazyRouteComponent(() => import('../features/explore/ExplorePage.js'), 'ExplorePage'),
});
const aim = createRoute({
  ...inOrganisation,
  path: '/measures/$measureId/aim',
  validateSearch: (search: Record<string, unknown>) => ({ chart: text(search['chart']) }),
  component: lazyRouteComponent(() => import('../features/aim/AimPage.js'), 'AimPage'),
});
const draftChart = createRoute({
  ...inOrganisation,
  path: '/charts/new',
  validateSearch: (search: Record<string, unknown>) => ({
    measure: text(search['measure']),
    type: text(search['type']),
    split: text(search['split']),
    groups: text(search['groups']),
    reference: text(search['reference']),
    project: text(search['project']),
    spread: text(search['spread']),
    periods: text(search['periods']),
  }),
  component: lazyRouteComponent(() => import('../features/charts/DraftChartPage.js'), 'DraftChartPage'),
});
const chart = createRoute({
  ...inOrganisation,
  path: '/charts/$chartId',
  validateSearch: (search: Record<string, unknown>) => ({ asOf: text(search['asOf']) }),
  component: lazyRouteComponent(() => import('../features/charts/ChartPage.js'), 'ChartPage'),
});
const publish = createRoute({
  ...inOrganisation,
  path: '/charts/$chartId/publish',
  component: lazyRouteComponent(() => import('../features/publications/PublishPage.js'), 'PublishPage'),
});
const releases = createRoute({
  ...inOrganisation,
  path: '/releases',
  component: lazyRouteComponent(() => import('../features/publications/ReleasesPage.js'), 'ReleasesPage'),
});
const people = createRoute({
  ...inOrganisation,
  path: '/organisation',
  component: lazyRouteComponent(() => import('../features/organisation/PeoplePage.js'), 'PeoplePage'),
});
const teams = createRoute({
  ...inOrganisation,
  path: '/organisation/teams',
  component: lazyRouteComponent(() => import('../features/organisation/TeamsPage.js'), 'TeamsPage'),
});
const chartRules = createRoute({
  ...inOrganisation,
  path: '/organisation/chart-rules',
  component: lazyRouteComponent(() => import('../features/organisation/ChartRulesPage.js'), 'ChartRulesPage'),
});
const audit = createRoute({
  ...inOrganisation,
  path: '/organisation/audit',
  component: lazyRouteComponent(() => import('../features/organisation/AuditPage.js'), 'AuditPage'),
});

const organisationPages = [
  home,
  projects,
  newProject,
  project,
  data,
  newImport,
  importJob,
  connections,
  newConnection,
  connection,
  dataset,
  measures,
  newMeasure,
  summary,
  measure,
  explore,
  aim,
  draftChart,
  chart,
  publish,
  releases,
  people,
  teams,
  chartRules,
  audit,
] as const;

const tree = root.addChildren([
  openPages,
  signedIn.addChildren([
    index,
    account,
    hub,
    hubChart,
    system,
    systemPlugins,
    systemPlugin,
    systemPeople,
    systemAudit,
    organisation.addChildren(organisationPages),
  ]),
]);

/** The router of the shell; tests pass a history of their own. */
export function createAppRouter(history?: RouterHistory) {
  const router = createRouter({
    routeTree: tree,
    ...(history ? { history } : {}),
    defaultErrorComponent: ({ error }) => (
      <Failure error={error} onRetry={() => globalThis.location.reload()} />
    ),
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
  router.subscribe('onBeforeNavigate', ({ pathChanged, fromLocation }) => {
    if (fromLocation && pathChanged) expectHeading();
  });
  return router;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
