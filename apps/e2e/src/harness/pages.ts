import { Api } from './api.js';

export interface PageToSee {
  readonly name: string;
  readonly path: string;
  /** Login of the person who looks; undefined: nobody is signed in. */
  readonly as?: string;
}

interface Items {
  items: { id: string; title: string; projectId?: string }[];
}

/** Every page of the product, each with an example person who may see it and real ids. */
export async function allPages(): Promise<PageToSee[]> {
  const trust = await Api.signIn('trust-analyst');
  const practice = await Api.signIn('gp-practice-analyst');
  const council = await Api.signIn('council-analyst');
  const t = `/o/${trust.organisation.slug}`;
  const p = `/o/${practice.organisation.slug}`;
  const projects = (await trust.mine<Items>('/projects')).items;
  const charts = (await trust.mine<Items>('/charts')).items;
  const dataset = (await practice.mine<Items>('/datasets')).items[0]!;
  const measure = (await practice.mine<Items>('/measures')).items[0]!;
  const gap = (await practice.mine<Items>('/charts')).items[0]!;
  const hub = (await trust.get<Items>('/api/system/publications')).items[0]!;
  const imports = (await practice.mine<Items>('/imports')).items[0]!;
  // Made by another journey, where that came before this.
  const made = (await trust.mine<Items>('/connections')).items;
  const analyst = { as: 'gp-practice-analyst' };
  return [
    { name: 'sign-in', path: '/sign-in' },
    { name: 'help', path: '/help' },
    { name: 'accessibility', path: '/accessibility' },
    { name: 'link', path: '/link' },
    { name: 'home', path: t, as: 'trust-team-member' },
    { name: 'home-empty', path: `/o/${council.organisation.slug}`, as: 'council-analyst' },
    { name: 'projects', path: `${t}/projects`, as: 'trust-viewer' },
    { name: 'projects-empty', path: `/o/${council.organisation.slug}/projects`, as: 'council-analyst' },
    { name: 'project-new', path: `${t}/projects/new`, as: 'trust-team-member' },
    ...projects.map((project, index) => ({
      name: `project-${index + 1}`,
      path: `${t}/projects/${project.id}`,
      as: 'trust-viewer',
    })),
    ...charts.map((chart, index) => ({
      name: `chart-${index + 1}`,
      path: `${t}/charts/${chart.id}`,
      as: 'trust-analyst',
    })),
    { name: 'chart-gap', path: `${p}/charts/${gap.id}`, ...analyst },
    { name: 'publish', path: `${p}/charts/${gap.id}/publish`, as: 'gp-practice-admin' },
    { name: 'releases', path: `${p}/releases`, as: 'gp-practice-admin' },
    { name: 'hub', path: '/hub', as: 'hub-manager' },
    { name: 'hub-chart', path: `/hub/${hub.id}`, as: 'council-viewer' },
    { name: 'data', path: `${p}/data`, ...analyst },
    { name: 'data-empty', path: `/o/${council.organisation.slug}/data`, as: 'council-analyst' },
    { name: 'dataset', path: `${p}/data/${dataset.id}`, ...analyst },
    { name: 'connections-empty', path: `${p}/data/connections`, ...analyst },
    { name: 'connections-cannot', path: `${p}/data/connections`, as: 'gp-practice-viewer' },
    { name: 'connection-new', path: `${p}/data/connections/new`, as: 'gp-practice-admin' },
    { name: 'connection-new-cannot', path: `${p}/data/connections/new`, ...analyst },
    ...made.map(({ id }) => ({
      name: 'connection',
      path: `${t}/data/connections/${id}`,
      as: 'trust-admin',
    })),
    { name: 'upload', path: `${p}/data/import`, ...analyst },
    { name: 'import-done', path: `${p}/imports/${imports.id}`, ...analyst },
    { name: 'measures', path: `${p}/measures`, ...analyst },
    { name: 'measures-at-a-glance', path: `${p}/measures/summary`, as: 'gp-practice-viewer' },
    {
      name: 'measures-at-a-glance-empty',
      path: `/o/${council.organisation.slug}/measures/summary`,
      as: 'council-analyst',
    },
    { name: 'measure-new', path: `${p}/measures/new?dataset=${dataset.id}`, ...analyst },
    { name: 'measure', path: `${p}/measures/${measure.id}`, ...analyst },
    { name: 'explore', path: `${p}/measures/${measure.id}/explore`, ...analyst },
    { name: 'aim', path: `${p}/measures/${measure.id}/aim`, ...analyst },
    { name: 'draft-chart', path: `${p}/charts/new?measure=${measure.id}&split=ethnicity`, ...analyst },
    { name: 'people', path: `${p}/organisation`, as: 'gp-practice-admin' },
    { name: 'people-viewer', path: `${p}/organisation`, as: 'gp-practice-viewer' },
    { name: 'teams', path: `${p}/organisation/teams`, as: 'gp-practice-admin' },
    { name: 'chart-rules', path: `${p}/organisation/chart-rules`, as: 'gp-practice-admin' },
    { name: 'chart-rules-viewer', path: `${p}/organisation/chart-rules`, as: 'gp-practice-viewer' },
    { name: 'audit', path: `${p}/organisation/audit`, as: 'gp-practice-admin' },
    { name: 'account', path: '/account', ...analyst },
    { name: 'system', path: '/system', as: 'system-administrator' },
    { name: 'system-people', path: '/system/people', as: 'system-administrator' },
    { name: 'system-audit', path: '/system/audit', as: 'system-administrator' },
    { name: 'plugins', path: '/system/plugins', as: 'system-administrator' },
    { name: 'plugin', path: '/system/plugins/fairshift.chart-gap', as: 'system-administrator' },
    { name: 'not-found', path: `${p}/charts/00000000-0000-7000-8000-000000000000`, ...analyst },
  ];
}
