import { routes, type RouteResponse } from '@fairshift/contracts';
import { AppLink, EmptyState, LinkButton, NeedList, NeedRow } from '@fairshift/ui';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { ProjectRows } from '../projects/index.js';
import { homeWords as words } from './home.words.js';

type Home = RouteResponse<typeof routes.getHome>;

/** Answers "what needs me?", then shows the projects. */
export function HomePage() {
  const { id: organisationId, name } = useOrganisation();
  const home = useRead(routes.getHome, { params: { organisationId } });
  return (
    <Load query={home} what="your page">
      {({ needs, projects, datasets }) => (
        <Page
          title={words.needs(
            needs.length,
            needs.reduce((sum, need) => sum + need.minutes, 0),
          )}
          windowTitle="Home"
          lede={words.lede(name, datasets)}
        >
          <div className="sh-stack">
            <Needs needs={needs} />
            <Projects projects={projects} />
          </div>
        </Page>
      )}
    </Load>
  );
}

function Needs({ needs }: { needs: Home['needs'] }) {
  const { slug } = useOrganisation();
  if (needs.length === 0) {
    return (
      <EmptyState
        title={words.nothing}
        action={
          <LinkButton look="secondary" href={paths.hub()}>
            {words.hub}
          </LinkButton>
        }
      >
        <p>{words.nothingWords}</p>
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="needs">
      <h2 id="needs">{words.needsTitle}</h2>
      <NeedList>
        {needs.map((need) => (
          <NeedRow
            key={need.id}
            icon={iconOf(need.id)}
            title={need.what}
            why={need.why}
            minutes={words.minutes(need.minutes)}
            action={
              <LinkButton look="secondary" href={`${paths.home(slug)}/${need.href}`}>
                {need.action}
              </LinkButton>
            }
          />
        ))}
      </NeedList>
    </section>
  );
}

/** Needs are named by what they are about: `import-…`, `measure-…`, `explore-…`, `chart-…`. */
function iconOf(id: string): 'data' | 'record' | 'look' {
  if (id.startsWith('import') || id === 'first-file') return 'data';
  return id.startsWith('measure') ? 'record' : 'look';
}

function Projects({ projects }: { projects: Home['projects'] }) {
  const { slug } = useOrganisation();
  const mayStart = useMay('projects:write');
  if (projects.length === 0) {
    const start = <LinkButton href={paths.newProject(slug)}>{words.start}</LinkButton>;
    return (
      <EmptyState title={words.noProjects} {...(mayStart ? { action: start } : {})}>
        <p>{words.noProjectsWords}</p>
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="projects">
      <h2 id="projects">{words.projects}</h2>
      <ProjectRows items={projects} level={3} />
      <p>
        <AppLink href={paths.projects(slug)}>{words.allProjects}</AppLink>
      </p>
    </section>
  );
}
