import { routes, type ChartSummary } from '@fairshift/contracts';
import { AppLink, ExampleTag } from '@fairshift/ui';
import type { ReactNode } from 'react';
import { paths } from '../../platform/paths.js';
import { useOrganisation } from '../../platform/session.js';
import { findingOf, Thumbnail, useGlance } from '../charts/index.js';
import type { ListedProject } from './ProjectsPage.js';
import { projectListWords as words, projectWords } from './projects.words.js';

/** A project at a glance: what its first chart found, with its picture; the aim where there is no chart yet. */
export function ProjectCard({ project }: { project: ListedProject }) {
  const { slug } = useOrganisation();
  const [chart] = project.charts;
  const head = (
    <>
      <p className="fs-small fs-quiet sh-glance__eyebrow">
        {[project.characteristic, projectWords.domains[project.domain]].join(' · ')}
        {project.example ? <ExampleTag /> : null}
      </p>
      <h3>
        <AppLink href={paths.project(slug, project.id)}>{project.title}</AppLink>
      </h3>
    </>
  );
  return (
    <article className="fs-card sh-glance">
      {chart ? (
        <ChartGlance chart={chart} head={head} />
      ) : (
        <div>
          {head}
          <p>{project.aimSentence || words.charts(0)}</p>
        </div>
      )}
    </article>
  );
}

function ChartGlance({ chart, head }: { chart: ChartSummary; head: ReactNode }) {
  const { id: organisationId } = useOrganisation();
  const { result } = useGlance(chart);
  return (
    <>
      <div>
        {head}
        <p>{result ? findingOf(result) : chart.title}</p>
      </div>
      <Thumbnail route={routes.getChartSvg} params={{ organisationId, chartId: chart.id }} />
    </>
  );
}
