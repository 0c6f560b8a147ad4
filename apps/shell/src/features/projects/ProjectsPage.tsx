import { routes, type RouteResponse } from '@fairshift/contracts';
import { AppLink, Card, EmptyState, ExampleTag, LinkButton } from '@fairshift/ui';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { projectListWords as words } from './projects.words.js';

export type ListedProject = RouteResponse<typeof routes.listProjects>['items'][number];

/** All projects of the organisation. */
export function ProjectsPage() {
  const { id: organisationId, slug } = useOrganisation();
  const mayStart = useMay('projects:write');
  const projects = useRead(routes.listProjects, { params: { organisationId }, query: { limit: 200 } });
  const start = <LinkButton href={paths.newProject(slug)}>{words.start}</LinkButton>;
  return (
    <Load query={projects} what="the projects">
      {({ items }) => (
        <Page
          title={words.title(items.length)}
          windowTitle="Projects"
          lede={words.lede}
          {...(mayStart && items.length > 0 ? { action: start, actionNote: words.startNote } : {})}
        >
          {items.length > 0 ? (
            <ProjectRows items={items} />
          ) : (
            <EmptyState title={words.emptyTitle} {...(mayStart ? { action: start } : {})}>
              <p>
                {words.empty} {mayStart ? null : words.emptyCannot}
              </p>
            </EmptyState>
          )}
        </Page>
      )}
    </Load>
  );
}

/** One row a project: title, aim, what it holds. */
export function ProjectRows({ items, level = 2 }: { items: readonly ListedProject[]; level?: 2 | 3 }) {
  const { slug } = useOrganisation();
  const Heading = `h${level}` as const;
  return (
    <Card size="large">
      <ul className="sh-rows">
        {items.map((project) => (
          <li key={project.id} className="sh-row">
            <Heading className="sh-row__title">
              <AppLink href={paths.project(slug, project.id)}>{project.title}</AppLink>
            </Heading>
            <p className="sh-row__facts">
              {[
                project.aimSentence,
                project.characteristic,
                project.team?.name,
                words.charts(project.charts.length),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <div className="sh-row__end">{project.example ? <ExampleTag /> : null}</div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
