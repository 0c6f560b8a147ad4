import type { ChartResult } from '@fairshift/chart-host';
import { routes, type ChartInputJson, type ChartSummary, type Measure } from '@fairshift/contracts';
import { AppLink, Card, InsetText, LinkButton } from '@fairshift/ui';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { findingOf, RulesCard, SourceCard, WordsAndNumbers } from './ChartParts.js';
import { chartWords as words, contextWords } from './charts.words.js';
import { ContextForms } from './ContextForms.js';
import { ContextList } from './ContextList.js';
import { DrawnChart } from './DrawnChart.js';

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
  const { slug } = useOrganisation();
  const mayPublish = useMay('publications:release');
  const [result, setResult] = useState<ChartResult>();
  return (
    <Page
      title={result ? findingOf(result) : chart.title}
      windowTitle={chart.title}
      example={chart.example}
      eyebrow={input.measure.title}
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
      {chart.publicationId ? <InsetText>{words.published}</InsetText> : null}
      <DrawnChart
        chartType={chart.chartType}
        input={input}
        options={chart.options}
        example={chart.example}
        title={chart.title}
        numbersHref="#numbers"
        onResult={setResult}
      />
      <Below measureId={chart.measureId} input={input} result={result} />
    </Page>
  );
}

/** Words and numbers on the left; rules, marks and source on the right. */
export function Below(props: { measureId: string; input: ChartInputJson; result: ChartResult | undefined }) {
  const { measureId, input, result } = props;
  const { id: organisationId, slug } = useOrganisation();
  const measure = useRead(routes.getMeasure, { params: { organisationId, measureId } });
  return (
    <div className="fs-grid">
      <div className="fs-c8 sh-stack">{result ? <WordsAndNumbers result={result} /> : null}</div>
      <div className="fs-c4 sh-stack">
        {result ? <RulesCard result={result} /> : null}
        {measure.data ? <Marks measure={measure.data} /> : null}
        <SourceCard
          input={input}
          definition={
            <AppLink href={paths.measure(slug, measureId)}>{words.definition(input.measure.version)}</AppLink>
          }
        />
        <p>
          <AppLink href={paths.explore(slug, measureId)}>{words.explore}</AppLink>
        </p>
      </div>
    </div>
  );
}

function Marks({ measure }: { measure: Measure }) {
  const mayMark = useMay('charts:write');
  return (
    <Card title={words.notes}>
      <ContextList context={measure.context} />
      {mayMark ? <ContextForms key={measure.version} measure={measure} /> : <p>{contextWords.cannot}</p>}
    </Card>
  );
}
