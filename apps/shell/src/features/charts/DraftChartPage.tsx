import type { ChartResult } from '@fairshift/chart-host';
import { routes, type Measure, type PublicChart, type RouteResponse } from '@fairshift/contracts';
import { EmptyState, LinkButton, Notice, Select } from '@fairshift/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ownChart, typeKey, useChartSet } from '../../platform/charts.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { ChartBody } from './ChartBody.js';
import { draftWords as words } from './charts.words.js';
import {
  chooseType,
  comparable,
  drawingOf,
  fittingTypes,
  OVERALL,
  type Comparable,
  type DraftSearch,
  type Drawing,
} from './draft.js';
import { findingOf } from './finding.js';
import { KeepChart } from './KeepChart.js';

type Explored = RouteResponse<typeof routes.exploreGap>;
const NO_TYPE = { pluginId: '', chartId: '' };
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
  const set = useChartSet();
  return (
    <Load query={measure} what="the measure">
      {(known) => (
        <Load query={explored} what="the figures">
          {(figures) => (
            <Load query={set} what="the charts">
              {({ charts }) => <Draft measure={known} explored={figures} charts={charts} search={search} />}
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
  const known = comparable(explored, search.split);
  const drawing = drawingOf(type ?? NO_TYPE, search, known);
  const { selection, options } = drawing;
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
      <div className="sh-stack">
        <Choices {...{ explored, fitting, type, search, known, drawing }} />
        {drawing.note ? <Notice title={drawing.note} /> : null}
        <Load query={series} what="the chart" part>
          {(input) =>
            type ? (
              <ChartBody
                key={`${typeKey(type)} ${JSON.stringify([selection, options])}`}
                chartType={type}
                input={input}
                options={options}
                example={measure.example}
                title={measure.title}
                measureId={measure.id}
                result={result}
                onResult={setResult}
              >
                {mayKeep ? (
                  <KeepChart measure={measure} type={type} drawing={drawing} project={search.project} />
                ) : null}
              </ChartBody>
            ) : null
          }
        </Load>
      </div>
    </Page>
  );
}

interface ChoicesProps {
  readonly explored: Explored;
  readonly fitting: readonly PublicChart[];
  readonly type: PublicChart | undefined;
  readonly search: DraftSearch;
  readonly known: Comparable;
  readonly drawing: Drawing;
}

function Choices(props: ChoicesProps) {
  const { explored, fitting, type, search } = props;
  const navigate = useNavigate({ from: '/o/$slug/charts/new' });
  const change = (part: Partial<DraftSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
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
        value={type ? typeKey(type) : ''}
        options={fitting.map((chart) => ({ value: typeKey(chart), label: chart.title }))}
        onChange={(next) => change({ type: next })}
      />
      <GroupChoices {...props} change={change} />
    </div>
  );
}

/** One group, and for a gap chart whom it is compared with. */
function GroupChoices({
  type,
  known,
  drawing: { focus, reference },
  change,
}: ChoicesProps & { change: (part: Partial<DraftSearch>) => void }) {
  if (!focus) return null;
  const groups = known.groups.map(({ id, label }) => ({ value: id, label }));
  const everyone = known.overall ? [{ value: OVERALL, label: words.everyone }] : [];
  return (
    <>
      <Select
        id="focus"
        name="focus"
        label={type && ownChart(type) === 'gap' ? words.focus : words.group}
        value={focus}
        options={groups}
        onChange={(next) => change({ groups: next })}
      />
      {reference ? (
        <Select
          id="reference"
          name="reference"
          label={words.reference}
          value={reference}
          options={[...everyone, ...groups.filter(({ value }) => value !== focus)]}
          onChange={(next) => change({ reference: next })}
        />
      ) : null}
    </>
  );
}
