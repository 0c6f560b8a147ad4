import type { ChartResult } from '@fairshift/chart-host';
import { routes, type ChartInputJson, type ChartSummary } from '@fairshift/contracts';
import { AppLink, InsetText, LinkButton } from '@fairshift/ui';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { notSimulated, ownChart } from '../../platform/charts.js';
import { dateWords } from '../../platform/format.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { hasStatus } from '../../platform/problem.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { ChartBody } from './ChartBody.js';
import { chartWords as words, saveWords } from './charts.words.js';
import { findingOf, ledeOf } from './finding.js';
import { SaveChart, type FileRoutes } from './SaveChart.js';
import { AsOfBanner, NoSuchDay } from './settings/AsOf.js';

const FROM = '/signed-in/o/$slug/charts/$chartId';

const FILES: FileRoutes = {
  png: routes.getChartPng,
  svg: routes.getChartSvg,
  pdf: routes.getChartPdf,
  csv: routes.getChartCsv,
  xlsx: routes.getChartXlsx,
  checkInR: routes.getChartCheckInR,
};

function useOnDay(): (day: string) => void {
  const navigate = useNavigate({ from: '/o/$slug/charts/$chartId' });
  return (day) => void navigate({ search: { asOf: day } });
}

/** A kept chart: the finding, the picture, words, numbers, rules and source. */
export function ChartPage() {
  const { chartId } = useParams({ from: FROM });
  const { id: organisationId, slug } = useOrganisation();
  const { asOf } = useSearch({ from: FROM });
  const onDay = useOnDay();
  const query = asOf === undefined ? {} : { asOf };
  const chart = useRead(routes.getChart, { params: { organisationId, chartId }, query });
  if (asOf !== undefined && hasStatus(chart.error, 422)) {
    return <NoSuchDay why={chart.error.message} href={paths.chart(slug, chartId)} onDay={onDay} />;
  }
  return (
    <Load query={chart} what="the chart">
      {(found) => (
        <Kept key={`${found.chart.id} ${asOf ?? ''}`} chart={found.chart} input={found.input} asOf={asOf} />
      )}
    </Load>
  );
}

interface KeptProps {
  readonly chart: ChartSummary;
  readonly input: ChartInputJson;
  readonly asOf: string | undefined;
}

function Kept({ chart, input, asOf }: KeptProps) {
  const { id: organisationId, slug } = useOrganisation();
  const mayPublish = useMay('publications:release') && asOf === undefined;
  const onDay = useOnDay();
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
      {asOf === undefined ? null : (
        <InsetText>
          <AsOfBanner day={dateWords(asOf)} href={paths.chart(slug, chart.id)} />
        </InsetText>
      )}
      {chart.publicationId && asOf === undefined ? (
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
        asOf={asOf}
        onDay={onDay}
        {...(asOf === undefined
          ? {
              // The server makes files of today only.
              files: (
                <SaveChart
                  files={FILES}
                  params={{ organisationId, chartId: chart.id }}
                  title={chart.title}
                  chartType={chart.chartType}
                  input={input}
                  example={chart.example}
                  result={result}
                />
              ),
              tools: (
                <a className="fs-tool" href="#save">
                  {saveWords.tool}
                </a>
              ),
              downloads: false,
            }
          : {})}
        result={result}
        onResult={setResult}
      >
        {ownChart(chart.chartType) === 'spc' &&
        notSimulated(input.measure.form, input.context, input.series) === undefined ? (
          <p>
            <AppLink href={paths.aim(slug, chart.measureId, chart.id)}>{words.aim}</AppLink>
          </p>
        ) : null}
      </ChartBody>
    </Page>
  );
}
