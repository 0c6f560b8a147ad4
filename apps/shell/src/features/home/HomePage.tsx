import { routes, type RouteResponse } from '@fairshift/contracts';
import { AppLink, Card, EmptyState, LinkButton, NeedList, NeedRow, ToolLink } from '@fairshift/ui';
import { Load } from '../../platform/load.js';
import { Page, type PageProps } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { ProjectCard } from '../projects/index.js';
import { homeWords as words } from './home.words.js';
import { DataCard, OthersCard } from './HomeAside.js';

type Home = RouteResponse<typeof routes.getHome>;

/** Projects shown in full; more would push the rest of the page away. */
const SHOWN = 5;

/** Answers "what needs me?", then shows how the projects go. */
export function HomePage() {
  const { id: organisationId } = useOrganisation();
  const home = useRead(routes.getHome, { params: { organisationId } });
  return (
    <Load query={home} what="your page">
      {(found) => <Shown home={found} />}
    </Load>
  );
}

/** A need that is the page's own action: it gets the one green button. */
const FIRST_FILE = 'first-file';

/** The one primary action: what this person's role is there for. */
function useAction(needs: Home['needs']): Pick<PageProps, 'action' | 'actionNote'> {
  const { slug } = useOrganisation();
  const mayImport = useMay('imports:write');
  const mayStart = useMay('projects:write');
  if (needs.some(({ id }) => id === FIRST_FILE)) return {};
  if (mayImport) {
    return {
      action: <LinkButton href={paths.newImport(slug)}>{words.bring}</LinkButton>,
      actionNote: words.bringNote,
    };
  }
  return mayStart
    ? {
        action: <LinkButton href={paths.newProject(slug)}>{words.start}</LinkButton>,
        actionNote: words.startNote,
      }
    : {};
}

function Shown({ home: { needs, projects, datasets } }: { home: Home }) {
  const action = useAction(needs);
  const mayImport = useMay('imports:write');
  const minutes = needs.reduce((sum, need) => sum + need.minutes, 0);
  return (
    <Page
      title={words.needs(needs.length)}
      windowTitle="Home"
      lede={needs.length > 0 ? words.lede(minutes) : words.ledeNone(projects.length > 0, mayImport)}
      {...action}
    >
      <div className="fs-grid">
        <div className="fs-c8">
          {needs.length > 0 ? <Needs needs={needs} /> : null}
          <Projects projects={projects} below={needs.length > 0} />
        </div>
        <div className="fs-c4 sh-stack">
          <OthersCard />
          <DataCard count={datasets} />
        </div>
      </div>
    </Page>
  );
}

function Needs({ needs }: { needs: Home['needs'] }) {
  const { slug } = useOrganisation();
  return (
    <Card size="large">
      <h2 className="fs-vh">{words.needsTitle}</h2>
      <NeedList>
        {needs.map((need) => (
          <NeedRow
            key={need.id}
            icon={iconOf(need.id)}
            title={need.what}
            why={need.why}
            minutes={words.minutes(need.minutes)}
            action={
              need.id === FIRST_FILE ? (
                <LinkButton href={`${paths.home(slug)}/${need.href}`}>{words.bring}</LinkButton>
              ) : (
                <ToolLink href={`${paths.home(slug)}/${need.href}`}>{need.action}</ToolLink>
              )
            }
          />
        ))}
      </NeedList>
    </Card>
  );
}

/** Needs are named by what they are about: `import-…`, `measure-…`, `explore-…`, `chart-…`. */
function iconOf(id: string): 'data' | 'record' | 'look' {
  if (id.startsWith('import') || id === FIRST_FILE) return 'data';
  return id.startsWith('measure') ? 'record' : 'look';
}

function Projects({ projects, below }: { projects: Home['projects']; below: boolean }) {
  const { slug, name } = useOrganisation();
  const mayStart = useMay('projects:write');
  if (projects.length === 0) {
    const start = (
      <LinkButton look="secondary" href={paths.newProject(slug)}>
        {words.start}
      </LinkButton>
    );
    return (
      <div className={below ? 'sh-section' : undefined}>
        <EmptyState title={words.noProjects} {...(mayStart ? { action: start } : {})}>
          <p>
            {words.noProjectsWords} {mayStart ? null : words.noProjectsCannot}
          </p>
        </EmptyState>
      </div>
    );
  }
  return (
    <section aria-labelledby="projects" className={below ? 'sh-section' : undefined}>
      <div className="sh-section__head">
        <h2 id="projects">{words.projects}</h2>
        <AppLink href={paths.projects(slug)}>{words.allProjects(projects.length, name)}</AppLink>
      </div>
      <div className="sh-stack">
        {projects.slice(0, SHOWN).map((project) => (
          <ProjectCard key={project.id} project={project} />
        ))}
      </div>
    </section>
  );
}
