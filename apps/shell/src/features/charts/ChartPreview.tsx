import type { ChartResult } from '@fairshift/chart-host';
import { routes, type ChartSummary } from '@fairshift/contracts';
import { AppLink, Card } from '@fairshift/ui';
import { useState } from 'react';
import { Load } from '../../platform/load.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { findingOf } from './finding.js';
import { chartWords as words } from './charts.words.js';
import { DrawnChart } from './DrawnChart.js';

/** A kept chart on a project's page: its finding, its picture, and the way to its words. */
export function ChartPreview({ chart }: { chart: ChartSummary }) {
  const { id: organisationId, slug } = useOrganisation();
  const read = useRead(routes.getChart, { params: { organisationId, chartId: chart.id } });
  const [result, setResult] = useState<ChartResult>();
  return (
    <Card title={result ? findingOf(result) : chart.title} level={3} size="large">
      <Load query={read} what="the chart" part>
        {({ input }) => (
          <DrawnChart
            chartType={chart.chartType}
            input={input}
            options={chart.options}
            example={chart.example}
            title={chart.title}
            compact
            foot={
              <p>
                <AppLink href={paths.chart(slug, chart.id)}>{words.open}</AppLink>
              </p>
            }
            onResult={setResult}
          />
        )}
      </Load>
    </Card>
  );
}
