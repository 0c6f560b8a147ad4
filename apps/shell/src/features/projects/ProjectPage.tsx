import { routes, type Project } from '@fairshift/contracts';
import { AppLink, Card, EmptyState, Facts, InsetText, LinkButton } from '@fairshift/ui';
import { useParams } from '@tanstack/react-router';
import { isOfThePaper } from '../../platform/example.js';
import { dateWords } from '../../platform/format.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { ChartPreview, useGlance } from '../charts/index.js';
import { AddNote } from './AddNote.js';
import { ProjectOutcome } from './ProjectOutcome.js';
import { projectWords as words } from './projects.words.js';

/** One project: its aim, what its charts show, and what the team wrote down. */
export function ProjectPage() {
  const { projectId } = useParams({ from: '/signed-in/o/$slug/projects/$projectId' });
  const { id: organisationId } = useOrganisation();
  const project = useRead(routes.getProject, { params: { organisationId, projectId } });
  return (
    <Load query={project} what="the project">
      {(found) => <Shown project={found} />}
    </Load>
  );
}

function Shown({ project }: { project: Project }) {
  const { slug } = useOrganisation();
  return (
    <Page
      title={project.title}
      example={project.example}
      eyebrow={[project.characteristic, words.domains[project.domain]].join(' · ')}
      lede={project.aimSentence ? `${words.aim}: ${lowerFirst(project.aimSentence)}` : words.noAim}
      crumbs={[{ label: words.crumb, href: paths.projects(slug) }, { label: project.title }]}
    >
      <div className="fs-grid">
        <div className="fs-c8 sh-stack sh-tall">
          {project.summary ? <p className="fs-words">{project.summary}</p> : null}
          <h2>{words.charts}</h2>
          {project.charts.length === 0 ? (
            <NoCharts />
          ) : (
            <p>
              <AppLink href={paths.summary(slug, project.id)}>{words.glance}</AppLink>
            </p>
          )}
          {project.charts.map((chart) => (
            <ChartPreview key={chart.id} chart={chart} />
          ))}
        </div>
        <div className="fs-c4 fs-first">
          <ProjectOutcome project={project} />
        </div>
        <div className="fs-c4 sh-stack">
          <About project={project} />
          <Notes project={project} />
        </div>
      </div>
      {project.example ? <PaperNote chart={project.charts[0]} /> : null}
    </Page>
  );
}

/** Where the figures are the paper's: what of them is made up. */
function PaperNote({ chart }: { chart: Project['charts'][number] | undefined }) {
  const { input } = useGlance(chart);
  return input && isOfThePaper(input.sources) ? <InsetText>{words.example}</InsetText> : null;
}

/** An aim that starts a sentence goes on after "Our aim:". */
const lowerFirst = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

function NoCharts() {
  const { slug } = useOrganisation();
  return (
    <EmptyState
      title={words.noCharts}
      level={3}
      action={
        <LinkButton look="secondary" href={paths.measures(slug)}>
          {words.toMeasures}
        </LinkButton>
      }
    >
      <p>{words.noChartsWords}</p>
    </EmptyState>
  );
}

function About({ project }: { project: Project }) {
  return (
    <Card title={words.facts}>
      <Facts
        rows={[
          { key: words.team, value: project.team?.name ?? words.noTeam },
          { key: words.characteristic, value: project.characteristic },
          { key: words.domain, value: words.domains[project.domain] },
          ...(project.setting ? [{ key: words.setting, value: project.setting }] : []),
          { key: words.updated, value: dateWords(project.updatedAt) },
        ]}
      />
    </Card>
  );
}

function Notes({ project }: { project: Project }) {
  const mayWrite = useMay('projects:write');
  return (
    <Card title={words.notes}>
      {project.notes.length === 0 ? <p>{words.noNotes}</p> : null}
      <ul className="fs-list">
        {project.notes.map((note) => (
          <li key={note.id}>
            <p>{note.text}</p>
            <p className="fs-small fs-quiet">
              {note.by}, {dateWords(note.at)}
            </p>
          </li>
        ))}
      </ul>
      {mayWrite ? <AddNote project={project} /> : null}
    </Card>
  );
}
