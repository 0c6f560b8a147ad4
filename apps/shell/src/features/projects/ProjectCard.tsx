import { resultOf, screenTheme, useChartRun, type ChartHost, type ChartRequest } from '@fairshift/chart-host';
import { routes, type ChartInputJson, type ChartSummary, type PublicChart } from '@fairshift/contracts';
import type { Json } from '@fairshift/plugin-sdk';
import { AppLink, ExampleTag } from '@fairshift/ui';
import { useMemo, type ReactNode } from 'react';
import { hostOf, pluginOf, useChartSet } from '../../platform/charts.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { findingOf } from '../charts/index.js';
import { GlancePicture } from './GlancePicture.js';
import type { ListedProject } from './ProjectsPage.js';
import { projectListWords as words, projectWords } from './projects.words.js';

/** A project at a glance: what its first chart found, with its shape; the aim where there is no chart yet. */
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
        <Glance chart={chart} head={head} />
      ) : (
        <div>
          {head}
          <p>{project.aimSentence || words.charts(0)}</p>
        </div>
      )}
    </article>
  );
}

function Glance({ chart, head }: { chart: ChartSummary; head: ReactNode }) {
  const { id: organisationId } = useOrganisation();
  const read = useRead(routes.getChart, { params: { organisationId, chartId: chart.id } });
  const set = useChartSet();
  const plugin = set.data && pluginOf(set.data, chart.chartType);
  if (!read.data || !set.data || !plugin) {
    return (
      <div>
        {head}
        <p className="fs-quiet">{chart.title}</p>
      </div>
    );
  }
  return <Run head={head} chart={chart} input={read.data.input} plugin={plugin} host={hostOf(set.data)} />;
}

interface RunProps {
  readonly head: ReactNode;
  readonly chart: ChartSummary;
  readonly input: ChartInputJson;
  readonly plugin: PublicChart;
  readonly host: ChartHost;
}

const DRAW = {
  purpose: 'thumbnail',
  width: 280,
  height: 90,
  theme: screenTheme,
  locale: 'en-GB',
  reducedMotion: true,
} as const;

function Run({ head, chart, input, plugin, host }: RunProps) {
  const { options } = chart;
  const { url, exportName } = plugin;
  const request = useMemo(
    (): ChartRequest => ({ url, exportName, input, options: options as Json, draw: DRAW }),
    [url, exportName, input, options],
  );
  const result = resultOf(useChartRun(host, request).run);
  return (
    <>
      <div>
        {head}
        <p>{result ? findingOf(result) : chart.title}</p>
      </div>
      <GlancePicture input={input} result={result} bars={chart.chartType.chartId === 'pareto'} />
    </>
  );
}
