import type { ChartResult } from '@fairshift/chart-host';
import { routes, type Measure, type PublicChart, type RouteResponse } from '@fairshift/contracts';
import { EmptyState, LinkButton, Select } from '@fairshift/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { findingOf } from './ChartParts.js';
import { Below } from './ChartPage.js';
import { draftWords as words } from './charts.words.js';
import { chooseType, comparable, fittingTypes, selectionOf, type DraftSearch } from './draft.js';
import { DrawnChart } from './DrawnChart.js';
import { KeepChart } from './KeepChart.js';
import { useCharts } from './use-charts.js';

type Explored = RouteResponse<typeof routes.exploreGap>;
const FROM = '/signed-in/o/$slug/charts/new';

/** A chart that nobody kept yet: everything it shows stands in the address. */
export function DraftChartPage() {
  const { slug } = useOrganisation();
  const search = useSearch({ from: FROM });
  if (!search.measure) {
    return (
      <Page title={words.title}>
        <EmptyState
          title={words.choose}
          action={<LinkButton href={paths.measures(slug)}>{words.choose}</LinkButton>}
        >
          <p>{words.chooseWords}</p>
        </EmptyState>
      </Page>
    );
  }
  return <OfMeasure measureId={search.measure} search={search} />;
}

function OfMeasure({ measureId, search }: { measureId: string; search: DraftSearch }) {
  const { id: organisationId } = useOrganisation();
  const params = { organisationId, measureId };
  const measure = useRead(routes.getMeasure, { params });
  const explored = useRead(routes.exploreGap, { params });
  const { query, found } = useCharts();
  return (
    <Load query={measure} what="the measure">
      {(known) => (
        <Load query={explored} what="the figures">
          {(figures) => (
            <Load query={query} what="the charts">
              {() => (
                <Draft measure={known} explored={figures} charts={found?.charts ?? []} search={search} />
              )}
            </Load>
          )}
        </Load>
      )}
    </Load>
  );
}

interface DraftProps {
  readonly measure: Measure;
  readonly explored: Explored;
  readonly charts: readonly PublicChart[];
  readonly search: DraftSearch;
}

function Draft({ measure, explored, charts, search }: DraftProps) {
  const { id: organisationId, slug } = useOrganisation();
  const mayKeep = useMay('charts:write');
  const [result, setResult] = useState<ChartResult>();
  const fitting = fittingTypes(charts, measure.definition.form, Boolean(search.split));
  const type = chooseType(fitting, search.type);
  const selection = type ? selectionOf(type, search, comparable(explored, search.split)) : {};
  const series = useRead(routes.readSeries, {
    params: { organisationId, measureId: measure.id },
    body: selection,
  });
  return (
    <Page
      title={result ? findingOf(result) : words.title}
      windowTitle={words.title}
      example={measure.example}
      eyebrow={measure.title}
      lede={words.lede}
      crumbs={[{ label: measure.title, href: paths.measure(slug, measure.id) }, { label: words.title }]}
    >
      <Choices explored={explored} fitting={fitting} type={type} search={search} />
      <Load query={series} what="the chart" part>
        {(input) =>
          type ? (
            <>
              <DrawnChart
                key={`${type.chartId} ${JSON.stringify(selection)}`}
                chartType={type}
                input={input}
                options={{}}
                example={measure.example}
                title={measure.title}
                numbersHref="#numbers"
                onResult={setResult}
              />
              {mayKeep ? (
                <KeepChart measure={measure} type={type} selection={selection} project={search.project} />
              ) : null}
              <Below measureId={measure.id} input={input} result={result} />
            </>
          ) : null
        }
      </Load>
    </Page>
  );
}

function Choices(props: {
  explored: Explored;
  fitting: readonly PublicChart[];
  type: PublicChart | undefined;
  search: DraftSearch;
}) {
  const { explored, fitting, type, search } = props;
  const navigate = useNavigate({ from: '/o/$slug/charts/new' });
  const change = (part: Partial<DraftSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const groups = comparable(explored, search.split);
  const [focus, reference] = selectionOf(type ?? { pluginId: '', chartId: '' }, search, groups).groups ?? [];
  const options = groups.map(({ id, label }) => ({ value: id, label }));
  return (
    <div className="fs-filter">
      <Select
        id="split"
        name="split"
        label={words.split}
        value={search.split ?? ''}
        options={[
          { value: '', label: words.noSplit },
          ...explored.stratifiers.map(({ id, label }) => ({ value: id, label })),
        ]}
        onChange={(split) => change({ split: split || undefined, groups: undefined, reference: undefined })}
      />
      <Select
        id="type"
        name="type"
        label={words.type}
        value={type?.chartId ?? ''}
        options={fitting.map(({ chartId, title }) => ({ value: chartId, label: title }))}
        onChange={(next) => change({ type: next })}
      />
      {type?.chartId === 'gap' && focus && reference ? (
        <>
          <Select
            id="focus"
            name="focus"
            label={words.focus}
            value={focus}
            options={options}
            onChange={(next) => change({ groups: next })}
          />
          <Select
            id="reference"
            name="reference"
            label={words.reference}
            value={reference}
            options={options.filter(({ value }) => value !== focus)}
            onChange={(next) => change({ reference: next })}
          />
        </>
      ) : null}
    </div>
  );
}
