import type { ChartResult } from '@fairshift/chart-host';
import { routes, type ChartInputJson, type ChartSummary } from '@fairshift/contracts';
import { InsetText, LinkButton } from '@fairshift/ui';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { ChartBody } from './ChartBody.js';
import { chartWords as words } from './charts.words.js';
import { findingOf, ledeOf } from './finding.js';
import { PictureTools } from './PictureTools.js';

/** A kept chart: the finding, the picture, words, numbers, rules and source. */
export function ChartPage() {
  const { chartId } = useParams({ from: '/signed-in/o/$slug/charts/$chartId' });
  const { id: organisationId } = useOrganisation();
  const chart = useRead(routes.getChart, { params: { organisationId, chartId } });
  return (
    <Load query={chart} what="the chart">
      {(found) => <Kept key={found.chart.id} chart={found.chart} input={found.input} />}
    </Load>
  );
}

function Kept({ chart, input }: { chart: ChartSummary; input: ChartInputJson }) {
  const { id: organisationId, slug } = useOrganisation();
  const mayPublish = useMay('publications:release');
  const [result, setResult] = useState<ChartResult>();
  return (
    <Page
      title={result ? findingOf(result) : chart.title}
      windowTitle={chart.title}
      example={chart.example}
      eyebrow={input.measure.title}
      lede={result && ledeOf(result)}
      crumbs={[
        chart.projectId
          ? { label: words.projects, href: paths.project(slug, chart.projectId) }
          : { label: words.measures, href: paths.measure(slug, chart.measureId) },
        { label: chart.title },
      ]}
      {...(mayPublish
        ? {
            action: <LinkButton href={paths.publish(slug, chart.id)}>{words.publish}</LinkButton>,
            actionNote: words.publishNote,
          }
        : {})}
    >
      {chart.publicationId ? (
        <div className="fs-noprint">
          <InsetText>{words.published}</InsetText>
        </div>
      ) : null}
      <ChartBody
        chartType={chart.chartType}
        input={input}
        options={chart.options}
        example={chart.example}
        title={chart.title}
        measureId={chart.measureId}
        tools={
          <PictureTools
            png={routes.getChartPng}
            svg={routes.getChartSvg}
            params={{ organisationId, chartId: chart.id }}
            title={chart.title}
          />
        }
        result={result}
        onResult={setResult}
      />
    </Page>
  );
}
